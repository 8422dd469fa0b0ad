"""Processes killed in the middle of their work, against a far side that misbehaves: nothing lost, nothing doubled
that can be read back."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import cycle
from pathlib import Path
from typing import Any, Protocol

import pytest
from aiohttp import web

from bot.stores.opening import OpenStore, open_store
from handlers.store import Transaction
from tests.fakes.delivering_process import IN_TEAMS, LANES
from tests.fakes.teams_connector import FakeTeams
from tests.fakes.teams_limits import elements

pytest_plugins = ["tests.databases"]

EVENTS = 200
KILL_WHEN_ARRIVED = (20, 55, 90, 125, 160)
#: What the far side does with the first attempts at every eighth message; then it behaves.
MOODS = (
    ("ok",),
    ("busy", "ok"),
    ("fails",),
    ("drops",),
    ("accepts, then 503",),
    ("accepts, then drops",),
    ("busy", "accepts, then 503"),
    ("slow",),
)


class Arrivals(Protocol):
    """What arrived, as lane and key, oldest first."""

    @property
    def arrived(self) -> list[tuple[str, str]]: ...


class FarSide:
    """A chat product: keeps what arrived, in order, and can be asked for it."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, str]] = []
        self._attempts: Counter[str] = Counter()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/send", self._send)
        app.router.add_get("/find", self._find)
        return app

    async def _send(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        key = body["key"]
        moods = MOODS[int(key.partition(":")[0]) % len(MOODS)]
        attempt = self._attempts[key]
        self._attempts[key] += 1
        mood = moods[attempt] if attempt < len(moods) else "ok"
        if mood == "busy":
            return web.Response(status=429, headers={"Retry-After": "0.05"})
        if mood == "slow":
            await asyncio.sleep(0.2)
        if mood not in ("fails", "drops"):
            self.arrived.append((body["lane"], key))
        if mood.endswith("drops") and request.transport is not None:
            request.transport.abort()
        return web.Response(status=500) if mood == "fails" else self._answer(mood, key)

    def _answer(self, mood: str, key: str) -> web.Response:
        return web.Response(status=503) if mood.endswith("503") else web.json_response({"id": f"id of {key}"})

    async def _find(self, request: web.Request) -> web.Response:
        key = request.query["key"]
        there = any(key == arrived for _, arrived in self.arrived)
        return web.json_response({"id": f"id of {key}" if there else None})


@pytest.fixture
async def far_side() -> AsyncIterator[tuple[FarSide, str]]:
    far = FarSide()
    runner = web.AppRunner(far.app(), handler_cancellation=False, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    yield far, f"http://127.0.0.1:{port}"
    await runner.cleanup()


async def start(url: str, far_url: str, part: str, reading: str) -> Process:
    program = ("-m", "tests.fakes.delivering_process", url, far_url, part, reading, str(EVENTS))
    return await asyncio.create_subprocess_exec(sys.executable, *program, cwd=Path(__file__).parent.parent)


async def until(true: Callable[[], Awaitable[bool]], seconds: float = 90) -> None:
    async with asyncio.timeout(seconds):
        while not await true():  # noqa: ASYNC110  what is waited for happens in other processes
            await asyncio.sleep(0.02)


async def run_with_kills(url: str, far: Arrivals, far_url: str, reading: str) -> OpenStore:
    """Kills a process at each mark and starts it anew; returns the store when everything is delivered."""
    parts = ["serve"] if url.startswith("sqlite") else ["serve", "deliver"]
    running = {part: await start(url, far_url, part, reading) for part in parts}
    try:
        for part, mark in zip(cycle(parts), KILL_WHEN_ARRIVED, strict=False):
            await until(lambda mark=mark: _reached(far, mark))  # type: ignore[misc]
            running[part].kill()
            await running[part].wait()
            running[part] = await start(url, far_url, part, reading)
        store = open_store(url, disk_is_wiped=False)
        await until(lambda: _delivered(store))
        return store
    finally:
        for process in running.values():
            process.kill()
            await process.wait()


async def _reached(far: Arrivals, mark: int) -> bool:
    return len(set(far.arrived)) >= mark


async def _delivered(store: OpenStore) -> bool:
    return await store.read(_states) == {"sent": EVENTS}


def _states(tx: Transaction) -> Counter[str]:
    return Counter(sent.state for sent in tx.messages("request:1"))


@pytest.mark.parametrize("reading", ["reads-back", "blind"])
async def test_killed_processes_lose_nothing(
    database_url: str,
    far_side: tuple[FarSide, str],
    reading: str,
    record_property: Callable[[str, object], None],
) -> None:
    far, far_url = far_side
    store = await run_with_kills(database_url, far, far_url, reading)
    times = Counter(key for _, key in far.arrived)
    doubled = {key for key, number in times.items() if number > 1}
    taken_in = await store.read(lambda tx: [request.fields["event"] for request in tx.requests_in({"submitted"})])
    history = await store.read(lambda tx: [event.action for event in tx.history("request:1")])
    await store.close()

    assert set(times) == {f"{event}:new" for event in range(EVENTS)}, "lost"
    assert sorted(taken_in) == list(range(EVENTS)), "an event was taken in twice or never"
    first = list(dict.fromkeys(far.arrived))
    assert all(_in_order([key for lane, key in first if lane == each]) for each, _ in first)
    if reading == "reads-back":
        assert doubled == set()
        assert history == []
    else:
        print(f"\n{len(doubled)} of {EVENTS} doubled where the far side cannot be read back")
        record_property("doubled", len(doubled))
        assert set(history) == {"sent-again"}, "what may be doubled is written down"
        assert len(doubled) <= len(history)


#: What Teams does with the first attempt at every eighth message; then it behaves.
TEAMS_MOODS = ("accept", "429 1", "500", "drop", "accept, then 500", "accept, then drop", "412", "slow")


class TeamsArrivals:
    def __init__(self, teams: FakeTeams) -> None:
        self._teams, self._tried = teams, set[str]()
        teams.mood_of = self._mood

    def _mood(self, body: dict[str, Any]) -> str:
        """It goes by the message, as in `MOODS`: by the order of calls, one message would get all the bad ones."""
        key = _key(body)
        again = key in self._tried
        self._tried.add(key)
        return "accept" if again else TEAMS_MOODS[int(key.partition(":")[0]) % len(TEAMS_MOODS)]

    @property
    def arrived(self) -> list[tuple[str, str]]:
        return [(each["conversation"], _key(each["body"])) for each in self._teams.posted]


def _key(body: dict[str, Any]) -> str:
    (said,) = [each["text"] for each in elements(body["attachments"]) if each["type"] == "TextBlock"]
    return f"{said.split()[-1]}:new"


async def test_killed_processes_lose_nothing_that_goes_to_teams(
    postgres_url: str, record_property: Callable[[str, object], None]
) -> None:
    """Teams cannot be read back: what may have arrived is sent again, and that is written down."""
    async with FakeTeams() as teams:
        for lane in range(LANES):
            teams.person(IN_TEAMS.format(lane).removeprefix("teams:"))
        far = TeamsArrivals(teams)
        store = await run_with_kills(postgres_url, far, teams.url, "teams")
        times = Counter(key for _, key in far.arrived)
        history = await store.read(lambda tx: [event.action for event in tx.history("request:1")])
        await store.close()
    doubled = [key for key, number in times.items() if number > 1]
    print(f"\n{len(doubled)} of {EVENTS} doubled in Teams")
    record_property("doubled", len(doubled))
    assert set(times) == {f"{event}:new" for event in range(EVENTS)}, "lost"
    assert set(history) == {"sent-again"} and len(doubled) <= len(history)
    first = list(dict.fromkeys(far.arrived))
    assert all(_in_order([key for lane, key in first if lane == each]) for each, _ in first)


def _in_order(keys: list[str]) -> bool:
    numbers = [int(key.partition(":")[0]) for key in keys]
    return numbers == sorted(numbers)
