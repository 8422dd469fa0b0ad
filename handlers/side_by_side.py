"""One card in both of the town's languages, for a place where several people read: each part once, both wordings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from itertools import zip_longest

from handlers.blocks import Actions, Bullets, Button, Facts, Link, Text
from handlers.card import Block, Card
from knowledge.town import Town

#: What a whole channel reads is in these, as far as the town has them.
PUBLIC_LANGUAGES = ("sv", "fi")


def public_languages(town: Town) -> tuple[str, ...]:
    """The languages that a whole channel sees; a town with neither is spoken to in its first."""
    known = town.guideline.languages
    return tuple(language for language in known if language in PUBLIC_LANGUAGES) or known[:1]


def side_by_side(town: Town, draw: Callable[[str], Card]) -> Card:
    """What `draw` draws in each language, block by block. It must draw the same blocks in every language."""
    first, *others = (draw(language) for language in public_languages(town))
    return reduce(_beside, others, first)


def _beside(one: Card, other: Card) -> Card:
    blocks = tuple(map(_both, one.blocks, other.blocks))
    return replace(one, blocks=blocks, besides=(*one.besides, other.language))


def _both(one: Block, other: Block) -> Block:
    match one, other:
        case Text(), Text():
            return replace(one, text=_joined(one.text, other.text, "\n"))
        case Bullets(), Bullets():
            pairs = zip_longest(one.items, other.items, fillvalue="")
            items = tuple(_joined(a, b) for a, b in pairs)
            return replace(one, heading=_joined(one.heading, other.heading), items=items)
        case Facts(), Facts():
            rows = zip(one.rows, other.rows, strict=True)
            both = tuple((_joined(a, b), _joined(x, y)) for (a, x), (b, y) in rows)
            return replace(one, heading=_joined(one.heading, other.heading), rows=both)
        case Actions(), Actions():
            both_labels = tuple(map(_labelled, one.items, other.items))
            return replace(one, heading=_joined(one.heading, other.heading), items=both_labels)
    return one


def _labelled(one: Button | Link, other: Button | Link) -> Button | Link:
    return replace(one, label=_joined(one.label, other.label))


def _joined(one: str, other: str, by: str = " / ") -> str:
    return one if one == other or not other else f"{one}{by}{other}"
