"""From when to when, as people say it of their days off: `1-12 juli`, `perjantaihin asti`, `next week`. Pure.

What is read is shown to whoever wrote it before it counts, so the likeliest reading will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.dates import Written, dates_in, weekday_of
from knowledge.words import normalised

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
#: `1 till den 12 juli` is `1-12 juli`, `1/7` is `1.7.`
_JOINED = re.compile(
    r"(?<![-./\w])([0-9]{1,2})(?:\.|:e|st|nd|rd|th)? (?:till|to|until|through) (?:och med )?(?:den |the )?(?=[0-9])"
)
_STROKE = re.compile(r"\b([0-9]{1,2})/([0-9]{1,2})\b")
#: The first day of a range, before its last.
_FIRST = re.compile(r"(?P<day>[0-9]{1,2})\.?(?:(?P<month>[0-9]{1,2})\.?)?(?P<year>20[0-9]{2})? ?- ?$")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_UNTIL = re.compile(
    r"\b(?:till|t\.? ?o\.? ?m|until|til|through|asti|saakka|huomiseen|"
    r"(?:maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai)hin|keskiviikkoon)\b"
)
_FROM = re.compile(r"\b(?:från|fr\.? ?o\.? ?m|from|starting|alkaen|lähtien|huomisesta|[a-z]+(?:tai|viikko)sta)\b")
_WEEKDAY = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|(?:maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai)"
    r"(?:na|hin|sta)?|keskiviikko(?:na|on|sta)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_NEAR = re.compile(
    r"\b(?:(?P<today>i ?dag|tänään|today)|(?P<tomorrow>i ?morgon|huomenna|huomiseen|huomisesta|tomorrow))\b"
)
_THIS_WEEK = r"(?:hela|den här|denna) veckan?|(?:koko |tämän )viikon|tällä viikolla|(?:this|all|the whole) week"
_NEXT_WEEK = r"(?:hela )?nästa vecka|ensi viik(?:on|olla|ko)|(?:all )?next week"
_WEEKS = re.compile(
    rf"\b(?:(?P<this>{_THIS_WEEK})|(?P<next>{_NEXT_WEEK})|(?:veckan?|veckorna|viikot?|viikolla|viikko|weeks?|v\.?) ?"
    r"(?P<first>[0-9]{1,2})(?: ?- ?(?P<last>[0-9]{1,2}))?)\b(?![./])"
)


@dataclass(frozen=True)
class _Piece:
    """One stretch of the text that names days."""

    at: int
    until: int
    first: date
    last: date


def period_in(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day, both included; None where no end can be told."""
    said = normalised(text).replace("–", "-").replace("—", "-")
    said = _STROKE.sub(r"\1.\2.", _JOINED.sub(r"\1-", said))
    told = _told(said, _apart(_pieces(said, today)), today)
    if told is None:
        return None
    begins, ends = told if _YEAR.search(said) else _to_come(*told, today)
    return (begins, ends) if today <= ends and begins <= ends else None


def _told(said: str, pieces: list[_Piece], today: date) -> tuple[date, date] | None:
    """The days as they stand there; a single one may be the end of what begins today."""
    if not pieces:
        return None
    begins, ends = pieces[0].first, pieces[-1].last
    if len(pieces) > 1:
        return begins, ends
    if _UNTIL.search(said):
        return (today, ends) if begins == ends else None  # until a week, which itself may count or not
    return None if begins == ends and _FROM.search(said) else (begins, ends)


def _to_come(begins: date, ends: date, today: date) -> tuple[date, date]:
    """Without a year: whoever tells of it now means the next."""
    if ends < today:
        begins, ends = _years_later(begins, 1), _years_later(ends, 1)
    return (_years_later(begins, -1) if begins > ends else begins), ends


def _apart(pieces: Iterator[_Piece]) -> list[_Piece]:
    """In order; of two that overlap the first and longest."""
    found: list[_Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.at, -one.until)):
        if not found or piece.at >= found[-1].until:
            found.append(piece)
    return found


def _pieces(said: str, today: date) -> Iterator[_Piece]:
    for written in dates_in(said, today):
        yield _Piece(*written.span, _first_of(written), written.day)
    for match in _WEEKDAY.finditer(said):
        day = _next(weekday_of(match[0]) or 0, today)
        yield _Piece(*match.span(), day, day)
    for match in _NEAR.finditer(said):
        day = today if match["today"] else today + _DAY
        yield _Piece(*match.span(), day, day)
    for match in _WEEKS.finditer(said):
        days = _days_of(match, today)
        if days is not None:
            yield _Piece(*match.span(), *days)


def _first_of(written: Written) -> date:
    """The first day of `1-12 juli`; the day itself where it stands alone."""
    match = written.match
    if "day" not in match.groupdict() or _YEAR.match(match[0]):
        return written.day
    head = _FIRST.search(match[0][: match.start("day") - match.start()])
    if head is None:
        return written.day
    month, year = int(head["month"] or written.day.month), int(head["year"] or written.day.year)
    first = _day(year, month, int(head["day"])) or written.day
    return _years_later(first, -1) if first > written.day else first


def _days_of(match: re.Match[str], today: date) -> tuple[date, date] | None:
    """The days of the weeks that are named; of numbered ones those that are still to come."""
    monday = today - timedelta(days=today.weekday())
    if match["this"]:
        return today, monday + _WEEK - _DAY
    if match["next"]:
        return monday + _WEEK, monday + 2 * _WEEK - _DAY
    for year in (today.year, today.year + 1):
        try:
            first = date.fromisocalendar(year, int(match["first"]), 1)
            last = date.fromisocalendar(year, int(match["last"] or match["first"]), 7)
        except ValueError:
            return None
        if last >= today:
            return first, last
    return None


def _next(weekday: int, today: date) -> date:
    """The next such day after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _years_later(day: date, years: int) -> date:
    return _day(day.year + years, day.month, day.day) or day.replace(year=day.year + years, day=28)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
