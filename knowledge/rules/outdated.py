"""Dates that have passed, in three languages, relative to the day of publishing; and a weekday that is another day's.

A range counts by its end. A sentence that tells of the past ("mötet hölls 7.9") may have its date, unless it also calls
to something; "i dag" and "i morgon" move with the day and are left alone. A sum, a size or a paragraph is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.dates import Written, dates_in
from knowledge.draft_text import within
from knowledge.rule import Draft, Found, Hits, Rule

#: What follows the first day of a range: a dash, perhaps a weekday, a number; or "alkaen".
_OPEN_RANGE = re.compile(
    r"^\.? ?-(?: ?(?:[a-zåäö]{2,12}\.? )?[0-9]|\s|$)|^ ?(?:alkaen|lähtien|onwards|till(?= [0-9])|to(?= [0-9]))",
    re.IGNORECASE,
)
#: A decision is cited by its day and paragraph.
_CITED = re.compile(r"^\.?,? ?(?:kl\.? ?[0-9.]+,? ?)?§")
#: What says that a bare "3.4" is a day: in Finnish and English nobody writes one so without.
_DATED = re.compile(r"(?:\b(?:den|on|till|senast|until|till|by|from|från|asti|saakka) |[0-9] ?- ?)$", re.IGNORECASE)
_DATED_AFTER = re.compile(r"^,? ?(?:kl\b|klo\b|at\b|asti|saakka|mennessä|alkaen|- ?[0-9])", re.IGNORECASE)

#: The perfect right before a day ("har sammanträtt 17.3", "olet saanut eräpäiväksi 4.8.") and right after it ("7.9 har
#: konstaterats"); no day that something lasts to.
_DONE = re.compile(
    r"\b(?:har|hade|ha) (?:[a-zåäöé-]+ ){0,2}[a-zåäö]{2,}(?:at|it|tt|ått|ats|its|tts) (?:den |i |på )?$|"
    r"\b(?:on|ovat|olet|olette|olen|olemme|oli|olivat) (?:[a-zåäö-]+ ){0,2}[a-zåäö]{2,}(?:nut|nyt|neet) "
    r"(?:[a-zåäö]+ksi )?$|\b[a-zåäö]{2,}(?:nut|nyt|neet) [a-zåäö]+ksi $|"
    r"\b(?:has|have|had) (?:[a-z]+ ){0,2}[a-z]+(?:ed|en|un) (?:on )?$",
    re.IGNORECASE,
)
_DONE_AFTER = re.compile(
    r"^\.? (?:har|hade) (?:[a-zåäöé]+ ){0,2}[a-zåäö]{2,}(?:at|it|tt|ats|its|tts)\b(?! till)|"
    r"^\.? (?:on|ovat) (?:[a-zåäö]+ ){0,2}[a-zåäö]{2,}(?:nut|nyt|neet|ttu|tty)\b|"
    r"^,? (?:has|have) been [a-z]+(?:ed|en)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"^\.? ?(?:asti|saakka|mennessä)\b", re.IGNORECASE)
PERFECT = 60
#: A shorter weekday is a small word of another language: "to 15.10" in English.
SHORT_WEEKDAY = 3


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    if draft.today is None:
        return
    reports = _reports(draft, hits)
    for written in dates_in(draft.plain, draft.today):
        start, end = written.span
        if (
            draft.place_of(start) in reports
            or _CITED.match(draft.plain[end : end + 20])
            or _has_been(draft, start, end)
            or not _is_date(draft, hits, written.match)
        ):
            continue
        if written.misfit and _is_weekday(draft, written):
            yield Found((start, end), variant="weekday")
        elif written.day < draft.today and not _OPEN_RANGE.match(draft.plain[end : end + 20]):
            yield Found((start, end))


def _has_been(draft: Draft, start: int, end: int) -> bool:
    """Whether the verb right beside the day says that it is done: a report may have its date."""
    before, after = draft.plain[max(0, start - PERFECT) : start], draft.plain[end : end + PERFECT]
    return bool((_DONE.search(before) and not _LASTS.match(after)) or _DONE_AFTER.match(after))


def _is_weekday(draft: Draft, written: Written) -> bool:
    sentence = draft.reading.sentence_at(written.span[0])
    english = sentence is None or sentence.language == "en"
    return not english or len(written.match["weekday"] or "") >= SHORT_WEEKDAY


def _reports(draft: Draft, hits: Hits) -> set[int]:
    """The sentences that tell of what has been: their own words say so, or the thanks of a neighbour."""

    def places(name: str) -> set[int]:
        return {draft.place_of(start) for start, _ in hits.get(name, ())}

    thanked = {near for at in places("thanks") for near in (at - 1, at, at + 1)}
    return (places("pardons") | thanked) - places("calls")


def _is_date(draft: Draft, hits: Hits, match: re.Match[str]) -> bool:
    """Whether two numbers with a dot between them are a day, and no sum, size, paragraph, version or result."""
    groups, (start, end) = match.groupdict(), match.span()
    if "dot" not in groups or groups["year"] or groups["weekday"]:
        return True
    if within(hits.get("units", ()), end, end + 3):
        return False
    if any(start - b <= 3 for _, b in within(hits.get("counted", ()), start - 30, start)):
        return False
    if groups["dot"] or groups["from"]:
        return True
    sentence = draft.reading.sentence_at(start)
    if sentence is None or sentence.language == "sv":
        return True
    before, after = draft.plain[max(0, start - 8) : start], draft.plain[end : end + 10]
    return bool(_DATED.search(before) or _DATED_AFTER.match(after))
