"""What can be answered: cards of a few neutral blocks, which every surface draws in its own way.

A renderer draws every kind of block, escapes every text, and keeps its product's limits on length and number.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """The answer at a glance. `kind` is yes, no, conditional, info, ask_informator; `label` what people read."""

    kind: str
    label: str


@dataclass(frozen=True)
class Text:
    """A paragraph. `small` is fine print: where an answer comes from, what is kept."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Bullets:
    """A heading and a list of short points."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Quotation:
    """The guideline's own words from one section.

    `excerpt` holds the deciding sentences (gaps marked […]) in `language`; `translation` the same sentences in the
    reader's `translation_language`, empty when the excerpt is in it already, with `translation_note` saying what
    the translation is worth. `whole` is the whole section, one tap away under `whole_label`.
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


@dataclass(frozen=True)
class Button:
    """Something to press; comes back as `incoming.Pressed`. At most one primary button a card."""

    label: str
    action: str
    value: str = ""
    primary: bool = False


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


Block = Verdict | Text | Bullets | Quotation | Actions


@dataclass(frozen=True)
class Card:
    """One answer, in one language."""

    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Reply:
    """What goes back. `private` replies are shown to the asker alone, also where the place is public.

    `outcome` is one word for logs and counts (`answered`, `unsure`, `greeting`), never a text.
    """

    card: Card
    outcome: str
    private: bool = False


def plain_text(card: Card) -> str:
    """The card as plain text: for notifications, screen readers, and products that cannot draw a block."""
    return "\n\n".join(filter(None, map(_plain_block, card.blocks)))


def _plain_block(block: Block) -> str:
    match block:
        case Verdict():
            return block.label
        case Text():
            return block.text
        case Bullets():
            return "\n".join([block.heading, *(f"– {item}" for item in block.items)]).strip()
        case Quotation():
            lines = [block.citation, f"”{block.excerpt}”", block.translation, block.translation_note, block.source]
            return "\n".join(filter(None, lines))
        case Actions():
            links = (f"{item.label}: {item.url}" for item in block.items if isinstance(item, Link))
            return "\n".join(links)
