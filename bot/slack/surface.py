"""The line to Slack: takes what Slack sends, lets the assistant answer, posts the answer where it was asked.

slack-bolt sorts the payloads; the signature, the parsing and the choice of what is read at all are ours, done
before it sees anything (findings/slack.md). An answer is posted directly until there is an outbox.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Coroutine
from itertools import chain, repeat
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack.arrivals import Arrival, pressed, written
from bot.slack.payload import MalformedPayload, parse
from bot.slack.seen import Seen
from bot.slack.signature import signed_body
from bot.slack.web_api import Locales, new_client, new_session, reason, send
from handlers.assistant import Assistant
from handlers.incoming import Incoming, Message
from handlers.reply import Card, Reply, Text
from handlers.wording import text

log = logging.getLogger(__name__)
#: Bolt's warnings carry whole bodies.
_quiet = logging.getLogger("bot.slack.bolt")
_quiet.setLevel(logging.CRITICAL)

#: Slack sends an event again that is not acknowledged within 3 seconds; longer work goes on beside it.
ACK_WITHIN = 2.0
#: How long a stop waits for answers under way, and a start for Slack to say who we are.
DRAIN_WITHIN, GREET_WITHIN = 15.0, 3.0
GREET_AGAIN = (2, 5, 15, 60)


def mount(app: web.Application, assistant: Assistant, settings: Settings) -> None:
    """Adds `POST /slack/events` to `app`, and what must be opened when it starts and closed when it stops."""
    line = _Line(assistant, settings)
    app.router.add_post("/slack/events", line.receive)
    app.cleanup_ctx.append(line.run)


class _Line:
    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        self._assistant, self._settings = assistant, settings
        self._me = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=self._token)
        self._seen, self._locales = Seen(), Locales()
        self._work: set[asyncio.Task[None]] = set()
        self._client: AsyncWebClient
        self._bolt: AsyncApp

    @property
    def _token(self) -> str:
        return self._settings.slack_bot_token.get_secret_value()

    async def run(self, app: web.Application) -> AsyncIterator[None]:
        """From the server's start to its stop: session, client and bolt; who we are is asked at once."""
        async with new_session() as session:
            self._client = new_client(self._settings, session)
            self._bolt = self._new_bolt()
            greeting = asyncio.create_task(self._greet())
            await asyncio.wait({greeting}, timeout=GREET_WITHIN)
            yield
            greeting.cancel()
            await self._drain()

    async def receive(self, request: web.Request) -> web.Response:
        """Any request on the events address. All that is signed and well formed gets its 200."""
        body = await signed_body(request, self._settings.slack_signing_secret.get_secret_value(), time.time())
        try:
            payload = parse(body, request.content_type)
            asked = AsyncBoltRequest(body=payload, mode="socket_mode")  # already parsed, as Socket Mode's are
        except (MalformedPayload, AttributeError, TypeError, KeyError, IndexError):
            log.warning("malformed", extra={"fields": {"bytes": len(body)}})
            raise web.HTTPBadRequest from None
        answer = await self._bolt.async_dispatch(asked)
        kind = "application/json" if answer.body.startswith("{") else "text/plain"
        return web.Response(status=answer.status, text=answer.body, content_type=kind)

    def _new_bolt(self) -> AsyncApp:
        """`authorize` is given so that SLACK_CLIENT_ID in the environment cannot switch bolt to OAuth."""

        async def authorize() -> AuthorizeResult:
            return self._me

        bolt = AsyncApp(
            name="far-jag",
            logger=_quiet,
            client=self._client,
            signing_secret=self._settings.slack_signing_secret.get_secret_value(),
            authorize=authorize,
            process_before_response=True,
            request_verification_enabled=False,
            raise_error_for_unhandled_request=True,
        )
        bolt.event(re.compile(""))(self._on_event)
        bolt.block_action(re.compile(""))(self._on_action)
        bolt.error(_on_error)
        return bolt

    async def _greet(self) -> None:
        """Asks Slack who we are until it says so. Meanwhile everything is answered all the same."""
        for wait in chain(GREET_AGAIN, repeat(GREET_AGAIN[-1])):
            try:
                answer = await self._client.auth_test()
            except Exception as error:
                log.error(
                    "Slack does not accept us: check SLACK_BOT_TOKEN and SLACK_API_URL",
                    extra={"fields": {"reason": reason(error), "again_in_seconds": wait}},
                )
                await asyncio.sleep(wait)
            else:
                self._me = AuthorizeResult.from_auth_test_response(auth_test_response=answer, bot_token=self._token)
                log.info("connected to Slack", extra={"fields": {"team": self._me.team_id}})
                return

    async def _on_event(self, body: dict[str, Any]) -> None:
        arrival = written(body, self._me.bot_user_id or "")
        if arrival is not None and self._seen.first(arrival.keys):
            await asyncio.wait({self._start(self._answer(arrival))}, timeout=ACK_WITHIN)

    async def _on_action(self, body: dict[str, Any], ack: AsyncAck) -> None:
        await ack()
        arrival = pressed(body)
        if arrival is not None and self._seen.first(arrival.keys):
            self._start(self._answer(arrival))

    async def _answer(self, arrival: Arrival) -> None:
        begun = time.perf_counter()
        incoming = arrival.incoming(await self._locales.of(self._client, arrival.user))
        reply = await self._reply(incoming)
        sent = "yes"
        try:
            await send(self._client, arrival, reply)
        except Exception as error:
            sent = reason(error)
        milliseconds = round((time.perf_counter() - begun) * 1000, 1)
        fields = {"id": arrival.id, "outcome": reply.outcome, "sent": sent, "ms": milliseconds}
        log.log(logging.INFO if sent == "yes" else logging.ERROR, "slack reply", extra={"fields": fields})

    async def _reply(self, incoming: Incoming) -> Reply:
        """In a thread, so that a long text holds up nobody else. A fault of ours is told, not explained."""
        try:
            return await asyncio.to_thread(self._assistant.reply_to, incoming)
        except Exception:
            log.exception("failed", extra={"fields": {"id": incoming.id}})
            said = incoming.text if isinstance(incoming, Message) else ""
            language = self._assistant.language(said, incoming.origin)
            return Reply(Card(language, (Text(text(language, "slack-failed")),)), "failed", private=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._work.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            log.error("failed", exc_info=fault)

    async def _drain(self) -> None:
        """A stop loses no answer that was promised, unless Slack takes too long to take it."""
        if self._work:
            _, left = await asyncio.wait(self._work, timeout=DRAIN_WITHIN)
            for task in left:
                task.cancel()
            if left:
                log.error("answers lost at stop", extra={"fields": {"count": len(left)}})


async def _on_error(error: Exception, body: dict[str, Any]) -> BoltResponse:
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")  # nothing here listens to it, which is no fault
    log.error("failed", exc_info=error, extra={"fields": {"id": body.get("event_id")}})
    return BoltResponse(status=500, body="")
