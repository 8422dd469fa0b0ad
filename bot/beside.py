"""Work that goes on beside the server for as long as it runs: delivery, retention, the probe.

What fails is logged, counted and begun again, so that no fault ends it unseen.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]

#: Begun again after one second, then two, four …
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 300.0
#: What has gone on for so long since it last failed is well again: longer than the longest pause and a try.
WELL_AFTER_S = 600.0


class Beside:
    """`work` by name, each until cancelled; `failed` is told the name of what failed."""

    def __init__(self, work: Mapping[str, Work], failed: Callable[[str], None]) -> None:
        self._work, self._failed = work, failed
        self._failed_at: dict[str, float] = {}
        self._running: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._running = [asyncio.create_task(self._keep(name, work)) for name, work in self._work.items()]

    async def stop(self) -> None:
        """Lets each come to its end."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    @property
    def failing(self) -> list[str]:
        """What failed lately."""
        return [name for name in self._failed_at if not self._well(name)]

    async def _keep(self, name: str, work: Work) -> None:
        pause = FIRST_PAUSE_S
        while True:
            try:
                await work()
            except Exception:
                log.exception("work beside the server failed and is begun again", extra={"fields": {"work": name}})
            else:
                log.error("work beside the server ended and is begun again", extra={"fields": {"work": name}})
            pause = FIRST_PAUSE_S if self._well(name) else min(2 * pause, LONGEST_PAUSE_S)
            self._failed_at[name] = asyncio.get_running_loop().time()
            self._failed(name)
            await asyncio.sleep(pause)

    def _well(self, name: str) -> bool:
        failed_at = self._failed_at.get(name, float("-inf"))
        return asyncio.get_running_loop().time() - failed_at > WELL_AFTER_S
