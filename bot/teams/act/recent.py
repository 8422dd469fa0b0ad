"""What was seen lately: Teams delivers an activity again when our answer was slow; it is answered once."""

from __future__ import annotations

from collections import OrderedDict


class Recent:
    """The newest `most` keys, in memory only. Keys are ids, never texts."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._keys: OrderedDict[str, None] = OrderedDict()

    def first(self, key: str) -> bool:
        """True the first time `key` comes, False as long as it is remembered."""
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > self._most:
            self._keys.popitem(last=False)
        return True

    def forget(self, key: str) -> None:
        """So that `key` counts as new again: its work failed, or was undone."""
        self._keys.pop(key, None)
