"""What whoever decides says of a request in words: approve, reject with a reason, ask for more, take a decision back.

The lists lie in words/decisions.toml. Words decide nothing: whoever acts on them shows the request and its buttons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from knowledge.words import word_lists, words_of

Does = Literal["approve", "reject", "ask-more", "undo"]
#: A decision is short; what is longer tells of something else. Its reason may be as long as it likes.
MOST_WORDS, MOST_LEADING = 12, 6


@dataclass(frozen=True)
class Decided:
    """`about` is what names the request, `words` the reason or question that follows, as it was written."""

    does: Does
    about: str = ""
    words: str = ""


def decision_in(written: str) -> Decided | None:
    """The decision that a text says, None for everything else. Names are not looked up here."""
    text = " ".join(written.split())
    low = text.lower()
    if _undoes(low):
        return Decided("undo", low)
    for does in ("approve", "reject", "ask-more"):
        found = _does(does).match(low)
        if found and len(words_of(low[: found.start(2)])) <= MOST_LEADING:
            about, words = _apart(text[found.end() :], does)
            few = len(words_of(about)) <= MOST_WORDS
            return Decided(does, about.lower(), words) if few and "?" not in about else None
    return None


def names_nothing(about: str) -> bool:
    """Whether what follows the verb only points: `se`, `den där ansökan`, nothing at all."""
    return all(word in _it() for word in words_of(about))


def begins_by_pointing(about: str) -> bool:
    """Whether it points first, and then says which in a way that no name is: `den från den 3 december`."""
    return next(iter(words_of(about)), "") in _it()


def names_other_things(about: str) -> bool:
    """Whether it is no request that is spoken of: a comment, a picture, days off."""
    return _of_undoing("others").search(about) is not None


def speaks_of_decision(written: str) -> bool:
    """Whether a decision is named, and not just something."""
    return _of_undoing("decisions").search(written.lower()) is not None


def kind_of_decision(written: str) -> Literal["approve", "reject"] | None:
    """Which kind of decision is named; None where neither is, or both are."""
    low = written.lower()
    approval, rejection = (_of_undoing(kind).search(low) for kind in ("approvals", "rejections"))
    if bool(approval) == bool(rejection):
        return None
    return "approve" if approval else "reject"


def _undoes(low: str) -> bool:
    if len(words_of(low)) > MOST_WORDS or _of_undoing("others").search(low):
        return False
    return _of_undoing("says").search(low) is not None or _undoes_in_a_clause(low)


def _undoes_in_a_clause(low: str) -> bool:
    clauses = (clause.strip() for clause in re.split(r"[,.;!]", low))
    return "?" not in low and any(_of_undoing("clause").search(clause) for clause in clauses)


def _apart(rest: str, does: Does) -> tuple[str, str]:
    """What names the request, and what is said of it after a mark or a "because"."""
    if does == "ask-more" and (whom := _them().match(rest.strip())):
        return "", rest.strip()[whom.end() :].strip(" ,:")
    if does == "ask-more":
        return rest.strip(" ,.!"), rest.strip(" ,:")
    cut = re.search(rf"[,:;–]|\s-\s|\.\s(?=\w)|\s(?:{'|'.join(word_lists('decisions')['why'])})\s", rest, re.IGNORECASE)
    if cut is None:
        return rest.strip(" ,.!"), ""
    return rest[: cut.start()].strip(" ,.!"), rest[cut.end() :].strip(" ,.:")


@cache
def _does(does: str) -> re.Pattern[str]:
    before = "|".join(map(re.escape, dict.fromkeys(word_lists("decisions")["before"].split())))
    return re.compile(rf"((?:(?:{before})[ ,.!]+)*)({'|'.join(word_lists('decisions')['does'][does])})(?!\w)")


@cache
def _them() -> re.Pattern[str]:
    return re.compile("|".join(word_lists("decisions")["them"]), re.IGNORECASE)


@cache
def _it() -> frozenset[str]:
    return frozenset(word_lists("decisions")["it"].split())


@cache
def _of_undoing(name: str) -> re.Pattern[str]:
    return re.compile("|".join(word_lists("decisions")["undo"][name]))
