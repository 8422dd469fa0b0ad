"""The line to Slack: takes what Slack sends, by HTTP or by Socket Mode, and hands it to whoever answers it.

slack-bolt sorts the payloads; the signature, the parsing and the choice of what is read at all are ours, done before
it sees anything.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from itertools import chain, repeat
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from bot.background import BackgroundTasks
from bot.dispatcher import Dispatcher
from bot.settings import Settings
from bot.slack.act.acknowledgement import until_decided
from bot.slack.act.clicks import Clicks
from bot.slack.act.identity import Identity
from bot.slack.act.messages import Messages
from bot.slack.act.reading import History
from bot.slack.act.responder import Responder
from bot.slack.act.text_references import Sources
from bot.slack.act.threads import Threads
from bot.slack.act.view_events import ViewEvents
from bot.slack.draw.seal import KEY, Seal
from bot.slack.receive.events import Spot, said, team_of, text_in, workspaces_in
from bot.slack.receive.payload import MalformedPayload, parse, plausible
from bot.slack.receive.signature import signed_body
from bot.slack.send.client import Locales, reason
from bot.slack.send.sender import SlackSender
from bot.slack.socket import Socket
from handlers.store import Unavailable

log = logging.getLogger(__name__)
#: Bolt's warnings carry whole bodies.
_quiet = logging.getLogger("bot.slack.bolt")
_quiet.setLevel(logging.CRITICAL)

#: How long a start waits for Slack to say who we are.
GREET_WITHIN = 3.0
GREET_AGAIN = (2, 5, 15, 60)
_ANY = re.compile("")


def mount(
    app: web.Application, dispatcher: Dispatcher, sender: SlackSender, settings: Settings, now: Callable[[], datetime]
) -> None:
    """Adds `POST /slack/events` to `app` or the socket, and what must be opened at start and closed at stop."""
    line = _Line(dispatcher, sender, settings, now)
    if settings.slack_signing_secret.get_secret_value():
        app.router.add_post("/slack/events", line.receive)
    app.cleanup_ctx.append(line.run)


class _Line:
    def __init__(
        self, dispatcher: Dispatcher, sender: SlackSender, settings: Settings, now: Callable[[], datetime]
    ) -> None:
        self._settings, self._sender = settings, sender
        locales, self._threads, self._background = Locales(sender.client), Threads(now), BackgroundTasks()
        self._dispatcher, self._seal = dispatcher, Seal()
        self._identity = Identity(settings.slack_bot_token.get_secret_value())
        sources, background = Sources(self._seal, History(sender, self._identity), now), self._background
        responder = Responder(dispatcher, sender, locales, self._threads, background, sources, self._seal, now)
        self._messages = Messages(dispatcher, sender, locales, self._threads, background, sources)
        self._clicks, self._view_events = Clicks(responder, self._identity), ViewEvents(responder)
        self._bolt: AsyncApp

    async def run(self, app: web.Application) -> AsyncIterator[None]:
        """From the server's start to its stop: bolt and the socket; who we are is asked at once."""
        self._seal.use(await self._dispatcher.signing_key(KEY))
        self._bolt = self._new_bolt()
        greeting = asyncio.create_task(self._greet())
        await asyncio.wait({greeting}, timeout=GREET_WITHIN)
        socket = Socket(self._settings, self._sender, self.dispatch) if self._settings.socket_mode else None
        connecting = asyncio.create_task(socket.connect()) if socket else None
        yield
        for task in filter(None, (greeting, connecting)):
            task.cancel()
        if socket:
            await socket.close()
        await self._background.drain()

    async def receive(self, request: web.Request) -> web.Response:
        """Any request on the events address. All that is signed and well formed gets its 200."""
        body = await signed_body(request, self._settings.slack_signing_secret.get_secret_value(), time.time())
        try:
            answer = await self.dispatch(parse(body, request.content_type))
        except MalformedPayload:
            log.warning("malformed", extra={"fields": {"bytes": len(body)}})
            raise web.HTTPBadRequest from None
        kind = "application/json" if answer.body.startswith("{") else "text/plain"
        return web.Response(status=answer.status, text=answer.body, content_type=kind)

    async def dispatch(self, payload: dict[str, Any]) -> BoltResponse:
        """What bolt answers. Raises MalformedPayload."""
        payload = {key: value for key, value in payload.items() if value is not None}  # null is what is not there
        if not plausible(payload):
            raise MalformedPayload
        if not self._is_ours(payload):
            log.warning("another workspace is not answered")
            return BoltResponse(status=200, body="")
        try:
            asked = AsyncBoltRequest(body=payload, mode="socket_mode")  # already parsed, as Socket Mode's are
        except (AttributeError, TypeError, KeyError, IndexError):
            raise MalformedPayload from None
        return await self._bolt.async_dispatch(asked)

    def _is_ours(self, payload: dict[str, Any]) -> bool:
        """Whether it comes from a workspace that may talk to us: a listed one, or else the token's own."""
        allowed = self._settings.workspaces or self._identity.workspaces
        return not allowed or workspaces_in(payload) <= allowed

    def _new_bolt(self) -> AsyncApp:
        """`authorize` is given so that SLACK_CLIENT_ID in the environment cannot switch bolt to OAuth."""

        async def authorize() -> AuthorizeResult:
            return self._identity.authorized

        bolt = AsyncApp(
            name="far-jag",
            logger=_quiet,
            client=self._sender.client(),
            signing_secret=self._settings.slack_signing_secret.get_secret_value() or "socket",
            authorize=authorize,
            process_before_response=True,
            request_verification_enabled=False,
            raise_error_for_unhandled_request=True,
        )
        bolt.event(_ANY)(self._on_event)
        bolt.block_action(_ANY)(self._on_action)
        bolt.command(_ANY)(self._on_command)
        bolt.shortcut(_ANY)(self._on_shortcut)
        bolt.view_submission(_ANY)(self._on_submission)
        bolt.view_closed(_ANY)(self._on_closed)
        bolt.error(_on_error)
        return bolt

    async def _greet(self) -> None:
        """Asks Slack who we are until it says so. Meanwhile everything is answered all the same."""
        for wait in chain(GREET_AGAIN, repeat(GREET_AGAIN[-1])):
            try:
                answer = await self._sender.client().auth_test()
            except Exception as error:
                log.error(
                    "Slack does not accept us: check SLACK_BOT_TOKEN and SLACK_API_URL",
                    extra={"fields": {"reason": reason(error), "again_in_seconds": wait}},
                )
                await asyncio.sleep(wait)
            else:
                self._identity.learn(answer)
                log.info("connected to Slack", extra={"fields": {"team": self._identity.authorized.team_id}})
                return

    async def _on_event(self, body: dict[str, Any]) -> None:
        event = body["event"]
        if event["type"] == "app_home_opened":
            if text_in(event, "tab") == "home" and text_in(event, "user"):
                user = text_in(event, "user")
                self._background.start(self._view_events.home(Spot(user, user, team=team_of(body))))
            return
        found = said(body, self._identity.user, self._threads.follows)
        if found is not None:
            await self._messages.answer(found)

    async def _on_action(self, body: dict[str, Any], ack: AsyncAck) -> None:
        work = self._view_events.acted if body.get("view") else self._clicks.pressed
        await until_decided(self._background, work, body)
        await ack()

    async def _on_command(self, body: dict[str, Any], ack: AsyncAck) -> None:
        await until_decided(self._background, self._clicks.command, body)
        await ack()

    async def _on_shortcut(self, body: dict[str, Any], ack: AsyncAck) -> None:
        self._background.start(self._clicks.shortcut(body))
        await ack()

    async def _on_submission(self, body: dict[str, Any], ack: AsyncAck) -> None:
        action: Any = await self._view_events.submitted(body)
        await ack(**action)

    async def _on_closed(self, body: dict[str, Any], ack: AsyncAck) -> None:
        self._background.start(self._view_events.closed(body))
        await ack()


async def _on_error(error: Exception, body: dict[str, Any]) -> BoltResponse:
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")  # nothing here listens to it, which is no fault
    log.error("failed", exc_info=None if isinstance(error, Unavailable) else error)
    return BoltResponse(status=500, body="")
