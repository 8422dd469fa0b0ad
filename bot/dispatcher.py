"""The dispatcher every surface comes in by: what touches state goes to the desk in one transaction.

The rest is answered at once. What somebody wants is read here, once, and handed on with what arrived.

While the database is away, questions are answered all the same, without what is remembered of anybody; what would
change something is to be tried later.

A reply is given only after its transaction has committed; what is to be sent beside it waits in the outbox then. What
holds a part of a draft never waits: it is sent here, from memory, before the reply is given.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from time import perf_counter
from weakref import WeakValueDictionary

from bot.answering import Answering
from bot.limits.turns import Turn, Turns
from bot.recent import Recent
from bot.sending import Courier
from bot.watch import Watch
from handlers.ask.heard import Heard
from handlers.assistant import Assistant, beginning_of
from handlers.desk import Desk, event_key, moves_on, remember
from handlers.incoming import FormSent, Incoming, Message, Pressed, is_vote
from handlers.line import line
from handlers.records import Outgoing
from handlers.reply import Letter, Reply
from handlers.review.draft import Judged
from handlers.store import Store, Transaction, Unavailable

#: What is to be sent with a reply, where and under which key: the surface knows.
Outgoings = Callable[[Reply, datetime], Outgoing]
#: What is remembered of somebody is not waited for any longer.
KNOWN_WITHIN_S = 2.5
#: A text of so many characters is read in less than a millisecond.
READ_AT_ONCE = 1_000


@dataclass(frozen=True)
class Answered:
    """A reply. `waits`: it lies in the outbox and is sent from there; else whoever asked for it sends it now."""

    reply: Reply
    waits: bool


class Dispatcher:
    """The assistant watches itself; what the desk replies is watched here. `couriers` by surface.

    Without `turns` everybody is answered as often as they write.
    """

    def __init__(
        self,
        assistant: Assistant,
        desk: Desk,
        store: Store,
        now: Callable[[], datetime],
        watch: Watch,
        couriers: Mapping[str, Courier],
        turns: Turns | None = None,
        away: Callable[[], bool] = lambda: False,
    ) -> None:
        self._assistant, self._desk, self._store, self._now, self._watch = assistant, desk, store, now, watch
        self._couriers, self._turns, self._away = couriers, turns, away
        self._directly = Recent()
        #: By person: what goes on from an answer is read when that answer is remembered, and an event may come twice.
        self._in_turn = WeakValueDictionary[str, asyncio.Lock]()

    async def reply_to(self, incoming: Incoming) -> Reply:
        """The reply to whatever arrived. Raises store.Unavailable; then nothing of it was kept."""
        if self._turn_of(incoming) != "answer":  # whoever pressed or commanded waits for something to show
            return self._too_many(incoming)
        begun = perf_counter()
        heard, mine = await self._sorted(await self._heard(incoming))
        if mine:
            reply = await self._kept(heard)
            if reply is not None:
                reply = await self._with_parcel_sent(reply)
                self._watch.replied(incoming, reply, begun)
                return reply
        reply = await asyncio.to_thread(self._assistant.answer, heard)
        await self._remembered(heard, reply)
        return reply

    async def _remembered(self, heard: Heard, reply: Reply) -> None:
        """Not worth waiting for, and an answer is none the worse without it."""
        with suppress(Unavailable, TimeoutError):
            if not self._away() and moves_on(heard, reply):
                async with asyncio.timeout(KNOWN_WITHIN_S):
                    await self._store.write(remember, heard, reply, self._now())

    def _handled(self, tx: Transaction, heard: Heard, now: datetime, judged: Judged | None) -> Reply | None:
        reply = self._desk.handle(tx, heard, now, judged)
        if reply is not None:
            remember(tx, heard, reply, now)
        return reply

    async def _kept(self, heard: Heard) -> Reply | None:
        """The desk's reply; None where the assistant is to answer. A vote is not worth saying "later" for."""
        try:
            if self._away():
                raise Unavailable("away")
            judged = await asyncio.to_thread(self._desk.judged, heard) if isinstance(heard.incoming, FormSent) else None
            return await self._store.write(self._handled, heard, self._now(), judged)
        except Unavailable:
            if is_vote(heard.incoming):
                return None
            raise

    async def reply_later(self, incoming: Incoming, outgoing: Outgoings) -> Answered | None:
        """The reply, enqueued in the transaction that marks the event as seen; None when it was seen before, or was a
        line in a thread that was said to somebody else.

        Nothing is enqueued for a reply that holds a part of a draft, nor while the database is away: the caller sends
        it at once.
        """
        turn = self._turn_of(incoming)
        if turn == "silent":
            return None
        begun, heard = perf_counter(), await self._heard(incoming)
        ready = self._too_many(incoming) if turn == "tell" else None
        async with self._in_turn.setdefault(incoming.origin.person, asyncio.Lock()):
            try:
                heard, ready, is_ours = await self._beforehand(heard, ready)
                if not is_ours:
                    return None
                reply, by_desk = await self._written(heard, ready, outgoing)
            except (Unavailable, TimeoutError):
                return await self._without_the_store(heard, ready)
        if by_desk and reply is not None:
            self._watch.replied(incoming, reply, begun)
        return Answered(reply, waits=not reply.holds_draft) if reply else None

    async def _heard(self, incoming: Incoming) -> Heard:
        """A long text is read beside the event loop."""
        long = isinstance(incoming, Message) and len(incoming.text) > READ_AT_ONCE
        return await asyncio.to_thread(self._assistant.hear, incoming) if long else self._assistant.hear(incoming)

    def language_of(self, incoming: Incoming) -> str:
        """What to say "a moment" or "failed" in, before anything is known of the reply. Looks nothing up."""
        return self._assistant.language(beginning_of(incoming), incoming.origin)

    def changes(self, incoming: Incoming) -> bool:
        """Whether it may change what is kept, as far as can be told without looking anything up."""
        return self._desk.wants(self._assistant.hear(incoming)) or (
            isinstance(incoming, Message) and not incoming.origin.public
        )

    async def signing_key(self, name: str) -> str:
        """What every process of this product signs with. Raises store.Unavailable."""
        return await self._store.write(_signing_key, name, token_hex(32))

    async def send_later(self, outgoing: Callable[[datetime], Outgoing]) -> None:
        """Enqueues a message that belongs to no reply. Raises store.Unavailable."""
        now = self._now()
        await self._store.write(enqueued, outgoing(now))

    def _turn_of(self, incoming: Incoming) -> Turn:
        """What is sent or changes something is never refused, and a form is never lost."""
        refusable = isinstance(incoming, Message) or (
            isinstance(incoming, Pressed) and not self._desk.wants(Heard(incoming))
        )
        return self._turns.take(incoming) if self._turns and refusable else "answer"

    def _too_many(self, incoming: Incoming) -> Reply:
        return line(self.language_of(incoming), "too-many", "too-many")

    async def _beforehand(self, heard: Heard, ready: Reply | None) -> tuple[Heard, Reply | None, bool]:
        """The assistant's reply, computed before there is a transaction that all others would wait for; None where it
        is the desk's. And whether anything is to be said at all: it is not where the event was seen before, or was said
        to somebody else. Raises Unavailable and TimeoutError.
        """
        if self._away():
            raise Unavailable("away")
        if ready is not None or (self._desk.wants(heard) and _to_us(heard)):
            return heard, ready, True
        async with asyncio.timeout(KNOWN_WITHIN_S):
            is_seen, (mine, heard) = await self._store.read(self._seen_and_known, heard, self._now())
        if is_seen or (mine and _to_us(heard)):
            return heard, None, not is_seen
        ready = await asyncio.to_thread(self._thought, heard)
        return heard, ready, ready is not None

    def _seen_and_known(self, tx: Transaction, heard: Heard, now: datetime) -> tuple[bool, tuple[bool, Heard]]:
        return tx.seen(event_key(heard.incoming)), self._desk.known(tx, heard, now)

    def _thought(self, heard: Heard) -> Reply | None:
        """The assistant's reply; None to a line in a thread that was said to somebody else."""
        return self._assistant.answer(heard) if _to_us(heard) else self._assistant.overheard(heard)

    async def _written(self, heard: Heard, ready: Reply | None, outgoing: Outgoings) -> tuple[Reply | None, bool]:
        """What `_once` gives. Raises Unavailable; and TimeoutError once it is sure that nothing will be kept."""
        answering = Answering()
        writing = asyncio.create_task(self._store.write(self._once, heard, ready, outgoing, self._now(), answering))
        writing.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait({writing}, timeout=None if self._desk.wants(heard) else KNOWN_WITHIN_S)
        if not writing.done() and answering.is_for("directly"):
            raise TimeoutError
        return await asyncio.shield(writing)

    async def _without_the_store(self, heard: Heard, ready: Reply | None) -> Answered | None:
        """A question is answered once, by what this process remembers; what would change something is not done."""
        if self._directly.again(event_key(heard.incoming)):
            return None
        if ready is None and self._desk.wants(heard) and _to_us(heard):
            ready = line(self.language_of(heard.incoming), "store-away", "away")
        if ready is None:
            ready = await asyncio.to_thread(self._thought, heard)
        return Answered(ready, waits=False) if ready else None

    def _once(
        self,
        tx: Transaction,
        heard: Heard,
        ready: Reply | None,
        outgoing: Outgoings,
        now: datetime,
        answering: Answering,
    ) -> tuple[Reply | None, bool]:
        """The reply, and whether the desk gave it. The assistant answers here only what turns out not to be the desk's,
        such as "never mind" where nothing was begun.
        """
        key = event_key(heard.incoming)
        if key in self._directly or not tx.first_time(key, now):
            return None, False
        mine, heard = self._desk.known(tx, heard, now) if ready is None else (False, heard)
        done = self._desk.handle_new(tx, heard, now) if mine else None
        reply = ready or done or self._assistant.answer(heard)
        if not answering.is_for("store"):  # it took too long, and was answered without
            return None, False
        remember(tx, heard, reply, now)
        if not reply.holds_draft:
            tx.enqueue(outgoing(reply, now))
        return reply, done is not None

    async def _sorted(self, heard: Heard) -> tuple[Heard, bool]:
        """With what is remembered of its writer, and whether it is the desk's."""
        try:
            if self._away():
                raise Unavailable("away")
            async with asyncio.timeout(KNOWN_WITHIN_S):
                mine, heard = await self._store.read(self._desk.known, heard, self._now())
        except (Unavailable, TimeoutError):
            return heard, self._desk.wants(heard)
        return heard, mine

    async def _with_parcel_sent(self, reply: Reply) -> Reply:
        """The reply once its parcel is with somebody, else what is said when it is with nobody."""
        if reply.parcel is None:
            return reply
        if any([await self._hand_over(letter) for letter in reply.parcel.letters]):
            return replace(reply, parcel=None)
        if reply.parcel.once:
            await self._store.write(_not_yet, reply.parcel.once)
        return reply.parcel.otherwise

    async def _hand_over(self, letter: Letter) -> bool:
        for id in letter.to:
            courier = self._couriers.get(id.partition(":")[0])
            if courier is not None and await courier.send_now(id, letter.card):
                return True
        return False


def _signing_key(tx: Transaction, name: str, fresh: str) -> str:
    return tx.signing_key(name, fresh)


def _not_yet(tx: Transaction, once: str) -> None:
    tx.not_yet(once)


def _to_us(heard: Heard) -> bool:
    """Whether it was said or done to us, and not in a thread among others."""
    return not isinstance(heard.incoming, Message) or heard.incoming.addressed


def enqueued(tx: Transaction, outgoing: Outgoing) -> None:
    tx.enqueue(outgoing)
