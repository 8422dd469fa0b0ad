"""What is kept about a person is told column by column, and goes when its time has come."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.stores.opening import OpenStore
from bot.stores.queue import Queue
from bot.stores.sqlite import SqliteStore
from bot.terminal import memory_table, personal_data_page
from bot.terminal.memory_table import in_memory
from bot.terminal.personal_data_page import page
from handlers.blocks import Text
from handlers.card import Card
from handlers.person.retention import KEPT, clean
from handlers.records import Event, Outgoing
from handlers.store import Transaction

pytest_plugins = ("tests.databases",)

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs" / "personal-data.md").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_every_column_has_its_row_and_every_row_its_column(tmp_path: Path) -> None:
    """A new column without a row here fails the build."""
    store = SqliteStore(tmp_path / "t.db")
    await store.migrate()
    await store.close()
    with sqlite3.connect(tmp_path / "t.db") as db:
        tables = [name for (name,) in db.execute("select name from sqlite_master where type = 'table'")]
        kept = {
            f"{t}.{row[1]}"
            for t in tables
            if not t.startswith(("sqlite_", "_", "migrations"))
            for row in db.execute(f"pragma table_info({t})")
        }
    assert set(re.findall(r"(?m)^\| `(\w+\.\w+)` \|", TABLE)) == kept


def test_whatever_says_something_about_a_person_has_a_reason_and_an_end() -> None:
    for row in re.findall(r"(?m)^\| `\w+\.\w+` \| (.+) \| (.*) \| (.*) \|$", TABLE):
        what, why, how_long = row
        assert what.startswith("–") or (why.strip() and how_long.strip()), row


def test_the_page_is_what_is_written_and_what_the_code_does() -> None:
    assert page() == TABLE, "make pages"


def test_how_long_is_what_the_code_that_deletes_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "| 1 year after it was settled; a pseudonym after *forget me* |" in page()
    monkeypatch.setattr(personal_data_page, "KEPT", KEPT | {"questions": timedelta(days=90)})
    assert "| 90 days after it was settled; a pseudonym after *forget me* |" in page() != TABLE


#: Files with a cache that holds nothing of a person: of the town's own data, of answers that say nothing of who asked.
NOBODYS = {
    "bot/surface.py", "bot/stores/postgres.py", "bot/teams/draw/cards.py", "bot/teams/receive/written.py",
    "bot/web/render.py", "handlers/request/similar.py", "handlers/working_days.py", "handlers/wording.py",
    "handlers/card_json.py", "bot/metrics.py",
}  # fmt: skip
CACHE = re.compile(
    r"\b(?:TTLCache|LRUCache|OrderedDict|Buckets|Recent)\b[^\n]*\(|self\.[^\n]* = Counter\(|^@(?:lru_)?cache\b",
    re.MULTILINE,
)


def test_every_cache_has_its_row_of_what_lies_in_memory() -> None:
    """A further cache without a row, or a row whose cache is gone, fails the build."""
    files = [file for room in ("bot", "handlers") for file in (ROOT / room).rglob("*.py")]
    caching = {str(f.relative_to(ROOT)) for f in files if CACHE.search(f.read_text(encoding="utf-8"))}
    told = {name for one in in_memory() for name in one.held}
    assert caching - NOBODYS <= told, "tell of it in bot/terminal/in_memory.toml"
    assert told - caching == {"bot/web/by_hand.py"}, "a list, and no cache"


def test_how_long_in_memory_is_what_the_code_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "| 5 minutes after the last message |" in page() and "| 10 seconds after the last request" in page()
    monkeypatch.setattr(memory_table, "MOST", 60)
    assert "| 1 minute after the last message |" in page()


async def test_old_records_are_deleted_and_young_ones_stay(store: OpenStore) -> None:
    def remember(tx: Transaction) -> None:
        tx.first_time("old", NOW - KEPT["inbox"] - timedelta(hours=1))
        tx.first_time("young", NOW - timedelta(days=1))
        tx.record(Event(NOW - KEPT["audit"] - timedelta(days=1), "web:a", "x", "request:1", {}))
        tx.record(Event(NOW, "web:a", "x", "request:1", {}))

    await store.write(remember)
    assert await store.write(clean, NOW) == 2
    assert await store.write(lambda tx: tx.first_time("old", NOW))
    assert not await store.write(lambda tx: tx.first_time("young", NOW))
    assert len(await store.read(lambda tx: tx.history("request:1"))) == 1


async def test_what_still_waits_is_not_old_however_long_it_waits(store: OpenStore) -> None:
    """A question that nobody answered, and the card on which a deputy's right to decide rests."""
    long_ago = NOW - timedelta(days=500)

    def wait(tx: Transaction) -> None:
        for number in (1, 2):
            tx.new_question(asker="web:anna", place="web:anna/dm", language="sv", text=f"Fråga {number}", at=long_ago)
        answered = tx.question(2)
        assert answered is not None
        tx.save_question(replace(answered, state="answered", answer="Ja", answered_at=long_ago), answered.version)
        tx.new_request(
            requester="web:anna", place="web:anna/dm", language="sv", state="submitted", fields={}, at=long_ago
        )
        card = Card("sv", (Text("Ansökan 1"),))
        tx.enqueue(Outgoing("request:1:card:web:deputy", "web:deputy", "request:1", card, NOW - timedelta(days=60)))

    def send(queue: Queue) -> None:
        (claim,) = queue.claim("test", NOW - timedelta(days=60), timedelta(minutes=1), ("web",), 1)
        assert queue.sent(claim, "1", NOW - timedelta(days=60))

    await store.write(wait)
    await store.queue(send)
    assert await store.write(clean, NOW) == 1
    assert [one.text for one in await store.read(lambda tx: tx.open_questions())] == ["Fråga 1"]
    assert await store.read(lambda tx: tx.question(2)) is None
    assert await store.read(lambda tx: tx.message("request:1:card:web:deputy")) is not None


async def test_what_is_forgotten_is_neither_in_the_file_nor_in_its_log(tmp_path: Path) -> None:
    store, word = SqliteStore(tmp_path / "t.db"), b"zebrafink"
    await store.migrate()

    def ask(tx: Transaction) -> None:
        tx.new_question(asker="web:anna", place="web:anna/dm", language="sv", text="Om zebrafink?" * 900, at=NOW)

    def forget(tx: Transaction) -> None:
        question = tx.question(1)
        assert question is not None
        tx.save_question(replace(question, text="–"), question.version)
        tx.forget("web:anna", "gone:1", NOW)

    def held() -> bytes:
        return b"".join(path.read_bytes() for path in sorted(tmp_path.glob("t.db*")))

    await store.write(ask)
    assert word in held()
    await store.write(forget)
    assert word not in held() and b"web:anna" not in held()
    await store.close()
