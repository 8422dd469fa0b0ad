"""Work that goes on beside an acknowledgement: Slack waits three seconds, a stop waits for what was promised."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

log = logging.getLogger(__name__)

#: A click is told to have failed when it is not acknowledged within 3 seconds; longer work goes on.
ACK_WITHIN = 2.0
#: How long a stop waits for what is under way.
DRAIN_WITHIN = 15.0

Body = Mapping[str, Any]
Deciding = Callable[[Body, asyncio.Event], Coroutine[Any, Any, None]]


class BackgroundTasks:
    def __init__(self) -> None:
        self._work: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._done)
        return task

    async def until_decided(self, work: Deciding, body: Body) -> None:
        """Starts the work, and waits until what it changes is kept; what is left to say goes on."""
        decided = asyncio.Event()
        task, waiting = self.start(work(body, decided)), asyncio.create_task(decided.wait())
        await asyncio.wait({task, waiting}, timeout=ACK_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()

    async def drain(self) -> None:
        """A stop loses no answer that was promised, unless Slack takes too long to take it."""
        now = asyncio.get_running_loop().time
        until = now() + DRAIN_WITHIN
        while self._work and now() < until:  # what is under way may start more
            await asyncio.wait(self._work, timeout=until - now())
        if self._work:
            log.error("answers lost at stop", extra={"fields": {"count": len(self._work)}})
        for task in self._work:
            task.cancel()

    def _done(self, task: asyncio.Task[None]) -> None:
        self._work.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            log.error("failed", exc_info=fault)
