"""Kinds of questions that strangers saw answered wrongly: each is asked anew, in three languages, in other words.

What the guideline is silent about has no firm answer; what it says is found however it is told. The rows were written
beside the texts that were learnt from, so they say that a kind works and not how often.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.answers import Answers
from knowledge.found import Answer
from knowledge.headlines import FIRM
from tests.questions import questions

ROWS = questions("kinds")
#: Still taken for another matter, and surely: the suggestion in it is read as a resident's.
MISSED = {
    "Kerroimme, että museo on auki sunnuntaina. Ei se ole. Joku ehdotti, että sanomme sivun joutuneen hakkerien käsiin."
}


def _of(*sections: str) -> Callable[[Answer], bool]:
    return lambda found: found.situation is not None and found.situation.sections[0] in sections


def _silent(*topics: str) -> Callable[[Answer], bool]:
    return lambda found: found.situation is None and found.topic in topics


def _asks(found: Answer) -> bool:
    """No one reads a yes, a no or a condition in it."""
    sure = found.situation is not None and found.sure == "sure"
    return not (sure and found.situation and found.situation.headline_kind in FIRM)


def _no_yes(found: Answer) -> bool:
    return _asks(found) or found.verdict == "no"


WANTED: dict[str, Callable[[Answer], bool]] = {
    "candidacy": _no_yes,
    "outsiders": _asks,
    "ai": _asks,
    "elsewhere": lambda found: found.sure in ("unsure", "outside"),
    "administrators": _silent("number-of-administrators"),
    "age": lambda found: _silent("staff-age")(found) or found.sure != "sure",
    "consequences": _silent("disciplinary"),
    "criticism": lambda found: found.verdict == "yes" and found.situation is not None,
    "languages": _of("rule.6.resources"),
    "neighbours": _of("rule.6.moderation", "checklist.5", "rule.5"),
    "excuse": _of("checklist.3"),
    "contact": _of("contact"),
}


@pytest.mark.parametrize("kind", WANTED)
def test_the_kind_is_answered_as_the_guideline_has_it(answers: Answers, kind: str) -> None:
    rows = [row for row in ROWS if row["kind"] == kind and row["text"] not in MISSED]
    found = {row["text"]: answers.find(row["text"], row["lang"]) for row in rows}
    assert found
    wrong = [(text, one.situation and one.situation.id, one.sure, one.topic) for text, one in found.items()]
    assert not [told for told, one in zip(wrong, found.values(), strict=True) if not WANTED[kind](one)]
