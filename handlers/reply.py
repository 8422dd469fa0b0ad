"""What goes back to whoever wrote or pressed, and what goes to others along with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.blocks import Marked, Remark
from handlers.card import Card
from handlers.outcomes import Outcome


@dataclass(frozen=True)
class About:
    """What a reply rests on, for programs and never for people: ids and codes.

    `verdict` of the `situation` answered with and the `sections` behind it; `review` is the verdict on a draft,
    `findings` the codes found in it. `awaits_draft`: its text was asked for. `beside`: something else was asked that
    got no answer.
    """

    verdict: str = ""
    sections: tuple[str, ...] = ()
    review: str = ""
    findings: tuple[str, ...] = ()
    situation: str = ""
    awaits_draft: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Reply:
    """What goes back. `private` replies are shown to the asker alone, also where the place is public.

    `outcome` is one word for logs and counts (`answered`, `unsure`, `greeting`), never a text. `draft` is the text the
    card is about: the surface sees to it that the card's buttons come back with it (`Pressed.draft`), and keeps it
    nowhere itself. A `parcel` is sent before the reply is. `shared` replies are for everyone in the place.
    """

    card: Card
    outcome: Outcome
    private: bool = False
    draft: str = ""
    parcel: Parcel | None = None
    shared: bool = False
    about: About = field(default_factory=About)

    @property
    def holds_draft(self) -> bool:
        """Whether a part of a draft is in it: then it may not be enqueued or kept."""
        return bool(self.draft) or any(isinstance(block, Marked | Remark) for block in self.card.blocks)


@dataclass(frozen=True)
class Letter:
    """One person's copy of a parcel, by the first of their ids (`to`) that takes it."""

    to: tuple[str, ...]
    card: Card


@dataclass(frozen=True)
class Parcel:
    """A card that carries a part of a draft to somebody else: sent at once from memory, at most once, never kept.

    Everybody gets a letter of their own. Where none arrived, `otherwise` is replied instead: it says so. `once` is the
    event that the transaction noted so that this is not sent again (empty: none): it is free again if none arrived.
    """

    letters: tuple[Letter, ...]
    otherwise: Reply
    once: str = ""
