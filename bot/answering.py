"""Who answers an event: the transaction that keeps the reply, or whoever does not wait for a store that hangs.

Whoever is first. What is about to be committed is waited for, and what was answered meanwhile is not kept.
"""

from __future__ import annotations

from threading import Lock
from typing import Literal

By = Literal["store", "directly"]


class Answering:
    """Asked from the event loop and from the store's thread, which may run its work again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by: By | None = None

    def is_for(self, by: By) -> bool:
        """Whether it is theirs to answer; from then on it is nobody else's."""
        with self._lock:
            self._by = self._by or by
            return self._by == by
