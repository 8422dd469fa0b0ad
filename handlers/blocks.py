"""What a card is made of: neutral blocks, which every surface draws in its own way.

A renderer draws every kind of block, escapes every text, and keeps its product's limits on length and number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handlers.actions import Action


@dataclass(frozen=True)
class Verdict:
    """What is read first: a headline, the outcome of a review. `label` is what people read; `kind`, one of
    `HEADLINE_KINDS`, gives it shape and colour."""

    kind: str
    label: str


@dataclass(frozen=True)
class Text:
    """A paragraph. `small` is fine print: where an answer comes from, what is kept."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Bullets:
    """A heading and a list of short points. `folded`: only the heading is shown until somebody opens it.

    `met` says of each point whether it is done with, `done` is the word for that: a mark alone is not heard. Without
    `met` none is.
    """

    heading: str
    items: tuple[str, ...]
    folded: bool = False
    met: tuple[bool, ...] = ()
    done: str = ""

    def marked(self) -> Iterator[tuple[str, bool]]:
        """Each point, and whether it is done with."""
        met = self.met or (False,) * len(self.items)
        return zip(self.items, met, strict=True)

    @property
    def lines(self) -> tuple[str, ...]:
        """The points where a tick can only be written."""
        return tuple(f"✓ {self.done}: {item}" if met else item for item, met in self.marked())


@dataclass(frozen=True)
class Quotation:
    """The guideline's own words from one section. `folded`: only the citation is shown until somebody opens it.

    `excerpt` holds the deciding sentences (gaps marked […]) in `language`; `translation` the same sentences in the
    reader's `translation_language`, empty when the excerpt is in it already, with `translation_note` saying what
    the translation is worth. `whole` is the whole section, one tap away under `whole_label`; where nothing can be
    folded, a button that carries `section` brings it. `link` opens the section where all of the guideline is published.
    """

    citation: str
    source: str
    language: str
    excerpt: str
    whole_label: str
    whole: str
    translation: str = ""
    translation_language: str = ""
    translation_note: str = ""
    whole_translation: str = ""
    folded: bool = False
    section: str = ""
    link: Link | None = None


#: `perhaps`: nothing that can be pointed at, a question to the author.
Severity = Literal["stop", "fix", "perhaps"]


@dataclass(frozen=True)
class Mark:
    """Where in a draft the remark of that number points: code points of the text, `end` not included."""

    start: int
    end: int
    number: int
    severity: Severity


@dataclass(frozen=True)
class Marked:
    """A draft with what is remarked marked in the text itself. Marks are in order and apart.

    A card that holds one is never enqueued or kept: it is sent at once from memory.
    """

    heading: str
    text: str
    marks: tuple[Mark, ...]

    def pieces(self) -> Iterator[tuple[str, Mark | None]]:
        """The text in the order it stands, each stretch with its mark or None; together they are the whole text."""
        at = 0
        for mark in self.marks:
            if at < mark.start:
                yield self.text[at : mark.start], None
            yield self.text[mark.start : mark.end], mark
            at = mark.end
        if at < len(self.text):
            yield self.text[at:], None


@dataclass(frozen=True)
class Remark:
    """What the review has to say of one place in a draft, or of all of it (`quote` empty).

    `label` names the severity for people, `message` says why in one line, `suggestion` what to write instead and
    `citation` the section behind it: empty where the remark before says the same. `dismiss` is the button that says it
    is not relevant here, if any.
    """

    number: int
    severity: Severity
    label: str
    quote: str
    message: str
    suggestion: str
    citation: str
    dismiss: Button | None = None


@dataclass(frozen=True)
class Button:
    """Something to press; comes back as `incoming.Pressed`. At most one primary button a card.

    `with_form`: the answers of the card's form come along, and it comes back as `incoming.FormSent` with `pressed`
    being action and value parted by a space. `confirm` is what is asked before it is done (empty: nothing), for what
    cannot be undone; a surface that cannot ask does it at once. `along` is the surface's own, and no handler fills it
    in: it leads to the words that the button is about.
    """

    label: str
    action: Action
    value: str = ""
    primary: bool = False
    with_form: bool = False
    confirm: str = ""
    along: str = ""


@dataclass(frozen=True)
class Link:
    """An address to open: https:, mailto: or tel:."""

    label: str
    url: str


@dataclass(frozen=True)
class Actions:
    """A row of buttons and links, under a heading that may be empty. `quiet` rows are drawn small."""

    heading: str
    items: tuple[Button | Link, ...]
    quiet: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and values side by side: a request's fields on a card, its history."""

    heading: str
    rows: tuple[tuple[str, str], ...]
