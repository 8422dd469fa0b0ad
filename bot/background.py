"""Work that goes on beside an acknowledgement: chat services wait seconds; a stop waits for what was promised."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

log = logging.getLogger(__name__)

#: How long a stop waits for what is under way.
DRAIN_WITHIN = 15.0

Result = TypeVar("Result")


class BackgroundTasks:
    def __init__(self) -> None:
        self._work: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._done)
        return task

    async def drain(self) -> None:
        """A stop loses no answer that was promised, unless the chat service takes too long to take it."""
        now = asyncio.get_running_loop().time
        until = now() + DRAIN_WITHIN
        while self._work and now() < until:  # what is under way may start more
            await asyncio.wait(self._work, timeout=until - now())
        if self._work:
            log.error("answers lost at stop", extra={"fields": {"count": len(self._work)}})
        for task in self._work:
            task.cancel()

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._work.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            log.error("failed", exc_info=fault)
