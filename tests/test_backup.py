"""Backups as whoever runs the product needs them: made while it runs, put into either database after a bad day."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sqlite3
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.delivery import Delivery, World
from bot.sending import Begins, unkept
from bot.stores.backup import LEFT_OUT, TABLES
from bot.stores.opening import OpenStore, open_store
from bot.stores.queue import Queue
from bot.stores.sqlite import SqliteStore
from bot.terminal.commands import main
from handlers.ask.intent import hear
from handlers.blocks import Text
from handlers.card import Card
from handlers.desk import Desk
from handlers.incoming import FormSent, Incoming, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.person.retention import BACKUPS_KEPT, clean
from handlers.records import ChannelRequest, Event, Outgoing, Timer
from handlers.reminders import timer_fired
from handlers.store import Transaction
from handlers.wording import text
from knowledge.town import Town
from tests.conftest import TOWNS
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ["tests.databases"]

IDS = count(1)
ANNA, INFORMATOR = "web:anna", "web:informator"
WORDS = {"unit": "Museet", "platform": "Instagram", "audience": "Zebrafinkens vänner", "goals": "Fler besökare"}


def now() -> datetime:
    return datetime.now(UTC)


async def run(*arguments: str, url: str, **environment: str) -> Result:
    """A command as an operator gives it; in a thread, since it has an event loop of its own."""
    env = {"FARJAG_ENV": "development", "DATABASE_URL": url, **environment}
    return await asyncio.to_thread(lambda: CliRunner().invoke(main, list(arguments), env=env))


async def done(*arguments: str, url: str, **environment: str) -> str:
    result = await run(*arguments, url=url, **environment)
    assert result.exit_code == 0, result.output
    return result.output


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[OpenStore]:
    store = open_store(url, disk_is_wiped=False)
    await store.migrate()
    yield store
    await store.close()


def rows_of(queue: Queue) -> str:
    return repr([dict(row) for table in TABLES for row in queue._sql.rows(f"SELECT * FROM {table}")])


def one_request(tx: Transaction) -> ChannelRequest:
    """A request, its line of history and its message: together or not at all."""
    request = tx.new_request(
        requester=ANNA, place=f"{ANNA}/tab", language="sv", state="submitted", fields={"name": "Kärlek 💛"}, at=now()
    )
    tx.record(Event(now(), ANNA, "submitted", request.subject, {"joined": [ANNA]}))
    tx.enqueue(message(f"{request.subject}:new", "slack:U1", subject=request.subject))
    return request


def message(key: str, recipient: str, **changes: Any) -> Outgoing:
    return Outgoing(
        key, recipient, changes.pop("subject", "request:1"), Card("sv", (Text(f"Hej {key}"),)), now(), **changes
    )


async def test_a_drill_while_the_product_writes(database_url: str, other_url: str, tmp_path: Path) -> None:
    """What is restored is how it was at one moment: nothing is half there, and nothing written before is missing."""
    file, stop = tmp_path / "b.zip", asyncio.Event()
    async with opened(database_url) as store:

        async def write() -> None:
            while not stop.is_set():
                await store.write(one_request)

        for _ in range(30):
            await store.write(one_request)
        writers = [asyncio.create_task(write()) for _ in range(3)]
        told = await done("backup", str(file), url=database_url)
        stop.set()
        await asyncio.gather(*writers)
        everything = await store.read(lambda tx: tx.requests_in({"submitted"}))
    assert file.stat().st_mode & 0o777 == 0o600
    await done("restore", str(file), url=other_url)
    async with opened(other_url) as other:
        back = await other.read(lambda tx: tx.requests_in({"submitted"}))
        assert len(everything) > len(back) >= 30, "it went on being written"
        # on PostgreSQL a later number may be written before an earlier one
        assert back[:30] == everything[:30] and set(map(repr, back)) <= set(map(repr, everything))
        assert f" {len(back)} requests" in told
        for request in back:
            assert [event.action for event in await other.read(lambda tx, r=request: tx.history(r.subject))] == [
                "submitted"
            ]  # type: ignore[misc]
            assert len(await other.read(lambda tx, r=request: tx.messages(r.subject))) == 1  # type: ignore[misc]
        unwritten = next(one for one in everything if one not in back)
        assert await other.read(lambda tx: tx.message(f"request:{unwritten.number}:new")) is None
        new = await other.write(one_request)
    assert new.number > max(request.number for request in everything[: len(back) + 100]), "old cards mean old matters"


async def test_there_and_back_is_the_same(database_url: str, other_url: str, tmp_path: Path) -> None:
    async with opened(database_url) as store:
        await store.write(one_request)
        await store.write(lambda tx: tx.choose_language(ANNA, "fi"))
        await store.write(lambda tx: tx.first_time("event:1", now()))
        await store.write(lambda tx: tx.count("helpful", "x"))
        await delivered_all(store)
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    told = await done("backup", str(first), url=database_url)
    assert "1 requests, 0 questions, 0 channels, 0 waiting messages" in told and told.count("\n") == 1
    await done("restore", str(first), url=other_url)
    async with opened(other_url) as other:
        assert await other.read(lambda tx: tx.language_of(ANNA)) == "fi"
    await done("backup", str(second), url=other_url)
    assert content(first) == content(second)


async def delivered_all(store: OpenStore) -> None:
    while claims := await store.queue(Queue.claim, "test", now(), timedelta(minutes=1), ("slack", "web"), 50):
        for claim in claims:
            await store.queue(Queue.sent, claim, "1", now())


def content(file: Path) -> dict[str, Any]:
    """By anybody's tools: unzip, a line at a time, sha256sum."""
    with zipfile.ZipFile(file) as archive:
        said = json.loads(archive.read("manifest.json"))
        tables = {name: archive.read(f"{name}.jsonl") for name in said["tables"]}
    for name, raw in tables.items():
        lines = [json.loads(line) for line in raw.splitlines()]
        assert said["tables"][name] == {"rows": len(lines), "sha256": hashlib.sha256(raw).hexdigest()}
    assert said["town"] == "Hangö stad" and said["version"] and said["made_at"]
    return {name: sorted(raw.splitlines()) for name, raw in tables.items()}


