"""How a text is written: as for others to read, or as one writes to the assistant."""

from __future__ import annotations

import re

from handlers.incoming import LONGEST_MESSAGE
from knowledge.phrases import says
from knowledge.words import normalised

POST_MARKS = re.compile(
    r"https?:\S*|\bwww\.\S*|(?<!\w)#\w|[\U0001F300-\U0001FAFF☀-➿]|\b(?:kl|klo)\b\.?\s*\d|\b\d{1,2}\.\d{1,2}\b"
)
#: A sentence of so many words tells its readers something.
FEWEST_TOLD = 3
_SENTENCES = re.compile(r"[^.!?…\n]+[.!?…]*")
_BEFORE_CAPITALS = " \t\"'”“»«(-–•*#"


def reads_as_text(text: str) -> bool:
    """Whether it is written as for others: its sentences begin with capitals and end with a mark. Chat is not, and what
    begins as a question is none.
    """
    return written_out(text) and not says("opens", normalised(text))


def speaks_to_readers(text: str) -> bool:
    """Whether it is written as for others though it asks something: it tells its readers something too, with a mark of
    a post, and asks neither for leave nor about itself.
    """
    told = [one for one in _SENTENCES.findall(text) if "?" not in one and len(one.split()) >= FEWEST_TOLD]
    lively = "!" in text or any(map(POST_MARKS.search, told))
    return bool(told) and lively and written_out(text) and not says("own-question", normalised(text))


def written_out(text: str) -> bool:
    """Whether most sentences begin with a capital, and one ends with a mark."""
    sentences = [one for one in _SENTENCES.findall(text) if re.search(r"\w", one)]
    begun = [one for one in sentences if one.lstrip(_BEFORE_CAPITALS)[:1].isupper()]
    ended = bool(re.search(r"[.!?…]", text)) or "\n" in text.strip()
    return ended and 2 * len(begun) >= len(sentences)


def asks_us(text: str) -> bool:
    """Whether something in it is a question, or reads like one without its mark."""
    words = normalised(text, LONGEST_MESSAGE)
    return "?" in words or any(says(intent, words) for intent in ("asking", "opens", "own-question"))
