"""A card as JSON text and back, so that it can wait in the outbox.

The shape follows the dataclasses of `reply`: an object with their fields, named by `"type"`. A block that is
added there needs nothing here. A field that a waiting card lacks takes its default, one that is gone is
passed over, so that a new release can send what the old one left.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from handlers.card import Card


class UnreadableCard(Exception):
    """The JSON is no card that this release knows. The message names the type at fault, never its content."""


def card_to_json(card: Card) -> str:
    """ASCII only: what a database cannot hold in a text (NUL, half a character) is safely escaped."""
    return json.dumps(_plain(card), separators=(",", ":"))


def card_from_json(written: str) -> Card:
    """Raises UnreadableCard."""
    try:
        card: Card = _read(json.loads(written), Card)
    except (ValueError, TypeError) as error:
        raise UnreadableCard(type(error).__name__) from None
    return card


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if names := _names(kind):
        return {"type": kind.__name__} | {name: _plain(getattr(value, name)) for name in names}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _read(value: Any, hint: Any) -> Any:
    """The JSON value as what the hint allows: a dataclass, a tuple, a plain value, or one of several."""
    for choice, origin in _choices(hint):
        if isinstance(value, dict):
            if _names(choice) and choice.__name__ == value.get("type"):
                return choice(**_arguments(value, choice))
        elif isinstance(value, list):
            if origin is tuple:
                return _tuple(value, get_args(choice))
        elif type(value) is choice or (origin is Literal and value in get_args(choice)):
            return value
    raise UnreadableCard(str(value.get("type")) if isinstance(value, dict) else type(value).__name__)


def _arguments(value: dict[str, Any], kind: Any) -> dict[str, Any]:
    return {name: _read(value[name], hint) for name, hint in _hints(kind).items() if name in value}


def _tuple(value: list[Any], inner: tuple[Any, ...]) -> tuple[Any, ...]:
    hints = (inner[0],) * len(value) if inner[1:] == (...,) else inner
    return tuple(_read(item, hint) for item, hint in zip(value, hints, strict=True))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass; none for anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@cache
def _choices(hint: Any) -> tuple[tuple[Any, Any], ...]:
    """What a hint allows, each with what it is made from (`tuple` for `tuple[str, ...]`)."""
    allowed = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return tuple((choice, get_origin(choice)) for choice in allowed)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
