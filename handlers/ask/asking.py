"""Whether a text asks, and whether it tells something first."""

from __future__ import annotations

import re
from itertools import takewhile

from handlers.incoming import LONGEST_MESSAGE
from knowledge.phrases import begins_as_follow_up, says, without_thanks
from knowledge.words import normalised, words_of

#: A question to us in few words has so many at most.
MOST_ASKING_WORDS = 16
#: A name or a greeting tells nothing.
FEWEST_TOLD = 3
_CLAUSE = re.compile(r"(?<=[.!?;,])\s|\s(?=(?:men|mut|mutta|but)\s)")


def asks(text: str) -> bool:
    """Whether the text asks something, rather than telling it."""
    words = normalised(text, LONGEST_MESSAGE)
    return "?" in words or says("asking", words)


def tells_before_it_asks(text: str) -> bool:
    """Whether it opens with a statement of its own, before a question: `jag svarar, men när får vi börja?`."""
    clauses = [clause.strip() for clause in _CLAUSE.split(normalised(text))]
    told = list(takewhile(lambda clause: not (asks(clause) or says("opens", clause)), clauses))
    stated = [without_thanks(one) for one in told if not (begins_as_follow_up(one) or says("leads-in", one))]
    return len(told) < len(clauses) and any(len(words_of(one)) >= FEWEST_TOLD for one in stated)


def asks_somewhere(words: str) -> bool:
    """Whether any part of it asks: `olen lomalla, kuka hoitaa kommentit`."""
    return any(asks(part) for part in re.split(r"[,.;:] ", words))
