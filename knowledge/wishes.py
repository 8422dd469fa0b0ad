"""What somebody wants with a request of their own: how it is doing, take it back, change it, what is open.

The lists lie in words/wishes.toml. Words alone are no proof: whoever acts on a wish shows first what it would do.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any, Literal

from knowledge.words import WORDS

Wish = Literal["status", "withdraw", "change", "again", "open"]
#: A wish is short; more words tell a story, or ask something else.
MOST_WORDS = 16


def wish_in(text: str, about_it: bool) -> Wish | None:
    """The wish in a normalised text. `about_it`: the conversation is about a request already."""
    text = re.split(r"[:\n]", text, maxsplit=1)[0]  # what follows a colon is what to change, or to send
    if len(text.split()) > MOST_WORDS:
        return None
    if _said("open").search(text):
        return "open"
    named, others = _listed("subject").search(text), _listed("others").search(text)
    if _listed("plainly").search(text) and not (others or _listed("asks").match(text)):
        return "status"
    if not named and (not about_it or others):
        return None
    if _listed("kept").search(text):
        return "status"
    return next((wish for wish in ("withdraw", "again", "change", "status") if _said(wish).search(text)), None)


def says_no(text: str) -> bool:
    """Whether a normalised text answers no to what was just asked."""
    return _listed("no").match(text) is not None


def owner_in(text: str) -> str:
    """Whose request a normalised text speaks of, as it is written there: `peru se tallin`; empty where nobody's."""
    found = next(filter(None, (re.search(one, text) for one in _lists()["owner"])), None)
    return str(found[1]) if found and not re.fullmatch("|".join(_lists()["no-owner"]), found[1]) else ""


@cache
def _lists() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((WORDS / "wishes.toml").read_text(encoding="utf-8"))
    return found


@cache
def _said(wish: Wish) -> re.Pattern[str]:
    return _beginning(_lists()["wishes"][wish]["says"])


@cache
def _listed(name: str) -> re.Pattern[str]:
    return _beginning(list(_lists()[name]))


def _beginning(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
