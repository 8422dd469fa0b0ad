"""A fake of Slack's side on loopback: the Web API, and a client that signs and sends what Slack sends.

Strict: it refuses what Slack refuses, keeps what it took in `posted`, and fails when told (`next_answers`).
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections import Counter, defaultdict, deque
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.fakes.slack_limits import buttons, faults

TOKEN, SECRET = "xoxb-not-a-real-token", "not-a-real-signing-secret"
BOT, BOT_ID, TEAM = "UBOT00001", "BBOT00001", "TTEAM0001"
PERSON, CHANNEL, DIRECT = "UPERSON01", "CGENERAL1", "DPERSON01"

Json = dict[str, Any]


class FakeSlack:
    """`locales` are what users.info tells, None without the scope; `members` the channels the bot is in.

    `threads` have answers; an ephemeral message into any other is taken and `unseen`, as at Slack.
    """

    def __init__(self) -> None:
        self.members = {CHANNEL, DIRECT}
        self.channels = {CHANNEL, DIRECT, "CNOTIN001"}
        self.locales: dict[str, str] | None = {}
        self.posted: list[Json] = []
        self.unseen: list[Json] = []
        self.threads: set[str] = set()
        self.calls: Counter[str] = Counter()
        self._next: dict[str, deque[str]] = defaultdict(deque)
        self._times = itertools.count(1)
        self._server = TestServer(self._application())

    async def __aenter__(self) -> FakeSlack:
        await self._server.start_server()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._server.close()

    @property
    def url(self) -> str:
        return str(self._server.make_url("/api/"))

    def next_answers(self, method: str, *answers: str) -> None:
        """The next calls get these: `429`, `500`, `html`, `text`, `drop`, `slow`, or an error by name."""
        self._next[method] += answers

    def _application(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        return app

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls[method] += 1
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return _refused("invalid_auth")
        said = dict(request.query) | await _body(request)
        if self._next[method] and (answer := await self._told(request, self._next[method].popleft())):
            return answer
        return {
            "auth.test": self._auth_test,
            "users.info": self._users_info,
            "chat.postMessage": self._post,
            "chat.postEphemeral": self._post_ephemeral,
        }.get(method, lambda said: _refused("unknown_method"))(said)

    async def _told(self, request: web.Request, what: str) -> web.StreamResponse | None:
        if what == "429":
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "0"})
        if what == "500":
            return web.json_response({"ok": False, "error": "fatal_error"}, status=500)
        if what == "html":
            return web.Response(text="<html>Bad gateway</html>", content_type="text/html", status=502)
        if what == "text":
            return web.Response(text="upstream error", status=503)
        if what == "drop":
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if what == "slow":
            await asyncio.sleep(0.5)
            return None
        return _refused(what)

    def _auth_test(self, said: Json) -> web.Response:
        return _accepted({"user_id": BOT, "bot_id": BOT_ID, "team_id": TEAM, "team": "Hangö", "user": "farjag"})

    def _users_info(self, said: Json) -> web.Response:
        if self.locales is None:
            return _refused("missing_scope")
        user = {"id": said["user"], "locale": self.locales.get(said["user"], "sv-SE")}
        return _accepted({"user": user})

    def _post_ephemeral(self, said: Json) -> web.Response:
        if not said.get("user"):
            return _refused("user_not_in_channel")
        if said.get("thread_ts") and said["thread_ts"] not in self.threads:
            self.unseen.append(said)
            return _accepted({"message_ts": "1"})
        return self._post(said | {"ephemeral": True})

    def _post(self, said: Json) -> web.Response:
        if said.get("channel") not in self.channels:
            return _refused("channel_not_found")
        if said["channel"] not in self.members:
            return _refused("not_in_channel")
        if not said.get("text"):
            return _refused("no_text")
        if len(said["text"]) > 4000:
            return _refused("msg_too_long")
        if found := faults(said.get("blocks")):
            return _refused("msg_blocks_too_long" if "msg_blocks_too_long" in found else "invalid_blocks", found)
        ts = f"1700000000.{next(self._times):06d}"
        self.posted.append(said | {"ts": ts})
        self.threads |= {said["thread_ts"]} if said.get("thread_ts") else set()
        return _accepted({"ts": ts, "channel": said["channel"]})


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    return dict(await request.post())


def _accepted(data: Json) -> web.Response:
    return web.json_response({"ok": True, **data})


def _refused(error: str, messages: list[str] | None = None) -> web.Response:
    return web.json_response({"ok": False, "error": error, "response_metadata": {"messages": messages or []}})


class SlackClient:
    """Sends to the events address as Slack does. `sent` numbers events and messages, each a new one."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url, self._session = url, session
        self.sent = itertools.count(1)

    async def raw(self, body: bytes, headers: dict[str, str] | None = None, *, form: bool = False) -> tuple[int, str]:
        """Posts `body` as it is, signed now unless `headers` say otherwise (None leaves a header out)."""
        timestamp = str(int(time.time()))
        kind = "application/x-www-form-urlencoded" if form else "application/json"
        given = {"Content-Type": kind, "X-Slack-Request-Timestamp": timestamp}
        given["X-Slack-Signature"] = sign(timestamp, body)
        async with self._session.post(self._url, data=body, headers=given | (headers or {})) as answer:
            return answer.status, await answer.text()

    async def json(self, payload: Any, headers: dict[str, str] | None = None) -> int:
        return (await self.raw(json.dumps(payload).encode(), headers))[0]

    async def event(self, event: Json, event_id: str = "", headers: dict[str, str] | None = None) -> int:
        return await self.json(self.envelope(event, event_id), headers)

    def envelope(self, event: Json, event_id: str = "") -> Json:
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A1",
            "event_id": event_id or f"Ev{next(self.sent):08d}",
            "event_time": 1700000000,
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}],
            "event": event,
        }

    def mention(self, text: str, **more: Any) -> Json:
        ts = f"1600000000.{next(self.sent):06d}"
        said = {"type": "app_mention", "user": PERSON, "channel": CHANNEL, "ts": ts, "event_ts": ts}
        return said | {"text": f"<@{BOT}> {text}"} | more

    def direct(self, text: str, **more: Any) -> Json:
        said = self.mention("", type="message", channel=DIRECT, channel_type="im")
        return said | {"text": text} | more

    async def press(self, message: Json, label: str, *, number: int = 0) -> int:
        """Presses the button labelled or named `label`; only what the message shows can be pressed."""
        named = [button for button in buttons(message["blocks"]) if label in _names(button)]
        return await self.interaction(self.pressing(message, named[number]))

    def pressing(self, message: Json, button: Json) -> Json:
        thread = {"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}
        place = {"type": "message", "message_ts": message["ts"], "channel_id": message["channel"], **thread}
        shown = {} if message.get("ephemeral") else {"message": {"ts": message["ts"], "user": BOT, **thread}}
        return {
            "type": "block_actions",
            "user": {"id": PERSON, "team_id": TEAM},
            "team": {"id": TEAM},
            "api_app_id": "A1",
            "container": place | {"is_ephemeral": bool(message.get("ephemeral"))},
            "channel": {"id": message["channel"], "name": "general"},
            "response_url": "https://hooks.slack.invalid/actions/1",
            "trigger_id": "1.2.3",
            "actions": [{**button, "block_id": "b", "action_ts": f"1650000000.{next(self.sent):06d}"}],
            **shown,
        }

    async def interaction(self, payload: Json) -> int:
        return (await self.raw(urlencode({"payload": json.dumps(payload)}).encode(), form=True))[0]

    async def command(self, text: str) -> int:
        fields = {
            "command": "/farjag",
            "text": text,
            "user_id": PERSON,
            "channel_id": CHANNEL,
            "team_id": TEAM,
        }
        return (await self.raw(urlencode(fields).encode(), form=True))[0]


def _names(button: Json) -> tuple[str, ...]:
    return button["text"]["text"], button.get("accessibility_label", "")


def sign(timestamp: str, body: bytes, secret: str = SECRET) -> str:
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
