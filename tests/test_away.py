"""The database is away and comes back: questions are answered, what would change something is to be tried later."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.composition import assemble, build_parts, deliver_alone
from bot.parts import Parts
from bot.plain_text import plain_text
from bot.settings import Settings
from bot.stores.opening import open_store
from handlers.ask.heard import Heard
from handlers.incoming import Message, Origin
from handlers.records import Outgoing
from handlers.reply import Reply
from handlers.store import Transaction, Unavailable
from handlers.wording import text
from tests.fakes.taken_away import Cut, Removable, removable

pytest_plugins = ["tests.databases"]

PERSON = {"conversation": "0123456789abcdef", "person": "web:personal", "language": "sv"}
QUESTION = "Får vi svära på Facebook?"
UNDER = Origin("slack:U1", "slack:D1:", chosen="sv")


@dataclass
class Product:
    client: TestClient[Any, Any]
    parts: Parts
    database: Removable

    async def asks(self) -> str:
        async with self.client.post("/chat/message", json={**PERSON, "text": QUESTION}) as answer:
            assert answer.status == 200
            return (await answer.json())["announce"]

    async def presses_mine(self) -> tuple[int, str]:
        pressed = {**PERSON, "action": "mine", "value": "", "draft": ""}
        async with self.client.post("/chat/press", json=pressed) as answer:
            return answer.status, (await answer.json())["announce"]

    async def ready(self) -> tuple[int, dict[str, Any]]:
        async with self.client.get("/readyz") as answer:
            return answer.status, await answer.json()

    async def until(self, met: Callable[[], Awaitable[bool]]) -> None:
        async with asyncio.timeout(60):
            while not await met():  # noqa: ASYNC110
                await asyncio.sleep(0.1)

    async def is_ready(self) -> bool:
        return (await self.ready())[0] == 200

    async def is_away(self) -> bool:
        return not await self.is_ready()

    def metric(self, name: str) -> float:
        return self.parts.metrics.registry.get_sample_value(name) or 0


@pytest.fixture
async def product(database_url: str) -> AsyncIterator[Product]:
    async with removable(database_url) as database:
        parts = build_parts(Settings(farjag_env="development", database_url=database.url, public_ask=True))
        async with TestClient(TestServer(assemble(parts))) as client:
            yield Product(client, parts, database)


async def test_questions_are_answered_and_changes_are_tried_later(product: Product) -> None:
    answer = await product.asks()
    await product.database.take_away()
    assert await product.asks() == answer
    assert await product.presses_mine() == (503, text("sv", "store-away"))
    async with product.client.post("/ask", data={"text": QUESTION, "language": "sv"}) as page:
        assert page.status == 200 and "verdict" in await page.text()
    await product.until(product.is_away)
    assert product.metric("farjag_store_failures_total") >= 1
    assert await product.asks() == answer
    await product.database.bring_back()
    await product.until(product.is_ready)
    status, said = await product.presses_mine()
    assert status == 200 and "Du har inga ansökningar" in said


async def test_a_chat_products_question_is_answered_once_from_memory(product: Product) -> None:
    question, change = Message("Ev1", UNDER, QUESTION), Message("Ev2", UNDER, "mina ansökningar")
    await product.database.take_away()
    for _ in range(2):  # as the database goes, and when it is known to be gone
        answered = await product.parts.dispatcher.reply_later(question, outgoing)
        assert answered is not None and not answered.waits and answered.reply.outcome == "answered"
        assert await product.parts.dispatcher.reply_later(question, outgoing) is None, "the same event again"
        later = await product.parts.dispatcher.reply_later(change, outgoing)
        assert later is not None and not later.waits and plain_text(later.reply.card) == text("sv", "store-away")
        await product.until(product.is_away)
        question, change = Message("Ev3", UNDER, QUESTION), Message("Ev4", UNDER, "mina ansökningar")
    await product.database.bring_back()
    await product.until(product.is_ready)
    assert await product.parts.dispatcher.reply_later(question, outgoing) is None, "nor when it is back"
    answered = await product.parts.dispatcher.reply_later(Message("Ev5", UNDER, QUESTION), outgoing)
    assert answered is not None and answered.waits


async def test_nothing_that_is_written_waits_for_an_answer_that_is_thought_about(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    thinking, thought, answer = Event(), Event(), product.parts.assistant.answer

    def slowly(heard: Heard) -> Reply:
        thinking.set()
        assert thought.wait(60)
        return answer(heard)

    monkeypatch.setattr(product.parts.assistant, "answer", slowly)
    asked = asyncio.create_task(product.parts.dispatcher.reply_later(Message("Ev1", UNDER, QUESTION), outgoing))
    again = asyncio.create_task(product.parts.dispatcher.reply_later(Message("Ev1", UNDER, QUESTION), outgoing))
    await asyncio.to_thread(thinking.wait, 60)
    async with asyncio.timeout(30):
        await product.parts.store.write(lambda tx: tx.count("helpful", "s1"))
    thought.set()
    first, second = await asked, await again
    assert first is not None and first.waits and second is None, "the same event at the same moment"


async def test_an_answer_that_is_being_kept_as_patience_ends_is_given_once(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.dispatcher.KNOWN_WITHIN_S", 1.0)
    committing, committed, write = Event(), Event(), product.parts.store.write

    async def slowly(work: Callable[..., Any], *args: Any) -> Any:
        def worked(tx: Transaction) -> Any:
            done = work(tx, *args)
            committing.set()
            assert committed.wait(60)
            return done

        return await write(worked)

    monkeypatch.setattr(product.parts.store, "write", slowly)
    asked = asyncio.create_task(product.parts.dispatcher.reply_later(Message("Ev1", UNDER, QUESTION), outgoing))
    await asyncio.to_thread(committing.wait, 60)
    await asyncio.wait({asked}, timeout=1.5)
    committed.set()
    answered = await asked
    assert answered is not None and answered.waits, "it lies in the outbox, and nowhere else"


def outgoing(reply: Reply, now: datetime) -> Outgoing:
    return Outgoing(f"test:{now.isoformat()}", "web:personal", "talk", reply.card, now)


async def test_readiness_only_looks_and_says_how_old_the_look_is(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, said = await product.ready()
    assert status == 200 and said["status"] == "ok" and said["probe_age_s"] >= 0
    assert {"waiting", "given_up", "unsendable"} < said.keys()

    async def touched(*work: object) -> None:
        pytest.fail("it asked the database")

    for way in ("read", "write", "queue"):
        monkeypatch.setattr(product.parts.store, way, touched)
    assert await product.is_ready()


async def test_the_metrics_show_what_waits(product: Product) -> None:
    await product.parts.probe.look()
    async with product.client.get("/metrics") as answer:
        shown = await answer.text()
    names = ("outbox_waiting", "outbox_oldest_seconds", "outbox_given_up", "outbox_unsendable", "store_failures_total")
    assert all(re.search(rf"(?m)^farjag_{name} ", shown) for name in names), shown


async def test_a_file_replaced_under_the_server_takes_nothing(sqlite_url: str) -> None:
    """What was written there would be gone with the next start."""
    async with removable(sqlite_url) as database:
        parts = build_parts(Settings(farjag_env="development", database_url=database.url))
        async with TestClient(TestServer(assemble(parts))) as client:
            product = Product(client, parts, database)
            await database.take_away()
            Path(sqlite_url.removeprefix("sqlite:///")).touch()  # noqa: ASYNC240
            assert (await product.presses_mine())[0] == 503
            await product.until(product.is_away)


async def test_a_process_that_only_delivers_looks_too(database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody asks it anything: its log says when the database goes and comes back."""

    async def told(what: str) -> None:
        async with asyncio.timeout(60):
            while not any(what in said for said in caplog.messages):  # noqa: ASYNC110
                await asyncio.sleep(0.1)

    caplog.set_level("INFO")
    async with removable(database_url) as database:
        delivering = asyncio.create_task(deliver_alone(Settings(farjag_env="development", database_url=database.url)))
        try:
            await told("the database is reached")
            await database.take_away()
            await told("file was moved" if database_url.startswith("sqlite:") else "PostgreSQL cannot be reached")
            await database.bring_back()
            await told("the database is back")
        finally:
            delivering.cancel()
            await asyncio.gather(delivering, return_exceptions=True)


