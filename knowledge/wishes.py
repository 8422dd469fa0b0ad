"""What somebody wants with a request of their own: how it is doing, take it back, change it, what is open.

The lists lie in words/wishes.toml. Words alone are no proof: whoever acts on a wish shows first what it would do.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from knowledge.words import word_lists

Wish = Literal["status", "why", "begin", "withdraw", "change", "again", "open", "missing", "readers", "send"]
#: Asked of a request, whoever else is named in the question.
_ASKED: tuple[Wish, ...] = ("missing", "readers")
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
    if (named or about_it) and (asked := _asked_of_decision(text)):
        return asked
    if (named or about_it) and (asked := next((wish for wish in _ASKED if _said(wish).search(text)), None)):
        return asked
    if not named and (not about_it or others):
        return None
    if _listed("kept").search(text):
        return "status"
    return next((wish for wish in ("withdraw", "again", "send", "change", "status") if _said(wish).search(text)), None)


def _asked_of_decision(text: str) -> Wish | None:
    """Why it was decided so, or what may be done before it is, whatever else is named there."""
    if _said("why").search(text):
        return "why"
    return "begin" if _said("begin").search(text) and not _listed("shown").search(text) else None


def without_thing(text: str) -> str:
    """A normalised text without the page or account that somebody has asked for: `any news on`."""
    return _listed("thing").sub(" ", text)


def without_wish(text: str, wish: Wish) -> str:
    """A normalised text without the words of the wish: what is left says what it is about."""
    return _said(wish).sub(" ", text)


def says_no(text: str) -> bool:
    """Whether a normalised text answers no to what was just asked."""
    return _listed("no").match(text) is not None


def owner_in(text: str) -> str:
    """Whose request a normalised text speaks of, as it is written there: `peru se tallin`; empty where nobody's."""
    found = next(filter(None, (re.search(one, text) for one in word_lists("wishes")["owner"])), None)
    return str(found[1]) if found and not re.fullmatch("|".join(word_lists("wishes")["no-owner"]), found[1]) else ""


def numbers_in(text: str) -> frozenset[int]:
    """The numbers by which a normalised text chooses requests: `3`, `ansökan nr 3`, `#3`; not `den 3 december`."""
    return frozenset(map(int, _numbers().findall(text)))


def speaks_of_request(text: str) -> bool:
    """Whether a normalised text names a request as such."""
    return _listed("subject").search(text) is not None


@cache
def _numbers() -> re.Pattern[str]:
    lists = word_lists("wishes")["numbers"]
    after, before = "|".join(lists["after"]), "|".join(lists["before"])
    chooses = rf"(?:^|#\s?|(?<!\w)(?:{after})[.:]?\s+#?)"
    return re.compile(rf"{chooses}(\d{{1,8}})(?=\s*(?:$|[,;!?)]|\.(?:\s|$)|\s(?:{before})(?!\w)))")


@cache
def _said(wish: Wish) -> re.Pattern[str]:
    return _beginning(word_lists("wishes")["wishes"][wish]["says"])


@cache
def _listed(name: str) -> re.Pattern[str]:
    return _beginning(list(word_lists("wishes")[name]))


def _beginning(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
