"""Personal identity codes: Finnish henkilötunnus, Swedish personnummer and samordningsnummer.

Digits may be parted by spaces or dots; hidden characters and odd dashes are gone already. A date, an order number, an
IBAN or a telephone number has no valid check character, or stands among more digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from stdnum import luhn

from knowledge.draft_text import covers, within
from knowledge.rule import Draft, Found, Hits, Rule

_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
#: The separators valid since 2023, by century.
_CENTURIES = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
#: "personbeteckning" this near before a code calls it one.
NEAR = 60
_GAP = r"[ .]?"
_SIX = rf"[0-9](?:{_GAP}[0-9]){{5}}"
_BEFORE = r"(?<![0-9A-Za-zÅÄÖåäö])(?<![0-9][-/.])"
_FINNISH = re.compile(
    rf"{_BEFORE}({_SIX}) ?([-+A-FU-Y]?) ?([0-9]{_GAP}[0-9]{_GAP}[0-9] ?[0-9A-Y])(?![0-9A-Za-z])", re.IGNORECASE
)
_SWEDISH = re.compile(
    rf"{_BEFORE}((?:1[89]|20)?{_SIX})( ?[-+] ?| ?)([0-9](?:{_GAP}[0-9]){{3}})(?![0-9A-Za-z])(?! ?-[0-9])"
)
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){2,8}", re.IGNORECASE)


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    """Every code whose check character is right, and every likely one that the text calls an identity code."""
    accounts = [match.span() for match in _IBAN.finditer(draft.plain)]
    for pattern, valid in ((_FINNISH, _is_finnish), (_SWEDISH, _is_swedish)):
        for match in pattern.finditer(draft.plain):
            if covers(accounts, match.start()):
                continue
            if valid(match, _is_called_so(draft, hits, match)):
                yield Found(match.span())


def _is_called_so(draft: Draft, hits: Hits, match: re.Match[str]) -> bool:
    """Whether the words shortly before it say that it is an identity code."""
    return bool(within(hits.get("called", ()), match.start() - NEAR, match.start()))


def _is_finnish(match: re.Match[str], called: bool) -> bool:
    six, separator, rest = _digits(match[1]), match[2].upper(), _digits(match[3])
    number, check = rest[:3], rest[3].upper()
    if not _is_date(six[:2], six[2:4], _CENTURIES.get(separator or "-", 1900) + int(six[4:])):
        return False
    right = _CHECK[int(six + number) % 31] == check
    if not separator:
        return called or (right and " " not in match[0] and check.isalpha())
    return called or right


def _is_swedish(match: re.Match[str], called: bool) -> bool:
    day, parted, last = _digits(match[1]), match[2].strip(), _digits(match[3])
    year, six = (int(day[:4]), day[2:]) if len(day) == 8 else (1900 + int(day[:2]), day)
    of_month = int(six[4:]) - 60 if int(six[4:]) > 60 else int(six[4:])
    if not (_is_date(of_month, six[2:4], year) or _is_date(of_month, six[2:4], year + 100)):
        return False
    if not (parted or len(day) == 8):
        return called
    return called or bool(luhn.is_valid(six + last))


def _digits(written: str) -> str:
    return written.replace(" ", "").replace(".", "")


def _is_date(day: str | int, month: str, year: int) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True
