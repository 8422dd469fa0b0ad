"""What a button of ours carries, and what comes back with a click: the one place that tells words from references.

What anybody typed is text and never anything else. A value is written in one of four ways, none of which can be taken
for another, whatever the words are:

- ids and numbers of ours, as they are: `12 3`, `rule.5`
- `=` and a text
- `+`, how long the value is, `:`, the value, and the words that come along: for a card that their writer alone sees
- `@` and a reference to the message that says the words (`text_references.py`); followed only when we have signed it
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.actions import TAKES_WORDS
from handlers.blocks import Button

LONGEST_VALUE = 2000
_IDS = re.compile(r"[A-Za-z0-9_.:|~,? -]*")
_ALONG = re.compile(r"\+(\d{1,4}):(.*)", re.DOTALL)
_TEXT, _REFERENCE = "=", "@"


@dataclass(frozen=True)
class Carried:
    """What a button brings: its `value`, and the `words` themselves or a `reference`, unread and unchecked, to them."""

    value: str = ""
    words: str = ""
    reference: str = ""

    @property
    def along(self) -> str:
        """What to draw the same button with once more, beside its value."""
        return self.reference or (along(self.value, self.words) if self.words else "")


def written(button: Button) -> str:
    """The value as it is drawn."""
    ours = _IDS.fullmatch(button.value) and button.action not in TAKES_WORDS
    said = button.value if ours or not button.value else _TEXT + button.value
    return encodable(button.along or said)[:LONGEST_VALUE]


def carried_in(value: str) -> Carried:
    """What was drawn, from what came back. Whose a reference is, `text_references.py` asks; here it is told apart."""
    if value.startswith(_REFERENCE):
        return Carried(reference=value)
    if match := _ALONG.fullmatch(value):
        length, rest = int(match[1]), match[2]
        return Carried(rest[:length], rest[length:])
    return Carried(value.removeprefix(_TEXT))


def along(value: str, words: str) -> str:
    """The value with the words themselves; "" where a button has no room for all of them."""
    said = f"+{len(value)}:{value}{words}"
    return said if len(said) <= LONGEST_VALUE else ""


def encodable(written: str) -> str:
    return written.encode("utf-8", "ignore").decode()
