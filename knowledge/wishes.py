"""What somebody wants with a request of their own: how it is doing, take it back, change it, what is open.

The lists lie in words/wishes.toml. Words alone are no proof: whoever acts on a wish shows first what it would do.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal

from knowledge.words import WORDS

Wish = Literal["status", "withdraw", "change", "open"]
#: A wish is short; more words tell a story, or ask something else.
MOST_WORDS = 16


def wish_in(text: str, about_it: bool) -> Wish | None:
    """The wish in a normalised text. `about_it`: the conversation is about a request already."""
    if len(text.split()) > MOST_WORDS:
        return None
    if _said("open").search(text):
        return "open"
    if not (about_it or _subject().search(text)):
        return None
    return next((wish for wish in ("withdraw", "change", "status") if _said(wish).search(text)), None)


@cache
def _lists() -> dict[str, dict[str, dict[str, list[str]]]]:
    found: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
        (WORDS / "wishes.toml").read_text(encoding="utf-8")
    )
    return found


@cache
def _said(wish: Wish) -> re.Pattern[str]:
    return _beginning(_lists()["wishes"][wish]["says"])


@cache
def _subject() -> re.Pattern[str]:
    return _beginning(list(_lists()["subject"]))


def _beginning(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
