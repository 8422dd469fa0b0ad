"""What each conversation was last about, so that "and if the parents said yes?" can be read with it.

Kept in memory only, for a day and for the newest conversations: place and situation, never a text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from cachetools import TTLCache

KEPT_FOR = timedelta(hours=24)
MOST_PLACES = 10_000


class Topics:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._topics: TTLCache[str, str, datetime] = TTLCache(MOST_PLACES, KEPT_FOR, now)
        self._lock = Lock()

    def get(self, place: str) -> str | None:
        """The situation last answered in `place`, unless that is more than a day ago."""
        with self._lock:
            return self._topics.get(place)

    def put(self, place: str, situation: str) -> None:
        with self._lock:
            self._topics[place] = situation

    def drop(self, place: str) -> None:
        """What is said next in `place` is not about what was answered there before."""
        with self._lock:
            self._topics.pop(place, None)
