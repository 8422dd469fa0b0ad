"""Words that name days, each stretch with its first and last day: `fredag`, `fre-mån`, `två veckor`. Pure.

What a calendar day looks like is in `dates.py`; here are weekdays, weeks, months, and how long something lasts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.dates import Written, dates_in, month_of, weekday_of

DAY, WEEK = timedelta(days=1), timedelta(days=7)
#: The first day of a range, before its last.
_FIRST = re.compile(r"(?P<day>[0-9]{1,2})\.?(?:(?P<month>[0-9]{1,2})\.?)?(?P<year>20[0-9]{2})? ?- ?$")
YEAR = re.compile(r"\b20[0-9]{2}\b")
_WEEKDAY = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:da(?:g(?:en|s)?|n)?)?|"
    r"(?:maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai)\w{0,4}|keskiviik\w{1,5}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b"
)
#: What is too short to name a day where it stands alone.
_SHORT = r"må|ti|on|to|fr|lö|sö|ma|ke|pe|la|su|mån|tis|ons|tors|fre|lör|sön|mon|tues?|wed|thu|thurs|fri|sat|sun"
_SHORT_RANGE = re.compile(rf"\b({_SHORT})\.?(?: ?- ?| (?:to|till?|until|thru|through) )({_SHORT})\b")
_FULL = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_NEAR = re.compile(
    r"\b(?:(?P<today>i ?dag|tänään|today)|"
    r"(?P<tomorrow>i ?morgon?|imorr?on?|imorr?o|imårr?on|imorn|"
    r"huomen|huomena|huomenna|huomiseen|huomisesta|tomorr?ow|tmrw))\b"
)
_THIS_WEEK = (
    r"(?:hela|den här|denna|resten av) veckan?|(?:koko |tämän )viikon|loppuviik(?:on|ko)|tällä viikolla|"
    r"(?:this|all|the whole|(?:the )?rest of the) week"
)
_NEXT_WEEK = r"(?:hela )?nästa vecka|ensi viik(?:on|olla|ko)|(?:all )?next week"
_WEEKS = re.compile(
    rf"\b(?:(?P<this>{_THIS_WEEK})|(?P<next>{_NEXT_WEEK})|(?:veckan?|veckorna|viikot?|viikolla|viikko|weeks?|v\.?) ?"
    r"(?P<first>[0-9]{1,2})(?: ?- ?(?P<last>[0-9]{1,2}))?)\b(?![./])"
)
#: The weekdays beside it are that week's.
_OF_NEXT_WEEK = re.compile(rf"\b(?:{_NEXT_WEEK}|nästa veckas|next week'?s)\b")
_MONTH = re.compile(
    r"\b(?:hela|koko|all of|all|the whole of) (?P<whole>[a-zåäö]{3,12}?)(?:n|ta)?\b|"
    r"\b(?P<during>[a-zä]{4,8}kuu)(?:ssa|n ajan)\b|\b(?:i|in|under) (?P<in>[a-z]{3,9})\b"
)
_COUNTED = (
    ("",),
    ("en", "ett", "yksi", "yhden", "a", "one", "another", "ytterligare", "vielä"),
    ("två", "ett par", "kaksi", "kahden", "pari", "parin", "two", "a couple of"),
    ("tre", "kolme", "kolmen", "three"),
    ("fyra", "neljä", "neljän", "four"),
    ("fem", "viisi", "viiden", "five"),
    ("sex", "kuusi", "kuuden", "six"),
    ("sju", "seitsemän", "seven"),
    ("åtta", "kahdeksan", "eight"),
    ("nio", "yhdeksän", "nine"),
    ("tio", "kymmenen", "ten"),
)
_COUNTS = {word: number for number, words in enumerate(_COUNTED) for word in words if word}
_LASTS = re.compile(
    rf"\b(?P<count>[0-9]{{1,2}}|{'|'.join(_COUNTS)}) (?:(?:more|extra|further|hela|whole) )?"
    r"(?:(?P<days>dag(?:ar)?|päivää?n?|days?)|"
    r"(?P<weeks>veck(?:a|or)|viikkoa?|viikon|weeks?))\b(?! ?[0-9])"
)
#: Said of a length: so much more, or less, than was said before.
_MORE = re.compile(
    r"\b(?:(?:dag(?:ar)?|veck(?:a|or)) till?$|mera?|ytterligare|längre|extra|lisää|lisäks\w*|pi[dt]empään|enemmän|"
    r"vielä|more|longer|further|another|förläng\w*|pidennä\w*|extend\w*)\b"
)
_LESS = re.compile(
    r"\b(?:mindre|kortare|tidigare|förkorta\w*|vähemmän|aiemmin|aikaisemmin|lyh\w+|less|fewer|shorter|shorten|earlier)\b"
)


@dataclass(frozen=True)
class Piece:
    """One stretch of the text that names days. `wanders`: a weekday, which comes again every week."""

    at: int
    until: int
    first: date
    last: date
    wanders: bool = False


def written_out(said: str) -> str:
    """`fre-mån` as `fredag - måndag`."""
    return _SHORT_RANGE.sub(lambda match: f"{_full(match[1])} - {_full(match[2])}", said)


def pieces_in(said: str, today: date) -> list[Piece]:
    """Those of a normalised text, in order; of two that overlap the first and longest."""
    found: list[Piece] = []
    for piece in sorted(_pieces(said, today), key=lambda one: (one.at, -one.until)):
        if not found or piece.at >= found[-1].until:
            found.append(piece)
    return found


def lasts(said: str) -> timedelta | None:
    """How long it lasts, where that is said: `två veckor` are fourteen days."""
    match = _LASTS.search(said)
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else _COUNTS[match["count"]]
    return (WEEK if match["weeks"] else DAY) * count or None


def lasts_longer(said: str) -> timedelta | None:
    """How much longer than was said before, or shorter where it is below zero; None where it only says how long."""
    length = lasts(said)
    if length is None:
        return None
    return length if _MORE.search(said) else -length if _LESS.search(said) else None


def _pieces(said: str, today: date) -> Iterator[Piece]:
    for written in dates_in(said, today):
        yield Piece(*written.span, _first_of(written), written.day)
    yield from _weekdays(said, today)
    for match in _NEAR.finditer(said):
        day = today if match["today"] else today + DAY
        yield Piece(*match.span(), day, day)
    for match in _MONTH.finditer(said):
        if (number := month_of(match["whole"] or match["during"] or match["in"])) is not None:
            yield Piece(*match.span(), *_month(number, today))


def _weekdays(said: str, today: date) -> Iterator[Piece]:
    """And weeks; where weekdays are named beside the next week, they are what counts."""
    named = list(_WEEKDAY.finditer(said))
    next_week = _OF_NEXT_WEEK.search(said)
    after = _monday(today) + WEEK - DAY if next_week and named else today
    for match in named:
        day = _next(weekday_of(match[0]) or 0, after)
        yield Piece(*match.span(), day, day, wanders=True)
    for match in _WEEKS.finditer(said):
        days = None if match["next"] and named else _days_of(match, today)
        if days is not None:
            yield Piece(*match.span(), *days)


def _first_of(written: Written) -> date:
    """The first day of `1-12 juli`; the day itself where it stands alone."""
    match = written.match
    if "day" not in match.groupdict() or YEAR.match(match[0]):
        return written.day
    head = _FIRST.search(match[0][: match.start("day") - match.start()])
    if head is None:
        return written.day
    month, year = int(head["month"] or written.day.month), int(head["year"] or written.day.year)
    first = day_of(year, month, int(head["day"])) or written.day
    return years_later(first, -1) if first > written.day else first


def _days_of(match: re.Match[str], today: date) -> tuple[date, date] | None:
    """The days of the weeks that are named; of numbered ones those that are still to come."""
    monday = _monday(today)
    if match["this"]:
        return today, monday + WEEK - DAY
    if match["next"]:
        return monday + WEEK, monday + 2 * WEEK - DAY
    for year in (today.year, today.year + 1):
        try:
            first = date.fromisocalendar(year, int(match["first"]), 1)
            last = date.fromisocalendar(year, int(match["last"] or match["first"]), 7)
        except ValueError:
            return None
        if last >= today:
            return first, last
    return None


def _month(number: int, today: date) -> tuple[date, date]:
    """The month of that number that is now or comes next."""
    year = today.year if number >= today.month else today.year + 1
    after = date(year + number // 12, number % 12 + 1, 1)
    return max(today, date(year, number, 1)), after - DAY


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _full(short: str) -> str:
    return _FULL[weekday_of(short) or 0]


def _next(weekday: int, after: date) -> date:
    """The next such day after that one."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def years_later(day: date, years: int) -> date:
    return day_of(day.year + years, day.month, day.day) or day.replace(year=day.year + years, day=28)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
