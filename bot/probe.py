"""A probe beside the server writes a row every ten seconds; `/readyz` and `/metrics` only look at what it found.

Whoever fails at the store wakes it. While the store is away it looks every second, and `away` says so to whoever can
do without.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from bot.metrics import Metrics
from bot.stores.faults import remedy
from bot.stores.opening import OpenStore
from bot.stores.queue import Backlog, Queue
from handlers.store import Unavailable

log = logging.getLogger(__name__)

EVERY_S, LEAST_S = 10.0, 1.0
#: A store that does not answer by then counts as away.
WITHIN_S = 3.0
#: What is older than three looks and a bit says that the probe itself hangs.
STALE_S = 35.0


class Probe:
    """`backlog` is what the last look found."""

    def __init__(self, store: OpenStore, metrics: Metrics, now: Callable[[], datetime]) -> None:
        self._store, self._metrics, self._now = store, metrics, now
        self._woken, self._looked_at = asyncio.Event(), float("-inf")
        self._writing: asyncio.Task[Backlog] | None = None
        self.away, self.backlog = False, Backlog(0, 0, None)
        store.on_failure = self._failed

    async def run(self) -> None:
        """Looks until cancelled."""
        while True:
            self._woken.clear()
            await self.look()
            await asyncio.sleep(LEAST_S)  # however often it is woken
            if self.away:
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY_S - LEAST_S):
                    await self._woken.wait()

    async def look(self) -> None:
        """Writes the row, and takes down how it went."""
        if self._writing is None or self._writing.done():  # one that hangs is waited for again, not joined by others
            self._writing = asyncio.create_task(self._store.queue(Queue.probe, self._now()))
        await asyncio.wait({self._writing}, timeout=WITHIN_S)
        if not self._writing.done():
            return self._is_away(None)
        if error := self._writing.exception():
            return self._is_away(error)
        if self.away:
            log.info("the database is back")
        elif self._looked_at == float("-inf"):
            log.info("the database is reached")
        self.away, self._looked_at = False, asyncio.get_running_loop().time()
        self.backlog = self._writing.result()
        self._metrics.backlog(self.backlog, self._now())

    @property
    def age_s(self) -> float:
        """How long ago the row was last written."""
        return asyncio.get_running_loop().time() - self._looked_at

    @property
    def ready(self) -> bool:
        return not self.away and self.age_s < STALE_S

    def _is_away(self, error: BaseException | None) -> None:
        if not self.away:
            log.error(remedy(error) if isinstance(error, Unavailable) else "the database does not answer")
        self.away = True

    def _failed(self) -> None:
        self._metrics.store_failed()
        self._woken.set()
