"""The public register: its lines as people read them, filtered and searched.

Nothing that only the town itself sees (administrators, deputy) gets past here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale

from handlers.records import Channel
from handlers.store import Transaction
from knowledge.addresses import Address, read_address
from knowledge.town import Town
from knowledge.words import folded, normalised

_ALPHABET = str.maketrans("åäö", "{|}")  # å, ä, ö come after z


@dataclass(frozen=True)
class Line:
    """One channel as the public sees it, in one language. `link` is https; days may be unknown."""

    unit: str
    platform: str
    name: str
    link: str
    languages: tuple[str, ...]
    open: bool
    opened: date | None
    closed: date | None
    contact: str

    @property
    def address(self) -> str:
        """The link as people read it."""
        return self.link.removeprefix("https://")


@dataclass(frozen=True)
class Wanted:
    """What to show: a unit and a medium by the register's name for them, a state, words; empty means all."""

    unit: str = ""
    platform: str = ""
    state: str = ""
    words: str = ""


def all_channels(tx: Transaction) -> tuple[Channel, ...]:
    """The work that reads the register from a store."""
    return tx.channels()


def unit_name(town: Town, unit: str, language: str) -> str:
    """The unit in the reader's language; one that is not among the town's is called what it was called."""
    return next((names[language] for names in town.units if unit in names.values()), unit)


def language_name(code: str, language: str) -> str:
    return str(Locale(language).languages.get(code, code))


def line(channel: Channel, town: Town, language: str) -> Line:
    return Line(
        unit_name(town, channel.unit, language),
        channel.platform,
        channel.name,
        _link(channel, town),
        channel.languages,
        channel.state == "open",
        channel.opened_at,
        channel.closed_at,
        _contact(channel.contact_role, town, language),
    )


def _contact(role: str, town: Town, language: str) -> str:
    """The role to turn to; the informatör where none is named, in the reader's language."""
    informator = town.guideline.contact.role
    return informator[language] if not role or role in informator.values() else role


def _link(channel: Channel, town: Town) -> str:
    """Where the channel is: on a known medium what its key says, else the address as it was given."""
    address = address_of(channel, town)
    if address and address.platform:
        return f"https://{address.key}"
    return "https://" + re.sub(r"^(?:https?:)?/*", "", channel.address.strip(), flags=re.IGNORECASE)


def address_of(channel: Channel, town: Town) -> Address | None:
    """The channel's address, read anew: rules for reading may have grown since it was saved."""
    return read_address(channel.address, town.platforms, channel.platform)


def chosen(channels: Sequence[Channel], wanted: Wanted, town: Town, language: str) -> list[Channel]:
    """The channels that fit, by unit as the reader's alphabet has it, then medium, then name."""
    words = _folded(wanted.words).split()
    fitting = [
        channel
        for channel in channels
        if wanted.unit in ("", channel.unit)
        and wanted.platform in ("", channel.platform)
        and wanted.state in ("", channel.state)
        and all(word in _searched(channel, town) for word in words)
    ]
    return sorted(fitting, key=lambda c: _sorted_by(unit_name(town, c.unit, language), c.platform, c.name))


def _searched(channel: Channel, town: Town) -> str:
    """All that a search looks at: the unit in every language, medium, name, address."""
    units = (unit_name(town, channel.unit, language) for language in town.guideline.languages)
    return _folded(" ".join((*units, channel.platform, channel.name, _link(channel, town))))


def _folded(written: str) -> str:
    return folded(normalised(written))


def _sorted_by(*names: str) -> tuple[str, ...]:
    return tuple(name.casefold().translate(_ALPHABET) for name in names)
