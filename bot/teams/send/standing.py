"""Which answer stands below which message, for a day and in memory alone: an edited message is answered there again.

The outbox keeps nothing of a conversation once it is sent, so the key of an answer names its message.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from cachetools import TTLCache

from bot.teams.recipients import for_one
from handlers.records import TALK, Outgoing

KEPT_FOR, MOST_KEPT = timedelta(days=1), 10_000


def answer_key(message: str, event: str, outcome: str) -> str:
    """`message` is "" for what answers no message."""
    return f"teams:{message}:{event}:{outcome}"


def message_of(outgoing: Outgoing) -> str:
    return outgoing.dedupe_key.split(":")[1] if outgoing.subject == TALK else ""


class Standing:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._posted: TTLCache[tuple[str, str], str, datetime] = TTLCache(MOST_KEPT, KEPT_FOR, now)

    def find(self, recipient: str, message: str) -> str:
        return self._posted.get((recipient, message), "") if message else ""

    def forget(self, recipient: str) -> None:
        """All that stands with a person or in their personal chat, and what they alone were to see elsewhere."""
        alone = for_one("", recipient)
        for key in [key for key in self._posted if key[0] == recipient or key[0].endswith(alone)]:
            del self._posted[key]

    def keep(self, recipient: str, message: str, posted: str) -> None:
        if message and posted:
            self._posted[recipient, message] = posted
