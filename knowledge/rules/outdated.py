"""Dates that have passed, in three languages, relative to the day of publishing.

A range counts by its end. A sentence that tells of the past ("mötet hölls 7.9") may have its date, unless it also calls
to something; "i dag" and "i morgon" move with the day and are left alone. A sum, a size or a paragraph is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from knowledge.reading import within
from knowledge.rule import Draft, Found, Hits, Rule

_WEEKDAYS = (
    ("mån", "maanantai", "mon"), ("tis", "tiistai", "tue"), ("ons", "keskiviikko", "wed"), ("tors", "torstai", "thu"),
    ("fre", "perjantai", "fri"), ("lör", "lauantai", "sat"), ("sön", "sunnuntai", "sun"),
)  # fmt: skip
_MONTHS = (
    ("januari", "tammikuu", "january", "jan"), ("februari", "helmikuu", "february", "feb"),
    ("mars", "maaliskuu", "march", "mar"),
    ("april", "huhtikuu", "april", "apr"), ("maj", "toukokuu", "may"),
    ("juni", "kesäkuu", "june", "jun"),
    ("juli", "heinäkuu", "july", "jul"), ("augusti", "elokuu", "august", "aug"),
    ("september", "syyskuu", "sept", "sep"),
    ("oktober", "lokakuu", "october", "okt", "oct"), ("november", "marraskuu", "nov"), ("december", "joulukuu", "dec"),
)  # fmt: skip
_DAY = (
    r"(?:(?P<weekday>måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mån|tis|ons|tors|fre|lör|sön|"
    r"maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|keskiviikkona|ma|ti|ke|to|pe|la|su|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)"
    r"(?:en|s|na|in|sta|ista)?[.,]?(?: den| the)? )?"
)
_NAMES = "|".join(sorted({name for names in _MONTHS for name in names}, key=len, reverse=True))
_NUMERIC = re.compile(
    rf"(?<![\w.:/§-])(?<!§ ){_DAY}(?:(?P<from>[0-9]{{1,2}}(?:\.(?:[0-9]{{1,2}}\.?)?(?:20[0-9]{{2}})?)?) ?- ?)?"
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})(?:\.? ?(?P<year>(?:19|20)[0-9]{2})\b|(?P<dot>\.))?"
    r"(?![0-9%€§/:]|\.[0-9]| ?(?:€|euro|%|km|kg|m²|°))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?<![\w.:/§]){_DAY}(?:[0-9]{{1,2}}\.? ?- ?)?(?P<day>[0-9]{{1,2}})(?:\.|:e|st|nd|rd|th)? (?:of )?"
    rf"(?P<month>{_NAMES})(?:ta|na|n)?\b(?!-)(?:,? (?P<year>(?:19|20)[0-9]{{2}})\b)?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"(?<![\w.:/§]){_DAY}(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.? (?:[0-9]{1,2} ?- ?)?(?P<day>[0-9]{1,2})"
    r"(?:st|nd|rd|th)?\b(?![:.][0-9])"
    r"(?:,? (?P<year>(?:19|20)[0-9]{2})\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w/-])(?P<weekday>\b\B)?(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![\w-])")
_OPEN_RANGE = re.compile(r"^ ?-(?: ?[0-9]|\s|$)|^ ?(?:alkaen|lähtien|onwards)")
#: What says that a bare "3.4" is a day: in Finnish and English nobody writes one so without.
_DATED = re.compile(r"(?:\b(?:den|on|till|senast|until|till|by|from|från|asti|saakka) |[0-9] ?- ?)$", re.IGNORECASE)
_DATED_AFTER = re.compile(r"^,? ?(?:kl\b|klo\b|at\b|asti|saakka|mennessä|alkaen|- ?[0-9])", re.IGNORECASE)
#: A date without a year is the last one only if it is no longer ago than this: of a New Year's Day in June the next.
_PASSED = timedelta(days=120)


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    if draft.today is None:
        return
    reports = _reports(draft, hits)
    for pattern in (_NUMERIC, _NAMED, _ENGLISH, _ISO):
        for match in pattern.finditer(draft.plain):
            day = _date_of(match, draft.today)
            if day is None or day >= draft.today or _OPEN_RANGE.match(draft.plain[match.end() : match.end() + 10]):
                continue
            if draft.place_of(match.start()) not in reports and _is_date(draft, hits, match):
                yield Found(match.span())


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


def _date_of(match: re.Match[str], today: date) -> date | None:
    """The day meant. Without a year: the one whose weekday fits, else the last one if it is not long ago."""
    groups = match.groupdict()
    day, month = int(groups["day"]), _month(groups["month"])
    if groups.get("year"):
        return _day(int(groups["year"]), month, day)
    near = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _day(year, month, day))]
    weekday = _weekday(groups.get("weekday") or "")
    fitting = [one for one in near if one.weekday() == weekday] if weekday is not None else []
    if fitting:
        return min(fitting, key=lambda one: abs(one - today))
    return next((one for one in near if one >= today - _PASSED), None)


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(number for number, names in enumerate(_MONTHS, start=1) if written.lower() in names)


def _weekday(written: str) -> int | None:
    low = written.lower()
    for number, names in enumerate(_WEEKDAYS):
        if len(low) >= 2 and any(low.startswith(name) or (len(low) == 2 and name.startswith(low)) for name in names):
            return number
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
