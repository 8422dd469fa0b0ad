"""Dates that have passed, in three languages, relative to the day of publishing; and a weekday that is another day's.

A range counts by its end. A sentence that tells of the past ("mötet hölls 7.9") may have its date, unless it also calls
to something; "i dag" and "i morgon" move with the day and are left alone. A sum, a size or a paragraph is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.dates import Written, dates_in
from knowledge.draft_text import Span, within
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
    r"(?:[a-zåäö]+ksi )?$|\b[a-zåäö]{2,}(?:nut|nyt|neet) (?:[a-zåäö]+n )?[a-zåäö]+ksi $|"
    r"\b(?:has|have|had) (?:[a-z]+ ){0,2}[a-z]+(?:ed|en|un) (?:on )?$",
    re.IGNORECASE,
)
_DONE_AFTER = re.compile(
    r"^\.? (?:har|hade) (?:[a-zåäöé]+ ){0,2}[a-zåäö]{2,}(?:at|it|tt|ats|its|tts)\b(?! till)|"
    r"^\.? (?:on|ovat) (?:[a-zåäö]+ ){0,2}[a-zåäö]{2,}(?:nut|nyt|neet|ttu|tty)\b|"
    r"^,? (?:has|have) been [a-z]+(?:ed|en)\b",
    re.IGNORECASE,
)
#: Between the decision and its day stands at most so much: "beslutet 4.5", "päätöksellään 4.6.".
_DECIDED = re.compile(r"[\s(]{1,2}(?:(?:den|av den|från den|of|on) )?")
_WHO = re.compile(r"\b(?:som|joka|jotka|jolle|jolla|jonka|who|which|that) (?:[^\W\d_]+ )?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–!?\n]")
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
            or _is_told(draft, hits, start, end)
            or not _is_date(draft, hits, written.match)
        ):
            continue
        if written.misfit and _is_weekday(draft, written):
            yield Found((start, end), variant="weekday")
        elif written.day < draft.today and not _OPEN_RANGE.match(draft.plain[end : end + 20]):
            yield Found((start, end))


def _is_told(draft: Draft, hits: Hits, start: int, end: int) -> bool:
    """Whether what stands beside the day tells of it as done; never where somebody is asked, invited or told a plan."""
    sentence = draft.sentences[draft.place_of(start)]
    around = sentence.start, sentence.end
    ahead = within(_calls(draft, hits), *around) or within(hits.get("plans", ()), sentence.start, start)
    if ahead or sentence.text.endswith("?"):
        return False
    decided = within(hits.get("decided", ()), sentence.start, start)
    if decided and _DECIDED.fullmatch(draft.plain, decided[-1][1], start):
        return True
    return _has_been(draft, start, end) or _is_reported(draft, hits, around, (start, end))


def _is_reported(draft: Draft, hits: Hits, around: Span, day: Span) -> bool:
    """`belönade årets idrottare den 2 juni`: in the day's own clause, and not of somebody "who was given …"."""
    for a, b in within(hits.get("reported", ()), *around):
        between = draft.plain[b : day[0]] if b <= day[0] else draft.plain[day[1] : a]
        if not _CLAUSE.search(between) and not _WHO.search(draft.plain[around[0] : a]):
            return True
    return False


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
    return (places("pardons") | thanked) - {draft.place_of(start) for start, _ in _calls(draft, hits)}


def _calls(draft: Draft, hits: Hits) -> list[Span]:
    """What calls a reader to come or to act; a noun that looks like it does not."""
    return [span for span in hits.get("calls", ()) if not any(a <= span[0] < b for a, b in hits.get("books", ()))]


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
