"""One contract for both stores: the same tests on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.stores.addresses import addresses_of
from bot.stores.faults import remedy
from bot.stores.migrations import SQLITE, names
from bot.stores.opening import OpenStore, fault_of, open_store
from bot.stores.queue import Claim, Queue
from bot.stores.transaction import SqlTransaction
from handlers.blocks import Text
from handlers.card import Card
from handlers.records import Absence, Channel, ChannelRequest, Event, Follower, Memory, Outgoing, Timer
from handlers.store import Stale, Transaction, Unavailable

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEASE = timedelta(seconds=45)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def message(key: str, recipient: str = "slack:U1", subject: str = "request:1", **changes: Any) -> Outgoing:
    return Outgoing(key, recipient, subject, Card("sv", (Text(f"Hej {key}"),)), NOW, **changes)


def new_request(tx: Transaction, requester: str = "web:anna", **fields: Any) -> ChannelRequest:
    return tx.new_request(
        requester=requester, place=f"{requester}/tab", language="sv", state="submitted", fields=fields, at=NOW
    )


async def enqueue(store: OpenStore, *messages: Outgoing) -> None:
    def work(tx: Transaction) -> None:
        for each in messages:
            tx.enqueue(each)

    await store.write(work)


async def claim(store: OpenStore, owner: str = "a", now: datetime = NOW, limit: int = 10) -> tuple[Claim, ...]:
    return await store.queue(Queue.claim, owner, now, LEASE, ("slack", "web"), limit)


def keys(claims: tuple[Claim, ...]) -> list[str]:
    return [each.outgoing.dedupe_key for each in claims]


# Transactions


async def test_what_fails_leaves_nothing_behind(store: OpenStore) -> None:
    def half_done(tx: Transaction) -> None:
        tx.first_time("event:1", NOW)
        new_request(tx)
        tx.enqueue(message("1:new"))
        tx.set_timer(Timer("1:remind", "remind", "request:1", NOW))
        tx.record(Event(NOW, "web:anna", "submitted", "request:1"))
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        await store.write(half_done)

    def left(tx: Transaction) -> tuple[Any, ...]:
        return (
            tx.requests_in({"submitted"}) + tx.messages("request:1") + tx.due_timers(NOW, 9) + tx.history("request:1")
        )

    assert await store.read(left) == ()
    assert await store.write(lambda tx: tx.first_time("event:1", NOW))


async def test_an_event_that_comes_twice_counts_once(store: OpenStore) -> None:
    def arrive(tx: Transaction) -> bool:
        if not tx.first_time("slack:Ev1", NOW):
            return False
        new_request(tx)
        return True

    outcomes = await asyncio.gather(*(store.write(arrive) for _ in range(5)))
    assert sorted(outcomes) == [False] * 4 + [True]
    assert len(await store.read(lambda tx: tx.requests_in({"submitted"}))) == 1


async def test_an_event_whose_work_did_not_come_about_counts_again(store: OpenStore) -> None:
    assert await store.write(lambda tx: tx.first_time("eyes:1", NOW))
    await store.write(lambda tx: tx.not_yet("eyes:1"))
    assert await store.write(lambda tx: tx.first_time("eyes:1", NOW))


async def test_a_conversation_is_remembered_where_it_was_and_its_topic_by_the_person(store: OpenStore) -> None:
    """Elsewhere the person may go on from what it was about; offers, the draft and the language stay there."""
    told = Memory("pictures", ("topic x",), "post|-|", "fi")
    await store.write(lambda tx: tx.remember("web:anna", "web:1", told, NOW))

    async def recalled(person: str, place: str, since: datetime = NOW - timedelta(days=1)) -> Memory:
        memory = await store.read(lambda tx: tx.recall(person, place, since))
        return replace(memory, at=None)

    assert await recalled("web:anna", "web:1") == told
    assert await recalled("web:anna", "web:2") == Memory("pictures")
    assert await recalled("web:bo", "web:1") == Memory()
    assert await recalled("web:anna", "web:1", NOW + timedelta(seconds=1)) == Memory()


async def test_reading_cannot_write(store: OpenStore) -> None:
    with pytest.raises(Exception):  # noqa: B017  each database has its own word for it
        await store.read(new_request)
    assert await store.read(lambda tx: tx.requests_in({"submitted"})) == ()


async def test_a_check_and_what_rests_on_it_cannot_be_torn_apart(store: OpenStore) -> None:
    """Two ask for the same channel at once; each looks first whether anybody has. One of them must see the other."""

    def ask_if_first(tx: Transaction, person: str) -> bool:
        if tx.requests_in({"submitted"}):
            return False
        new_request(tx, person)
        return True

    people = [f"web:{number}" for number in range(6)]
    assert sum(await asyncio.gather(*(store.write(ask_if_first, person) for person in people))) == 1


async def test_two_processes_that_read_and_then_write_wait_for_each_other(store: OpenStore, database_url: str) -> None:
    """A deferred BEGIN would fail at once here, whatever the busy timeout."""
    other = open_store(database_url, disk_is_wiped=False)
    number = (await store.write(new_request, clicks=0)).number

    def click(tx: Transaction) -> None:
        seen = tx.request(number)
        assert seen is not None
        tx.save_request(replace(seen, fields={"clicks": seen.fields["clicks"] + 1}), seen.version)

    await asyncio.gather(*(each.write(click) for each in (store, other) * 15))
    await other.close()
    clicked = await store.read(lambda tx: tx.request(number))
    assert clicked is not None and (clicked.fields["clicks"], clicked.version) == (30, 31)


async def test_writes_at_the_same_time_all_succeed(store: OpenStore) -> None:
    await asyncio.gather(*(store.write(lambda tx: tx.count("helpful", "s1")) for _ in range(40)))
    assert await store.read(lambda tx: tx.counts("helpful")) == {"s1": 40}


async def test_what_no_database_can_hold_is_left_out(store: OpenStore) -> None:
    kept = await store.write(new_request, name="A\0B\ud800C", long="x" * 1_000_000)
    read = await store.read(lambda tx: tx.request(kept.number))
    assert read is not None and read.fields["long"] == "x" * 1_000_000
    question = await store.write(
        lambda tx: tx.new_question(asker="web:a", place="web:a", language="sv", text="Får\0 jag\ud800?", at=NOW)
    )
    assert question.text == "Får jag?"


# Keys


async def test_a_key_is_made_once_and_the_same_for_every_process(database_url: str) -> None:
    """Four processes at once, each with one of its own to offer."""
    script = (
        "import asyncio, secrets, sys; from bot.stores.opening import open_store\n"
        "async def main():\n"
        "    store = open_store(sys.argv[1], False); await store.migrate(); fresh = secrets.token_hex(32)\n"
        "    print(await store.write(lambda tx: tx.signing_key('slack', fresh))); await store.close()\n"
        "asyncio.run(main())"
    )

    async def start() -> bytes:
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", script, database_url, stdout=PIPE)
        return (await process.communicate())[0].strip()

    keys = set(await asyncio.gather(*(start() for _ in range(4))))
    assert len(keys) == 1 and len(keys.pop()) == 64


async def test_keys_of_two_names_are_two(store: OpenStore) -> None:
    def made(tx: Transaction) -> list[str]:
        return [tx.signing_key("slack", "a"), tx.signing_key("other", "b"), tx.signing_key("slack", "c")]

    assert await store.write(made) == ["a", "b", "a"]


# Opening and migrating


async def test_several_processes_may_migrate_at_once(database_url: str) -> None:
    script = (
        "import asyncio, sys; from bot.stores.opening import open_store\n"
        "async def main():\n"
        "    store = open_store(sys.argv[1], False); applied = await store.migrate()\n"
        "    await store.write(lambda tx: tx.count('started', 'process')); await store.close(); print(len(applied))\n"
        "asyncio.run(main())"
    )

    async def start() -> bytes:
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", script, database_url, stdout=PIPE)
        return (await process.communicate())[0].strip()

    all_of_them = str(len(names(SQLITE))).encode()
    assert sorted(await asyncio.gather(*(start() for _ in range(4)))) == [b"0", b"0", b"0", all_of_them]
    store = open_store(database_url, disk_is_wiped=False)
    assert await store.read(lambda tx: tx.counts("started")) == {"process": 4}
    assert await store.migrate() == ()
    await store.close()


def test_an_address_that_cannot_work_is_refused_with_its_remedy() -> None:
    assert "heroku addons:create heroku-postgresql" in (fault_of("sqlite:///var/farjag.db", disk_is_wiped=True) or "")
    assert "postgres://" in (fault_of("mysql://secret@host/db", disk_is_wiped=False) or "")
    assert "secret" not in (fault_of("mysql://secret@host/db", disk_is_wiped=False) or "")
    assert fault_of("sqlite:///var/farjag.db", disk_is_wiped=False) is None
    assert fault_of("postgres://host/db", disk_is_wiped=True) is None


async def test_a_file_held_by_another_program_is_said_to_be_unavailable(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.stores.sqlite.BUSY_TIMEOUT_S", 0.05)
    store = open_store(sqlite_url, disk_is_wiped=False)
    await store.migrate()
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable):
            await store.write(new_request)
        assert await store.read(lambda tx: tx.open_questions()) == ()
        other.execute("ROLLBACK")
    assert await store.write(new_request)
    await store.close()


async def test_what_is_written_as_the_file_is_taken_away_is_not_said_to_be_kept(sqlite_url: str) -> None:
    store, path = open_store(sqlite_url, disk_is_wiped=False), Path(sqlite_url.removeprefix("sqlite:///"))
    await store.migrate()

    def work(tx: Transaction) -> None:
        new_request(tx)
        path.rename(path.with_suffix(".away"))

    with pytest.raises(Unavailable):
        await store.write(work)
    path.with_suffix(".away").rename(path)
    assert await store.read(lambda tx: tx.requests_in({"submitted"})) == ()
    await store.close()


async def test_work_goes_on_after_the_server_dropped_every_connection(postgres_url: str) -> None:
    store = open_store(postgres_url, disk_is_wiped=False)
    await store.migrate()
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
    assert await store.write(new_request)
    await store.close()


def raised(state: str, asked: list[str]) -> Callable[[Transaction], None]:
    """A piece of work that the server refuses with this SQLSTATE."""

    def work(tx: Transaction) -> None:
        asked.append(state)
        assert isinstance(tx, SqlTransaction)
        tx._sql.script(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$")

    return work


@pytest.mark.parametrize(
    ("state", "helps"),
    [
        ("53100", "make room"),
        ("53300", "connections"),
        ("25006", "only takes reads"),
        ("42501", "right"),
        ("58030", "see its log"),
        ("XX001", "damaged"),
        ("55P03", "too busy"),
        ("57014", "too busy"),
    ],
)
async def test_what_nobody_can_use_now_is_said_at_once_with_its_remedy(
    postgres_url: str, state: str, helps: str
) -> None:
    asked: list[str] = []
    store = open_store(postgres_url, disk_is_wiped=False)
    with pytest.raises(Unavailable) as error:
        await store.write(raised(state, asked))
    assert helps in remedy(error.value) and asked == [state], "no second try mends it"
    await store.close()


async def test_what_a_second_try_may_mend_gets_one_and_a_fault_of_ours_is_told_as_it_is(
    postgres_url: str,
) -> None:
    store = open_store(postgres_url, disk_is_wiped=False)
    for state in ("40001", "57P01", "08006"):
        asked: list[str] = []
        with pytest.raises(Unavailable):
            await store.write(raised(state, asked))
        assert len(asked) > 1
    for state in ("23505", "42P01"):
        with pytest.raises(psycopg.Error):
            await store.write(raised(state, []))
    with pytest.raises(psycopg.Error):
        await store.read(raised("25006", []))
    await store.close()


async def test_a_server_that_is_not_there_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.stores.postgres.WAIT_FOR_CONNECTION_S", 0.1)
    store = open_store("postgres://127.0.0.1:1/none", disk_is_wiped=True)
    with pytest.raises(Unavailable):
        await store.read(lambda tx: tx.open_questions())
    await store.close()


# Requests and questions


async def test_a_request_comes_back_as_it_was_saved(store: OpenStore) -> None:
    made = await store.write(new_request, unit="Biblioteket", administrators=["web:b", "web:c"], start=None)
    decided = replace(
        made, state="rejected", decided_by="web:boss", decided_at=NOW + MINUTE, reason="Nej", updated_at=NOW + MINUTE
    )
    saved = await store.write(lambda tx: tx.save_request(decided, 1))
    assert saved == replace(decided, version=2)
    assert await store.read(lambda tx: tx.request(made.number)) == saved
    assert await store.read(lambda tx: tx.request(made.number + 1)) is None


async def test_fields_alone_are_kept_as_the_version_that_it_is(store: OpenStore) -> None:
    made = await store.write(new_request, name="Museet", replaced={"unit": "Museet"})
    less = replace(made, fields={"name": "Museet"}, state="approved")
    await store.write(lambda tx: tx.keep_fields(less))
    assert await store.read(lambda tx: tx.request(made.number)) == replace(made, fields={"name": "Museet"})
    await store.write(lambda tx: tx.save_request(made, made.version))
    with pytest.raises(Stale):
        await store.write(lambda tx: tx.keep_fields(less))


async def test_of_two_officers_one_decides(store: OpenStore) -> None:
    request = await store.write(new_request)

    def decide(tx: Transaction, officer: str) -> str:
        seen = tx.request(request.number)
        assert seen is not None
        try:
            tx.save_request(replace(seen, state="approved", decided_by=officer), request.version)
        except Stale:
            return "already decided"
        tx.enqueue(message(f"{request.number}:approved:{officer}"))
        return "decided"

    outcomes = await asyncio.gather(*(store.write(decide, f"web:boss{number}") for number in range(4)))
    assert sorted(outcomes) == ["already decided"] * 3 + ["decided"]
    assert len(await store.read(lambda tx: tx.messages("request:1"))) == 1


async def test_numbers_are_not_used_again(store: OpenStore) -> None:
    dropped = await store.write(new_request)
    await store.write(lambda tx: tx.drop_request(dropped.number))
    assert (await store.write(new_request)).number > dropped.number


async def test_requests_are_found_by_state_and_by_who_made_or_follows_them(store: OpenStore) -> None:
    mine, other = await store.write(new_request), await store.write(new_request, "web:bo")

    def join(tx: Transaction) -> None:
        for _ in range(2):
            tx.follow(other.number, Follower("web:anna", "web:anna/tab", "fi"))
        tx.follow(other.number, Follower("web:cia", "web:cia/tab", "sv"))
        tx.unfollow(other.number, "web:cia")
        tx.save_request(replace(mine, state="listed"), 1)

    await store.write(join)
    assert [r.number for r in await store.read(lambda tx: tx.requests_of("web:anna"))] == [other.number, mine.number]
    assert [r.number for r in await store.read(lambda tx: tx.requests_in(("submitted", "returned")))] == [other.number]
    assert await store.read(lambda tx: tx.requests_in(())) == ()
    assert await store.read(lambda tx: tx.followers(other.number)) == (Follower("web:anna", "web:anna/tab", "fi"),)


async def test_the_requests_that_changed_last_come_first_and_no_more_than_are_asked_for(store: OpenStore) -> None:
    first, second, third = [await store.write(new_request) for _ in range(3)]

    def decide(tx: Transaction) -> None:
        tx.save_request(replace(first, state="approved", updated_at=NOW + 2 * MINUTE), 1)
        tx.save_request(replace(second, state="rejected", updated_at=NOW + MINUTE), 1)

    await store.write(decide)

    async def last(most: int, *states: str) -> list[int]:
        return [one.number for one in await store.read(lambda tx: tx.touched_last(states, most))]

    assert await last(9, "approved", "rejected", "submitted") == [first.number, second.number, third.number]
    assert await last(2, "approved", "rejected", "submitted") == [first.number, second.number]
    assert await last(9, "rejected") == [second.number] and await last(9) == []


async def test_a_question_is_taken_by_one_and_answered(store: OpenStore) -> None:
    asked = await store.write(
        lambda tx: tx.new_question(asker="web:anna", place="web:tab", language="sv", text="Får jag?", at=NOW)
    )
    taken = await store.write(lambda tx: tx.save_question(replace(asked, state="taken", taken_by="web:b1"), 1))
    with pytest.raises(Stale):
        await store.write(lambda tx: tx.save_question(replace(asked, state="taken", taken_by="web:b2"), 1))
    assert await store.read(lambda tx: tx.open_questions()) == (taken,)
    answered = replace(taken, state="answered", answer="Ja", answered_at=NOW + MINUTE)
    await store.write(lambda tx: tx.save_question(answered, 2))
    assert await store.read(lambda tx: tx.open_questions()) == ()
    assert await store.read(lambda tx: tx.questions_of("web:anna")) == (replace(answered, version=3),)
    assert await store.read(lambda tx: tx.question(asked.number)) == replace(answered, version=3)


# Messages


async def test_a_message_with_a_known_key_is_dropped(store: OpenStore) -> None:
    await enqueue(store, message("1:new"), message("1:new"))
    await enqueue(store, message("1:new"), message("1:gone", "gone:7f"))
    assert [sent.dedupe_key for sent in await store.read(lambda tx: tx.messages("request:1"))] == ["1:new"]


async def test_claims_are_disjoint(store: OpenStore) -> None:
    await enqueue(store, *(message(f"m{number}", f"slack:U{number}") for number in range(30)))
    shares = await asyncio.gather(*(claim(store, f"owner{number}", limit=7) for number in range(6)))
    claimed = [key for share in shares for key in keys(share)]
    assert len(claimed) == len(set(claimed))
    assert set(claimed) | set(keys(await claim(store, limit=99))) == {f"m{number}" for number in range(30)}


async def test_lanes_keep_their_order(store: OpenStore) -> None:
    await enqueue(store, message("first"), message("second"), message("elsewhere", subject="request:2"))
    heads = await claim(store)
    assert keys(heads) == ["first", "elsewhere"]
    assert await claim(store, "b") == ()
    await store.queue(Queue.sent, heads[1], "ts0", NOW)
    await store.queue(Queue.put_back, heads[0], "busy", NOW + MINUTE, 0)
    assert await claim(store, now=NOW + MINUTE / 2) == ()
    (again,) = await claim(store, now=NOW + MINUTE)
    assert (again.outgoing.dedupe_key, again.attempt, again.uncertain) == ("first", 2, 0)
    await store.queue(Queue.sent, again, "ts1", NOW + MINUTE)
    assert "second" in keys(await claim(store, now=NOW + MINUTE))


async def test_an_expired_lease_is_uncertain_if_begun_and_who_held_it_is_too_late(store: OpenStore) -> None:
    await enqueue(store, message("once"), message("not begun", "slack:U2"))
    first, _ = await claim(store, "a")
    assert await store.queue(Queue.begin, first, first.uncertain + 1)
    assert await claim(store, "b", NOW + LEASE / 2) == ()
    second, other = await claim(store, "b", NOW + LEASE)
    assert (first.uncertain, second.uncertain, other.uncertain) == (0, 1, 0)
    assert not await store.queue(Queue.begin, first, 1)
    assert not await store.queue(Queue.sent, first, "ts-a", NOW + LEASE)
    assert not await store.queue(Queue.put_back, first, "busy", NOW, 0)
    assert await store.queue(Queue.sent, second, "ts-b", NOW + LEASE)
    assert not await store.queue(Queue.sent, second, "ts-c", NOW + LEASE)
    sent = await store.read(lambda tx: tx.message("once"))
    assert sent is not None and (sent.state, sent.external_id) == ("sent", "ts-b")


async def test_an_update_knows_what_it_replaces(store: OpenStore) -> None:
    await enqueue(store, message("card"), message("decided", updates="card"), message("orphan", updates="nothing"))
    (card,) = await claim(store)
    await store.queue(Queue.sent, card, "ts1", NOW)
    (decided,) = await claim(store)
    assert (decided.outgoing.updates, decided.replaces) == ("card", "ts1")
    await store.queue(Queue.sent, decided, "ts1", NOW)
    (orphan,) = await claim(store)
    assert orphan.replaces is None


async def test_a_sent_message_keeps_no_words(store: OpenStore) -> None:
    await enqueue(store, message("hemligt"))
    (claimed,) = await claim(store)
    assert claimed.outgoing.card == message("hemligt").card
    await store.queue(Queue.sent, claimed, "ts1", NOW)
    payloads = await store.queue(lambda queue: queue._sql.rows("SELECT payload FROM outbox"))
    assert [row["payload"] for row in payloads] == [""]


async def test_messages_of_a_surface_nobody_serves_wait_for_one_who_does(store: OpenStore) -> None:
    await enqueue(store, message("teams", "teams:1"))
    assert await claim(store) == ()
    assert (await store.queue(Queue.backlog)).waiting == 1


async def test_a_card_no_release_can_read_is_claimed_as_unreadable(store: OpenStore) -> None:
    await enqueue(store, message("broken"), message("next"))
    await store.queue(lambda queue: queue._sql.run("UPDATE outbox SET payload = '{}' WHERE dedupe_key = 'broken'"))
    (broken,) = await claim(store)
    assert broken.outgoing.dedupe_key == "broken" and not broken.readable
    await store.queue(Queue.give_up, broken, "unreadable", NOW)
    (after,) = await claim(store)
    assert after.outgoing.dedupe_key == "next" and after.readable


# Timers and history


async def test_a_timer_fires_once_when_due_unless_cancelled(store: OpenStore) -> None:
    def set_all(tx: Transaction) -> None:
        for key, kind, due in (("r1", "remind", NOW), ("r3", "remind", NOW + MINUTE), ("x", "expire", NOW)):
            tx.set_timer(Timer(key, kind, "request:1", due))
            tx.set_timer(Timer(key, kind, "request:2", due))  # a known key

    await store.write(set_all)
    await store.write(lambda tx: tx.cancel_timers("request:1", "expire"))
    due = await store.read(lambda tx: tx.due_timers(NOW, 10))
    assert due == (Timer("r1", "remind", "request:1", NOW),)
    fired = await asyncio.gather(*(store.write(lambda tx: tx.fire_timer("r1", NOW)) for _ in range(4)))
    assert sorted(fired) == [False, False, False, True]
    assert not await store.write(lambda tx: tx.fire_timer("x", NOW))
    assert not await store.write(lambda tx: tx.fire_timer("r3", NOW))
    await store.write(lambda tx: tx.cancel_timers("request:1"))
    assert await store.read(lambda tx: tx.due_timers(NOW + MINUTE, 10)) == ()


async def test_history_is_only_added_to(store: OpenStore) -> None:
    line = Event(NOW, "web:boss", "approved", "request:1", {"version": 2})
    await store.write(lambda tx: tx.record(line))
    for changed in ("action = 'rejected'", "at = '2020'", "subject = 'request:9'"):
        with pytest.raises(Exception, match="append-only"):
            await store.queue(lambda queue, what=changed: queue._sql.run(f"UPDATE audit SET {what}"))  # type: ignore[misc]
    assert await store.read(lambda tx: tx.history("request:1")) == (line,)


# The register and persons


def channel(**changes: Any) -> Channel:
    given: Mapping[str, Any] = {
        "id": 0,
        "unit": "Biblioteket",
        "platform": "Instagram",
        "name": "Hangö bibliotek",
        "address": "https://instagram.com/hangobib",
        "address_key": "instagram.com/hangobib",
        "state": "open",
        "opened_at": date(2026, 1, 2),
        "closed_at": None,
        "languages": ("sv", "fi"),
        "contact_role": "Bibliotekschef",
        "request_number": None,
        "administrators": ("web:anna", "web:bo"),
        "deputy": "web:cia",
    }
    return Channel(**{**given, **changes})


async def test_a_channel_is_added_once_by_its_address_and_changed_by_its_id(store: OpenStore) -> None:
    added = await store.write(lambda tx: tx.save_channel(channel()))
    same = await store.write(lambda tx: tx.save_channel(channel(name="Biblioteket i Hangö")))
    assert added.id == same.id > 0
    moved = replace(same, address_key="instagram.com/ny", state="closed", closed_at=date(2026, 11, 23))
    await store.write(lambda tx: tx.save_channel(moved))
    assert await store.read(lambda tx: tx.channels()) == (moved,)
    assert await store.read(lambda tx: tx.channel(added.id)) == moved
    assert await store.read(lambda tx: tx.channel_at("instagram.com/ny")) == moved
    assert await store.read(lambda tx: tx.channel_at("instagram.com/hangobib")) is None


async def test_a_line_of_the_register_that_is_dropped_is_gone_and_no_other(store: OpenStore) -> None:
    first = await store.write(lambda tx: tx.save_channel(channel()))
    other = await store.write(lambda tx: tx.save_channel(channel(address_key="instagram.com/hangomuseum")))
    await store.write(lambda tx: tx.drop_channel(first.id))
    assert await store.read(lambda tx: tx.channels()) == (other,)
    assert await store.read(lambda tx: tx.channel(first.id)) is None
    assert await store.read(lambda tx: tx.channel_at(first.address_key)) is None
    await store.write(lambda tx: tx.drop_channel(first.id))
    again = await store.write(lambda tx: tx.save_channel(channel()))
    assert again.id not in (first.id, other.id), "what somebody remembers of the old one is not the new one's"


async def test_what_somebody_spoke_last_is_known_by_any_of_their_ids(store: OpenStore) -> None:
    said = (("slack:UA", "slack:D1", "sv", 0), ("teams:a", "teams:1", "fi", 5), ("slack:UB", "slack:D2", "en", 9))
    for person, place, language, minutes in said:
        memory = Memory("pictures", (), "", language)
        at = NOW + timedelta(minutes=minutes)
        await store.write(lambda tx, *about: tx.remember(*about), person, place, memory, at)
    await store.write(lambda tx: tx.remember("slack:UA", "slack:D3", Memory("pictures"), NOW + timedelta(minutes=8)))

    async def spoken(*ids: str, since: datetime = NOW - timedelta(days=1)) -> str | None:
        return await store.read(lambda tx: tx.spoken_lately(ids, since))

    assert await spoken("slack:UA", "teams:a") == "fi"
    assert await spoken("slack:UA") == "sv", "where no language was told the one before counts"
    assert await spoken("slack:UA", since=NOW + timedelta(minutes=1)) is None
    assert await spoken("web:nobody") is None


async def test_a_chosen_language_and_an_absence_are_remembered(store: OpenStore) -> None:
    away = Absence("web:boss", date(2026, 12, 1), date(2026, 12, 3), "web:deputy")

    def choose(tx: Transaction) -> None:
        tx.choose_language("web:anna", "fi")
        tx.choose_language("web:anna", "sv")
        tx.set_absence(replace(away, deputy=None))
        tx.set_absence(away)

    await store.write(choose)
    assert await store.read(lambda tx: tx.language_of("web:anna")) == "sv"
    assert await store.read(lambda tx: tx.language_of("web:bo")) is None
    assert await store.read(lambda tx: tx.absences(date(2026, 12, 3))) == (away,)
    assert await store.read(lambda tx: tx.absences(date(2026, 12, 4))) == ()
    assert await store.read(lambda tx: tx.absence_of("web:boss")) == away, "before it begins too"
    assert await store.read(lambda tx: tx.absence_of("web:anna")) is None
    await store.write(lambda tx: tx.end_absence("web:boss"))
    assert await store.read(lambda tx: tx.absences(date(2026, 12, 3))) == ()


async def test_an_address_is_kept_until_another_takes_its_place(store: OpenStore) -> None:
    today, address = NOW.date(), {"chat": "a"}
    await store.write(lambda tx: addresses_of(tx).keep("slack:U1", None, address, today))
    assert await store.read(lambda tx: addresses_of(tx).is_fresh("slack:U1", address, today))
    assert not await store.read(lambda tx: addresses_of(tx).is_fresh("slack:U1", address, today + DAY))
    await store.write(lambda tx: addresses_of(tx).keep("slack:U1", None, {"chat": "b"}, today))
    assert await store.read(lambda tx: addresses_of(tx).of("slack:U1")) == {"chat": "b"}
    assert not await store.read(lambda tx: addresses_of(tx).is_fresh("slack:U1", address, today))
    assert await store.read(lambda tx: addresses_of(tx).of("slack:U2")) is None


def live(tx: Transaction, person: str) -> None:
    """Leaves a trace of the person in everything there is."""
    request = new_request(tx, person, administrators=[person, "web:bo"])
    tx.save_request(replace(new_request(tx, "web:bo"), decided_by=person, decided_at=NOW), 1)
    tx.follow(2, Follower(person, f"{person}/tab", "sv"))
    question = tx.new_question(asker=person, place=f"{person}/tab", language="sv", text="?", at=NOW)
    other = tx.new_question(asker="web:bo", place="web:bo/tab", language="sv", text="?", at=NOW)
    tx.save_question(replace(other, state="taken", taken_by=person), 1)
    tx.save_channel(channel(administrators=(person, "web:bo"), deputy=person))
    tx.enqueue(message(f"direct {request.number}", person))
    asks = Card("sv", (Text("?"),), asks=person)
    tx.enqueue(replace(message(f"to decide {request.number}", "web:boss"), card=asks))
    tx.enqueue(message(f"in the tab {request.number}", request.place, question.subject, to="place"))
    tx.record(Event(NOW, person, "submitted", request.subject, {"joined": person}))
    tx.choose_language(person, "sv")
    tx.set_absence(Absence(person, date(2026, 12, 1), date(2026, 12, 3)))
    tx.set_absence(Absence("web:boss", date(2026, 12, 1), date(2026, 12, 3), person))
    addresses_of(tx).keep(person, person, {"chat": person}, NOW.date())
    addresses_of(tx).keep(f"{person}/tab", person, {"chat": "tab"}, NOW.date())


async def test_what_is_held_on_a_person_is_told_and_forgotten_everywhere(store: OpenStore) -> None:
    person = "web:an_na"
    await store.write(live, "web:anXna")  # another person, whose name a pattern would mistake for this one
    others = await store.read(lambda tx: tx.held_on("web:anXna"))
    await store.write(lambda tx: tx.save_channel(channel(address_key="x", administrators=(), deputy="")))
    await store.write(live, person)
    assert {held.kind for held in await store.read(lambda tx: tx.held_on(person))} == {
        *("requests", "followed", "questions", "answered", "decided", "channels", "messages", "audit"),
        *("language", "absence", "address"),
    }
    await store.write(lambda tx: tx.forget(person, "gone:7f", NOW))
    assert await store.read(lambda tx: tx.held_on(person)) == ()
    assert len(others) >= 8
    everything = await store.queue(_everything)
    assert person not in everything
    assert "gone:7f" in everything and "web:anXna" in everything


def _everything(queue: Queue) -> str:
    tables = ("requests", "followers", "questions", "channels", "outbox", "audit", "languages", "absences", "timers")
    tables += ("addresses",)
    return repr([dict(row) for table in tables for row in queue._sql.rows(f"SELECT * FROM {table}")])


async def test_what_is_old_and_done_goes_and_what_waits_stays(store: OpenStore) -> None:
    def fill(tx: Transaction) -> None:
        tx.first_time("old", NOW - MINUTE)
        tx.first_time("new", NOW)
        for key in ("fired", "waiting"):
            tx.set_timer(Timer(key, "remind", "request:1", NOW - MINUTE))
        tx.fire_timer("fired", NOW)
        tx.record(Event(NOW - MINUTE, "a", "b", "c"))
        for id, met_on in (("slack:old", NOW.date() - DAY), ("slack:new", NOW.date())):
            addresses_of(tx).keep(id, None, {}, met_on)
        new_request(tx)

    await store.write(fill)
    await enqueue(store, message("sent"), message("queued"))
    (claimed,) = await claim(store)
    await store.queue(Queue.sent, claimed, None, NOW - MINUTE)
    kinds = ("inbox", "timers", "audit", "messages", "addresses", "questions")
    purged = [await store.write(lambda tx, kind=kind: tx.purge(kind, NOW)) for kind in kinds]  # type: ignore[misc]
    assert purged == [1, 1, 1, 1, 1, 0]
    assert await store.write(lambda tx: tx.purge_requests({"submitted"}, NOW)) == 0
    assert await store.write(lambda tx: tx.purge_requests({"listed"}, NOW + MINUTE)) == 0
    assert await store.write(lambda tx: tx.purge_requests({"submitted"}, NOW + MINUTE)) == 1
    assert await store.read(lambda tx: tx.messages("request:1")) == ()
