"""Whether somebody tells that personal data of others has got out, and what goes on from that.

What is to be done then is the same whatever else the words are like, and must not hang on what they are nearest to.
The lists lie in words/got_out.toml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from knowledge.words import normalised, word_lists

Out = Literal["data", "picture"]
#: A story is told in so many characters; what is longer is a text of its own.
LONGEST = 400


def got_out(text: str) -> Out | None:
    """What has got out of what should not have, as it is told; None where it is only asked of or supposed."""
    words = normalised(text)
    if len(words) > LONGEST or not _happened(words):
        return None
    if _listed("by-others").search(words) or _listed("mistaken").search(words):
        return None
    if _listed("data").search(words):
        return "data"
    return "picture" if _listed("picture").search(words) and _listed("people").search(words) else None


def goes_on_from_it(text: str) -> bool:
    """Whether it tells that it is gone by now, or asks whether somebody is to be told."""
    words = normalised(text)
    return len(words) <= LONGEST and any(_listed(name).search(words) for name in ("gone", "telling"))


def _happened(words: str) -> bool:
    """A slip with a word for publishing, or the alarm of somebody who has published, or written where others see it."""
    slip, alarm = _listed("slipped").search(words), _listed("alarmed").search(words)
    shown = _listed("written").search(words) if _listed("where-others-see").search(words) else None
    published = _listed("published").search(words) or shown
    told = (slip and _listed("publishing").search(words)) or (alarm and published)
    begun = min(found.start() for found in (slip, told) if found) if told else 0
    return bool(told) and not _listed("supposed").search(words[max(0, begun - 30) : begun + 5])


@cache
def _listed(name: str) -> re.Pattern[str]:
    every = [one for listed in word_lists("got_out")[name].values() for one in listed]
    return re.compile(rf"(?<!\w)(?:{'|'.join(every)})")