async def test_no_table_is_left_out_by_oversight(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "t.db")
    await store.migrate()
    await store.close()
    with sqlite3.connect(tmp_path / "t.db") as db:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names - {"sqlite_sequence"} == {*TABLES, *LEFT_OUT}


# Forgotten people


@pytest.fixture
def office(hango: Town) -> Office:
    return Office(hango, read_directory(INFORMATOR, ""), timedelta(days=30), lambda: f"gone:{next(IDS)}")


@pytest.fixture
def desk(hango: Town, office: Office) -> Desk:
    return Desk(office, lambda written, origin: origin.chosen or "sv", reviewer_of(hango))


def pressed(action: str) -> Pressed:
    return Pressed(f"e{next(IDS)}", Origin(ANNA, f"{ANNA}/tab", chosen="sv"), action, "")


async def at(store: OpenStore, desk: Desk, incoming: Incoming) -> None:
    assert await store.write(desk.handle, hear(incoming), now()) is not None


async def anna_asks(store: OpenStore, desk: Desk) -> None:
    """A request and a question, both waiting."""
    await at(store, desk, pressed("request-channel"))
    (form,) = await store.read(lambda tx: tx.requests_in({"begun"}))
    origin = Origin(ANNA, f"{ANNA}/tab", chosen="sv")
    await at(store, desk, FormSent(f"e{next(IDS)}", origin, "channel-request", str(form.number), WORDS))
    asked = {"question": "Är zebrafinkar med?"}
    await at(store, desk, FormSent(f"e{next(IDS)}", origin, "ask-informator", "", asked))


