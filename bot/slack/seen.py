"""What has been answered already: Slack sends an event again when it doubts, and one message as two events.

In memory and bounded; a restart forgets. The inbox in the store takes this over.
"""

from __future__ import annotations

from collections import OrderedDict

MOST_KEPT = 20_000


class Seen:
    def __init__(self) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()

    def first(self, keys: tuple[str, ...]) -> bool:
        """True when none of `keys` was seen before; all of them have been from now on."""
        new = self._keys.keys().isdisjoint(keys)
        self._keys.update(dict.fromkeys(keys))
        while len(self._keys) > MOST_KEPT:
            self._keys.popitem(last=False)
        return new
