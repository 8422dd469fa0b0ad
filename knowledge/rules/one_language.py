"""A post in one of the town's two languages only; and two halves that do not say the same.

A bilingual text is recognised by its clauses. A pointer to the post in the other language is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.draft_text import Sentence, Span, within
from knowledge.rule import Draft, Found, Hits, Rule

BOTH = ("sv", "fi")
_LETTERS = re.compile(r"[^\W\d_]")
#: A half has at least so many letters and this share of them; of few letters a larger share.
LEAST_LETTERS, LEAST_SHARE = 12, 0.12
FEW_LETTERS, LARGE_SHARE = 4, 0.22
_FLAG = re.compile("\U0001f1f8\U0001f1ea|\U0001f1eb\U0001f1ee")
_SHOWS = re.compile(r"[👇⬇↓➡→]|https?:|www\.|\b[\w-]{2,40}\.(?:fi|ax|com)\b")
_AFTER_CLOCK = re.compile(
    r"\b(?:kl\.?|klo|at) ?([0-9]{1,2}(?:[.:][0-9]{2})?(?: ?- ?[0-9]{1,2}(?:[.:][0-9]{2})?)?)", re.IGNORECASE
)
_DATE = re.compile(r"(?<![\w.:/])([0-9]{1,2}\.[0-9]{1,2})(?:\.|(?=\D|$))(?:(20[0-9]{2}))?")
_PHONE = re.compile(r"(?<![\w.])(\+?[0-9][0-9 -]{6,16}[0-9])(?!\w|\.\w)")
_PRICE = re.compile(
    r"(?<![\w.,])((?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,6})(?:[.,][0-9]{1,2})?) ?(?:€|euro)", re.IGNORECASE
)
_LINK = re.compile(r"(?:https?://|www\.)([\w.-]{3,80})", re.IGNORECASE)


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    if not set(BOTH) <= set(draft.town.guideline.languages):
        return
    halves = {language: _half(draft, language) for language in (*BOTH, "en")}
    letters = {language: sum(len(_LETTERS.findall(s.text)) for s in half) for language, half in halves.items()}
    total = sum(letters.values())
    there = [one for one in BOTH if _is_half(letters[one], total)]
    if not total or letters["en"] == total or (len(there) < 2 and total < LEAST_LETTERS):
        return
    if len(there) == 2:
        yield from _differences(halves["sv"], halves["fi"])
    elif len(there) == 1 and letters["en"] < letters[there[0]] and not _points(draft, hits):
        yield Found(None, variant="swedish" if there == ["fi"] else "")


def _half(draft: Draft, language: str) -> list[Sentence]:
    return [clause for clause in draft.reading.clauses if clause.language == language]


def _is_half(letters: int, total: int) -> bool:
    """Whether so many letters of all are a half of their own: a loan word or a name is none."""
    least, share = (LEAST_LETTERS, LEAST_SHARE) if letters >= LEAST_LETTERS else (FEW_LETTERS, LARGE_SHARE)
    return letters >= least and letters >= share * total


def _points(draft: Draft, hits: Hits) -> bool:
    """Whether one sentence names the other language and says where: an own post, a comment, a link."""
    flags = [match.start() for match in _FLAG.finditer(draft.plain)]
    for start in (*(start for start, _ in hits.get("languages", ())), *flags):
        sentence = draft.reading.sentence_at(start)
        if sentence is None:
            continue
        near = within(hits.get("pointers", ()), sentence.start, sentence.end)
        if near or _SHOWS.search(sentence.text):
            return True
        if len(sentence.text) < 32 and sentence.text.rstrip().endswith(":"):
            return True
    return False


def _differences(swedish: list[Sentence], finnish: list[Sentence]) -> Iterator[Found]:
    """What one half says and the other contradicts: each has something of the kind that the other has not."""
    for facts in (_times, _dates, _phones, _prices, _links):
        one, other = dict(facts(swedish)), dict(facts(finnish))
        lone = [place for fact, place in one.items() if fact not in other]
        foreign = [place for fact, place in other.items() if fact not in one]
        if lone and foreign and len(one) == len(other):
            yield from (Found(place, variant="differ") for place in (*lone, *foreign))


def _facts(pattern: re.Pattern[str], half: list[Sentence]) -> Iterator[tuple[str, Span]]:
    for sentence in half:
        for match in pattern.finditer(sentence.text):
            yield match[1], (sentence.start + match.start(1), sentence.start + match.end(1))


def _times(half: list[Sentence]) -> Iterator[tuple[str, Span]]:
    for written, place in _facts(_AFTER_CLOCK, half):
        yield re.sub(r"[.:]00", "", written.replace(" ", "")).replace(":", "."), place


def _dates(half: list[Sentence]) -> Iterator[tuple[str, Span]]:
    yield from _facts(_DATE, half)


def _phones(half: list[Sentence]) -> Iterator[tuple[str, Span]]:
    for written, place in _facts(_PHONE, half):
        yield re.sub(r"[^0-9]", "", written), place


def _prices(half: list[Sentence]) -> Iterator[tuple[str, Span]]:
    for written, place in _facts(_PRICE, half):
        yield written.replace(",", ".").replace(" ", ""), place


def _links(half: list[Sentence]) -> Iterator[tuple[str, Span]]:
    """By site alone: the Swedish and the Finnish page have different addresses there."""
    for written, place in _facts(_LINK, half):
        yield written.lower().removeprefix("www."), place
