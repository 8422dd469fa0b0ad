"""A ban that is asked about: "can my boss forbid me to swear?" asks whether swearing is allowed, turned round.

By its words such a question reads as one about swearing, and so got the answer to that: a no where a yes is right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from knowledge.found import OPPOSITE, Answer
from knowledge.framing import says_enough
from knowledge.words import word_lists

#: What the guideline wants done nobody may forbid; of what it only allows it does not say who may.
WANTED = ("required",)


def act_forbidden(text: str) -> str | None:
    """The question about the act itself, where a normalised text asks whether somebody else may forbid it; what was
    told before goes along."""
    for asks, pattern in _bans():
        if (found := pattern.search(text)) and says_enough(found["act"]):
            return f"{text[: found.start()]}{asks} {found['act']}"
    return None


def of_the_ban(answer: Answer) -> Answer:
    """What the answer about the act says of forbidding it."""
    if answer.situation is None or answer.verdict not in OPPOSITE:
        return answer
    told = answer.verdict == "no" or answer.situation.headline_kind in WANTED
    return replace(answer, verdict=OPPOSITE[answer.verdict], settled=answer.settled and told)


@cache
def _bans() -> list[tuple[str, re.Pattern[str]]]:
    return [(one["asks"], re.compile(pattern)) for one in word_lists("bans").values() for pattern in one["matches"]]
