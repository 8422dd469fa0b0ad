"""Answering within a turn: another try where Teams asks for one, as long as a turn may last."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

from bot.teams.send.calls import Answer, Broken, Calls, Unreachable, activities

#: What Teams documents as worth another try: too many, not ready, and two ways of not being reached.
TRIED_AGAIN = (412, 429, 502, 504)
MOST_TRIES = 4
#: Teams gives a turn fifteen seconds, so nobody waits longer than this between two tries.
LONGEST_WAIT = 4.0

Sleep = Callable[[float], Awaitable[None]]


class ConnectorError(Exception):
    """Teams did not take it. Holds the status, or the kind of failure; never what was sent or answered."""


class Connector:
    def __init__(self, calls: Calls, sleep: Sleep = asyncio.sleep) -> None:
        self._calls, self._sleep = calls, sleep

    async def post(self, service: str, conversation: str, reply_to: str | None, activity: dict[str, Any]) -> str:
        """Posts an activity into a conversation, below `reply_to` if given: the id Teams gave it.

        `service` must have passed the gate: the bot's token goes there. Raises ConnectorError and TokenError.
        """
        path = activities(conversation, reply_to)
        for tried in range(1, MOST_TRIES + 1):
            answer = await self._try(service, path, activity)
            if answer.good:
                return str(answer.body.get("id") or "")
            if answer.status not in TRIED_AGAIN or tried == MOST_TRIES:
                break
            await self._sleep(_wait(tried, answer.retry_after))
        raise ConnectorError(str(answer.status))

    async def _try(self, service: str, path: str, activity: dict[str, Any]) -> Answer:
        """Not connected at all counts as 502."""
        try:
            return await self._calls.call("POST", service, path, activity)
        except Unreachable:
            return Answer(502)
        except Broken as error:
            # It may have been taken before the line broke: sending again could show the answer twice.
            raise ConnectorError(str(error)) from None


def _wait(tried: int, asked: float | None) -> float:
    """As long as Teams asked, else a little longer each time; never in step with other senders."""
    seconds = 0.3 * 2**tried if asked is None else asked
    return min(seconds, LONGEST_WAIT) + random.uniform(0, 0.3)  # noqa: S311 (not a secret)
