"""The words that a button stands for, in memory alone: Teams cannot be asked what somebody wrote.

A button carries a reference instead. It is good for a day, for whoever the card was for: one person, or those who are
where it stands. After a restart the words are asked for again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_urlsafe
from threading import Lock

from cachetools import TTLCache

from bot.teams.draw.carried import referring, with_buttons
from handlers.blocks import Button
from handlers.card import Card, Form
from handlers.incoming import Origin
from handlers.reply import Reply

KEPT_FOR = timedelta(days=1)
#: Characters; what is older gives way.
MOST_KEPT, AROUND = 4_000_000, 200


@dataclass(frozen=True)
class Kept:
    """`owner` is the person or place whose buttons may refer to the `text`; `writer` wrote it, in `place`."""

    text: str
    owner: str
    writer: str
    place: str


class Words:
    """Threads share it: replies are made ready for the outbox inside a transaction."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._kept: TTLCache[str, Kept, datetime] = TTLCache(MOST_KEPT, KEPT_FOR, now, getsizeof=_size)
        self._one_at_a_time = Lock()

    def referring(self, reply: Reply, origin: Origin) -> Reply:
        """The reply with references where its buttons carry words, or need the draft that the card is about.

        The button that shares what one person saw remembers where.
        """
        alone = reply.private or origin.alone or reply.holds_draft or not origin.public
        owner = origin.person if alone else origin.place

        def keep(text: str) -> str:
            return self._keep(Kept(text, owner, origin.person, origin.place))

        def remember(button: Button) -> Button:
            return replace(button, along=keep("")) if button.action == "share" else button

        card = reply.card if origin.public else _without_openers(reply.card)
        return replace(reply, card=with_buttons(referring(card, keep, reply.draft), remember))

    def find(self, reference: str, origin: Origin) -> Kept | None:
        """What a reference stands for; None where it is gone, or was made for somebody else."""
        with self._one_at_a_time:
            kept = self._kept.get(reference)
        return kept if kept and kept.owner in (origin.person, origin.place) else None

    def forget(self, person: str) -> None:
        """The person has asked for it: what they wrote, and what was kept for them."""
        with self._one_at_a_time:
            for reference in [each for each, kept in self._kept.items() if person in (kept.owner, kept.writer)]:
                del self._kept[reference]

    def _keep(self, kept: Kept) -> str:
        reference = token_urlsafe(12)
        with self._one_at_a_time:
            self._kept[reference] = kept
        return reference


def _without_openers(card: Card) -> Card:
    """A form stands open where nobody reads along; so the draft in it is not kept for a button that opens it."""
    blocks = (replace(block, opened_by=None) if isinstance(block, Form) else block for block in card.blocks)
    return Card(card.language, tuple(blocks))


def _size(kept: Kept) -> int:
    return len(kept.text) + AROUND
