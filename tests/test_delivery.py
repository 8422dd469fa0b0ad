"""Delivery: what is sent, when it is tried again, when it is given up, and that timers fire once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.delivery import GIVE_UP_AFTER, LEASE, LONGEST_ASKED_S, TIMER_PAUSE, TRIED_AT_LEAST, Delivery, World, pause
from bot.sending import SENT_AGAIN_AT_MOST, Begins, Busy, Gone, Refused, Uncertain, Unreadable, unkept
from bot.stores.opening import OpenStore
from bot.stores.queue import Queue
from handlers.blocks import Text
from handlers.card import Card
from handlers.records import TALK, Outgoing, Sent, Timer
from handlers.store import Transaction, Unavailable

pytest_plugins = ["tests.databases"]

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass
class Clock:
    now: datetime = START


@dataclass
class FakeSender:
    """Does what `moods` say, one a send, and then behaves. A mood is an exception, or `arrives` before one.

    What `gate` keeps waiting has not begun, `posting` what has.
    """

    moods: list[Any] = field(default_factory=list)
    reads_back: bool = True
    posted: list[str] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    posting: asyncio.Event | None = None

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str | None:
        if self.gate:
            await self.gate.wait()
        await begins()
        if self.posting:
            await self.posting.wait()
        mood = self.moods.pop(0) if self.moods else None
        if isinstance(mood, Exception):
            raise mood
        if replaces:
            self.replaced.append((outgoing.dedupe_key, replaces))
        else:
            self.posted.append(outgoing.dedupe_key)
        if mood == "arrives, then 503":
            raise Uncertain
        return f"id of {outgoing.dedupe_key}"

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        return f"id of {outgoing.dedupe_key}" if outgoing.dedupe_key in self.posted else None


@dataclass
class Stage:
    """Delivery with a clock that stands still until it is told to go."""

    store: OpenStore
    sender: FakeSender = field(default_factory=FakeSender)
    clock: Clock = field(default_factory=Clock)
    given_up: list[tuple[str, str]] = field(default_factory=list)
    fired: list[str] = field(default_factory=list)

    def delivery(self, owner: str = "a") -> Delivery:
        return Delivery(
            self.store,
            {"slack": self.sender},
            self._on_timer,
            lambda tx, outgoing, code, now: self.given_up.append((outgoing.dedupe_key, code)),
            World(lambda: self.clock.now, lambda: 0.0),
            owner,
        )

    def _on_timer(self, tx: Transaction, timer: Timer, now: datetime) -> None:
        if timer.kind == "broken":
            raise ValueError
        self.fired.append(timer.dedupe_key)
        tx.enqueue(message(f"reminder {timer.dedupe_key}"))

    async def enqueue(self, *messages: Outgoing) -> None:
        def work(tx: Transaction) -> None:
            for each in messages:
                tx.enqueue(each)

        await self.store.write(work)

    async def after(self, passed: timedelta = timedelta()) -> None:
        self.clock.now += passed
        await self.delivery().deliver_due()

    async def state(self, key: str) -> str:
        sent: Sent | None = await self.store.read(lambda tx: tx.message(key))
        assert sent is not None
        return sent.state

    async def history(self) -> list[str]:
        return [event.action for event in await self.store.read(lambda tx: tx.history("request:1"))]


@pytest.fixture
def stage(store: OpenStore) -> Stage:
    return Stage(store)


def message(key: str, **changes: Any) -> Outgoing:
    return Outgoing(key, "slack:U1", "request:1", Card("sv", (Text("Hej"),)), START, **changes)


async def test_what_is_enqueued_is_sent_in_order_and_kept_by_its_id(stage: Stage) -> None:
    await stage.enqueue(message("one"), message("two"), message("three"))
    await stage.after()
    assert stage.sender.posted == ["one", "two", "three"]
    sent = await stage.store.read(lambda tx: tx.message("two"))
    assert sent is not None and sent.external_id == "id of two"


async def test_a_card_is_replaced_where_it_was_posted_and_an_update_of_nothing_is_moot(stage: Stage) -> None:
    await stage.enqueue(message("card"), message("decided", updates="card"), message("orphan", updates="never"))
    await stage.after()
    assert stage.sender.posted == ["card"]
    assert stage.sender.replaced == [("decided", "id of card")]
    assert await stage.state("orphan") == "moot"


async def test_a_busy_far_side_is_left_alone_as_long_as_it_asks(stage: Stage) -> None:
    stage.sender.moods = [Busy("rate", retry_after=30)]
    await stage.enqueue(message("one"))
    await stage.after()
    await stage.after(timedelta(seconds=29))
    assert stage.sender.posted == []
    await stage.after(timedelta(seconds=1))
    assert stage.sender.posted == ["one"]


async def test_a_refused_message_is_given_up_aloud_and_holds_nobody_back(stage: Stage) -> None:
    stage.sender.moods = [Refused("channel_not_found")]
    await stage.enqueue(message("one"), message("two"))
    await stage.after()
    assert stage.given_up == [("one", "channel_not_found")]
    assert stage.sender.posted == ["two"]
    assert await stage.history() == ["given-up"]
    assert (await stage.store.queue(Queue.backlog)).dead == 1


async def test_a_far_side_that_stays_away_is_given_up_in_the_end(stage: Stage) -> None:
    stage.sender.moods = [Busy("refused") for _ in range(99)]
    await stage.enqueue(message("one"))
    await stage.after()
    for _ in range(TRIED_AT_LEAST):
        await stage.after(GIVE_UP_AFTER / TRIED_AT_LEAST)
    assert stage.given_up == []
    await stage.after(10 * MINUTE)
    assert stage.given_up == [("one", "refused")]


async def test_what_was_hardly_tried_is_not_given_up_after_we_were_away_for_a_week(stage: Stage) -> None:
    stage.sender.moods = [Busy("refused"), Busy("no network yet")]
    await stage.enqueue(message("one"))
    await stage.after()
    await stage.after(timedelta(days=7))
    assert stage.given_up == []
    await stage.after(MINUTE)
    assert stage.sender.posted == ["one"]


async def test_a_far_side_that_is_busy_for_hours_is_asked_as_often_as_it_says(stage: Stage) -> None:
    stage.sender.moods = [Busy("rate", retry_after=30) for _ in range(20)]
    await stage.enqueue(message("one"))
    for _ in range(21):
        await stage.after(timedelta(seconds=30))
    assert stage.sender.posted == ["one"]


@pytest.mark.parametrize("asked", [1e9, 1e15, float("inf")])
async def test_a_pause_that_no_calendar_holds_stops_nobody(stage: Stage, asked: float) -> None:
    stage.sender.moods = [Busy("rate", retry_after=asked)]
    await stage.enqueue(message("one"), message("two"))
    await stage.after()
    await stage.after(timedelta(seconds=LONGEST_ASKED_S))
    assert stage.sender.posted == ["one", "two"]


async def test_a_card_that_cannot_be_read_is_given_up_aloud_and_holds_nobody_back(stage: Stage) -> None:
    await stage.enqueue(message("broken"), message("next"))
    await stage.store.queue(
        lambda queue: queue._sql.run("UPDATE outbox SET payload = '{}' WHERE dedupe_key = 'broken'")
    )
    await stage.after()
    assert stage.given_up == [("broken", "unreadable")] and await stage.history() == ["given-up"]
    assert stage.sender.posted == ["next"]
    assert (await stage.store.queue(Queue.backlog)).dead == 1


@pytest.mark.parametrize("mood", [None, Refused("is_archived"), Gone()])
async def test_of_an_answer_nothing_is_kept_whatever_came_of_it(stage: Stage, mood: Any) -> None:
    """Nobody could be told of it when they ask to be forgotten: it names a place."""
    stage.sender.moods = [mood]
    await stage.enqueue(replace(message("D1:answer"), recipient="slack:D1:", subject=TALK, to="place"))
    await stage.after()
    rows = await stage.store.queue(lambda queue: queue._sql.rows("SELECT * FROM outbox"))
    assert "D1" not in repr(rows)
    assert (await stage.store.queue(Queue.backlog)).dead == isinstance(mood, Refused), "it is still counted"


@pytest.mark.parametrize("mood", ["arrives, then 503", Uncertain(), RuntimeError("a bug"), TimeoutError()])
async def test_what_can_be_read_back_arrives_once(stage: Stage, mood: Any) -> None:
    stage.sender.moods = [mood]
    await stage.enqueue(message("one"))
    await stage.after()
    await stage.after(MINUTE)
    assert stage.sender.posted == ["one"]
    assert await stage.state("one") == "sent"
    assert await stage.history() == []


async def test_what_cannot_be_read_back_is_sent_again_a_few_times_and_that_is_written_down(stage: Stage) -> None:
    stage.sender.reads_back = False
    stage.sender.moods = ["arrives, then 503"]
    await stage.enqueue(message("one"))
    await stage.after()
    await stage.after(MINUTE)
    assert stage.sender.posted == ["one", "one"]
    assert await stage.history() == ["sent-again"]

    stage.sender.moods = [Uncertain() for _ in range(99)]
    await stage.enqueue(message("two"))
    for _ in range(SENT_AGAIN_AT_MOST + 3):
        await stage.after(MINUTE)
    assert len(stage.sender.moods) == 99 - SENT_AGAIN_AT_MOST - 1
    assert stage.given_up == [("two", "uncertain")]


async def test_a_reminder_that_may_have_arrived_is_not_sent_again(stage: Stage) -> None:
    stage.sender.reads_back = False
    stage.sender.moods = ["arrives, then 503"]
    await stage.enqueue(message("reminder", must_arrive=False))
    await stage.after()
    await stage.after(MINUTE)
    assert stage.sender.posted == ["reminder"]
    assert stage.given_up == [("reminder", "uncertain")]


async def test_an_update_is_repeated_freely(stage: Stage) -> None:
    stage.sender.reads_back = False
    stage.sender.moods = [None, "arrives, then 503", "arrives, then 503"]
    await stage.enqueue(message("card"), message("decided", updates="card"))
    for _ in range(3):
        await stage.after(MINUTE)
    assert stage.sender.replaced == [("decided", "id of card")] * 3
    assert await stage.history() == []


async def test_what_a_dead_process_held_is_looked_for_before_it_is_sent(stage: Stage) -> None:
    for key in ("arrived", "did not"):
        await stage.enqueue(message(key))
        (claim,) = await stage.store.queue(Queue.claim, "dead", stage.clock.now, LEASE, ("slack",), 9)
        assert await stage.store.queue(Queue.begin, claim, 1)
        stage.sender.posted += [key] if key == "arrived" else []
        await stage.after(LEASE)
    assert stage.sender.posted == ["arrived", "did not"]


@pytest.mark.parametrize("died", ["before it was begun", "while it went out"])
async def test_only_what_was_begun_is_uncertain_when_its_process_dies(stage: Stage, died: str) -> None:
    """A reminder that nobody can look for: lost if it may have arrived, sent if it surely did not."""
    stage.sender.reads_back = False
    await stage.enqueue(message("reminder", must_arrive=False))
    waits = "gate" if died == "before it was begun" else "posting"
    setattr(stage.sender, waits, asyncio.Event())
    dying = stage.delivery("dying")
    await dying._look(9)
    await asyncio.sleep(0.3)
    for task in dying._sending:
        task.cancel()
    setattr(stage.sender, waits, None)
    for _ in range(SENT_AGAIN_AT_MOST + 2):
        await stage.after(LEASE)
    if died == "before it was begun":
        assert (stage.sender.posted, stage.given_up) == (["reminder"], []) and await stage.history() == []
    else:
        assert (stage.sender.posted, stage.given_up) == ([], [("reminder", "uncertain")])


async def test_what_waits_too_long_to_be_begun_is_not_uncertain(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token that does not come, a place in the queue that comes too late."""
    stage.sender.reads_back = False
    stage.sender.gate = asyncio.Event()
    await stage.enqueue(message("reminder", must_arrive=False))
    delivery = stage.delivery()
    delivery._lease = timedelta(seconds=0.3)
    for _ in range(SENT_AGAIN_AT_MOST + 2):
        await delivery.deliver_due()
        stage.clock.now += MINUTE
    assert stage.given_up == []
    stage.sender.gate.set()
    await stage.after(MINUTE)
    assert stage.sender.posted == ["reminder"] and await stage.history() == []


