"""A bounded pool of threads for what pages compute: the event loop never computes, and never queues without end.

A slot is taken from the moment work is accepted until it has really ended, also when nobody waits for it any more: a
thread cannot be stopped. What is asked of the pool is bounded by its input to less than two seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import ParamSpec, TypeVar

#: More threads would share one interpreter lock, and only delay the event loop.
THREADS, WAITING = 2, 16
DEADLINE_S = 10.0

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class NotDone(Exception):
    """The work was not done, for a `reason` that metrics count."""

    reason: str


class QueueFull(NotDone):
    """So much waits already that more would only wait in vain."""

    reason = "queue-full"


class TooLate(NotDone):
    """The deadline has passed. Work that was not begun yet never will be."""

    reason = "deadline"


class WorkerPool:
    def __init__(self, threads: int = THREADS, waiting: int = WAITING, deadline_s: float = DEADLINE_S) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")
        self._slots, self._deadline_s = BoundedSemaphore(threads + waiting), deadline_s

    async def run(
        self, work: Callable[Parameters, Result], *args: Parameters.args, **more: Parameters.kwargs
    ) -> Result:
        """What `work` returns or raises. Raises QueueFull at once, TooLate at the deadline."""
        if not self._slots.acquire(blocking=False):
            raise QueueFull
        job = self._threads.submit(work, *args, **more)
        job.add_done_callback(self._free)
        waiting = asyncio.wrap_future(job)
        try:
            done, _ = await asyncio.wait({waiting}, timeout=self._deadline_s)
        finally:
            if not waiting.done():
                job.cancel()
                waiting.add_done_callback(_forget)
        if not done:
            raise TooLate
        return waiting.result()

    def close(self) -> None:
        """Drops what was not begun; what was is short."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _free(self, job: Future[Result]) -> None:
        self._slots.release()


def _forget(waiting: asyncio.Future[Result]) -> None:
    """Nobody asks for the outcome any more, and asyncio would log that."""
    if not waiting.cancelled():
        waiting.exception()
