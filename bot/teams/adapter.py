"""botbuilder's part, and every import of it: a turn from an activity that the gate has let in.

botbuilder reached its end of life; what replaces it replaces this file. Not used are its own way in, which is
`CloudAdapter.process`, and its own way out through msrest (a new connection each turn, no retries): the gate proves
the sender, and what is sent goes through our own sender. It gets as much of the activity as a turn needs, so that no
field that it does not know how to read refuses a message.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.teams.receive.activities import Body

#: What is done in a turn: the body that an invoke is answered with, None for what needs no answer.
Work = Callable[[], Awaitable[object | None]]

_NEEDED = ("type", "id", "name", "serviceUrl", "channelId")
_PARTIES = ("from", "recipient", "conversation")


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]
    """Runs turns; `process` is our own, and answers with what the HTTP edge should write."""

    def __init__(self) -> None:
        super().__init__(_ProvenAlready())

    async def process(self, claims: dict[str, Any], body: Body, work: Work) -> object | None:
        """One turn: the JSON to answer with or None. Raises what `work` raises."""

        async def on_turn(turn: TurnContext) -> None:
            said = await work()
            if said is not None:
                answer = InvokeResponse(status=int(HTTPStatus.OK), body=said)
                await turn.send_activity(Activity(type=ActivityTypes.invoke_response, value=answer))

        answer = await self.process_activity(_proven(claims), _activity(body), on_turn)
        return answer.body if answer else None


def _activity(body: Body) -> Activity:
    held = {name: body[name] for name in _NEEDED if body.get(name)}
    parties = {name: {"id": (body.get(name) or {}).get("id")} for name in _PARTIES}
    return Activity().deserialize({**held, **parties})


def _proven(claims: dict[str, Any]) -> AuthenticateRequestResult:
    proven = AuthenticateRequestResult()
    proven.claims_identity = ClaimsIdentity(claims, True)
    proven.audience = claims["iss"]
    proven.connector_factory = _NoConnectors()
    return proven


class _ProvenAlready(BotFrameworkAuthentication):  # type: ignore[misc]
    """Stands where botbuilder would check tokens itself: by then they are proven."""

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        raise PermissionError

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> None:
        raise PermissionError

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        raise PermissionError

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        return None


class _NoConnectors(ConnectorFactory):  # type: ignore[misc]
    """A turn must hold a connector; ours sends nothing by it."""

    async def create(self, service_url: str, audience: str) -> object:
        return object()
