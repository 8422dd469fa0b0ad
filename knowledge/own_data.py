"""Whether somebody wants all that is kept about them deleted, however they spell it: a right, never to be missed.

The lists lie in words/own_data.toml. Nothing is deleted by words: what forgetting does is told first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from knowledge.words import word_lists

#: A wish is short; more words tell a story.
MOST_WORDS = 24
_CLAUSE = re.compile(r"[,.;!?–()]+|\s-\s|\s(?:så|och|å|sen|ja|joten|so|and)\s(?=\w)")


def wants_to_be_forgotten(text: str) -> bool:
    """Whether one clause of a normalised text says that and nothing else, and no other tells who has said it."""
    if len(text.split()) > MOST_WORDS:
        return False
    clauses = [clause.strip() for clause in (text, *_CLAUSE.split(text))]
    wished = [clause for clause in clauses if _wish().fullmatch(clause.rstrip(" .!?:)"))]
    rest = text
    for clause in wished:
        rest = rest.replace(clause, " ")
    return bool(wished) and not _reports().search(rest)


@cache
def _wish() -> re.Pattern[str]:
    lists: dict[str, Any] = dict(word_lists("own_data"))
    small = "|".join(sorted(set(map(re.escape, lists["around"].split())), key=len, reverse=True))
    verbs, me, deletes, held = ("|".join(lists[name]) for name in ("verbs", "me", "deletes", "held"))
    around = rf"(?:(?:{small})\s)"
    said = rf"(?:(?:{verbs})\s{around}*(?:{me})|(?:{deletes})\s{around}*(?:{held}))"
    return re.compile(rf"{around}*{said}(?:\s(?:{small}))*")


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(word_lists("own_data")["reports"])
