"""The events that were answered last, in memory: ids, never a text."""

from __future__ import annotations

from collections import OrderedDict

MOST_KEPT = 10_000


class Recent:
    """One that comes twice is answered once."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, id: str) -> bool:
        return id in self._ids

    def again(self, id: str) -> bool:
        """Whether it was here before; from now on it was."""
        known = id in self._ids
        self._ids[id] = None
        if len(self._ids) > MOST_KEPT:
            self._ids.popitem(last=False)
        return known
