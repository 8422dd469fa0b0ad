"""Whole messages that only mean something after what was said before: "den första", "på finska", "varför?".

The lists lie in words/conversation.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal, cast

from knowledge.words import WORDS, words_of

Kind = Literal["choice", "take-back", "speak", "why", "more", "fine-now"]
MOST_WORDS = 9


def goes_on(text: str) -> tuple[Kind, str] | None:
    """What a normalised text means as a whole, with which one or which language; None for everything else."""
    words = words_of(text)
    if not words or len(words) > MOST_WORDS:
        return None
    return _listed().get(" ".join(words)) or _listed().get(" ".join(_bare(words))) or _language(" ".join(words))


def _language(said: str) -> tuple[Kind, str] | None:
    """A wish to be answered in a language, in more words: "vaihda kieli ruotsiksi", "back to english please"."""
    lists = _languages()
    if not lists["asks"].search(said) or lists["about"].search(said):
        return None
    return next((("speak", name) for name in ("sv", "fi", "en") if lists[name].search(said)), None)


def _bare(words: list[str]) -> list[str]:
    begins = next((at for at, word in enumerate(words) if word not in _fillers()), len(words))
    ends = next((at for at, word in enumerate(reversed(words)) if word not in _fillers()), 0)
    return words[begins : len(words) - ends]


@cache
def _listed() -> dict[str, tuple[Kind, str]]:
    lists = tomllib.loads((WORDS / "conversation.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[Kind, str]] = {}
    del lists["filler"], lists["languages"]
    for kind, about in lists.items():
        for which, rows in about.items() if kind in ("choice", "speak") else [("", about)]:
            for phrase in rows["is"]:
                found[" ".join(words_of(phrase))] = cast(Kind, kind), which
    return found


@cache
def _fillers() -> frozenset[str]:
    """What may stand around such a message and changes nothing."""
    lists = tomllib.loads((WORDS / "conversation.toml").read_text(encoding="utf-8"))
    return frozenset(lists["filler"].split())


@cache
def _languages() -> dict[str, re.Pattern[str]]:
    lists = tomllib.loads((WORDS / "conversation.toml").read_text(encoding="utf-8"))["languages"]
    return {name: re.compile(rf"\b(?:{'|'.join(words)})") for name, words in lists.items()}
