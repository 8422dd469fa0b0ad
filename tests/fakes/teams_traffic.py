"""What Teams takes of a message beside the card in it: its size and parts, and how many in how long."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from itertools import count

from tests.fakes.teams_limits import Json, card_fault

CARD = "application/vnd.microsoft.card.adaptive"
#: Of the whole message, counted as UTF-16.
LARGEST_MESSAGE = 100 * 1024
TOO_BIG = "MessageSizeTooBig"
#: Messages in so many seconds, in one conversation.
RATES = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))


def message_fault(body: Json) -> str | None:
    """What Teams has against a message, or None."""
    if len(json.dumps(body, ensure_ascii=False).encode("utf-16-le", "surrogatepass")) > LARGEST_MESSAGE:
        return TOO_BIG
    for attachment in body.get("attachments", []):
        if attachment.get("contentType") != CARD:
            return "contentType"
        if fault := card_fault(attachment.get("content")):
            return fault
    return None


class Rates:
    """Refuses what comes faster than Teams takes it, in each conversation."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._taken = clock, defaultdict[str, list[float]](list)

    def take(self, conversation: str) -> bool:
        now, taken = self._clock(), self._taken[conversation]
        if any(sum(at > now - seconds for at in taken) >= most for most, seconds in RATES):
            return False
        taken.append(now)
        return True


def unhurried() -> Rates:
    """A minute passes from one message to the next."""
    minutes = count(step=60)
    return Rates(lambda: float(next(minutes)))
