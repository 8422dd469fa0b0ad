"""What the pretended chat products show to whom: every message with its card, and what one can press on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.plain_text import plain_text
from handlers.blocks import Actions, Button, Remark, Verdict
from handlers.card import Card, Form
from handlers.reply import About, Reply
from handlers.wording import text

To = Literal["channel", "thread"]


@dataclass(frozen=True)
class Spot:
    """Where a message stands: with one `person`, or in a channel, perhaps in the thread `under` a message there.

    A message for one person's eyes in a channel has both.
    """

    surface: str
    person: str | None = None
    channel: bool = False
    under: str = ""

    @property
    def place(self) -> str:
        """What follow-up questions belong to, as an id of the product."""
        return f"{self.surface}:channel/{self.under}" if self.channel else f"{self.person}/dm"

    @property
    def to(self) -> str:
        return self.person or ("thread" if self.under else "channel")


@dataclass(frozen=True)
class Shown:
    """A message as it stands now. `replaces`: it was redrawn in place."""

    id: str
    spot: Spot
    card: Card
    draft: str = ""
    about: About = field(default_factory=About)
    outcome: str = ""
    replaces: str | None = None

    def seen_by(self, person: str) -> bool:
        return self.spot.person in (person, None) and person.startswith(f"{self.spot.surface}:")

    @property
    def form(self) -> Form | None:
        return next((block for block in self.card.blocks if isinstance(block, Form)), None)

    def buttons(self) -> Iterator[Button]:
        for block in self.card.blocks:
            if isinstance(block, Actions):
                yield from (item for item in block.items if isinstance(item, Button))
            if isinstance(block, Remark) and block.dismiss:
                yield block.dismiss

    def labels(self) -> list[str]:
        """Everything that can be pressed, the form's own buttons last."""
        form = self.form
        own = [form.submit, form.keep] if form else []
        return [*(button.label for button in self.buttons()), *filter(None, own)]

    def words(self) -> str:
        """All that can be read."""
        lines = [self._asked_by(), plain_text(self.card)]
        for block in self.card.blocks:
            if isinstance(block, Actions):
                lines += [block.heading, *(item.label for item in block.items)]
            if isinstance(block, Form):
                lines += [f"{one.label}: {one.value} {one.help} {one.rests_on} {one.error}" for one in block.fields]
        return "\n".join(filter(None, lines))

    def _asked_by(self) -> str:
        """Who asks, as the id that a product would make a mention of."""
        asks, language = self.card.asks, self.card.language
        here = asks.startswith(f"{self.spot.surface}:")
        elsewhere = text(language, "asked-by-elsewhere") if asks else ""
        return text(language, "asked-by", who=f"@{asks}") if here else elsewhere

    def headline(self) -> str | None:
        """What stands first in bold over an answer; a review has its verdict instead."""
        found = next((block.label for block in self.card.blocks if isinstance(block, Verdict)), None)
        return None if self.about.review else found


@dataclass
class Wall:
    """All messages of a rehearsal, and those that are new since `taken`."""

    messages: dict[str, Shown] = field(default_factory=dict)
    _new: list[Shown] = field(default_factory=list)
    _number: int = 0
    #: By the key of a message on its way: the answer that it is. A card alone does not say what it rests on.
    _awaited: dict[str, tuple[Spot, Reply, str | None]] = field(default_factory=dict)
    _answers: dict[str, Shown] = field(default_factory=dict)

    def await_answer(self, key: str, spot: Spot, reply: Reply, replaces: str | None) -> None:
        """An answer that will arrive under `key`."""
        self._awaited[key] = spot, reply, replaces

    def arrived(self, key: str, spot: Spot, card: Card, replaces: str | None) -> Shown:
        """A message from the outbox."""
        if key not in self._awaited:
            return self.post_card(spot, card, replaces)
        where, reply, standing = self._awaited.pop(key)
        self._answers[key] = self.post(where, replace(reply, card=card), standing)
        return self._answers[key]

    def answer(self, key: str) -> Shown | None:
        """The answer that arrived under `key`, None while it has not."""
        return self._answers.get(key)

    def post(self, spot: Spot, reply: Reply, replaces: str | None = None) -> Shown:
        if replaces in self.messages:
            return self._keep(Shown(replaces, spot, reply.card, reply.draft, reply.about, reply.outcome, replaces))
        self._number += 1
        return self._keep(Shown(f"m{self._number}", spot, reply.card, reply.draft, reply.about, reply.outcome))

    def post_card(self, spot: Spot, card: Card, replaces: str | None = None) -> Shown:
        """A card that comes by itself: a notice, a reminder, somebody's request."""
        if replaces is not None and (old := self.messages.get(replaces)):
            return self._keep(replace(old, card=card, replaces=replaces))
        self._number += 1
        return self._keep(Shown(f"m{self._number}", spot, card))

    def taken(self) -> list[Shown]:
        """What was shown or redrawn since the last time, answers first."""
        new, self._new = self._new, []
        return sorted(new, key=lambda one: not one.outcome)

    def newest_first(self, person: str) -> Iterator[Shown]:
        return (one for one in reversed(self.messages.values()) if one.seen_by(person))

    def _keep(self, shown: Shown) -> Shown:
        self.messages.pop(shown.id, None)  # what was redrawn is the newest
        self.messages[shown.id] = shown
        self._new.append(shown)
        return shown
