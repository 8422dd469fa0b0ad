"""In which threads who was answered lately: there, and only there, the same person goes on without a mention.

In memory only, for a day: ids of channels, threads and persons, never a text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from cachetools import TTLCache

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 10_000


class Threads:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._answered: TTLCache[tuple[str, str, str], bool, datetime] = TTLCache(MOST_KEPT, KEPT_FOR, now)

    def answered(self, channel: str, thread: str, user: str) -> None:
        self._answered[channel, thread, user] = True

    def forget(self, user: str) -> None:
        for key in [key for key in self._answered if key[2] == user]:
            del self._answered[key]

    def follows(self, channel: str, thread: str, user: str) -> bool:
        """Whether what this person writes there goes on from our answer."""
        return (channel, thread, user) in self._answered
