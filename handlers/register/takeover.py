"""Takes over the channels a town has today from a table: every line is read and judged before any is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from unicodedata import category

from handlers.dates import read_day
from handlers.records import Channel, Event
from handlers.register.table import LONGEST_CELL, NEEDED, Problem, Row, Wrong, at, read_table
from handlers.store import Transaction
from knowledge.addresses import read_address
from knowledge.town import Platform, Town


@dataclass(frozen=True)
class Fate:
    """What becomes of one line."""

    line: int
    channel: Channel
    outcome: Literal["added", "already"]


def read_channels(content: bytes, town: Town) -> dict[int, Channel]:
    """The channels in a CSV file, by line number. Raises Wrong with everything that is wrong with it."""
    problems: list[Problem] = []
    channels, first = dict[int, Channel](), dict[str, int]()
    for number, row in read_table(content, problems):
        channel = _channel(number, row, town, problems)
        if channel.address_key in first:
            problems.append(at(number, "address", "address-twice", first=first[channel.address_key]))
        elif channel.address_key:
            first[channel.address_key] = number
        channels[number] = channel
    if problems:
        raise Wrong(problems)
    return channels


def fates(tx: Transaction, channels: Mapping[int, Channel]) -> list[Fate]:
    """What would become of each line; nothing is changed. A channel that is there already stays as it is."""
    there = {channel.address_key for channel in tx.channels()}
    return [
        Fate(number, channel, "already" if channel.address_key in there else "added")
        for number, channel in channels.items()
    ]


def take_over(tx: Transaction, channels: Mapping[int, Channel], now: datetime, actor: str) -> list[Fate]:
    """Adds the channels that are not there yet, all or none, each with a line of history."""
    decided = fates(tx, channels)
    for fate in decided:
        if fate.outcome == "added":
            saved = tx.save_channel(fate.channel)
            tx.record(Event(now, actor, "import", saved.subject, {"line": fate.line}))
    return decided


def _channel(number: int, row: Row, town: Town, problems: list[Problem]) -> Channel:
    """The line's channel as far as it can be read; what is wrong with it is added to `problems`."""
    before = len(problems)
    for column, cell in row.items():
        problems.extend(_cell_problems(number, column, cell))
    blank = Channel(0, "", "", "", "", "", "open", None, None, (), "")
    if len(problems) > before:
        return blank
    platform = _platform(row["platform"], town)
    channel = replace(
        blank,
        unit=_unit(row["unit"], town),
        platform=platform,
        name=row["name"],
        address=row["address"],
        address_key=_key(number, row["address"], platform, town.platforms, problems),
        languages=_languages(number, row.get("languages", ""), problems),
        contact_role=row.get("contact", ""),
    )
    return _dated(number, row, channel, problems)


def _cell_problems(number: int, column: str, cell: str) -> Iterator[Problem]:
    if column in NEEDED and not re.search(r"\w", cell):
        yield at(number, column, "missing")
    elif len(cell) > LONGEST_CELL:
        yield at(number, column, "too-long", longest=LONGEST_CELL)
    elif any(category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for character in cell):
        yield at(number, column, "unseen")
    elif column == "contact" and re.search(r"@|\d\D?\d\D?\d\D?\d\D?\d", cell):
        yield at(number, column, "contact")


def _unit(written: str, town: Town) -> str:
    """The unit's name in the town's first language, when one of its names was written in any."""
    wanted, first = written.casefold(), town.guideline.languages[0]
    known = (unit[first] for unit in town.units if wanted in (name.casefold() for name in unit.values()))
    return next(known, written)


def other_unit(channel: Channel, town: Town) -> bool:
    """Whether the unit is none of the town's: allowed, but perhaps misspelt."""
    return all(channel.unit not in unit.values() for unit in town.units)


def _platform(written: str, town: Town) -> str:
    """The medium's name in the town's data: `twitter` is X (Twitter)."""
    wanted = written.casefold()
    for platform in town.platforms:
        parts = re.findall(r"\w+", platform.name.casefold())
        if wanted in (platform.name.casefold(), *parts, *platform.domains):
            return platform.name
    return written


def _key(number: int, written: str, platform: str, platforms: tuple[Platform, ...], problems: list[Problem]) -> str:
    address = read_address(written, platforms, platform)
    known = {one.name for one in platforms}
    if address is None or address.only_a_name:
        problems.append(at(number, "address", "address"))
        return ""
    if address.platform != platform and (address.platform or platform in known):
        found = address.platform or address.key.partition("/")[0]
        problems.append(at(number, "address", "address-elsewhere", found=found, platform=platform))
    return address.key


def _languages(number: int, written: str, problems: list[Problem]) -> tuple[str, ...]:
    codes = [code for code in re.split(r"[\s,;/+]+", written.lower()) if code]
    for code in codes:
        if not re.fullmatch(r"[a-z]{2,3}", code):
            problems.append(at(number, "languages", "languages", code=code[:40]))
    return tuple(dict.fromkeys(codes))


def _dated(number: int, row: Row, channel: Channel, problems: list[Problem]) -> Channel:
    """With the days and the state, which must fit together."""
    days = {column: read_day(row.get(column, "")) for column in ("opened", "closed")}
    problems.extend(at(number, column, "day") for column, day in days.items() if day is None and row.get(column))
    opened, closed = days["opened"], days["closed"]
    state = row.get("state", "").lower() or ("closed" if closed else "open")
    if state not in ("open", "closed"):
        problems.append(at(number, "state", "state"))
    elif state == "open" and closed:
        problems.append(at(number, "closed", "closed-open"))
    if opened and closed and closed < opened:
        problems.append(at(number, "closed", "closed-first"))
    return replace(channel, state="closed" if state == "closed" else "open", opened_at=opened, closed_at=closed)
