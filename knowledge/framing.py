"""The question inside a message: without its greeting, its thanks and its signature, and without its background.

"Hej, en snabb fråga: får jag svära? Mvh Lisa" asks the same as "får jag svära?", and must get the same answer.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from knowledge.phrases import leading_talk, phrase_kind, says, says_at_once
from knowledge.spoken import standard
from knowledge.words import WORDS, function_words, normalised, words_of

_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
#: So many words beside the small ones make a question of its own.
LEAST_WORDS = 2
#: So many small words alone ask nothing yet.
MOST_BARE = 4
#: What may stand between a greeting and what follows it.
_LOOSE = " ,.:;!–—-"


def questions_in(text: str) -> list[str]:
    """The readings of a normalised message: all of it without its frame, and, where it has background, the sentence
    that asks. At least one, the best guess first."""
    sentences = [unframed for sentence in _SENTENCES.split(text) if (unframed := _unframed(sentence))]
    if not sentences:
        return [text]
    asking = [s for s in sentences if (s.endswith("?") or says("asking", s)) and says_enough(s)]
    whole = " ".join(sentences)
    return [whole, asking[-1]] if len(sentences) > 1 and asking else [whole]


def asks_nothing_yet(text: str, language: str) -> bool:
    """Whether a message stops before it has said what it is about: "får man", "saanks mä", "is it ok?"."""
    words = words_of(standard(normalised(text), language))
    return 0 < len(words) <= MOST_BARE and all(word in _bare() for word in words)


@cache
def _bare() -> frozenset[str]:
    lists = tomllib.loads((WORDS / "bare.toml").read_text(encoding="utf-8"))
    return function_words().union(lists["words"].split())


def says_enough(sentence: str) -> bool:
    """Whether the sentence can stand alone: "should I reply?" cannot."""
    return sum(word not in function_words() for word in words_of(sentence)) >= LEAST_WORDS


def _unframed(sentence: str) -> str:
    """The sentence without what leads it in; empty when it is nothing but frame."""
    if says_at_once("sign-off", sentence) or phrase_kind(sentence):
        return ""
    while lead := leading_talk(sentence) or says_at_once("frame", sentence):
        sentence = sentence[len(lead) :].lstrip(_LOOSE)
    return sentence
