"""What each conversation was last about, so that "and if the parents said yes?" can be read with it.

Kept in memory only, for a day and for the newest conversations: place and situation, never a text.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

KEPT_FOR = timedelta(hours=24)
MOST_PLACES = 10_000


class Topics:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._topics: OrderedDict[str, tuple[str, datetime]] = OrderedDict()

    def get(self, place: str) -> str | None:
        """The situation last answered in `place`, unless that is more than a day ago."""
        situation, at = self._topics.get(place, ("", None))
        return situation if at is not None and self._now() - at < KEPT_FOR else None

    def put(self, place: str, situation: str) -> None:
        self._topics[place] = situation, self._now()
        self._topics.move_to_end(place)
        if len(self._topics) > MOST_PLACES:
            self._topics.popitem(last=False)
