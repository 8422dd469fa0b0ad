"""Looks for marked words wherever something could have been left behind: database files, logs, metrics, exceptions.

A `Marker` is unlike anything else; it is looked for as it is written, in UTF-16, as JSON and as an address escape it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote

from bot.logs import _Json, _Plain

BEGINS = "zqx"
CODES = ("utf-8", "utf-16-le", "utf-16-be")
#: No form of a marker takes more bytes.
LONGEST = 80
_BEGINS = re.compile(b"|".join(re.escape(each.encode(code)) for each in (BEGINS, BEGINS.upper()) for code in CODES))


class Planted(Exception):
    """A fault of the tests, whose message holds what nobody may read anywhere."""


@dataclass
class Markers:
    """`made` by marker: what it was pushed through."""

    made: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new(self, through: str) -> str:
        """Small letters without digits that would be read as a number; one of them accented, as texts here are."""
        marker = f"{BEGINS}{next(self._numbers):03d}ågömd"
        self.made[marker] = through
        return marker

    def found_in(self, held: Iterable[bytes]) -> set[str]:
        """What the markers found there were pushed through."""
        near = b"\n".join(
            part[match.start() : match.start() + LONGEST] for part in held for match in _BEGINS.finditer(part)
        )
        return {through for marker, through in self.made.items() if any(form in near for form in forms(marker))}


def forms(marker: str) -> tuple[bytes, ...]:
    written = (marker, json.dumps(marker)[1:-1], quote(marker), marker.upper())
    return tuple(form.encode(code) for form in written for code in CODES)


def files_in(*places: Path) -> Iterator[bytes]:
    """Every file under these folders, and beside these files whatever begins with their name."""
    for place in places:
        files = place.rglob("*") if place.is_dir() else place.parent.glob(f"{place.name}*")
        yield from (file.read_bytes() for file in files if file.is_file())


class Ear(logging.Handler):
    """Everything any logger says at its most talkative, as both of the product's formats write it and as it was given.

    The message of an exception counts too, but for that of a planted fault: it is planted to hold a draft.
    """

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []
        self._formats: tuple[Callable[[logging.LogRecord], str], ...] = (_Json().format, _Plain().format)

    def emit(self, record: logging.LogRecord) -> None:
        said = [each(record) for each in self._formats]
        said += [str(record.msg), str(record.args), str(getattr(record, "fields", ""))]
        fault = record.exc_info[1] if record.exc_info else None
        self.heard += [*said, *_messages(fault)]

    @property
    def whole(self) -> bytes:
        return "\n".join(self.heard).encode("utf-8", "replace")


def _messages(fault: BaseException | None) -> Iterable[str]:
    """Of an exception, and of those that led to it."""
    while fault is not None:
        if not isinstance(fault, Planted):
            yield repr(fault)
        fault = fault.__cause__ or fault.__context__
