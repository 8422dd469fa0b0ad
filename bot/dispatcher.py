"""The door every surface comes in by: what touches state goes to the desk in one transaction, the rest is answered.

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
from handlers.assistant import Assistant, heard
from handlers.desk import Desk, event_key
from handlers.incoming import Incoming, Message, Pressed
from handlers.records import Outgoing
from handlers.reply import Card, Parcel, Reply, Text
from handlers.store import Store, Transaction, Unavailable
from handlers.wording import text

#: What is to be sent with a reply, where and under which key: the surface knows.
Outgoings = Callable[[Reply, datetime], Outgoing]


#: What is remembered of somebody is not waited for any longer.
KNOWN_WITHIN_S = 2.5


@dataclass(frozen=True)
class Answered:
    """A reply. `waits`: it lies in the outbox and is sent from there; else whoever asked for it sends it now."""

    reply: Reply
    waits: bool


class Door:
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
        incoming, mine = await self._sorted(incoming)
        if mine:
            if self._away():
                raise Unavailable("away")
            reply = await self._store.write(self._desk.handle, incoming, self._now())
            if reply is not None:
                reply = await self._with_parcel_sent(reply)
                self._watch.replied(incoming, reply, begun)
                return reply
        return await asyncio.to_thread(self._assistant.reply_to, incoming)

    async def reply_later(self, incoming: Incoming, outgoing: Outgoings) -> Answered | None:
        """The reply, enqueued in the transaction that marks the event as seen; None when it was seen before.

        Nothing is enqueued for a reply that holds a part of a draft, nor while the database is away: the caller sends
        it at once.
        """
        turn = self._turn_of(incoming)
        if turn == "silent":
            return None
        begun, mine = perf_counter(), False
        ready: Reply | None = None
        if turn == "tell":
            ready = self._too_many(incoming)
        else:
            incoming, mine = await self._sorted(incoming)
            ready = None if mine else await asyncio.to_thread(self._assistant.reply_to, incoming)
        try:
            if self._away():
                raise Unavailable("away")
            reply = await self._store.write(self._once, incoming, ready, outgoing, self._now())
        except Unavailable:
            again = self._directly.again(event_key(incoming))
            return None if again else Answered(ready or away_reply(self.language_of(incoming)), waits=False)
        if mine and reply is not None:
            self._watch.replied(incoming, reply, begun)
        return Answered(reply, waits=not reply.holds_draft) if reply else None

    def language_of(self, incoming: Incoming) -> str:
        """What to say "a moment" or "failed" in, before anything is known of the reply. Looks nothing up."""
        return self._assistant.language(heard(incoming), incoming.origin)

    def changes(self, incoming: Incoming) -> bool:
        """Whether it may change what is kept, as far as can be told without looking anything up."""
        return self._desk.wants(incoming) or (isinstance(incoming, Message) and not incoming.origin.public)

    async def signing_key(self, name: str) -> str:
        """What every process of this product signs with. Raises store.Unavailable."""
        return await self._store.write(_signing_key, name, token_hex(32))

    async def send_later(self, outgoing: Callable[[datetime], Outgoing]) -> None:
        """Enqueues a message that belongs to no reply. Raises store.Unavailable."""
        now = self._now()
        await self._store.write(enqueued, outgoing(now))

    def _turn_of(self, incoming: Incoming) -> Turn:
        """What is sent or changes something is never refused, and a form is never lost."""
        refusable = isinstance(incoming, Message) or (isinstance(incoming, Pressed) and not self._desk.wants(incoming))
        return self._turns.take(incoming) if self._turns and refusable else "answer"

    def _too_many(self, incoming: Incoming) -> Reply:
        language = self.language_of(incoming)
        return Reply(Card(language, (Text(text(language, "too-many")),)), "too-many", private=True)

    def _once(
        self, tx: Transaction, incoming: Incoming, ready: Reply | None, outgoing: Outgoings, now: datetime
    ) -> Reply | None:
        key = event_key(incoming)
        if key in self._directly or not tx.first_time(key, now):
            return None
        reply = ready or self._desk.handle_new(tx, incoming, now) or self._assistant.reply_to(incoming)
        if not reply.holds_draft:
            tx.enqueue(outgoing(reply, now))
        return reply

    async def _sorted(self, incoming: Incoming) -> tuple[Incoming, bool]:
        """With the language its writer has chosen, and whether it is the desk's."""
        if self._desk.wants(incoming):
            return incoming, True
        try:
            awaited, chosen = await self._known(incoming)
        except (Unavailable, TimeoutError):
            return incoming, False
        origin = replace(incoming.origin, chosen=incoming.origin.chosen or chosen)
        return replace(incoming, origin=origin), awaited

    async def _known(self, incoming: Incoming) -> tuple[bool, str | None]:
        if self._away():
            raise Unavailable("away")
        async with asyncio.timeout(KNOWN_WITHIN_S):
            return await self._store.read(self._desk.known, incoming)

    async def _with_parcel_sent(self, reply: Reply) -> Reply:
        """The reply once its parcel is with somebody, else what is said when it is with nobody."""
        if reply.parcel is None:
            return reply
        arrived = [await self._hand_over(ids, reply.parcel) for ids in reply.parcel.to]
        return replace(reply, parcel=None) if any(arrived) else reply.parcel.otherwise

    async def _hand_over(self, ids: tuple[str, ...], parcel: Parcel) -> bool:
        """To one person, by the first of their ids that takes it."""
        for id in ids:
            courier = self._couriers.get(id.partition(":")[0])
            if courier is not None and await courier.send_now(id, parcel.card):
                return True
        return False


def _signing_key(tx: Transaction, name: str, fresh: str) -> str:
    return tx.signing_key(name, fresh)


def away_reply(language: str) -> Reply:
    """What would change something cannot be done now."""
    return Reply(Card(language, (Text(text(language, "store-away")),)), "away", private=True)


def enqueued(tx: Transaction, outgoing: Outgoing) -> None:
    tx.enqueue(outgoing)
