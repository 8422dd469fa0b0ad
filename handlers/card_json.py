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

from handlers.reply import Card


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
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"type": type(value).__name__, **named}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _read(value: Any, hint: Any) -> Any:
    """The JSON value as what the hint allows: a dataclass, a tuple, a plain value, or one of several."""
    for choice in get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,):
        if isinstance(value, dict):
            if is_dataclass(choice) and getattr(choice, "__name__", "") == value.get("type"):
                return choice(**_arguments(value, choice))  # type: ignore[operator]
        elif isinstance(value, list):
            if get_origin(choice) is tuple:
                return _tuple(value, get_args(choice))
        elif type(value) is choice or (get_origin(choice) is Literal and value in get_args(choice)):
            return value
    raise UnreadableCard(str(value.get("type")) if isinstance(value, dict) else type(value).__name__)


def _arguments(value: dict[str, Any], kind: Any) -> dict[str, Any]:
    return {name: _read(value[name], hint) for name, hint in _hints(kind).items() if name in value}


def _tuple(value: list[Any], inner: tuple[Any, ...]) -> tuple[Any, ...]:
    hints = (inner[0],) * len(value) if inner[1:] == (...,) else inner
    return tuple(_read(item, hint) for item, hint in zip(value, hints, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
