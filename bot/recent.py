"""The events that were answered last, in memory: ids, never a text."""

from __future__ import annotations

from cachetools import LRUCache

MOST_KEPT = 10_000


class Recent:
    """One that comes twice is answered once."""

    def __init__(self) -> None:
        self._ids: LRUCache[str, bool] = LRUCache(MOST_KEPT)

    def __contains__(self, id: str) -> bool:
        return id in self._ids

    def again(self, id: str) -> bool:
        """Whether it was here before; from now on it was."""
        known = id in self._ids
        self._ids[id] = True
        return known