async def test_who_has_lost_the_lease_may_not_begin(stage: Stage) -> None:
    """A process that stood still goes on where it was, and another has sent the message meanwhile."""
    await stage.enqueue(message("one"))
    stage.sender.gate = asyncio.Event()
    slow = stage.delivery("slow")
    await slow._look(9)
    await asyncio.sleep(0)
    other = FakeSender(posted=stage.sender.posted)
    stage.clock.now += LEASE
    await Delivery(
        stage.store,
        {"slack": other},
        stage._on_timer,
        lambda *dead: None,
        World(lambda: stage.clock.now, lambda: 0.0),
        "b",
    ).deliver_due()
    stage.sender.gate.set()
    await slow.deliver_due()
    await asyncio.gather(*slow._sending)
    assert stage.sender.posted == ["one"]


async def test_a_store_that_is_away_when_something_begins_leaves_it_for_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.sender.reads_back = False
    await stage.enqueue(message("reminder", must_arrive=False))
    delivery, queue = stage.delivery(), stage.store.queue

    async def away(work: Any, *args: Any) -> Any:
        if work.__name__ == "_begin_all":
            raise Unavailable("away")
        return await queue(work, *args)

    with monkeypatch.context() as patched:
        patched.setattr(stage.store, "queue", away)
        await delivery.deliver_due()
    assert stage.sender.posted == []
    await stage.after(MINUTE)
    assert stage.sender.posted == ["reminder"] and stage.given_up == []