async def left_of_anna(url: str) -> str:
    """`back` where she is in the database again, `gone` where nothing of her is but that there was a request."""
    async with opened(url) as store:
        await delivered_all(store)
        rows = await store.queue(rows_of)
        assert "Museet" in rows, "that there was a request stays"
    return "back" if ANNA in rows or "ebrafink" in rows else "gone"


async def test_where_nobody_can_know_who_was_forgotten_since_it_is_said(
    sqlite_url: str, tmp_path: Path, desk: Desk
) -> None:
    database_url, other_url = sqlite_url, f"sqlite:///{tmp_path}/new.db"
    folder = tmp_path / "backups"
    folder.mkdir()
    early = folder / "1.zip"
    async with opened(database_url) as store:
        await anna_asks(store, desk)
        await done("backup", str(early), url=database_url)
        await at(store, desk, pressed("forget-yes"))
    told = await done("restore", str(early), url=other_url)
    assert await left_of_anna(other_url) == "back", "where nobody can know, it is said"
    assert "0 persons who asked to be forgotten" in told and "is not known" in told


async def test_the_old_database_or_a_later_backup_says_who_was_forgotten(
    database_url: str, tmp_path: Path, desk: Desk
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    early, late = folder / "1.zip", tmp_path / "2.zip"
    async with opened(database_url) as store:
        await anna_asks(store, desk)
        await done("backup", str(early), url=database_url)
        await at(store, desk, pressed("forget-yes"))
    await done("backup", str(late), url=database_url)
    assert ANNA not in str(content(late))
    targets = [f"sqlite:///{tmp_path}/{name}.db" for name in ("named", "old", "beside")]
    told = [
        await done("restore", str(early), "--forgotten", str(late), url=targets[0]),
        await done("restore", str(early), "--forgotten", database_url, url=targets[1]),
    ]
    late.rename(folder / "2.zip")
    told.append(await done("restore", str(early), url=targets[2]))
    for each, target in zip(told, targets, strict=True):
        assert "1 persons who asked to be forgotten after the backup were forgotten again" in each
        assert await left_of_anna(target) == "gone"
        path = Path(target.removeprefix("sqlite:///"))
        assert not any(b"ebrafink" in part.read_bytes() for part in path.parent.glob(f"{path.name}*")), "nor in its log"


async def test_what_was_restored_knows_who_was_forgotten_for_the_other_backups(
    sqlite_url: str, tmp_path: Path, desk: Desk
) -> None:
    """The first backup is from before she came, so only the hash can say of the second that she is to be forgotten."""
    for folder in ("1", "2"):
        (tmp_path / folder).mkdir()
    before, after = tmp_path / "1" / "b.zip", tmp_path / "2" / "b.zip"
    async with opened(sqlite_url) as store:
        await done("backup", str(before), url=sqlite_url)
        await anna_asks(store, desk)
        await done("backup", str(after), url=sqlite_url)
        await at(store, desk, pressed("forget-yes"))
    urls = [f"sqlite:///{tmp_path}/{name}.db" for name in ("first", "second")]
    await done("restore", str(before), "--forgotten", sqlite_url, url=urls[0])
    await done("restore", str(after), "--forgotten", urls[0], url=urls[1])
    assert await left_of_anna(urls[1]) == "gone"


async def test_who_came_back_after_being_forgotten_is_not_forgotten_again(
    database_url: str, tmp_path: Path, desk: Desk
) -> None:
    async with opened(database_url) as store:
        await anna_asks(store, desk)
        await at(store, desk, pressed("forget-yes"))
        await anna_asks(store, desk)
        await done("backup", str(tmp_path / "1.zip"), url=database_url)
        await done("backup", str(tmp_path / "2.zip"), url=database_url)
    url = f"sqlite:///{tmp_path}/new.db"
    assert "0 persons who asked" in await done("restore", str(tmp_path / "1.zip"), "--forgotten", database_url, url=url)
    assert await left_of_anna(url) == "back"


async def test_a_tombstone_names_nobody_and_goes_when_no_backup_may_be_left(store: OpenStore, desk: Desk) -> None:
    await anna_asks(store, desk)
    await at(store, desk, pressed("forget-yes"))
    assert ANNA not in await store.queue(rows_of)
    kept = lambda: store.queue(lambda queue: len(queue._sql.rows("SELECT * FROM tombstones")))  # noqa: E731
    await store.write(clean, now() + BACKUPS_KEPT - timedelta(hours=1))
    assert await kept() == 1
    await store.write(clean, now() + BACKUPS_KEPT + timedelta(hours=1))
    assert await kept() == 0


# Messages


class Wall:
    """A chat product that outlives every database: what was posted there stays."""

    def __init__(self, reads_back: bool) -> None:
        self.reads_back = reads_back
        self.posted: list[tuple[str, str]] = []

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str | None:
        await begins()
        if replaces:  # nothing new stands there
            return replaces
        self.posted.append((outgoing.dedupe_key, " ".join(b.text for b in outgoing.card.blocks if isinstance(b, Text))))
        return f"id of {outgoing.dedupe_key}"

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        return f"id of {outgoing.dedupe_key}" if outgoing.dedupe_key in dict(self.posted) else None


async def deliver(store: OpenStore, walls: dict[str, Wall], on_timer: Callable[..., None]) -> None:
    await Delivery(store, walls, on_timer, lambda *args: None, World(now, lambda: 0.0), "x").deliver_due()


def nothing(*args: object) -> None:
    pass


async def test_nothing_is_sent_twice_without_a_word_and_nothing_is_lost(
    database_url: str, other_url: str, tmp_path: Path
) -> None:
    """The product sent all that waited after the backup, but for one message; then its database was lost."""
    walls = {"slack": Wall(reads_back=True), "teams": Wall(reads_back=False)}
    async with opened(database_url) as store:
        for key in ("card", "reminder"):
            for surface in walls:
                outgoing = message(f"{surface}:{key}", f"{surface}:U1", must_arrive=key == "card")
                await store.write(lambda tx, one=outgoing: tx.enqueue(one))  # type: ignore[misc]
        await store.write(lambda tx: tx.enqueue(message("slack:lost", "slack:U2")))
        await done("backup", str(tmp_path / "b.zip"), url=database_url)
        await store.queue(lambda queue: queue._sql.run("DELETE FROM outbox WHERE dedupe_key = 'slack:lost'"))
        await deliver(store, walls, nothing)
    told = await done("restore", str(tmp_path / "b.zip"), url=other_url)
    assert "5 messages wait that may have been sent after the backup" in told
    before = {surface: list(wall.posted) for surface, wall in walls.items()}
    async with opened(other_url) as other:
        await deliver(other, walls, nothing)
        history = await other.read(lambda tx: tx.history("request:1"))
        states = [one.state for one in await other.read(lambda tx: tx.messages("request:1"))]
    word = text("sv", "restored-may-have-come")
    assert walls["slack"].posted == [*before["slack"], ("slack:lost", f"{word} Hej slack:lost")]
    assert walls["teams"].posted == [*before["teams"], ("teams:card", f"{word} Hej teams:card")]
    assert {event.action for event in history} == {"sent-again", "given-up"}, "a reminder is rather lost than doubled"
    assert states.count("sent") == 4 and states.count("dead") == 1


async def test_a_reminder_that_was_due_since_the_backup_is_not_sent_twice_either(
    database_url: str, tmp_path: Path, desk: Desk, office: Office
) -> None:
    """Its timer still waits in the backup; the reminder went out after it."""
    wall = Wall(reads_back=True)
    async with opened(database_url) as store:
        await anna_asks(store, desk)
        await delivered_all(store)
        await store.queue(
            lambda queue: queue._sql.run("UPDATE timers SET due_at = :at WHERE kind <> 'expire'", at=now())
        )
        await done("backup", str(tmp_path / "b.zip"), url=database_url)
        await deliver(store, {"web": wall}, partial(timer_fired, office))
    url, reminded = f"sqlite:///{tmp_path}/new.db", list(wall.posted)
    assert reminded
    await done("restore", str(tmp_path / "b.zip"), url=url, APPROVERS=INFORMATOR)
    async with opened(url) as other:
        await deliver(other, {"web": wall}, partial(timer_fired, office))
    assert wall.posted == reminded


# Bad input


@pytest.fixture
async def good(tmp_path: Path) -> tuple[Path, str]:
    """A backup with something in it, and where it came from."""
    url, file = f"sqlite:///{tmp_path}/good.db", tmp_path / "good.zip"
    async with opened(url) as store:
        for _ in range(20):
            await store.write(one_request)
    await done("backup", str(file), url=url)
    return file, url


def changed(file: Path, **members: bytes) -> None:
    """The same zip, whole and well, with other content."""
    with zipfile.ZipFile(file) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in {**content, **{name.replace("__", "."): raw for name, raw in members.items()}}.items():
            archive.writestr(name, raw)


def manifest_with(file: Path, **fields: Any) -> None:
    with zipfile.ZipFile(file) as archive:
        said = json.loads(archive.read("manifest.json"))
    changed(file, manifest__json=json.dumps(said | fields).encode())


def later_schema(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        migrations = json.loads(archive.read("manifest.json"))["migrations"]
    manifest_with(file, migrations=[*migrations, "9999-tomorrow"], version="9.0")


def flipped(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        begins = archive.getinfo("requests.jsonl").header_offset
    raw = bytearray(file.read_bytes())
    raw[begins + 100] ^= 0xFF
    file.write_bytes(raw)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda file: file.write_bytes(b""), "cut short or damaged"),
    "cut at its end": (lambda file: file.write_bytes(file.read_bytes()[:-20]), "cut short or damaged"),
    "cut in the middle": (lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]), "cut short"),
    "a text": (lambda file: file.write_text("Hej"), "is no backup"),
    "another zip": (lambda file: changed(file, manifest__json=b"{}"), "is no backup of this program"),
    "another program's": (lambda file: manifest_with(file, product="x"), "another program's"),
    "bytes changed": (flipped, "damaged"),
    "a row changed": (lambda file: changed(file, counts__jsonl=b'{"name":"x"}\n'), "counts does not hold what the"),
    "a row that is no row": (lambda file: changed(file, counts__jsonl=b"[1]\n"), "counts does not hold what the"),
    "no JSON": (lambda file: changed(file, counts__jsonl=b"{x\n"), "counts does not hold what the"),
    "a newer schema": (later_schema, "newer version, 9.0 (9999-tomorrow)"),
    "a newer format": (lambda file: manifest_with(file, format=2, version="9.0"), "made by version 9.0"),
    "another town": (lambda file: manifest_with(file, town="Bergvikin kunta"), "is of Bergvikin kunta, and GUIDELINE"),
    "gone": (lambda file: file.unlink(), "No such file"),
}


