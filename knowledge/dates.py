"""Dates as people write them in three languages, read relative to a day; clock times that look like dates are none.

A year that is left out is the one that makes the date near. A weekday never moves a date to another year: one that does
not fit is told (`Written.misfit`), for one of the two is wrong and readers will go by either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.draft_text import Span, covers

_WEEKDAYS = (
    ("mån", "maanantai", "mon"), ("tis", "tiistai", "tue"), ("ons", "keskiviik", "wed"), ("tors", "torstai", "thu"),
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
    r"må|fr|lö|sö|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|keskiviikkona|ma|ti|ke|to|pe|la|su|"
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
#: `16.3.26`, and `fredag 16/3` or `16/3 kl. 18`.
_SHORT_YEAR = re.compile(
    rf"(?<![\w.:/§-]){_DAY}(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})\.(?P<year>[0-9]{{2}})(?![\w.:/])",
    re.IGNORECASE,
)
_STROKE = re.compile(
    rf"(?<![\w.:/§-]){_DAY}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})(?![\w/])(?=(?P<clock> ?,? ?(?:kl|klo|at)\b)?)",
    re.IGNORECASE,
)
#: `160326`: day, month, year, or the other way round; only where it is said to be a day.
_SIX = re.compile(
    rf"(?<![\w.+-]){_DAY}(?P<six>[0-9]{{6}})(?![\w-])(?=(?P<clock> ?,? ?(?:kl|klo|at)\b)?)",
    re.IGNORECASE,
)
_TIME = r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?!\.?[0-9])"
_CLOCKS = re.compile(
    rf"(?P<said>\b(?:kl\.?|klo|klockan|kello|at|mellan|between) ?(?:[0-9]{{1,2}}(?: ?- ?|, ?| och | ja | and ))?)?"
    rf"(?<![\w.]){_TIME}(?:(?: ?- ?|, ?(?:och|ja|and)? ?| (?:och|ja|and|eller|tai|or|till|to|sekä|samt|&|/) )"
    rf"(?:kl\.? ?|klo |at )?{_TIME})*",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"[.:]([0-9]{2})")
#: A date without a year is the last one only if it is no longer ago than this: of a New Year's Day in June the next.
_PASSED = timedelta(days=120)
#: A wrong weekday of a date so long past is that of next year's.
_LONG_PAST = timedelta(days=45)


@dataclass(frozen=True)
class Written:
    """A date in a text: how it was matched, the day, and whether the weekday beside it is another day's."""

    match: re.Match[str]
    day: date
    misfit: bool

    @property
    def span(self) -> Span:
        return self.match.span()


def dates_in(text: str, today: date) -> Iterator[Written]:
    """Every date of the text that can be told from a clock time."""
    clocks = clocks_in(text)
    for pattern in (_NUMERIC, _NAMED, _ENGLISH, _ISO, _SHORT_YEAR, _STROKE, _SIX):
        for match in pattern.finditer(text):
            if covers(clocks, match.start("day") if "day" in match.groupdict() else match.start()):
                continue
            read = _read(match, today)
            if read is not None:
                yield Written(match, *read)


def clocks_in(text: str) -> list[Span]:
    """Clock times and lists of them: after "kl.", or with minutes that no month has."""
    found = []
    for match in _CLOCKS.finditer(text):
        minutes = [int(one) for one in _MINUTES.findall(match[0])]
        if match["said"] or ":" in match[0] or any(not 1 <= one <= 12 for one in minutes):
            found.append(match.span())
    return found


def _read(match: re.Match[str], today: date) -> tuple[date, bool] | None:
    groups = match.groupdict()
    if "clock" in groups and not (groups["clock"] or groups["weekday"]):
        return None
    weekday = weekday_of(groups.get("weekday") or "")
    day = _of_six(groups["six"], today) if "six" in groups else _of_parts(groups, weekday, today)
    if day is None:
        return None
    # The weekday before a range is that of its first day.
    return day, weekday is not None and "-" not in match[0] and day.weekday() != weekday


def _of_six(six: str, today: date) -> date | None:
    a, b, c = (int(six[at : at + 2]) for at in (0, 2, 4))
    read = [one for one in (_day(2000 + c, b, a), _day(2000 + a, b, c)) if one and abs(one.year - today.year) <= 2]
    return min(read, key=lambda one: abs(one - today), default=None)


def _of_parts(groups: dict[str, str | None], weekday: int | None, today: date) -> date | None:
    """Without a year: the last such day if it is not long ago, else the next."""
    day, month = int(groups["day"] or 0), _month(groups["month"] or "")
    if year := groups.get("year"):
        full = int(year) if len(year) == 4 else 2000 + int(year)
        return _day(full, month, day) if len(year) == 4 or abs(full - today.year) <= 2 else None
    near = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _day(year, month, day))]
    coming = [one for one in near if one >= today - _PASSED]
    if len(coming) > 1 and weekday is not None and today - coming[0] > _LONG_PAST and coming[0].weekday() != weekday:
        return coming[1] if coming[1].weekday() == weekday else coming[0]
    return coming[0] if coming else None


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(number for number, names in enumerate(_MONTHS, start=1) if written.lower() in names)


def month_of(written: str) -> int | None:
    """The number of a month that is named, in any language and not cut short to less than three letters."""
    low = written.lower()
    return next((number for number, names in enumerate(_MONTHS, start=1) if low in names), None)


def weekday_of(written: str) -> int | None:
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
