"""Children who are named by first name beside a picture: `Kuvassa Aino 4v ja Eino 5v`.

A first name alone is nobody's; with an age, in a sentence that says what a picture shows, it is a child's.
"""

from __future__ import annotations

import re

from knowledge.draft_text import Span, within
from knowledge.names.gazetteer import is_first_name, is_ordinary
from knowledge.rule import Draft, Hits

_AGED = re.compile(
    r"\b([A-ZÅÄÖÉ][a-zåäöé]{1,15}(?:-[A-ZÅÄÖ][a-zåäöé]+)?)(?=,? \(?(?:1[0-7]|[0-9]) ?"
    r"(?:v\b|vee\b|vuot|-v|år\b|-år|yrs?\b|years?\b|y/?o\b)|(?:,| \()? ?(?:aged|age) (?:1[0-7]|[0-9])\b)"
)


def shown_children(draft: Draft, hits: Hits) -> list[Span]:
    """Where the first names stand, each with an age, in a sentence that tells of a picture."""
    found: list[Span] = []
    for start, end in _told(draft, hits):
        for match in _AGED.finditer(draft.plain, start, end):
            if is_first_name(match[1]) and not is_ordinary(match[1]):
                found.append(match.span(1))
    return found


def _told(draft: Draft, hits: Hits) -> list[Span]:
    return [(s.start, s.end) for s in draft.sentences if within(hits.get("pictures", ()), s.start, s.end)]