@pytest.mark.parametrize("ill", BAD)
async def test_a_bad_file_restores_nothing_and_is_told_in_a_line(
    good: tuple[Path, str], tmp_path: Path, ill: str
) -> None:
    file, _ = good
    spoil, said = BAD[ill]
    spoil(file)
    url = f"sqlite:///{tmp_path}/new.db"
    result = await run("restore", str(file), url=url)
    assert result.exit_code == 1 and said in result.output and result.output.count("\n") == 1, result.output
    async with opened(url) as store:
        assert "Kärlek" not in await store.queue(rows_of)


async def test_a_database_with_something_in_it_is_left_alone(good: tuple[Path, str], other_url: str) -> None:
    file, _ = good
    async with opened(other_url) as other:
        await other.write(lambda tx: tx.choose_language("web:bo", "fi"))
        before = await other.queue(rows_of)
        result = await run("restore", str(file), url=other_url)
        assert result.exit_code == 1 and "the database is not empty (languages: 1 rows)" in result.output
        assert await other.queue(rows_of) == before


async def test_a_database_that_the_product_has_only_started_on_is_empty(good: tuple[Path, str], other_url: str) -> None:
    """Keys and the probe's row are there from the first second."""
    file, _ = good
    async with opened(other_url) as other:
        await other.write(lambda tx: tx.signing_key("forgotten", "of the new one"))
        await other.queue(lambda queue: queue.probe(now()))
        await done("restore", str(file), url=other_url)
        assert "of the new one" not in await other.queue(rows_of)


