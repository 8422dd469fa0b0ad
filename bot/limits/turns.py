"""How often one person may write to the assistant, on every surface: more than anybody writes, less than a machine.

What changes something is never refused: a decision, a form, a withdrawal counts however often somebody presses.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Literal

from bot.limits.buckets import Buckets
from handlers.incoming import Incoming, Origin

#: So many messages at once (somebody goes through a list of questions), and from then on this many a minute.
MOST, A_MINUTE = 300, 60
#: Whoever was told to wait is answered again when so many may come once more: after half a minute.
ANSWERED_AGAIN = A_MINUTE / 2

Turn = Literal["answer", "tell", "silent"]


class Turns:
    """`refused` is told of every message that is not answered, never whose it was."""

    def __init__(self, refused: Callable[[str], None], clock: Callable[[], float] = monotonic) -> None:
        self._buckets, self._refused = Buckets(MOST, A_MINUTE / 60, clock), refused
        self._told: set[str] = set()

    def take(self, incoming: Incoming) -> Turn:
        """Whether to answer, to say once that it was too much, or to say nothing."""
        who = _who(incoming.origin)
        self._told = {one for one in self._told if self._buckets.left(one) < ANSWERED_AGAIN}
        if who not in self._told and self._buckets.take(who):
            return "answer"
        self._refused("person")
        if who in self._told:
            return "silent"
        self._told.add(who)
        return "tell"


def _who(origin: Origin) -> str:
    """The web chat's persons are roles that everybody may choose; there a conversation is what a person is."""
    return origin.place if origin.person.startswith("web:") else origin.person
