"""In which threads who was answered lately: there, and only there, the same person goes on without a mention.

In memory only, for a day: ids of channels, threads and persons, never a text.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 10_000


class Threads:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._answered: OrderedDict[tuple[str, str, str], datetime] = OrderedDict()

    def answered(self, channel: str, thread: str, user: str) -> None:
        self._answered[channel, thread, user] = self._now()
        self._answered.move_to_end((channel, thread, user))
        if len(self._answered) > MOST_KEPT:
            self._answered.popitem(last=False)

    def follows(self, channel: str, thread: str, user: str) -> bool:
        """Whether what this person writes there goes on from our answer."""
        at = self._answered.get((channel, thread, user))
        return at is not None and self._now() - at < KEPT_FOR
