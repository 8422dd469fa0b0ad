"""Headlines: the few words over an answer, a statement that is true whichever way somebody asked.

A yes or no answers the grammar of a question: under "is it forbidden ...?" it reads as the opposite of the rule.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

from knowledge.data_files import Table

HeadlineKind = Literal["allowed", "not_allowed", "only_if", "required", "not_required", "recommended", "fact", "ask"]
HEADLINE_KINDS: tuple[HeadlineKind, ...] = get_args(HeadlineKind)
#: Kinds that people act upon; the others only inform, or send to the informatör.
FIRM = HEADLINE_KINDS[:6]
#: What can stand over an act that is judged so. A fact is true over any but a condition, which must be seen at once;
#: whatever sends to the informatör is judged so too.
FITTING: dict[str, tuple[HeadlineKind, ...]] = {
    "yes": ("allowed", "required", "recommended", "fact"),
    "no": ("not_allowed", "not_required", "fact"),
    "conditional": ("only_if", "recommended"),
    "info": HEADLINE_KINDS[:-1],
    "ask_informator": ("ask",),
}
MOST_HEADLINE_WORDS = 5
#: In Finnish a statement may well begin with "Ei" ("Ei tarvitse ilmoittaa"); alone, or cut off, it is an answer.
_BARE = re.compile(r"(ja|jo|jovisst|nej|nä|kyllä|joo|juu|ei|yes|yep|no|nope)\W*(?:$|[,:;.!–—-])", re.IGNORECASE)


def is_bare(headline: str) -> bool:
    """Whether it is a yes or no, or begins with one that is cut off by a mark."""
    return _BARE.match(headline.strip()) is not None


def read_kind(table: Table) -> HeadlineKind:
    written = table.text("headline_kind")
    known = next((kind for kind in HEADLINE_KINDS if kind == written), None)
    if known is None:
        table.fault("headline_kind", f"must be one of {', '.join(HEADLINE_KINDS)}")
    return known or "fact"


def check_headlines(table: Table, headlines: dict[str, str], kind: HeadlineKind, verdict: str) -> None:
    """Faults of what stands over the answer; one that goes with no such verdict is a fault of its kind."""
    for language, headline in headlines.items():
        words = len(headline.split())
        if words > MOST_HEADLINE_WORDS:
            table.fault(f"headline.{language}", f"has {words} words, at most {MOST_HEADLINE_WORDS}")
        if is_bare(headline):
            table.fault(f"headline.{language}", "is a yes or no: state what is so, whichever way it is asked")
    if kind not in FITTING.get(verdict, HEADLINE_KINDS):
        table.fault("headline_kind", f'"{kind}" cannot stand over the verdict "{verdict}"')