async def test_what_cannot_be_written_leaves_the_older_backup_whole(
    good: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, url = good
    before, names = file.read_bytes(), sorted(file.parent.iterdir())

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.stores.backup_file._to_disk", full)
    result = await run("backup", str(file), url=url)
    assert result.exit_code == 1 and result.output == f"{file}: No space left on device\n"
    assert file.read_bytes() == before and sorted(file.parent.iterdir()) == names


async def test_bad_places_are_told_in_a_line(good: tuple[Path, str], tmp_path: Path) -> None:
    file, url = good
    nowhere = await run("backup", str(tmp_path / "no" / "b.zip"), url=url)
    assert nowhere.exit_code == 1 and "no/b.zip: No such file" in nowhere.output
    nothing_yet = await run("backup", str(file), url=f"sqlite:///{tmp_path}/none.db")
    assert nothing_yet.exit_code == 1 and "nothing to back up" in nothing_yet.output
    assert not (tmp_path / "none.db").exists()
    for named in (f"sqlite:///{tmp_path}/none.db", str(tmp_path / "none.zip"), url.replace("good", "none")):
        result = await run("restore", str(file), "--forgotten", named, url=f"sqlite:///{tmp_path}/new.db")
        assert result.exit_code == 1 and result.output.count("\n") == 1
    other = await run("restore", str(file), url=f"sqlite:///{tmp_path}/new.db", GUIDELINE=str(TOWNS / "bergvik"))
    assert other.exit_code == 1 and "is of Hangö stad, and GUIDELINE is of Bergvikin kunta" in other.output
    assert (await run("backup", str(tmp_path), url=url)).exit_code == 2


async def test_the_forgotten_of_another_product_say_nothing(good: tuple[Path, str], tmp_path: Path, desk: Desk) -> None:
    file, _ = good
    foreign = f"sqlite:///{tmp_path}/foreign.db"
    async with opened(foreign) as store:
        await at(store, desk, pressed("forget-yes"))
    result = await run("restore", str(file), "--forgotten", foreign, url=f"sqlite:///{tmp_path}/new.db")
    assert result.exit_code == 1 and "did not come from this backup" in result.output


async def test_an_old_backup_says_that_some_may_be_back(good: tuple[Path, str], tmp_path: Path) -> None:
    file, _ = good
    told = await done("restore", str(file), url=f"sqlite:///{tmp_path}/young.db")
    assert "may be back" not in told
    manifest_with(file, made_at=(now() - BACKUPS_KEPT - timedelta(days=1)).isoformat())
    told = await done("restore", str(file), url=f"sqlite:///{tmp_path}/old.db")
    assert "older than 90 days: others who were forgotten may be back" in told


async def test_a_timer_that_cannot_be_handled_does_not_stop_a_restore(tmp_path: Path, other_url: str) -> None:
    url, file = f"sqlite:///{tmp_path}/b.db", tmp_path / "b.zip"
    async with opened(url) as store:
        await store.write(one_request)
        await store.write(lambda tx: tx.set_timer(Timer("odd", "odd", "request:1", now())))
    await done("backup", str(file), url=url)
    await done("restore", str(file), url=other_url)
    async with opened(other_url) as other:
        assert await other.read(lambda tx: tx.due_timers(now(), 9)) == ()
        assert len(await other.read(lambda tx: tx.due_timers(now() + timedelta(hours=1), 9))) == 1
