"""What many ask for at the same moment is asked for once, and all of them get the one answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")


class SingleFlight(Generic[Result]):
    """Nothing is kept: whoever asks when `work` has ended has it done anew."""

    def __init__(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> None:
        self._work = work
        self._under_way: asyncio.Task[Result] | None = None

    async def get(self) -> Result:
        """What `work` returns or raises. Whoever leaves takes it from nobody else."""
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._work())
            self._under_way.add_done_callback(_seen)
        return await asyncio.shield(self._under_way)


def _seen(task: asyncio.Task[Any]) -> None:
    """When all have left nobody asks for the fault, and asyncio would log it."""
    if not task.cancelled():
        task.exception()
