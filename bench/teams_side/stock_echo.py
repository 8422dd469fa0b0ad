"""What one would write first: botbuilder as its samples have it, echoing each message. Keeps nothing.

python -m bench.teams_side.stock_echo PORT FAR_SIDE_URL stock|patched

`patched` has the one line that spares msrest a list of half a million status codes for each client.
"""

from __future__ import annotations

import logging
import sys

from aiohttp import web
from botbuilder.core import ActivityHandler, CloudAdapterBase, TurnContext
from botbuilder.schema import Activity
from botframework.connector.auth import (
    BotFrameworkAuthenticationFactory,
    ChannelValidation,
    PasswordServiceClientCredentialFactory,
)
from msrest.authentication import BasicTokenAuthentication

from bench.teams_side.sending import APP_ID, PASSWORD


class Echo(ActivityHandler):  # type: ignore[misc]
    async def on_message_activity(self, turn: TurnContext) -> None:
        await turn.send_activity(turn.activity.text)


class Credentials(PasswordServiceClientCredentialFactory):  # type: ignore[misc]
    """A token at once: what fetches it speaks https alone."""

    async def create_credentials(self, *asked: object, **named: object) -> BasicTokenAuthentication:
        return BasicTokenAuthentication({"access_token": "a-token"})


def app(far_side: str) -> web.Application:
    ChannelValidation.open_id_metadata_endpoint = f"{far_side}/openid"
    credentials = Credentials(APP_ID, PASSWORD)
    adapter, echo = CloudAdapterBase(BotFrameworkAuthenticationFactory.create(credential_factory=credentials)), Echo()

    async def receive(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        await adapter.process_activity(request.headers.get("Authorization", ""), activity, echo.on_turn)
        return web.Response()

    served = web.Application()
    served.router.add_post("/api/messages", receive)
    return served


def patch() -> None:
    from msrest.universal_http.requests import ClientRetryPolicy

    ClientRetryPolicy.safe_codes = frozenset(ClientRetryPolicy.safe_codes)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    if sys.argv[3] == "patched":
        patch()
    web.run_app(app(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
