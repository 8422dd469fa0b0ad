"""botbuilder's part, and every import of it: a turn from an activity that the gate has let in.

botbuilder reached its end of life; what replaces it replaces this file. Not used are its own way in, which is
`CloudAdapter.process`, and its own way out through msrest (a new connection each turn, no retries): the gate
proves the sender, and what a turn sends goes through our connector.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, TypeAlias

from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes, Attachment, ResourceResponse
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)
from msrest.exceptions import ClientException

from bot.teams.draw.cards import CONTENT_TYPE
from bot.teams.receive.activities import Body, MalformedActivity
from bot.teams.send.connector import Connector

Turn: TypeAlias = TurnContext
Logic = Callable[[TurnContext], Awaitable[None]]

MESSAGE_TYPE = "application/vnd.microsoft.activity.message"


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]
    """Runs turns; `process` is our own, and answers with what the HTTP edge should write."""

    def __init__(self, connector: Connector) -> None:
        super().__init__(_ProvenAlready())
        self._connector = connector

    async def process(self, claims: dict[str, Any], body: Body, logic: Logic) -> tuple[int, object]:
        """One turn: the status, and the JSON to answer with or None.

        Raises MalformedActivity, ConnectorError, TokenError.
        """
        try:
            activity = Activity().deserialize(body)
        except (ClientException, ValueError, TypeError, AttributeError, KeyError):
            raise MalformedActivity from None
        proven = AuthenticateRequestResult()
        proven.claims_identity = ClaimsIdentity(claims, True)
        proven.audience = claims["iss"]
        proven.connector_factory = _Connectors(self._connector)
        answer = await self.process_activity(proven, activity, logic)
        return (int(answer.status), answer.body) if answer else (int(HTTPStatus.OK), None)


async def send_card(turn: Turn, card: dict[str, Any], summary: str) -> None:
    """Answers in the same conversation; `summary` is what a notification shows."""
    attachment = Attachment(content_type=CONTENT_TYPE, content=card)
    await turn.send_activity(Activity(type=ActivityTypes.message, summary=summary, attachments=[attachment]))


async def answer_invoke(turn: Turn, words: str) -> None:
    """Answers a pressed Action.Execute with a line that only the person who pressed sees."""
    body = {"statusCode": 200, "type": MESSAGE_TYPE, "value": words}
    answer = InvokeResponse(status=int(HTTPStatus.OK), body=body)
    await turn.send_activity(Activity(type=ActivityTypes.invoke_response, value=answer))


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


class _Connectors(ConnectorFactory):  # type: ignore[misc]
    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def create(self, service_url: str, audience: str) -> _Client:
        return _Client(self._connector, service_url)


class _Client:
    """What botbuilder calls of its connector client: both are its `conversations`."""

    def __init__(self, connector: Connector, service: str) -> None:
        self._connector, self._service = connector, service
        self.conversations = self

    async def reply_to_activity(self, conversation: str, reply_to: str, activity: Activity) -> ResourceResponse:
        sent = await self._connector.post(self._service, conversation, reply_to, activity.serialize())
        return ResourceResponse(id=sent)

    async def send_to_conversation(self, conversation: str, activity: Activity) -> ResourceResponse:
        return ResourceResponse(id=await self._connector.post(self._service, conversation, None, activity.serialize()))
