"""What a modal sends back, read: the answers by field, which language was chosen.

All of it is signed by Slack, and comes from outside all the same: what is missing or of another shape is "" or None.
"""

from __future__ import annotations

from typing import Any

from bot.slack.draw.inputs import ANSWER, OTHER, SOMETHING_ELSE
from handlers.wording import LANGUAGES


def answers_in(view: Any) -> dict[str, str]:
    """The answers by field name, of the fields that this view shows; "" for what was left empty."""
    state = _mapping(view, "state")
    written = {block: _answer(elements) for block, elements in _mapping(state, "values").items()}
    answers = {name: said for block, said in written.items() if (name := _name(block, ANSWER))}
    for block, said in written.items():
        if (name := _name(block, OTHER)) and not answers.get(name):
            answers[name] = said
    return answers


def chosen_language(action: Any) -> str | None:
    """The language chosen in the form's own menu; None for anything else."""
    chosen = _text(_mapping(action, "selected_option"), "value")
    return chosen if chosen in LANGUAGES else None


def _name(block: str, part: str) -> str:
    return block.removeprefix(part) if block.startswith(part) else ""


def _answer(elements: Any) -> str:
    """The one element of an input block has its value under a name that its type goes by."""
    element = next(iter(elements.values()), None) if isinstance(elements, dict) else None
    if not isinstance(element, dict):
        return ""
    chosen = _text(element.get("selected_option"), "value")
    return ("" if chosen == SOMETHING_ELSE else chosen) or _text(element, "selected_date") or _text(element, "value")


def _mapping(mapping: Any, key: str) -> dict[str, Any]:
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return {name: one for name, one in value.items() if isinstance(name, str)} if isinstance(value, dict) else {}


def _text(mapping: Any, key: str) -> str:
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return value if isinstance(value, str) else ""
