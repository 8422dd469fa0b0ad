"""A fake of Slack's side on loopback: the Web API. The client that signs and sends as Slack does is `slack_client.py`.

Strict: it refuses what Slack refuses, keeps what it took in `posted`, and fails when told (`next_answers`).
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from decimal import Decimal
from email.utils import formatdate
from time import time

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.fakes.slack_client import SlackClient, sign
from tests.fakes.slack_ids import (
    APP_TOKEN,
    BOT,
    BOT_ID,
    CHANNEL,
    DIRECT,
    PERSON,
    SECRET,
    TEAM,
    TOKEN,
    Json,
)
from tests.fakes.slack_limits import faults
from tests.fakes.slack_views import ViewRefused, Views

__all__ = [
    "APP_TOKEN",
    "BOT",
    "BOT_ID",
    "CHANNEL",
    "DIRECT",
    "PERSON",
    "SECRET",
    "TEAM",
    "TOKEN",
    "FakeSlack",
    "Json",
    "SlackClient",
    "sign",
]

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "users:read",
)
#: What a method needs; where it depends on the kind of conversation, by the first letter of its id.
NEEDED: dict[str, str | dict[str, str]] = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "users.info": "users:read",
    "conversations.open": "im:write",
    "conversations.history": {"D": "im:history", "C": "channels:history", "G": "groups:history"},
    "conversations.replies": {"D": "im:history", "C": "channels:history", "G": "groups:history"},
    "conversations.info": {"D": "im:read", "C": "channels:read", "G": "groups:read"},
    "conversations.members": {"D": "im:read", "C": "channels:read", "G": "groups:read"},
}
LONGEST_METADATA = 8_000
#: A response_url is good for so many answers.
RESPONSES = 5


class FakeSlack:
    """`locales` are what users.info tells, None without the scope; `members` the channels the bot is in.

    `inside` says which persons are in a channel; where it does not say, everybody is. A channel in `private`, or whose
    id begins with G, is known to its members alone; a direct message to the two who have it.
    `persons` are those of the workspace, `deleted` those who have left it, `archived` channels that are closed. A
    direct message with U123 is D123. `threads` have answers; an ephemeral message into any other is taken and
    `unseen`, as at Slack. `scopes` are those granted; `ahead_s` is how far Slack's clock is ahead of ours;
    `now` is what messages are stamped by.
    """

    def __init__(self) -> None:
        self.persons = {PERSON, BOT}
        self.deleted: set[str] = set()
        self.members = {CHANNEL, DIRECT}
        self.channels = {CHANNEL, DIRECT, "CNOTIN001"}
        self.archived: set[str] = set()
        self.private: set[str] = set()
        self.inside: dict[str, set[str]] = {}
        self.locales: dict[str, str] | None = {}
        self.scopes = set(SCOPES)
        self.ahead_s = 0.0
        self.now: Callable[[], float] = time
        self.socket_url = "wss://slack.invalid/link"
        self.views = Views()
        self.posted: list[Json] = []
        self.updated: list[Json] = []
        self.responded: list[Json] = []
        self.unseen: list[Json] = []
        self.threads: set[str] = set()
        self.calls: Counter[str] = Counter()
        self._next: dict[str, deque[str]] = defaultdict(deque)
        self._times = itertools.count(1)
        self._response_urls: dict[str, Json] = {}
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
        """The next calls get these: `429` (`429 30` with its Retry-After), `500`, `html`, `text`, `drop`, `slow`,
        `slow, then 500`, an error by name; `accept, then drop` and `accept, then 500` do what was asked and fail all
        the same.
        """
        self._next[method] += answers

    def forget_answers(self) -> None:
        """From here on everything is answered as it should be."""
        self._next.clear()

    def response_url(self, channel: str, user: str) -> str:
        """What an interaction carries: good for five answers."""
        number = str(next(self._times))
        self._response_urls[number] = {"channel": channel, "user": user, "left": RESPONSES}
        return str(self._server.make_url(f"/response/{number}"))

    def shown_in(self, channel: str) -> list[Json]:
        """Every message that stands there now."""
        return [message for message in self.posted if message["channel"] == channel]

    def said(self, event: Json) -> None:
        """What a person wrote stands in the channel too, and can be read there."""
        here = {key: event[key] for key in ("channel", "ts", "user", "text", "thread_ts") if key in event}
        self.posted.append(here | {"said_by": event["user"]})

    def _application(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/response/{number}", self._respond)
        app.on_response_prepare.append(self._sign_off)
        return app

    async def _sign_off(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Date"] = formatdate(time() + self.ahead_s, usegmt=True)
        response.headers["X-OAuth-Scopes"] = ",".join(sorted(self.scopes))

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls[method] += 1
        token = APP_TOKEN if method == "apps.connections.open" else TOKEN
        if request.headers.get("Authorization") != f"Bearer {token}":
            return _refused("invalid_auth")
        said = dict(request.query) | await _body(request)
        what = self._next[method].popleft() if self._next[method] else ""
        if what.startswith("slow"):
            await asyncio.sleep(0.5)
            what = what.removeprefix("slow").removeprefix(", then ")
        if what and not what.startswith("accept"):
            return self._told(request, what)
        answer = self._answer(method, said)
        return self._told(request, what.removeprefix("accept, then ")) if what.startswith("accept") else answer

    def _told(self, request: web.Request, what: str) -> web.StreamResponse:
        if what.startswith("429"):
            headers = {"Retry-After": what.partition(" ")[2] or "0"}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
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
        return _refused(what)

    def _answer(self, method: str, said: Json) -> web.Response:
        needed = NEEDED.get(method, "")
        scope = needed.get(str(said.get("channel"))[:1], "") if isinstance(needed, dict) else needed
        if scope and scope not in self.scopes:
            return _refused("missing_scope", needed=scope, provided=",".join(sorted(self.scopes)))
        methods: dict[str, Callable[[Json], web.Response]] = {
            "auth.test": self._auth_test,
            "apps.connections.open": lambda said: _accepted({"url": self.socket_url}),
            "users.info": self._users_info,
            "chat.postMessage": self._post,
            "chat.postEphemeral": self._post_ephemeral,
            "chat.update": self._update,
            "chat.delete": self._delete,
            "conversations.open": self._open,
            "conversations.history": self._history,
            "conversations.replies": self._replies,
            "conversations.info": self._info,
            "conversations.members": self._members,
            **{
                f"views.{name}": self._view(getattr(self.views, name)) for name in ("open", "push", "update", "publish")
            },
        }
        return methods.get(method, lambda said: _refused("unknown_method"))(said)

    def _auth_test(self, said: Json) -> web.Response:
        return _accepted({"user_id": BOT, "bot_id": BOT_ID, "team_id": TEAM, "team": "Hangö", "user": "farjag"})

    def _users_info(self, said: Json) -> web.Response:
        if self.locales is None:
            return _refused("missing_scope")
        if said["user"] not in self.persons | self.deleted:
            return _refused("user_not_found")
        locale = self.locales.get(said["user"], "sv-SE")
        about = {"deleted": said["user"] in self.deleted, "is_bot": said["user"] == BOT}
        return _accepted({"user": {"id": said["user"], "locale": locale, **about}})

    def _open(self, said: Json) -> web.Response:
        user = said.get("users", "")
        if user not in self.persons | self.deleted:
            return _refused("user_not_found")
        if user == BOT:
            return _refused("cannot_dm_bot")
        if user in self.deleted:
            return _refused("user_disabled")
        channel = f"D{user[1:]}"
        self.channels.add(channel)
        self.members.add(channel)
        return _accepted({"channel": {"id": channel}})

    def _no_way_in(self, said: Json) -> str:
        channel = said.get("channel", "")
        if not self._is_known(channel) or (channel.startswith("D") and f"U{channel[1:]}" in self.deleted):
            return "channel_not_found"
        if channel not in self.members:
            return "not_in_channel"
        return ""

    def _history(self, said: Json) -> web.Response:
        if found := self._no_way_in(said):
            return _refused(found)
        visible = [m for m in self.shown_in(said["channel"]) if not m.get("ephemeral") and _in_time(m, said)]
        return _page([m for m in reversed(visible) if not m.get("thread_ts") or m.get("reply_broadcast")], said)

    def _replies(self, said: Json) -> web.Response:
        if found := self._no_way_in(said):
            return _refused(found)
        if not said.get("ts"):
            return _refused("thread_not_found")
        inside = [m for m in self.shown_in(said["channel"]) if said["ts"] in (m.get("thread_ts"), m["ts"])]
        begins = said["ts"]  # what the thread began with comes first, whatever time is asked for
        return _page([m for m in inside if not m.get("ephemeral") and (m["ts"] == begins or _in_time(m, said))], said)

    def is_in(self, user: str, channel: str) -> bool:
        """Whether that person is in the channel, or has that direct message."""
        if channel.startswith("D"):
            return channel == f"D{user[1:]}"
        return user in self.inside.get(channel, self.persons)

    def _is_known(self, channel: str) -> bool:
        """To the bot: a private channel is nothing to whom it does not hold."""
        hidden = channel.startswith(("G", "D")) or channel in self.private
        return channel in self.channels and (channel in self.members or not hidden)

    def _info(self, said: Json) -> web.Response:
        channel = said.get("channel", "")
        if not self._is_known(channel):
            return _refused("channel_not_found")
        about = {"is_member": channel in self.members, "is_archived": channel in self.archived}
        return _accepted({"channel": {"id": channel, **about}})

    def _members(self, said: Json) -> web.Response:
        channel, limit, start = said.get("channel", ""), int(said.get("limit") or 100), int(said.get("cursor") or 0)
        if not self._is_known(channel):
            return _refused("channel_not_found")
        if not 0 < limit < 1000:
            return _refused("invalid_limit")
        found = sorted(one for one in self.persons - {BOT} if self.is_in(one, channel))
        found += [BOT] if channel in self.members else []
        more = {"next_cursor": str(start + limit)} if len(found) > start + limit else {"next_cursor": ""}
        return _accepted({"members": found[start : start + limit], "response_metadata": more})

    def _post_ephemeral(self, said: Json) -> web.Response:
        if not said.get("user") or not self.is_in(said["user"], said.get("channel", "")):
            return _refused("user_not_in_channel")
        if said.get("thread_ts") and said["thread_ts"] not in self.threads:
            self.unseen.append(said)
            return _accepted({"message_ts": "1"})
        return self._post(said | {"ephemeral": True})

    def _post(self, said: Json) -> web.Response:
        if found := self._no_way_in(said):
            return _refused(found)
        if said["channel"] in self.archived:
            return _refused("is_archived")
        if found := _content_fault(said) or _metadata_fault(said.get("metadata")):
            return _refused(*found)
        ts = self._new_ts()
        self.posted.append(said | {"ts": ts})
        self.threads |= {said["thread_ts"]} if said.get("thread_ts") else set()
        return _accepted({"ts": ts, "channel": said["channel"]})

    def _new_ts(self) -> str:
        return f"{int(self.now())}.{next(self._times):06d}"

    def _standing(self, said: Json) -> Json | None:
        here = self.shown_in(said.get("channel", ""))
        return next((m for m in here if m["ts"] == said.get("ts") and not m.get("ephemeral")), None)

    def _update(self, said: Json) -> web.Response:
        if said.get("channel") not in self.channels:
            return _refused("channel_not_found")
        if said["channel"] in self.archived:
            return _refused("is_archived")
        message = self._standing(said)
        if message is None:
            return _refused("message_not_found")
        if "said_by" in message:
            return _refused("cant_update_message")
        if found := _content_fault(said) or _metadata_fault(said.get("metadata")):
            return _refused(*found)
        self.updated.append(said)
        message.update({key: said[key] for key in ("text", "blocks", "metadata") if key in said})
        return _accepted({"ts": said["ts"], "channel": said["channel"], "text": said["text"]})

    def _delete(self, said: Json) -> web.Response:
        message = self._standing(said)
        if message is None:
            return _refused("message_not_found")
        if "said_by" in message:
            return _refused("cant_delete_message")
        self.posted.remove(message)
        return _accepted({"ts": said["ts"], "channel": said["channel"]})

    def _view(self, method: Callable[[Json], Json]) -> Callable[[Json], web.Response]:
        def call(said: Json) -> web.Response:
            try:
                return _accepted({"view": method(said)})
            except ViewRefused as refused:
                return _refused(refused.error, refused.messages)

        return call

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        """An answer to a response_url: `responded` keeps it with who sees it; `next_answers("response_url", …)`."""
        self.calls["response_url"] += 1
        if self._next["response_url"]:
            return self._told(request, self._next["response_url"].popleft())
        known = self._response_urls.get(request.match_info["number"])
        if known is None or not known["left"]:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        said = await request.json()
        if not said.get("delete_original") and (found := _content_fault(said)):
            return web.json_response({"ok": False, "error": found[0]}, status=400)
        known["left"] -= 1
        ephemeral = said.get("response_type", "ephemeral") == "ephemeral"
        seen = {"channel": known["channel"], "user": known["user"], "ephemeral": ephemeral, "ts": self._new_ts()}
        self.responded.append(said | seen)
        return web.Response(text="ok")


def _content_fault(said: Json) -> tuple[str, list[str]] | None:
    if not said.get("text"):
        return "no_text", []
    if len(said["text"]) > 4000:
        return "msg_too_long", []
    if found := faults(said.get("blocks")):
        return ("msg_blocks_too_long" if "msg_blocks_too_long" in found else "invalid_blocks"), found
    return None


def _metadata_fault(metadata: object) -> tuple[str, list[str]] | None:
    metadata = json.loads(metadata) if isinstance(metadata, str) else metadata
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or metadata.keys() != {"event_type", "event_payload"}:
        return "invalid_metadata_format", []
    kind, payload = metadata["event_type"], metadata["event_payload"]
    flat = isinstance(payload, dict) and all(isinstance(value, str | int | bool) for value in payload.values())
    if not (isinstance(kind, str) and 0 < len(kind) <= 255 and flat):
        return "invalid_metadata_schema", []
    return ("metadata_too_large", []) if len(json.dumps(payload)) > LONGEST_METADATA else None


def _in_time(message: Json, said: Json) -> bool:
    at, oldest, latest = (
        Decimal(str(ts)) for ts in (message["ts"], said.get("oldest") or 0, said.get("latest") or "inf")
    )
    inclusive = said.get("inclusive") in ("1", "true", True)
    return oldest < at < latest or (inclusive and at in (oldest, latest))


def _page(found: list[Json], said: Json) -> web.Response:
    """One page; metadata only for who asks for it."""
    start, limit = int(said.get("cursor") or 0), int(said.get("limit") or 100)
    if not 0 < limit < 1000:
        return _refused("invalid_limit")
    with_metadata = said.get("include_all_metadata") in ("1", "true", True)
    hidden = set() if with_metadata else {"metadata"}
    messages = [{k: v for k, v in m.items() if k not in hidden} for m in found[start : start + limit]]
    more = len(found) > start + limit
    cursor = {"response_metadata": {"next_cursor": str(start + limit)}} if more else {}
    return _accepted({"messages": messages, "has_more": more, **cursor})


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    return dict(await request.post())


def _accepted(data: Json) -> web.Response:
    return web.json_response({"ok": True, **data})


def _refused(error: str, messages: list[str] | None = None, **more: str) -> web.Response:
    return web.json_response({"ok": False, "error": error, "response_metadata": {"messages": messages or []}, **more})
