"""The clock of a product under test, and when that product has come to rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.stores.opening import OpenStore
from bot.stores.transaction import SqlTransaction
from handlers.store import Transaction

MOST_LOOKS = 3_000
#: Whose tasks are looked at.
ROOMS = ("/bot/slack/", "/bot/teams/")
#: What delivery would take: being sent, or due and first in its lane.
UNDER_WAY = """
    SELECT COUNT(*) AS n FROM outbox AS head
    WHERE state = 'sending' OR (state = 'queued' AND due_at <= :now AND NOT EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.lane = head.lane AND earlier.id < head.id AND earlier.state IN ('queued', 'sending')))
"""


@dataclass
class Clock:
    """Goes as time does, `ahead` of it. Two processes that hold the same one read the same time."""

    ahead: timedelta = timedelta()

    @classmethod
    def at(cls, begins: datetime) -> Clock:
        return cls(begins - datetime.now(UTC))

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def move(self, **time: float) -> None:
        self.ahead += timedelta(**time)


async def rest(store: OpenStore, now: Callable[[], datetime]) -> None:
    """Returns when nothing of the surfaces is under way, nothing due waits in the outbox, and no timer is due."""
    for _ in range(MOST_LOOKS):
        busy = [task for task in asyncio.all_tasks() if _of_the_surface(task)]
        if busy:
            await asyncio.wait(busy, timeout=0.05)
        elif await store.read(_waiting, now()):
            await asyncio.sleep(0.005)
        else:
            return
    raise AssertionError("it never comes to rest")


def _waiting(tx: Transaction, now: datetime) -> bool:
    assert isinstance(tx, SqlTransaction)
    return bool(tx._sql.rows(UNDER_WAY, now=now)[0]["n"] or tx.due_timers(now, 1))


def _of_the_surface(task: asyncio.Task[Any]) -> bool:
    code = getattr(task.get_coro(), "cr_code", None)
    if code is None or task.done() or not any(room in code.co_filename for room in ROOMS):
        return False
    return code.co_name not in ("_greet", "connect")
