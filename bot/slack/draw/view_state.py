"""What a modal carries in its `private_metadata`: where it stands, written and read back. Signed by `seal.py`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.slack.draw.seal import LENGTH
from bot.slack.draw.values import encodable
from handlers.wording import LANGUAGES

#: Slack takes 3,000 characters, and the signature needs some of them.
LONGEST_CARRIED = 3000 - LENGTH
#: Slack holds at most three views over one another, so a form has no more steps.
MOST_STEPS = 3
#: What may be in the way of reading a view's state.
_FORGED = (ValueError, RecursionError)


@dataclass(frozen=True)
class ViewState:
    """Ids and states, never a word anybody wrote. `step` is which of the form's `steps` it shows, from 0."""

    form: str
    value: str
    language: str
    place: str
    step: int = 0
    steps: int = 1

    @property
    def more(self) -> bool:
        """Another step of the form follows."""
        return self.step + 1 < self.steps

    def __str__(self) -> str:
        """As it is carried. What came in too long is nothing of ours, and is cut until it fits."""
        value, place = encodable(self.value)[:LONGEST_CARRIED], encodable(self.place)[:300]
        said: dict[str, str | int] = {"form": encodable(self.form)[:100], "language": self.language, "place": place}
        said |= {"step": self.step, "steps": self.steps}
        while len(carried := json.dumps({**said, "value": value}, ensure_ascii=False)) > LONGEST_CARRIED:
            value = value[: min(len(value) - 1, len(value) - (len(carried) - LONGEST_CARRIED) // 6)]
        return carried


def state_of(view: Any) -> ViewState | None:
    """None for a view that is not ours, or was forged."""
    try:
        said = json.loads(_text(view, "private_metadata"))
    except _FORGED:
        return None
    step, steps, language = _number(said, "step"), _number(said, "steps"), _text(said, "language")
    if not 0 <= step < steps <= MOST_STEPS or language not in LANGUAGES:
        return None
    return ViewState(_text(said, "form"), _text(said, "value"), language, _text(said, "place"), step, steps)


def _number(mapping: Any, key: str) -> int:
    """-1 for anything else."""
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return value if type(value) is int else -1


def _text(mapping: Any, key: str) -> str:
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return value if isinstance(value, str) else ""
