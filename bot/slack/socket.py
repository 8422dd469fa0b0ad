"""Socket Mode: Slack's payloads over a connection that we open, for a server without a public address."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.background import BackgroundTasks
from bot.http_session import proxy_of
from bot.settings import Settings
from bot.slack.receive.payload import MalformedPayload, without_halves
from bot.slack.send.client import reason
from bot.slack.send.sender import SlackSender

log = logging.getLogger(__name__)
#: The SDK's warnings carry whole envelopes.
_quiet = logging.getLogger("bot.slack.socket_mode")
_quiet.setLevel(logging.CRITICAL)

#: How often the connection is tried, and tried again.
PING_S = 10.0
Dispatch = Callable[[dict[str, Any]], Awaitable[BoltResponse]]


class _Client(SocketModeClient):
    """The SDK's client tries again by itself, and says nothing that may be heard; so this says why."""

    async def issue_new_wss_url(self) -> str:
        try:
            url = await super().issue_new_wss_url()
            self.proxy = proxy_of(url)  # the client's own reading of the proxy variables overlooks NO_PROXY
            return url
        except Exception as error:
            fields = {"reason": reason(error)}
            log.error("Socket Mode does not connect: check SLACK_APP_TOKEN", extra={"fields": fields})
            raise


class Socket:
    """Answers each envelope as the events address would. Without an answer of 200 Slack sends it again."""

    _closing = False

    def __init__(self, settings: Settings, sender: SlackSender, dispatch: Dispatch) -> None:
        self._dispatch, self._background = dispatch, BackgroundTasks()
        token = settings.slack_app_token.get_secret_value()
        self._client = _Client(token, logger=_quiet, web_client=sender.client(), ping_interval=PING_S)
        self._client.socket_mode_request_listeners.append(self._receive)

    async def connect(self) -> None:
        """Opens the connection, however often it takes; the client keeps it open from then on."""
        await self._client.connect()  # type: ignore[no-untyped-call]
        log.info("connected to Slack by Socket Mode")

    async def close(self) -> None:
        """What has come is still answered: a form would be told that we failed. What comes now Slack sends again."""
        self._closing = True
        await self._background.drain()
        await self._client.close()  # type: ignore[no-untyped-call]

    async def _receive(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if not self._closing:
            self._background.start(self._answer(client, request))

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        try:
            answer = await self._dispatch(without_halves(dict(request.payload)))
        except MalformedPayload:
            return log.warning("malformed")
        except Exception:
            return log.exception("failed")
        if answer.status == 200:
            said = json.loads(answer.body) if answer.body.startswith("{") else None
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, said))
