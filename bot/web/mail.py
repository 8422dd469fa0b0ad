"""Delivers to the web chat: the message is put where the person's open pages look for it.

The far side is our own database, so a message is never there twice. Only the process that serves the pages sends
to them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.sending import Begins, Busy, unkept
from bot.stores.mailbox import Posted, copies_after, has_copy, keep_copy
from bot.stores.opening import OpenStore
from bot.web.by_hand import ByHand
from handlers.card import Card
from handlers.records import Outgoing
from handlers.store import Unavailable

#: A page that is opened anew shows what came lately, not everything that ever came.
SHOWN_FOR = timedelta(days=7)
MOST_SHOWN = 30


class WebMail:
    """Both ends: the `Sender` that delivery sends with, and the inbox that pages read."""

    reads_back = True

    def __init__(self, store: OpenStore, now: Callable[[], datetime]) -> None:
        self._store, self._now = store, now
        self._by_hand = ByHand(now)
        #: One after the other: a page that has seen an id must never have missed a lower one.
        self._in_turn = asyncio.Lock()

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str:
        """The message's id is its key: an update is put under the key of what it replaces.

        Put there twice, it stands there once: so it is never uncertain, and nothing is begun.
        """
        key = replaces or outgoing.dedupe_key
        try:
            async with self._in_turn:
                await self._store.queue(keep_copy, outgoing, key, self._now())
        except Unavailable:
            raise Busy("store") from None
        return key

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        try:
            there = await self._store.read(has_copy, outgoing.dedupe_key)
        except Unavailable:
            raise Busy("store") from None
        return outgoing.dedupe_key if there else None

    async def inbox(self, recipients: tuple[str, ...], after: int) -> tuple[Posted, ...]:
        """What came to these persons and places after the message with that id, oldest first."""
        since = self._now() - SHOWN_FOR
        kept = await self._store.read(copies_after, recipients, after, since, MOST_SHOWN)
        return *kept, *self._by_hand.take(recipients)

    async def close(self) -> None:
        """Nothing is held open."""

    async def send_now(self, person: str, card: Card) -> bool:
        """Hands a card that may not be kept to an open page of the person's."""
        return await self._by_hand.send_now(person, card)
