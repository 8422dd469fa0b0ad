"""Socket Mode: the same conversations over a connection that we open; a fake of Slack's end of it on loopback."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from handlers.store import Unavailable
from knowledge.answers import Answers
from tests.fakes.proxy import proxied
from tests.fakes.slack_api import APP_TOKEN, CHANNEL, PERSON, FakeSlack
from tests.fakes.slack_ids import Json
from tests.fakes.slack_inside import SurfaceWorld, running

pytest_plugins = ["tests.fakes.slack_world"]

ASKED = "Får vi lägga ut bilder på barn?"


class Link:
    """Slack's end: sends envelopes, keeps what was acknowledged by envelope id; `connections` counts."""

    def __init__(self) -> None:
        self.connections = 0
        self.acknowledged: dict[str, Json] = {}
        self._open: web.WebSocketResponse | None = None
        self._connected = asyncio.Event()
        self._told = asyncio.Condition()
        app = web.Application()
        app.router.add_get("/link", self._connect)
        self.server = TestServer(app)

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        self._open = link = web.WebSocketResponse()
        await link.prepare(request)
        self.connections += 1
        await link.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}})
        self._connected.set()
        async for message in link:
            if message.type is web.WSMsgType.TEXT and message.data.startswith("{"):
                said = message.json()
                async with self._told:
                    self.acknowledged[said["envelope_id"]] = said
                    self._told.notify_all()
        return link

    async def connected(self) -> None:
        await asyncio.wait_for(self._connected.wait(), 20)

    async def send(self, id: str, kind: str, payload: Json) -> None:
        await self.connected()
        assert self._open is not None
        envelope = {
            "envelope_id": id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        await self._open.send_json(envelope)

    async def answer(self, id: str) -> Json:
        async with self._told:
            await asyncio.wait_for(self._told.wait_for(lambda: id in self.acknowledged), 20)
        return self.acknowledged[id]

    async def part(self) -> None:
        """Slack takes its end down, as it does every few hours."""
        assert self._open is not None
        self._connected.clear()
        await self._open.send_json({"type": "disconnect", "reason": "refresh_requested"})
        await self._open.close()


@pytest.fixture
async def link(slack: FakeSlack) -> AsyncIterator[Link]:
    end = Link()
    await end.server.start_server()
    slack.socket_url = str(end.server.make_url("/link")).replace("http", "ws", 1)
    yield end
    await end.server.close()


@asynccontextmanager
async def listening(slack: FakeSlack, answers: Answers, **more: Any) -> AsyncIterator[SurfaceWorld]:
    """Without a signing secret: nothing listens on an address."""
    known: dict[str, Any] = {"slack_app_token": SecretStr(APP_TOKEN), "slack_signing_secret": SecretStr("")}
    async with running(slack, answers, **(known | more)) as world:
        yield world


@pytest.fixture
async def socket(slack: FakeSlack, link: Link, answers: Answers) -> AsyncIterator[SurfaceWorld]:
    async with listening(slack, answers) as world:
        await link.connected()
        yield world


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join(f"{r.name} {r.getMessage()} {getattr(r, 'fields', '')}" for r in caplog.records)


async def test_a_mention_is_acknowledged_and_answered(socket: SurfaceWorld, link: Link) -> None:
    await link.send("e1", "events_api", socket.client.envelope(socket.client.mention(ASKED)))
    assert (await link.answer("e1")).keys() == {"envelope_id"}
    await socket.settle()
    assert "Ladda inte upp bilder på barn" in socket.read() and socket.only["channel"] == CHANNEL


async def test_an_envelope_that_comes_again_is_acknowledged_and_not_answered_again(
    socket: SurfaceWorld, link: Link
) -> None:
    event = socket.client.envelope(socket.client.mention(ASKED))
    for id in ("e1", "e2"):
        await link.send(id, "events_api", event)
        await link.answer(id)
    await socket.settle()
    assert len(socket.answers) == 1


async def test_a_form_that_is_sent_is_acknowledged_with_what_to_do(socket: SurfaceWorld, link: Link) -> None:
    trigger = socket.slack.views.trigger(PERSON)
    who = {"user": {"id": PERSON, "team_id": "TTEAM0001"}, "team": {"id": "TTEAM0001"}}
    await link.send(
        "e1", "interactive", {"type": "shortcut", "callback_id": "farjag_request", "trigger_id": trigger, **who}
    )
    await link.answer("e1")
    await socket.settle()
    socket.client.fill({"Egna mål *": "Fler låntagare"})
    view = socket.client.view()
    await link.send("e2", "interactive", {"type": "view_submission", "trigger_id": "1", "view": view, **who})
    answer = await link.answer("e2")
    assert answer["payload"]["response_action"] == "errors" and "answer:unit" in answer["payload"]["errors"]


async def test_a_command_is_answered(socket: SurfaceWorld, link: Link) -> None:
    url = socket.slack.response_url(CHANNEL, PERSON)
    fields = {"command": "/farjag", "text": "hjälp, vad är en payload", "user_id": PERSON, "channel_id": CHANNEL}
    fields |= {"team_id": "TTEAM0001", "response_url": url, "trigger_id": socket.slack.views.trigger(PERSON)}
    await link.send("e1", "slash_commands", fields)
    await link.answer("e1")
    await socket.settle()
    assert socket.last()["ephemeral"]


async def test_another_workspace_is_acknowledged_and_ignored(socket: SurfaceWorld, link: Link) -> None:
    event = socket.client.envelope(socket.client.mention(ASKED)) | {"team_id": "TOTHER001"}
    await link.send("e1", "events_api", event)
    await link.answer("e1")
    await socket.settle()
    assert socket.answers == []


async def test_a_question_is_answered_once_while_nothing_can_be_kept(
    socket: SurfaceWorld, link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unavailable(*work: object) -> None:
        raise Unavailable

    event = socket.client.envelope(socket.client.mention(ASKED))
    with monkeypatch.context() as broken:
        broken.setattr(socket.store, "write", unavailable)
        await link.send("e1", "events_api", event)
        await link.answer("e1")
        await link.send("e2", "events_api", event)
        await link.answer("e2")
    await link.send("e3", "events_api", event)
    await link.answer("e3")
    await socket.settle()
    assert len(socket.answers) == 1


MALFORMED: list[Json] = [{}, {"type": "event_callback"}, {"type": "event_callback", "event": []}, {"view": 1}]


async def test_what_has_come_before_a_stop_is_acknowledged_and_answered(
    slack: FakeSlack, link: Link, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, going_on = asyncio.Event(), asyncio.Event()
    async with listening(slack, answers) as world:
        write = world.store.write

        async def when_told(*work: Any) -> Any:
            begun.set()
            await going_on.wait()
            return await write(*work)

        await link.connected()
        monkeypatch.setattr(world.store, "write", when_told)
        await link.send("e1", "events_api", world.client.envelope(world.client.mention(ASKED)))
        await begun.wait()
        asyncio.get_running_loop().call_later(0.2, going_on.set)
    assert "e1" in link.acknowledged and len(world.answers) == 1


async def test_what_is_malformed_stops_nothing(socket: SurfaceWorld, link: Link) -> None:
    for number, payload in enumerate(MALFORMED):
        await link.send(f"m{number}", "events_api", payload)
    await link.send("e1", "events_api", socket.client.envelope(socket.client.mention(ASKED)))
    await link.answer("e1")
    await socket.settle()
    assert len(socket.answers) == 1


async def test_a_connection_that_slack_takes_down_is_opened_again(socket: SurfaceWorld, link: Link) -> None:
    await link.part()
    await link.connected()
    assert link.connections == 2
    await link.send("e1", "events_api", socket.client.envelope(socket.client.mention(ASKED)))
    await link.answer("e1")
    await socket.settle()
    assert len(socket.answers) == 1


async def test_a_start_while_slack_is_away_goes_on_until_it_connects(
    slack: FakeSlack, link: Link, answers: Answers, monkeypatch: pytest.MonkeyPatch, logged: Callable[[], str]
) -> None:
    monkeypatch.setattr("bot.slack.socket.PING_S", 0.1)
    slack.next_answers("apps.connections.open", "invalid_auth", "500")
    async with listening(slack, answers):
        await link.connected()
    assert "Socket Mode does not connect" in logged() and "invalid_auth" in logged() and APP_TOKEN not in logged()


async def test_the_line_is_opened_through_the_proxy(
    slack: FakeSlack, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.socket_url = "ws://slack.invalid/link"
    async with proxied(monkeypatch, but="127.0.0.1") as asked, listening(slack, answers):
        assert await asyncio.wait_for(asked.get(), 20) == "http://slack.invalid/link"


async def test_past_the_proxy_where_no_proxy_says_so(
    slack: FakeSlack, link: Link, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with proxied(monkeypatch, but="127.0.0.1") as asked, listening(slack, answers):
        await link.connected()
    assert asked.empty()


async def test_nothing_of_an_envelope_is_logged(socket: SurfaceWorld, link: Link, logged: Callable[[], str]) -> None:
    await link.send("e1", "events_api", socket.client.envelope(socket.client.mention("Får vi hemligt?")))
    await link.send("e2", "events_api", {"type": "event_callback", "event": {"text": "hemligt", "type": 5}})
    await link.answer("e1")
    await socket.settle()
    for secret in ("hemligt", PERSON, CHANNEL, APP_TOKEN):
        assert secret not in logged()


async def test_no_address_is_open_to_whoever_signs_with_nothing(socket: SurfaceWorld) -> None:
    assert (await socket.client.raw(b"{}"))[0] == 404


async def test_with_a_secret_both_ways_lead_in(slack: FakeSlack, link: Link, answers: Answers) -> None:
    async with running(slack, answers, slack_app_token=SecretStr(APP_TOKEN)) as world:
        await world.mention(ASKED)
        await link.send("e1", "events_api", world.client.envelope(world.client.direct(ASKED)))
        await link.answer("e1")
        await world.settle()
        assert len(world.answers) == 2
