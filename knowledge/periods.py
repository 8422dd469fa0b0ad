"""From when to when, as people say it of their days off: `1-12 juli`, `perjantaihin asti`, `next week`. Pure.

What is read is shown to whoever wrote it before it counts, so the likeliest reading will do.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.day_words import (
    DAY,
    WEEK,
    YEAR,
    Piece,
    day_of,
    lasts,
    lasts_longer,
    pieces_in,
    written_out,
    years_later,
)
from knowledge.words import normalised

#: `1 till den 12 juli` is `1-12 juli`, `1/7` is `1.7.`
_JOINED = re.compile(
    r"(?<![-./\w])([0-9]{1,2})(?:\.|:e|st|nd|rd|th)? (?:till|to|until|through) (?:och med )?(?:den |the )?(?=[0-9])"
)
_STROKE = re.compile(r"\b([0-9]{1,2})/([0-9]{1,2})\b")
_UNTIL = re.compile(
    r"\b(?:tills?|t\.? ?o\.? ?m|until|till?|thru|through|asti|saakka|huomiseen|"
    r"(?:maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai)hi?n?|keskiviikkoon)\b"
)
_FROM = re.compile(
    r"\b(?:från|fr\.? ?o\.? ?m|from|starting|as of|alkaen|alkain|lähtien|huomisesta|[a-z]+(?:tai|viiko)sta?)\b"
)
#: A day of the month without the month: `till den 14`, `14. päivään`, `until the 14th`.
_BARE_DAY = re.compile(r"(?:\b(?:den|the) |(?<![\w.:/-]))(?P<day>[0-9]{1,2})(?::e|th|st|nd|rd|\.)?(?![\w:/]|\.[0-9])")


def period_in(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day, both included; None where no end can be told."""
    said = _plainly(text)
    told = _told(said, pieces_in(said, today), today)
    if told is None:
        return None
    return _still(*(told if YEAR.search(said) else _to_come(*told, today)), today)


def period_mended(text: str, today: date, begins: date, ends: date) -> tuple[date, date] | None:
    """The period after a few words that mend it; a single day is its new end, unless it is said to be its beginning."""
    said = _plainly(text)
    pieces = pieces_in(said, today)
    length = lasts(said)
    if len(pieces) > 1 or (length and pieces):
        return period_in(text, today)
    if length:
        longer = lasts_longer(said)
        return _still(begins, begins + length - DAY if longer is None else ends + longer, today)
    day = pieces[0].last if pieces else _bare_day(said, begins, ends)
    if day is None:
        return None
    if _FROM.search(said) or (pieces and pieces[0].first != day):
        begins, ends = (pieces[0].first, day) if pieces and pieces[0].first != day else (day, ends)
    else:
        ends = day
    return _still(begins, ends, today)


def _still(begins: date, ends: date, today: date) -> tuple[date, date] | None:
    """A period that is not over."""
    return (begins, ends) if today <= ends and begins <= ends else None


def day_in(text: str, today: date) -> date | None:
    """The first day that is named, today or later."""
    return next((piece.first for piece in pieces_in(_plainly(text), today) if piece.first >= today), None)


def _plainly(text: str) -> str:
    said = normalised(text).replace("–", "-").replace("—", "-")
    return written_out(_STROKE.sub(r"\1.\2.", _JOINED.sub(r"\1-", said)))


def _told(said: str, pieces: list[Piece], today: date) -> tuple[date, date] | None:
    """The days as they stand there; a single one may be the end of what begins today, or last some time."""
    length = lasts(said)
    if length and len(pieces) < 2:
        begins = pieces[0].first if pieces else today
        return begins, begins + length - DAY
    if not pieces:
        return None
    begins, ends = pieces[0].first, pieces[-1].last
    if len(pieces) > 1:
        again = WEEK if pieces[-1].wanders and ends < begins else timedelta()  # `ons-fre`, said on a Thursday
        return begins, ends + again
    if _UNTIL.search(said):
        return (today, ends) if begins == ends else None  # until a week, which itself may count or not
    return None if begins == ends and _FROM.search(said) else (begins, ends)


def _to_come(begins: date, ends: date, today: date) -> tuple[date, date]:
    """Without a year: whoever tells of it now means the next."""
    if ends < today:
        begins, ends = years_later(begins, 1), years_later(ends, 1)
    return (years_later(begins, -1) if begins > ends else begins), ends


def _bare_day(said: str, begins: date, ends: date) -> date | None:
    """The day of that number in the month where it ends, or in the next."""
    found = _BARE_DAY.search(said)
    if found is None:
        return None
    after = (ends.year + ends.month // 12, ends.month % 12 + 1)
    days = (
        day_of(*month, int(found["day"])) for month in ((begins.year, begins.month), (ends.year, ends.month), after)
    )
    return next((day for day in days if day is not None and day >= begins), None)
