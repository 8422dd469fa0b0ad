"""Whole messages that only mean something after what was said before: "den första", "på finska", "varför?".

The lists lie in words/conversation.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import dropwhile, takewhile
from typing import Literal, cast, get_args

from knowledge.words import word_lists, words_of

Kind = Literal["choice", "take-back", "speak", "why", "more", "fine-now"]
#: What is said to a button that deletes: a yes or less, a no.
ToButton = Literal["nod", "leave"]
MOST_WORDS = 9


def goes_on(text: str) -> tuple[Kind, str] | None:
    """What a normalised text means as a whole, with which one or which language; None for everything else."""
    words = words_of(text)
    if not words or len(words) > MOST_WORDS:
        return None
    said = next(filter(None, map(_listed().get, _without_fillers(words))), None)
    return said or _language(" ".join(words))


def said_to_button(text: str) -> ToButton | None:
    """What a normalised text says to a card whose button alone does it; elsewhere the same words mean other things."""
    said, lists = words_of(text), word_lists("conversation")
    return next((name for name in get_args(ToButton) if said in map(words_of, lists[name]["is"])), None)


def _language(said: str) -> tuple[Kind, str] | None:
    """A wish to be answered in a language, in more words: "vaihda kieli ruotsiksi", "back to english please"."""
    lists = _languages()
    wished = lists["asks"].search(said) or lists["easier"].match(" ".join(_unfilled(said)))
    if not wished or lists["about"].search(said):
        return None
    return next((("speak", name) for name in ("sv", "fi", "en") if lists[name].search(said)), None)


def for_good(text: str) -> bool:
    """Whether a wish to be answered in a language is for every time from now on."""
    return _languages()["always"].search(text) is not None


def _unfilled(said: str) -> Iterator[str]:
    """The words from the first on that is no filler."""
    return dropwhile(_fillers().__contains__, said.split())


def _without_fillers(words: list[str]) -> Iterator[str]:
    """The message, and what is left of it with fewer and fewer fillers around: "ja tack" is a yes, and both are."""
    leading = len(list(takewhile(_fillers().__contains__, words)))
    trailing = len(list(takewhile(_fillers().__contains__, reversed(words))))
    cuts = ((begin, end) for begin in range(leading + 1) for end in range(trailing + 1) if begin + end < len(words))
    for begin, end in sorted(cuts, key=sum):
        yield " ".join(words[begin : len(words) - end])


@cache
def _listed() -> dict[str, tuple[Kind, str]]:
    found: dict[str, tuple[Kind, str]] = {}
    for kind, about in word_lists("conversation").items():
        if kind in get_args(ToButton):
            continue
        if kind in ("filler", "languages"):
            continue
        for which, rows in about.items() if kind in ("choice", "speak") else [("", about)]:
            for phrase in rows["is"]:
                found[" ".join(words_of(phrase))] = cast(Kind, kind), which
    return found


@cache
def _fillers() -> frozenset[str]:
    """What may stand around such a message and changes nothing."""
    return frozenset(word_lists("conversation")["filler"].split())


@cache
def _languages() -> dict[str, re.Pattern[str]]:
    lists = word_lists("conversation")["languages"]
    return {name: re.compile(rf"\b(?:{'|'.join(words)})") for name, words in lists.items()}
