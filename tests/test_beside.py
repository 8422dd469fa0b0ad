"""What goes on beside the server goes on: a fault ends nothing unseen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import beside, retention
from bot.beside import Beside
from bot.composition import assemble, build_parts
from bot.delivery import Delivery
from bot.settings import Settings
from handlers.store import Unavailable

pytest_plugins = ["tests.databases"]

Serve = Callable[[], Awaitable[TestClient[Any, Any]]]


class Breaks:
    """Fails the first time, and the way it should the next."""

    def __init__(self, error: Exception) -> None:
        self.error, self.times = error, 0
        self.went_on = asyncio.Event()

    def __call__(self, *args: object, **more: object) -> int:
        self.times += 1
        if self.times == 1:
            raise self.error
        self.went_on.set()
        return 0


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "FIRST_PAUSE_S", 0.01)
    monkeypatch.setattr(retention, "AGAIN_S", 0.01)


@pytest.fixture
async def serve(sqlite_url: str, impatient: None) -> AsyncIterator[Serve]:
    clients: list[TestClient[Any, Any]] = []

    async def started() -> TestClient[Any, Any]:
        parts = build_parts(Settings(farjag_env="development", database_url=sqlite_url))
        clients.append(TestClient(TestServer(assemble(parts))))
        await clients[-1].start_server()
        return clients[-1]

    yield started
    for client in clients:
        await client.close()


async def test_a_fault_in_retention_is_told_and_the_next_try_deletes(
    serve: Serve,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    cleaning = Breaks(ValueError("hemligt"))
    monkeypatch.setattr(retention, "clean", cleaning)
    client = await serve()
    async with asyncio.timeout(30):
        await cleaning.went_on.wait()
    said = await (await client.get("/readyz")).json()
    assert said["status"] == "ok" and said["failing"] == ["retention"]
    counted = await (await client.get("/metrics")).text()
    assert 'farjag_work_failures_total{work="retention"} 1.0' in counted
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert vars(record)["fields"] == {"work": "retention"}


async def test_a_database_that_is_away_costs_retention_no_day(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    cleaning = Breaks(Unavailable("gone"))
    monkeypatch.setattr(retention, "clean", cleaning)
    client = await serve()
    async with asyncio.timeout(30):
        await cleaning.went_on.wait()
    assert (await (await client.get("/readyz")).json())["failing"] == []


async def test_delivery_that_fails_delivers_again(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    delivering, whole = Breaks(ValueError("hemligt")), Delivery.run

    async def run(self: Delivery) -> None:
        delivering()
        await whole(self)

    monkeypatch.setattr(Delivery, "run", run)
    client = await serve()
    async with asyncio.timeout(30):
        await delivering.went_on.wait()
    assert (await (await client.get("/readyz")).json())["failing"] == ["delivery"]


async def test_what_ended_by_itself_is_begun_again_and_a_stop_waits_for_its_end(impatient: None) -> None:
    begun, ended, failed = asyncio.Event(), [], list[str]()

    async def work() -> None:
        if not failed:
            return
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append("in order")

    held = Beside({"work": work}, failed.append)
    held.start()
    async with asyncio.timeout(30):
        await begun.wait()
    await held.stop()
    assert failed == ["work"] and ended == ["in order"]


async def test_what_has_gone_on_for_long_enough_is_well_again(monkeypatch: pytest.MonkeyPatch, impatient: None) -> None:
    work = Breaks(ValueError("hemligt"))

    async def run() -> None:
        work()
        await asyncio.Event().wait()

    held = Beside({"work": run}, lambda name: None)
    held.start()
    async with asyncio.timeout(30):
        await work.went_on.wait()
    assert held.failing == ["work"]
    monkeypatch.setattr(beside, "WELL_AFTER_S", 0.0)
    await asyncio.sleep(0.01)
    assert held.failing == []
    await held.stop()
