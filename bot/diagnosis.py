"""What a check of the installation found: a line for whoever runs it, with the remedy where something is to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal

#: Signatures and tokens are refused at five minutes.
MOST_SKEW_S = 60


@dataclass(frozen=True)
class Diagnosis:
    """`mark`: ok; note, where something is as it may be; mend, with what to do in `remedy`. Never holds a secret."""

    mark: Literal["ok", "note", "mend"]
    what: str
    remedy: str = ""


def ok(what: str) -> Diagnosis:
    return Diagnosis("ok", what)


def note(what: str) -> Diagnosis:
    return Diagnosis("note", what)


def mend(what: str, remedy: str) -> Diagnosis:
    return Diagnosis("mend", what, remedy)


def clock(headers: Mapping[str, str], now: datetime, whose: str) -> Diagnosis:
    """Whether this machine's clock agrees with that of `whose` answer the headers are of."""
    try:
        theirs = parsedate_to_datetime(headers.get("Date", ""))
    except (TypeError, ValueError):
        return note(f"{whose} did not say what time it is")
    seconds = round((now - theirs).total_seconds())
    if abs(seconds) <= MOST_SKEW_S:
        return ok(f"the clock agrees with {whose}'s")
    way = "ahead of" if seconds > 0 else "behind"
    return mend(f"the clock is {abs(seconds)} seconds {way} {whose}'s", "set the machine's clock by NTP")
