"""Finds in a message what is written for others to read: a post, a reply or a comment beside its sender's own words.

A conditional random field over sentences (python-crfsuite), the same for every town, trained by
`knowledge/training/draft_detection.py` on invented messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import pycrfsuite

from knowledge.draft_detection.features import features_of, parts_of

MODEL = Path(__file__).parent / "model.crfsuite"
OTHERS, US = "others", "us"
#: So many parts at its beginning and its end tell what a message is; whatever lies between goes with them.
FIRST, LAST = 50, 10
#: From here on a message more likely holds a draft than not.
EVEN = 0.5
#: A part is the draft's from here on: what is cut off would go unread, and a word too many does no harm.
LEAST_OF_PART = 0.3
#: So many characters stand around a draft at most: of a message that holds more, all is read.
MOST_AROUND = 400
#: A tagger holds the text it works on, and messages are read in several threads.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Found:
    """`likely`, 0 to 1: whether anything in the message is for others. What of it is most likely so, as written."""

    likely: float
    draft: str
    around: str


def find_draft(text: str) -> Found:
    """What of `text` is for others to read. Nothing is kept of it."""
    parts = parts_of(text)
    parts = parts if len(parts) <= FIRST + LAST else parts[:FIRST] + parts[-LAST:]
    if not parts:
        return Found(0.0, "", "")
    with _ONE_AT_A_TIME:
        tagger = _tagger()
        tagger.set(features_of(text, parts))
        likely = 1 - tagger.probability([US] * len(parts))
        for_others = [tagger.marginal(OTHERS, at) for at in range(len(parts))]
        tagger.set([])
    at = [number for number, chance in enumerate(for_others) if chance > LEAST_OF_PART]
    first, last = (at[0], at[-1]) if at else (for_others.index(max(for_others)),) * 2
    begins, ends = parts[first][0], parts[last][1]
    if len(text) - (ends - begins) > MOST_AROUND:
        begins, ends = 0, len(text)
    return Found(likely, text[begins:ends].strip(), f"{text[:begins]} {text[ends:]}".strip())


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    return tagger
