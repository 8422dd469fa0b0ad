"""How fast Teams takes messages: so many in so many seconds, in one conversation and in the whole tenant.

A place in the lane is taken before the call, so that messages sent side by side count too. Several processes each
keep their own count; what they send too fast together, Teams refuses with 429.
"""

from __future__ import annotations

import asyncio
import time
from bisect import insort
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.sending import Unsent

#: Messages, seconds: Microsoft's figures. The seconds are stretched a little, for our clock is not theirs.
IN_A_CONVERSATION = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))
IN_THE_TENANT = ((30, 1.0),)
STRETCH = 1.1
#: What is free so soon is waited for here; later ones go back to the outbox, so that others get their turn.
WAITED_FOR_S = 3.0
MOST_CONVERSATIONS = 5_000

Limits = tuple[tuple[int, float], ...]


class Lane:
    """When the last messages went, or will go; `free_at` is when the next may."""

    def __init__(self, limits: Limits) -> None:
        self._limits, self._most = limits, max(most for most, _ in limits)
        self._sent: list[float] = []

    def free_at(self) -> float:
        ends = [self._sent[-most] + seconds * STRETCH for most, seconds in self._limits if len(self._sent) >= most]
        return max(ends, default=float("-inf"))

    def take(self, at: float) -> None:
        insort(self._sent, at)
        del self._sent[: -self._most]

    def give_back(self, at: float) -> None:
        if at in self._sent:
            self._sent.remove(at)


@dataclass
class Turn:
    """A place in the lanes. It is given back unless it was `used`."""

    used: bool = False


class Pace:
    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._tenant = Lane(IN_THE_TENANT)
        self._lanes = OrderedDict[str, Lane]()

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[Turn]:
        """Begins when a message may go there. Raises Unsent when that is too far off."""
        lane, now = self._lane(conversation), self._clock()
        at = max(now, lane.free_at(), self._tenant.free_at())
        if at - now > WAITED_FOR_S:
            raise Unsent("paced", at - now)
        turn, lanes = Turn(), (lane, self._tenant)
        for each in lanes:
            each.take(at)
        try:
            if at > now:
                await self._sleep(at - now)
            yield turn
        finally:
            for each in lanes if not turn.used else ():
                each.give_back(at)

    def _lane(self, conversation: str) -> Lane:
        lane = self._lanes.setdefault(conversation, Lane(IN_A_CONVERSATION))
        self._lanes.move_to_end(conversation)
        if len(self._lanes) > MOST_CONVERSATIONS:
            self._lanes.popitem(last=False)
        return lane
