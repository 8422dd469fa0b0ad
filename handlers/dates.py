"""Days and moments as people write and read them, in Finland's time."""

from __future__ import annotations

import re
from datetime import date, datetime

from babel.dates import format_date, format_datetime

from handlers.working_days import FINLAND

_DAYS = {"sv": "d.M.yyyy", "fi": "d.M.yyyy", "en": "d MMMM yyyy"}
_MOMENTS = {"sv": "d.M.yyyy 'kl.' HH.mm", "fi": "d.M.yyyy 'klo' H.mm", "en": "d MMMM yyyy 'at' HH:mm"}


def day_text(day: date, language: str) -> str:
    return str(format_date(day, _DAYS[language], locale=language))


def moment_text(moment: datetime, language: str) -> str:
    return str(format_datetime(moment, _MOMENTS[language], tzinfo=FINLAND, locale=language))


def read_day(written: str) -> date | None:
    """The day of `2027-08-01` or `1.8.2027`; None for anything else, and for a day that no calendar has."""
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", written.strip())
    dotted = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", written.strip())
    if not (iso or dotted):
        return None
    year, month, day = iso.groups() if iso else reversed(dotted.groups()) if dotted else ()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
