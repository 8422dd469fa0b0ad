"""Writes down that a message begins to be sent, before anything of it goes out: only then may it be uncertain.

What was claimed and never begun is sent by whoever claims it next as if nothing had been. Messages that begin at the
same moment are written down in one transaction.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.sending import Unsent
from bot.stores.opening import OpenStore
from bot.stores.queue import Claim, Queue
from handlers.store import Unavailable


@dataclass(frozen=True)
class _Beginning:
    claim: Claim
    uncertain: int
    kept: asyncio.Future[bool]


class Beginnings:
    def __init__(self, store: OpenStore) -> None:
        self._store = store
        self._waiting: list[_Beginning] = []
        self._writing: asyncio.Task[None] | None = None

    async def begin(self, claim: Claim, uncertain: int) -> None:
        """From here on so many attempts may have gone out. Raises Unsent: nothing may be sent now."""
        beginning = _Beginning(claim, uncertain, asyncio.get_running_loop().create_future())
        self._waiting.append(beginning)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        if not await beginning.kept:
            raise Unsent("late")

    async def _write(self) -> None:
        while self._waiting:
            those, self._waiting = self._waiting, []
            try:
                kept = await self._store.queue(_begin_all, those)
            except Exception as error:
                self._tell_of(error, those)
                continue
            for each, in_time in zip(those, kept, strict=True):
                if not each.kept.done():
                    each.kept.set_result(in_time)

    def _tell_of(self, error: Exception, those: list[_Beginning]) -> None:
        for each in those:
            if not each.kept.done():
                each.kept.set_exception(Unsent("store") if isinstance(error, Unavailable) else error)


def _begin_all(queue: Queue, those: list[_Beginning]) -> list[bool]:
    return [queue.begin(each.claim, each.uncertain) for each in those]