async def test_a_lease_that_is_nearly_over_is_not_used(stage: Stage) -> None:
    """Between the claim and the sending the process may have been stopped: a laptop's lid, a full machine."""
    await stage.enqueue(message("one"))
    claims = await stage.store.queue(Queue.claim, "a", stage.clock.now, LEASE, ("slack",), 9)
    stage.clock.now += LEASE - timedelta(seconds=1)
    late = stage.delivery()
    await late._deliver(claims[0])
    await late.deliver_due()
    assert stage.sender.posted == []
    await stage.after(timedelta(seconds=1))
    assert stage.sender.posted == ["one"]


async def test_enqueuing_wakes_delivery_and_stopping_lets_it_finish(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.LOOK_EVERY_S", 60)
    stage.sender.gate = asyncio.Event()
    running = asyncio.create_task(stage.delivery().run())
    await asyncio.sleep(0.3)  # it has looked, found nothing, and sleeps
    await stage.enqueue(message("one"))
    async with asyncio.timeout(10):
        while await stage.state("one") != "sending":  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.sleep(0)
    stage.sender.gate.set()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert await stage.state("one") == "sent"


async def test_a_stop_in_the_midst_of_a_look_sends_what_the_look_has_claimed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimed, queue = asyncio.Event(), stage.store.queue

    async def slowly(*args: Any) -> Any:
        turned = await queue(*args)
        claimed.set()
        await asyncio.sleep(0.2)  # another connection's turn; meanwhile the stop comes
        return turned

    await stage.enqueue(message("one"))
    monkeypatch.setattr(stage.store, "queue", slowly)
    running = asyncio.create_task(stage.delivery().run())
    await asyncio.wait_for(claimed.wait(), 10)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await stage.state("one") == "sent"


async def test_a_stop_sends_what_was_acknowledged_a_moment_before(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.LOOK_EVERY_S", 60)
    running = asyncio.create_task(stage.delivery().run())
    await asyncio.sleep(0.3)  # it has looked, found nothing, and sleeps
    await stage.enqueue(message("one"))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await stage.state("one") == "sent"


async def test_a_message_that_is_done_lets_the_next_in_its_lane_go_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.LOOK_EVERY_S", 60)
    await stage.enqueue(message("one"), message("two"), message("three"))
    running = asyncio.create_task(stage.delivery().run())
    async with asyncio.timeout(10):
        while await stage.state("three") != "sent":  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_delivery_outlives_a_store_that_is_away_and_forgets_no_outcome(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*args: Any) -> None:
        raise Unavailable

    await stage.enqueue(message("one"), message("two"))
    delivery = stage.delivery()
    await delivery._look(1)
    await asyncio.gather(*delivery._sending)
    with monkeypatch.context() as patched:
        patched.setattr(stage.store, "queue", away)
        await delivery.deliver_due()
    assert await stage.state("one") == "sending"
    await delivery.deliver_due()
    assert stage.sender.posted == ["one", "two"]
    assert await stage.state("two") == "sent"


async def test_due_timers_fire_once_also_with_two_processes(stage: Stage) -> None:
    await stage.store.write(lambda tx: tx.set_timer(Timer("r1", "remind", "request:1", START + MINUTE)))
    await stage.after()
    assert stage.fired == []
    stage.clock.now += MINUTE
    await asyncio.gather(*(stage.delivery(owner).deliver_due() for owner in ("a", "b")))
    await stage.after()
    assert stage.sender.posted == ["reminder r1"]
    assert await stage.store.read(lambda tx: tx.due_timers(stage.clock.now, 9)) == ()


async def test_a_timer_that_cannot_be_handled_waits_and_lets_the_others_go(stage: Stage) -> None:
    def set_both(tx: Transaction) -> None:
        tx.set_timer(Timer("bad", "broken", "request:1", START))
        tx.set_timer(Timer("good", "remind", "request:1", START))

    await stage.store.write(set_both)
    await stage.after()
    assert stage.fired == ["good"]
    assert [timer.dedupe_key for timer in await stage.store.read(lambda tx: tx.due_timers(START + TIMER_PAUSE, 9))] == [
        "bad"
    ]


def test_pauses_grow_and_spread_but_never_undercut_what_was_asked_for() -> None:
    seconds = [pause(attempt, None, 0.0).total_seconds() for attempt in (1, 2, 3, 99)]
    assert seconds == [1, 2, 4, 300]
    assert pause(1, 60, 0.0) == pause(9, 60, 0.0) == timedelta(seconds=60)
    assert pause(9, 0, 0.0) == timedelta(seconds=1)
    assert pause(1, None, 1.0) == timedelta(seconds=1.5)


async def test_what_follows_from_giving_up_is_done_with_it_or_at_least_holds_nobody_back(stage: Stage) -> None:
    def tell(tx: Transaction, outgoing: Outgoing, code: str, now: datetime) -> None:
        tx.enqueue(message(f"{outgoing.dedupe_key} was given up: {code}"))
        if outgoing.dedupe_key == "two":
            raise RuntimeError("a bug")

    stage.sender.moods = [Refused("gone"), Refused("gone")]
    await stage.enqueue(message("one"), message("two"), message("three"))
    world = World(lambda: stage.clock.now, lambda: 0.0)
    await Delivery(stage.store, {"slack": stage.sender}, stage._on_timer, tell, world, "a").deliver_due()
    assert stage.sender.posted == ["three", "one was given up: gone"]
    assert await stage.state("two") == "dead" and await stage.history() == ["given-up", "given-up"]


async def test_an_update_of_what_is_gone_is_moot_and_what_nobody_may_look_up_is_sent_again(stage: Stage) -> None:
    stage.sender.moods = [None, Gone(), "arrives, then 503"]
    await stage.enqueue(message("card"), message("decided", updates="card"))
    await stage.after()
    assert await stage.state("decided") == "moot" and stage.given_up == []

    async def find(outgoing: Outgoing, since: datetime) -> str | None:
        raise Unreadable

    stage.sender.find = find  # type: ignore[method-assign]
    await stage.enqueue(message("one"))
    await stage.after()
    await stage.after(MINUTE)
    assert stage.sender.posted == ["card", "one", "one"] and await stage.history() == ["sent-again"]


@pytest.mark.parametrize("steps", range(4))
async def test_a_stop_at_the_moment_of_waking_is_a_stop(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr("bot.delivery.LOOK_EVERY_S", 60)
    delivery = stage.delivery()
    running = asyncio.create_task(delivery.run())
    await asyncio.sleep(0.3)  # it has looked, found nothing, and sleeps
    delivery._woken.set()
    for _ in range(steps):
        await asyncio.sleep(0)
    running.cancel()
    done, _ = await asyncio.wait({running}, timeout=10)
    assert done, "it went on as if nobody had said a word"
