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
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from time import perf_counter

from bot.limits.turns import Turn, Turns
from bot.recent import Recent
from bot.sending import Courier
from bot.watch import Watch
from handlers.ask.intent import Heard, Intent, hear
from handlers.assistant import Assistant, beginning_of
from handlers.desk import Desk, event_key
from handlers.incoming import FormSent, Incoming, Message, Pressed, is_vote
from handlers.line import line
from handlers.records import Outgoing
from handlers.reply import Letter, Reply
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

    async def reply_to(self, incoming: Incoming) -> Reply:
        """The reply to whatever arrived. Raises store.Unavailable; then nothing of it was kept."""
        if self._turn_of(incoming) != "answer":  # whoever pressed or commanded waits for something to show
            return self._too_many(incoming)
        begun = perf_counter()
        heard, mine = await self._sorted(await _heard(incoming))
        if mine:
            reply = await self._kept(heard)
            if reply is not None:
                reply = await self._with_parcel_sent(reply)
                self._watch.replied(incoming, reply, begun)
                return reply
        return await asyncio.to_thread(self._assistant.answer, heard)

    async def reply_or_silence(self, incoming: Incoming) -> Reply | None:
        """The reply; None to a line in a thread that was said to somebody else. Raises store.Unavailable."""
        if isinstance(incoming, Message) and not incoming.addressed:
            return await self._overheard(await _heard(incoming))
        return await self.reply_to(incoming)

    async def _overheard(self, heard: Heard) -> Reply | None:
        heard, _ = await self._sorted(heard)
        return await asyncio.to_thread(self._assistant.overheard, heard)

    async def _kept(self, heard: Heard) -> Reply | None:
        """The desk's reply; None where the assistant is to answer. A vote is not worth saying "later" for."""
        try:
            if self._away():
                raise Unavailable("away")
            judged = await asyncio.to_thread(self._desk.judged, heard) if isinstance(heard.incoming, FormSent) else None
            return await self._store.write(self._desk.handle, heard, self._now(), judged)
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
        begun, heard = perf_counter(), await _heard(incoming)
        if isinstance(incoming, Message) and not incoming.addressed:
            ready = await self._overheard(heard)
            if ready is None:
                return None
        else:
            ready = self._too_many(incoming) if turn == "tell" else await self._beforehand(heard)
        try:
            if self._away():
                raise Unavailable("away")
            async with asyncio.timeout(None if self._desk.wants(heard) else KNOWN_WITHIN_S):
                reply, by_desk = await self._store.write(self._once, heard, ready, outgoing, self._now())
        except (Unavailable, TimeoutError):
            return await self._without_the_store(heard, ready)
        if by_desk and reply is not None:
            self._watch.replied(incoming, reply, begun)
        return Answered(reply, waits=not reply.holds_draft) if reply else None

    def language_of(self, incoming: Incoming) -> str:
        """What to say "a moment" or "failed" in, before anything is known of the reply. Looks nothing up."""
        return self._assistant.language(beginning_of(incoming), incoming.origin)

    def changes(self, incoming: Incoming) -> bool:
        """Whether it may change what is kept, as far as can be told without looking anything up."""
        return self._desk.wants(hear(incoming)) or (isinstance(incoming, Message) and not incoming.origin.public)

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

    async def _beforehand(self, heard: Heard) -> Reply | None:
        """The reply to what takes long to read, so that no transaction waits for it; None for all else."""
        if heard.intent not in (Intent.DRAFT, Intent.UNCLEAR):
            return None
        heard, mine = await self._sorted(heard)
        return None if mine else await asyncio.to_thread(self._assistant.answer, heard)

    async def _without_the_store(self, heard: Heard, ready: Reply | None) -> Answered | None:
        """A question is answered once, by what this process remembers; what would change something is not done."""
        if self._directly.again(event_key(heard.incoming)):
            return None
        if ready is None and self._desk.wants(heard):
            ready = line(self.language_of(heard.incoming), "store-away", "away")
        if ready is None:
            ready = await asyncio.to_thread(self._assistant.answer, heard)
        return Answered(ready, waits=False)

    def _once(
        self, tx: Transaction, heard: Heard, ready: Reply | None, outgoing: Outgoings, now: datetime
    ) -> tuple[Reply | None, bool]:
        """The reply, and whether the desk gave it."""
        key = event_key(heard.incoming)
        if key in self._directly or not tx.first_time(key, now):
            return None, False
        heard, mine = self._known_in(tx, heard) if ready is None else (heard, False)
        done = self._desk.handle_new(tx, heard, now) if mine else None
        reply = ready or done or self._assistant.answer(heard)
        if key in self._directly:  # the store hung meanwhile, and it was answered without
            return None, False
        if not reply.holds_draft:
            tx.enqueue(outgoing(reply, now))
        return reply, done is not None

    def _known_in(self, tx: Transaction, heard: Heard) -> tuple[Heard, bool]:
        """With the language its writer has chosen, and whether it is the desk's. Only reads."""
        if self._desk.wants(heard):
            return heard, True
        awaited, chosen = self._desk.known(tx, heard)
        return _spoken(heard, chosen), awaited

    async def _sorted(self, heard: Heard) -> tuple[Heard, bool]:
        """With the language its writer has chosen, and whether it is the desk's."""
        if self._desk.wants(heard):
            return heard, True
        try:
            awaited, chosen = await self._known(heard)
        except (Unavailable, TimeoutError):
            return heard, False
        return _spoken(heard, chosen), awaited

    async def _known(self, heard: Heard) -> tuple[bool, str | None]:
        if self._away():
            raise Unavailable("away")
        async with asyncio.timeout(KNOWN_WITHIN_S):
            return await self._store.read(self._desk.known, heard)

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


def _spoken(heard: Heard, chosen: str | None) -> Heard:
    """With the language its writer has chosen, where the surface does not say another."""
    incoming = heard.incoming
    origin = replace(incoming.origin, chosen=incoming.origin.chosen or chosen)
    return replace(heard, incoming=replace(incoming, origin=origin))


async def _heard(incoming: Incoming) -> Heard:
    """A long text is read beside the event loop."""
    long = isinstance(incoming, Message) and len(incoming.text) > READ_AT_ONCE
    return await asyncio.to_thread(hear, incoming) if long else hear(incoming)


def enqueued(tx: Transaction, outgoing: Outgoing) -> None:
    tx.enqueue(outgoing)
