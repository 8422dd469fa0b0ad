"""When a click is acknowledged: Slack waits three seconds, and shows a click that takes longer as failed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from bot.background import BackgroundTasks

#: Longer work goes on beside the acknowledgement.
ACK_WITHIN = 2.0

Body = Mapping[str, Any]
Deciding = Callable[[Body, asyncio.Event], Coroutine[Any, Any, None]]


async def until_decided(background: BackgroundTasks, work: Deciding, body: Body) -> None:
    """Starts the work, and waits until what it changes is kept; what is left to say goes on."""
    decided = asyncio.Event()
    task, waiting = background.start(work(body, decided)), asyncio.create_task(decided.wait())
    await asyncio.wait({task, waiting}, timeout=ACK_WITHIN, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
