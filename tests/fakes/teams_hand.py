"""What Teams sends when somebody fills in a card and presses: only the inputs that hold something, mixed with our data.

So does the official renderer, as `test_teams_official_renderer.py` shows.
"""

from __future__ import annotations

from typing import Any

from tests.fakes.teams_limits import inputs, pressables

Json = dict[str, Any]


class Blocked(Exception):
    """The client did not send it: a required input is empty."""


def button(card: Json, title: str) -> Json:
    return next(action for action in pressables(card) if action["title"] == title)


def data_of(card: Json, title: str, typed: dict[str, str] | None = None) -> Json:
    """The data that a press of the button of that title sends, with `typed` in the inputs of those ids."""
    action = button(card, title)
    if action.get("associatedInputs") == "none":
        return dict(action["data"])
    held = {id: one.get("value", "") for id, one in inputs(card).items()} | (typed or {})
    empty = [id for id, one in inputs(card).items() if one.get("isRequired") and not held[id]]
    if empty:
        raise Blocked(*empty)
    return action["data"] | {id: value for id, value in held.items() if value}


def execute(data: object, **changed: object) -> Json:
    """The invoke of a pressed Action.Execute."""
    action = {"type": "Action.Execute", "verb": "x", "data": data}
    return {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": {"action": action, "trigger": "manual"},
        **changed,
    }
