"""Hands a card that holds a part of a draft to somebody's open page: from memory, once, or not at all.

It waits only until the page looks, which it does every few seconds. Where no page of the person is open, or none looks
in time, it did not arrive, and nothing of it is left.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from time import monotonic

from bot.stores.mailbox import Posted
from handlers.card import Card

#: A page that looked this lately is open, and will look again before a letter is given up.
OPEN_FOR_S, WAITS_S = 10.0, 8.0


@dataclass
class _Letter:
    person: str
    posted: Posted
    taken: asyncio.Event = field(default_factory=asyncio.Event)


class ByHand:
    def __init__(self, now: Callable[[], datetime], waits_s: float = WAITS_S) -> None:
        self._now, self._waits_s = now, waits_s
        self._looked: dict[str, float] = {}
        self._letters: list[_Letter] = []

    async def send_now(self, person: str, card: Card) -> bool:
        """Whether a page of the person took it."""
        if monotonic() - self._looked.get(person, -OPEN_FOR_S) >= OPEN_FOR_S:
            return False
        letter = _Letter(person, Posted(0, f"by-hand:{token_hex(8)}", card, self._now()))
        self._letters.append(letter)
        try:
            async with asyncio.timeout(self._waits_s):
                await letter.taken.wait()
        except TimeoutError:
            self._letters = [other for other in self._letters if other is not letter]
        return letter.taken.is_set()

    def take(self, recipients: Collection[str]) -> tuple[Posted, ...]:
        """What waits for these persons; from here on it is the page's. Persons and places look alike here."""
        now = monotonic()
        self._looked = {who: at for who, at in self._looked.items() if now - at < OPEN_FOR_S}
        self._looked.update(dict.fromkeys(recipients, now))
        taken = [letter for letter in self._letters if letter.person in recipients]
        self._letters = [letter for letter in self._letters if letter not in taken]
        for letter in taken:
            letter.taken.set()
        return tuple(letter.posted for letter in taken)
