"""What a button of a card carries, and what a form's answers are called on their way back.

Ids of our own only, never a word that anybody wrote: where a button needs such words again it carries a reference,
under which the surface keeps or finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from handlers.actions import TAKES_WORDS
from handlers.blocks import Actions, Button, Remark
from handlers.card import Block, Card, Form

#: All of it stands under one key, and every answer's name begins with one of these: so they never mix.
KEY, ANSWER, OTHER = "farjag", "f.", "o."
#: What the choice of something else comes back as.
SOMETHING_ELSE = "=other"
#: What puts a form aside unsent, what sends it, what redraws a card by itself.
KEEP, SEND, REFRESH = "keep-form", "send-form", "refresh"
LONGEST_REFERENCE = 64

#: Gives the reference, at most LONGEST_REFERENCE long, under which a text can be found again; "" where it cannot.
Keep = Callable[[str], str]


@dataclass(frozen=True)
class Carried:
    """`action` and `value` are the button's; `form` and `about` the form's that comes along, with the names of its
    `fields`, since Teams says nothing of those left empty. `language` is the card's.
    """

    action: str = ""
    value: str = ""
    form: str = ""
    about: str = ""
    language: str = ""
    reference: str = ""
    fields: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """As a card's action holds it; what is empty is left out."""
        held = {field.name: getattr(self, field.name) for field in fields(self)}
        return {KEY: {name: list(one) if name == "fields" else one for name, one in held.items() if one}}


@dataclass(frozen=True)
class Referring(Button):
    """A button whose reference is not drawn yet: `number` is its place among all that were taken away."""

    number: int = 0


def referring(card: Card, keep: Keep, draft: str = "") -> Card:
    """The card with references in its buttons in place of words, and for the `draft` that the card is about."""
    kept: dict[str, str] = {}

    def refer(button: Button) -> Button:
        value, said = _parted(button)
        said = said or ("" if button.with_form else draft)
        if said and said not in kept:
            kept[said] = keep(said)[:LONGEST_REFERENCE]
        return replace(button, value=value, along=kept[said]) if said else button

    return with_buttons(card, refer)


def without_words(card: Card) -> tuple[Card, list[str]]:
    """The card with buttons that carry ids alone, and the references that were taken away from them."""
    references: list[str] = []

    def bare(button: Button) -> Button:
        value, said = _parted(button)
        if not (said or button.along):
            return button
        references.append(button.along[:LONGEST_REFERENCE])
        held = {field.name: getattr(button, field.name) for field in fields(button)}
        return Referring(**(held | {"value": value, "along": ""}), number=len(references) - 1)

    return with_buttons(card, bare), references


def refer(data: Iterable[dict[str, Any]], references: list[str]) -> None:
    """Puts the references back into the actions' `data`."""
    for held in (one[KEY] for one in data):
        number = held.pop("reference", None)
        if number is not None and references[int(number)]:
            held["reference"] = references[int(number)]


def data_in(node: Any) -> Iterator[dict[str, Any]]:
    """The data of every action of ours in a drawn card, at any depth."""
    if isinstance(node, list):
        for item in node:
            yield from data_in(item)
    elif isinstance(node, dict):
        if isinstance(node.get("data"), dict):
            yield node["data"]
        for name, value in node.items():
            if name != "data":
                yield from data_in(value)


def _parted(button: Button) -> tuple[str, str]:
    """A button's value, and its words: one of the two is empty."""
    return ("", button.value) if button.action in TAKES_WORDS else (button.value, "")


def with_buttons(card: Card, change: Callable[[Button], Button]) -> Card:
    return replace(card, blocks=tuple(_with_buttons(block, change) for block in card.blocks))


def _with_buttons(block: Block, change: Callable[[Button], Button]) -> Block:
    if isinstance(block, Actions):
        return replace(block, items=tuple(change(one) if isinstance(one, Button) else one for one in block.items))
    if isinstance(block, Form) and block.opened_by:
        return replace(block, opened_by=change(block.opened_by))
    if isinstance(block, Remark) and block.dismiss:
        return replace(block, dismiss=change(block.dismiss))
    return block