async def test_a_store_that_fails_all_the_time_is_not_looked_at_all_the_time(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers the probe, and fails whoever asks for more."""
    probe, looks = product.parts.probe, count()

    async def look() -> None:
        next(looks)

    monkeypatch.setattr(probe, "look", look)
    running = asyncio.create_task(probe.run())
    for _ in range(200):
        product.parts.store.on_failure()
        await asyncio.sleep(0)
    running.cancel()
    assert next(looks) < 5


async def test_a_server_that_hangs_at_the_commit_keeps_no_thread(postgres_url: str) -> None:
    async with removable(postgres_url) as database:
        assert isinstance(database, Cut)
        store, loop = open_store(database.url, disk_is_wiped=False), asyncio.get_running_loop()
        await store.migrate()

        def work(tx: Transaction) -> None:
            tx.count("helpful", "s1")
            loop.call_soon_threadsafe(database.hang)
            sleep(0.3)

        async with asyncio.timeout(60):
            with pytest.raises(Unavailable):
                await store.write(work)
        database.go_on()
        assert await store.read(lambda tx: tx.counts("helpful")) in ({}, {"s1": 1})
        await store.close()


async def test_a_server_that_hangs_keeps_nobody_waiting(postgres_url: str) -> None:
    """It neither answers nor breaks a connection; questions are answered, and no thread is lost for good."""
    async with removable(postgres_url) as database:
        assert isinstance(database, Cut)
        parts = build_parts(Settings(farjag_env="development", database_url=database.url))
        async with TestClient(TestServer(assemble(parts))) as client:
            product = Product(client, parts, database)
            answer = await product.asks()
            database.hang()
            async with asyncio.timeout(120):
                assert await asyncio.gather(*(product.asks() for _ in range(12))) == [answer] * 12
                answered = await parts.dispatcher.reply_later(Message("Ev1", UNDER, QUESTION), outgoing)
                assert answered is not None and not answered.waits and answered.reply.outcome == "answered"
                assert (await product.presses_mine())[0] == 503
                await product.until(product.is_away)
                database.go_on()
                await product.until(product.is_ready)
                assert (await product.presses_mine())[0] == 200
