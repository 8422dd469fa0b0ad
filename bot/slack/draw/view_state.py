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
#: What may be in the way of reading a view's state.
_FORGED = (ValueError, RecursionError)


@dataclass(frozen=True)
class ViewState:
    """Ids and states, never a word anybody wrote."""

    form: str
    value: str
    language: str
    place: str
    step: int

    def __str__(self) -> str:
        """As it is carried. What came in too long is nothing of ours, and is cut until it fits."""
        value, place = encodable(self.value)[:LONGEST_CARRIED], encodable(self.place)[:300]
        said = {"form": encodable(self.form)[:100], "language": self.language, "place": place, "step": self.step}
        while len(carried := json.dumps({**said, "value": value}, ensure_ascii=False)) > LONGEST_CARRIED:
            value = value[: min(len(value) - 1, len(value) - (len(carried) - LONGEST_CARRIED) // 6)]
        return carried


def state_of(view: Any) -> ViewState | None:
    """None for a view that is not ours, or was forged."""
    try:
        said = json.loads(_text(view, "private_metadata"))
    except _FORGED:
        return None
    step, language = said.get("step") if isinstance(said, dict) else None, _text(said, "language")
    if type(step) is not int or not 0 <= step < 3 or language not in LANGUAGES:
        return None
    return ViewState(_text(said, "form"), _text(said, "value"), language, _text(said, "place"), step)


def _text(mapping: Any, key: str) -> str:
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return value if isinstance(value, str) else ""
