"""Sends what the handlers enqueued and fires their timers: inside `serve`, or alone as `deliver`.

Nothing is lost: a message leaves the outbox only when its surface says that it is there, or is given up
aloud. Little is doubled: only what may have gone out without our knowing is uncertain, and is looked for
first. Several processes may deliver from one database; messages to one recipient about one subject keep their
order.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.beginnings import Beginnings
from bot.sending import Again, Arrived, Dead, Moot, Outcome, Sender, attempt
from bot.stores.opening import OpenStore
from bot.stores.queue import Claim, Queue, queue_of
from handlers.records import Event, Outgoing, Timer
from handlers.store import Transaction, Unavailable

log = logging.getLogger(__name__)

#: How long a message is ours. Sending is stopped after two thirds, before anybody may think that we died.
LEASE = timedelta(seconds=45)
#: How often to look without being woken: another process may have enqueued, a timer may be due.
LOOK_EVERY_S = 1.0
#: Messages that one process sends at the same time.
AT_ONCE = 20
LONGEST_PAUSE_S = 300.0
#: Whoever asks for a longer pause is asked again before: a slip in a header must not silence everybody for days.
LONGEST_ASKED_S = 3600.0
#: What cannot be sent over a long weekend is given up, unless it was hardly tried: nobody tries while we are stopped.
GIVE_UP_AFTER, TRIED_AT_LEAST = timedelta(hours=96), 6
#: A timer that cannot be handled waits this long, so that the others get their turn.
TIMER_PAUSE = timedelta(minutes=10)
TIMERS_AT_ONCE = 50

OnTimer = Callable[[Transaction, Timer, datetime], None]
OnDead = Callable[[Transaction, Outgoing, str, datetime], None]


@dataclass(frozen=True)
class World:
    """What delivery needs of it: the time, and a number in 0 … 1 that spreads repeated attempts."""

    now: Callable[[], datetime]
    jitter: Callable[[], float]


@dataclass(frozen=True)
class Finished:
    """An attempt that is over and not yet written down."""

    claim: Claim
    outcome: Outcome
    at: datetime
    jitter: float


def pause(earlier: int, asked_s: float | None, jitter: float) -> timedelta:
    """How long to wait after so many attempts: what the far side asked for, else 1, 2, 4 … seconds; and up to half as
    long again so that not everything comes back at once.

    Who says when to come again is not failing: they are not left alone for longer and longer.
    """
    if asked_s is not None:
        seconds = min(max(asked_s, 1.0), LONGEST_ASKED_S)
    else:
        seconds = min(2.0 ** min(earlier - 1, 16), LONGEST_PAUSE_S)
    return timedelta(seconds=seconds * (1 + jitter / 2))


class Delivery:
    """One delivering process. `owner` is unlike any other process's, also after a restart.

    `senders` by surface: messages of other surfaces are left to other processes. `on_timer` and `on_dead` are
    pieces of work as `Store.write` takes them; `on_dead` gets each message that is given up and a code, in the
    transaction that writes this down.
    """

    def __init__(
        self,
        store: OpenStore,
        senders: Mapping[str, Sender],
        on_timer: OnTimer,
        on_dead: OnDead,
        world: World,
        owner: str,
        lease: timedelta = LEASE,
    ) -> None:
        self._store, self._senders, self._on_timer, self._on_dead = store, senders, on_timer, on_dead
        self._world, self._owner, self._lease = world, owner, lease
        self._beginnings = Beginnings(store)
        self._sending: set[asyncio.Task[None]] = set()
        self._finished: list[Finished] = []
        self._woken = asyncio.Event()
        store.on_enqueued = self._woken.set

    async def run(self) -> None:
        """Delivers until cancelled; then lets what is being sent come to its end, and writes that down."""
        looking: asyncio.Task[bool] | None = None
        try:
            while True:
                self._woken.clear()  # before looking: what is enqueued from here on wakes us again
                looking = asyncio.create_task(self._look(AT_ONCE))
                if not await asyncio.shield(looking):
                    # not wait_for: up to Python 3.11 it loses a cancellation that comes as the event is set
                    with suppress(TimeoutError):
                        async with asyncio.timeout(LOOK_EVERY_S):
                            await self._woken.wait()
        finally:
            await self._finish(looking)

    async def _finish(self, looking: asyncio.Task[bool] | None) -> None:
        """A look that is broken off would leave what it has claimed to wait for the end of its lease."""
        if looking is not None:
            await asyncio.wait({looking})
        if self._woken.is_set():  # acknowledged, and nobody has looked yet
            await self._look(AT_ONCE)
        await asyncio.gather(*self._sending, return_exceptions=True)
        await self._look(0)

    async def deliver_due(self) -> None:
        """Does what is due now, and what follows from it at once; then returns."""
        while await self._look(AT_ONCE):
            await asyncio.gather(*self._sending)

    async def _look(self, at_once: int) -> bool:
        """Fires due timers, writes down what came of the messages sent, and begins to send those that are due.
        Whether there was anything to do.
        """
        finished, self._finished = self._finished, []
        try:
            fired = await self._fire_due()
            buried = [(each, await self._bury(each)) for each in finished if _is_dead(each)]
            living = [each for each in finished if not _is_dead(each)]
            kept, claims = await self._store.queue(self._turn, living, at_once - len(self._sending))
        except Exception as error:  # whatever it is, delivery goes on when it has passed
            log.warning("delivery waits for the store", exc_info=not isinstance(error, Unavailable))
            self._finished = finished + self._finished
            return False
        for each, in_time in [*buried, *zip(living, kept, strict=True)]:
            self._report(each, in_time)
        for claim in claims:
            task = asyncio.create_task(self._deliver(claim))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return fired or bool(finished or claims)

    def _turn(self, queue: Queue, finished: list[Finished], free: int) -> tuple[list[bool], tuple[Claim, ...]]:
        kept = [settle(queue, each) for each in finished]
        if free <= 0 or not self._senders:
            return kept, ()
        now = self._world.now()
        return kept, queue.claim(self._owner, now, self._lease, self._senders.keys(), free)

    async def _bury(self, finished: Finished) -> bool:
        """Writes down that a message is given up, together with what follows from it. A fault in what follows
        must not hold up everybody's messages.
        """
        try:
            return await self._store.write(bury, finished, self._on_dead)
        except Unavailable:
            raise
        except Exception:
            log.exception("nobody was told that a message was given up")
            return await self._store.write(bury, finished, nothing_follows)

    async def _deliver(self, claim: Claim) -> None:
        left = (claim.lease_until - self._world.now()).total_seconds()
        within_s = left - self._lease.total_seconds() / 3
        outcome = await attempt(claim, self._senders[claim.outgoing.surface], within_s, self._beginnings.begin)
        now = self._world.now()
        if isinstance(outcome, Again) and _tried_enough(claim, now):
            outcome = Dead(outcome.code)
        self._finished.append(Finished(claim, outcome, now, self._world.jitter()))
        self._woken.set()

    def _report(self, finished: Finished, in_time: bool) -> None:
        claim, outcome = finished.claim, finished.outcome
        fields = {"message": claim.id, "surface": claim.outgoing.surface, "attempt": claim.attempt}
        fields |= {"outcome": type(outcome).__name__.lower(), "code": getattr(outcome, "code", "")}
        if not in_time:
            log.warning("too late: the message has passed to another", extra={"fields": fields})
        elif isinstance(outcome, Dead):
            log.error("a message was given up", extra={"fields": fields})
        else:
            log.info("delivery", extra={"fields": fields})

    async def _fire_due(self) -> bool:
        now = self._world.now()
        due = await self._store.read(due_timers, now)
        for timer in due:
            try:
                await self._store.write(fire, timer, now, self._on_timer)
            except Unavailable:
                raise
            except Exception:
                log.exception("a timer could not be handled", extra={"fields": {"kind": timer.kind}})
                await self._store.write(postpone, timer, now + TIMER_PAUSE)
        return bool(due)


def settle(queue: Queue, finished: Finished) -> bool:
    """Writes down what came of a message; false when the lease has passed to another."""
    claim, now = finished.claim, finished.at
    match finished.outcome:
        case Arrived(external_id, again):
            kept = queue.sent(claim, external_id, now)
            if kept and again:
                queue.record(_line(claim, "sent-again", {}, now))
        case Moot():
            kept = queue.moot(claim, now)
        case Dead(code):
            kept = queue.give_up(claim, code, now)
            if kept:
                queue.record(_line(claim, "given-up", {"code": code}, now))
        case Again(code, uncertain, retry_after):
            again_at = now + pause(claim.attempt, retry_after, finished.jitter)
            kept = queue.put_back(claim, code, again_at, uncertain)
    return kept


def bury(tx: Transaction, finished: Finished, on_dead: OnDead) -> bool:
    """Like `settle`, and what follows where the lease has not passed to another."""
    kept = settle(queue_of(tx), finished)
    if kept and isinstance(finished.outcome, Dead):
        on_dead(tx, finished.claim.outgoing, finished.outcome.code, finished.at)
    return kept


def nothing_follows(tx: Transaction, outgoing: Outgoing, code: str, now: datetime) -> None:
    pass


def _tried_enough(claim: Claim, now: datetime) -> bool:
    return now - claim.first_try_at > GIVE_UP_AFTER and claim.attempt >= TRIED_AT_LEAST


def _is_dead(finished: Finished) -> bool:
    return isinstance(finished.outcome, Dead)


def _line(claim: Claim, action: str, detail: Mapping[str, str], now: datetime) -> Event:
    return Event(now, "delivery", action, claim.outgoing.subject, {"message": claim.id, **detail})


def due_timers(tx: Transaction, now: datetime) -> tuple[Timer, ...]:
    return tx.due_timers(now, TIMERS_AT_ONCE)


def fire(tx: Transaction, timer: Timer, now: datetime, on_timer: OnTimer) -> None:
    """Whoever is first handles it; to the others it is not waiting any more."""
    if tx.fire_timer(timer.dedupe_key, now):
        on_timer(tx, timer, now)


def postpone(tx: Transaction, timer: Timer, until: datetime) -> None:
    tx.postpone_timer(timer.dedupe_key, until)
