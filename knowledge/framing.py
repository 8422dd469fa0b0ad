"""The question inside a message: without its greeting, its thanks and its signature, and without its background.

"Hej, en snabb fråga: får jag svära? Mvh Lisa" asks the same as "får jag svära?", and must get the same answer.
"""

from __future__ import annotations

import re

from knowledge.phrases import leading_talk, phrase_kind, says, says_at_once
from knowledge.words import function_words, words_of

_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
#: So many words beside the small ones make a question of its own.
LEAST_WORDS = 2
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
