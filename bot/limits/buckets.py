"""Token buckets by key: how often somebody may come. In memory only, and forgotten as soon as nothing is owed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

#: More keys at once than any town has; past it the one that came longest ago begins anew.
MOST_KEYS = 10_000


class Buckets:
    """Each key may come `burst` times at once, and `per_second` times a second from then on."""

    def __init__(self, burst: float, per_second: float, clock: Callable[[], float] = monotonic) -> None:
        self._burst, self._per_second, self._clock = burst, per_second, clock
        #: Tokens left, and when that was; in the order of who came last.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """Takes a token; whether there was one."""
        now = self._clock()
        self._forget_the_full(now)
        left = self.left(key)
        self._left[key] = (left - 1 if left >= 1 else left), now
        self._left.move_to_end(key)
        if len(self._left) > MOST_KEYS:
            self._left.popitem(last=False)
        return left >= 1

    def left(self, key: str) -> float:
        """How many times the key may come now."""
        now = self._clock()
        left, at = self._left.get(key, (self._burst, now))
        return min(self._burst, left + (now - at) * self._per_second)

    def seconds_until(self, key: str, tokens: float = 1) -> float:
        return max(0.0, tokens - self.left(key)) / self._per_second

    def __len__(self) -> int:
        return len(self._left)

    def _forget_the_full(self, now: float) -> None:
        """Whoever has not come for so long that any bucket is full again is like a stranger."""
        longest = self._burst / self._per_second
        while self._left:
            key, (_, at) = next(iter(self._left.items()))
            if now - at < longest:
                return
            del self._left[key]
