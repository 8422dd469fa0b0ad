"""Text into words: normalised, folded, stemmed. The smallest tools of search and language."""

from __future__ import annotations

import re
import threading
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import snowballstemmer

from knowledge.remembering import remembered

WORDS = Path(__file__).parent / "words"

#: Questions are short. What stands beyond this changes no answer and would only cost time.
LONGEST_QUESTION = 2_000

_of_thread = threading.local()
_STEMMERS = {"sv": "swedish", "fi": "finnish", "en": "english"}
_WORD = re.compile(r"[^\W_]+")


def normalised(text: str, longest: int = LONGEST_QUESTION) -> str:
    """Lower case, composed, no control or direction marks, white space collapsed, at most `longest` characters."""
    composed = unicodedata.normalize("NFKC", text[: 2 * longest])[: 2 * longest].lower()
    if composed.isprintable():
        return " ".join(composed.split())[:longest]
    visible = "".join(c if unicodedata.category(c) not in ("Cc", "Zl", "Zp") else " " for c in composed)
    kept = "".join(c for c in visible if unicodedata.category(c) not in ("Cf", "Cs"))
    return " ".join(kept.split())[:longest]


def words_of(text: str) -> list[str]:
    """The words of a normalised text, in order."""
    return _WORD.findall(text)


def folded(word: str) -> str:
    """Without accents: what people type on a keyboard that lacks å, ä and ö."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@remembered
def stem(word: str, language: str) -> str:
    """The Snowball stem; the word itself in a language without a stemmer."""
    stemmer = _stemmer(language)
    if stemmer is None:
        return word
    try:
        return str(stemmer.stemWord(word))
    finally:
        stemmer.set_current("")  # it would hold the word until the next


def _stemmer(language: str) -> Any:
    """One stemmer a thread: Snowball's hold state while they work."""
    name = _STEMMERS.get(language)
    if name and not hasattr(_of_thread, language):
        setattr(_of_thread, language, snowballstemmer.stemmer(name))
    return getattr(_of_thread, language, None)


@cache
def word_lists(name: str) -> Mapping[str, Any]:
    """The tables of `words/<name>.toml`, read once; whoever needs them in another shape makes that of them."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def function_words() -> frozenset[str]:
    """The small words of Swedish, Finnish and English that say little of the topic (but "inte" is one, and counts)."""
    return frozenset(word for listed in word_lists("function_words").values() for word in listed.split())
