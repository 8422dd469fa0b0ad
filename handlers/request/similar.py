"""What is like a wished-for channel: channels in the register, open requests. Spelling and language do not matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from handlers.records import Channel, ChannelRequest, Wish
from handlers.store import Transaction
from knowledge.addresses import read_address
from knowledge.field_words import affirmed
from knowledge.town import Town
from knowledge.words import folded, normalised, words_of

#: Likeness (0 to 100) from which two names are one. Shorter names than SHORTEST say too little.
SAME_WORD, SAME_UNIT, SAME_NAME, SHORTEST = 78, 86, 85, 4
MOST = 5


@dataclass(frozen=True)
class Similar:
    """A channel or request that is like the wish. `same` means that it may well be the very same."""

    kind: Literal["channel", "request"]
    number: int
    unit: str
    platform: str
    name: str
    same: bool


def similar_channels(town: Town, values: Mapping[str, str], channels: Iterable[Channel]) -> list[Similar]:
    """Open channels that may be the very same, or are the same unit's on another platform."""
    wished, found = wish(town, values), []
    for channel in channels:
        has = {"unit": channel.unit, "platform": channel.platform, "name": channel.name, "address": channel.address}
        same = _same(wished, wish(town, has))
        if channel.state == "open" and (same or (wished.unit and unit_of(town, channel.unit) == wished.unit)):
            found.append(Similar("channel", channel.id, channel.unit, channel.platform, channel.name, same))
    return found


def similar_requests(
    tx: Transaction, town: Town, values: Mapping[str, str], states: Collection[str], own: int
) -> list[Similar]:
    """Other requests in these states for what may be the very same, the oldest first, at most MOST.

    Thousands are compared by what the store keeps of them for that, and at most MOST are read.
    """
    for request in tx.not_yet_likened(states):
        tx.liken(request.number, request.version, wish(town, _asked(request)))
    wished = wish(town, values)
    numbers = {*tx.alike(states, wished, MOST + 1), *_named_alike(tx.names_on(states, wished.platform), wished)} - {own}
    return [_similar(other) for number in sorted(numbers)[:MOST] if (other := tx.request(number)) is not None]


def likest(found: Iterable[Similar]) -> list[Similar]:
    """At most MOST, those that may be the very same first."""
    return sorted(found, key=lambda one: (not one.same, one.kind == "channel"))[:MOST]


def _asked(request: ChannelRequest) -> dict[str, str]:
    return {name: str(request.fields.get(name, "")) for name in ("unit", "platform", "name", "address")}


def _similar(request: ChannelRequest) -> Similar:
    asked = _asked(request)
    return Similar("request", request.number, asked["unit"], asked["platform"], asked["name"], True)


def _named_alike(names: Mapping[int, str], wished: Wish) -> Iterable[int]:
    if not wished.platform or len(wished.name) < SHORTEST:
        return ()
    near = process.extract(wished.name, names, scorer=fuzz.token_sort_ratio, score_cutoff=SAME_NAME, limit=None)
    return (number for name, _, number in near if len(name) >= SHORTEST)


def wish(town: Town, values: Mapping[str, str]) -> Wish:
    platform = platform_of(town, values.get("platform", ""))
    address = read_address(values.get("address", ""), town.platforms, platform) if values.get("address") else None
    name = _without_town(town, bare(values.get("name", "")))
    return Wish(unit_of(town, values.get("unit", "")), bare(platform), name, address.key if address else "")


def _same(one: Wish, other: Wish) -> bool:
    if one.address and one.address == other.address:
        return True
    if not one.platform or one.platform != other.platform:
        return False
    if one.unit and one.unit == other.unit:
        return True
    named = min(len(one.name), len(other.name)) >= SHORTEST
    return named and fuzz.token_sort_ratio(one.name, other.name) >= SAME_NAME


def bare(name: str) -> str:
    """Lower case, without accents and punctuation: what two spellings of a name share."""
    return folded(" ".join(words_of(normalised(name))))


def unit_of(town: Town, written: str) -> str:
    """The town's unit that is meant, by its bare first name; the bare text itself where it is none of them."""
    wanted = _without_town(town, bare(written))
    if not wanted:
        return bare(written)
    own = town.guideline.languages[0]
    known = _bare_units(tuple((unit[own], *unit.values()) for unit in town.units))
    scored = [(fuzz.ratio(wanted, name), unit) for name, unit in known]
    likeness, unit = max(scored, default=(0.0, ""))
    return unit if likeness >= SAME_UNIT else wanted


@lru_cache(maxsize=4)
def _bare_units(units: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, str], ...]:
    """Every name of every unit of a town, with the unit's first name."""
    return tuple((bare(name), bare(names[0])) for names in units for name in names[1:])


def platform_of(town: Town, written: str) -> str:
    """The town's platform that is meant (`insta`, `fb`, `twitter`), by its own name; else the text as written."""
    wanted = bare(written)
    if not wanted:
        return written
    for platform in town.platforms:
        names = [*bare(platform.name).split(), *(bare(domain.partition(".")[0]) for domain in platform.domains)]
        if normalised(written) in platform.domains:
            return platform.name
        short = len(wanted) >= SHORTEST and any(name.startswith(wanted) for name in names)
        if wanted == bare(platform.name) or wanted in names or short:
            return platform.name
    return written


def mentioned(town: Town, written: str) -> dict[str, str]:
    """The unit and platform that a free text names, as far as it does: what a form can begin with."""
    words = [word for word in bare(affirmed(written)[0]).split() if len(word) > 1]
    values: dict[str, str] = {}
    known = {platform.name for platform in town.platforms}
    shorter = (word[: len(word) - ending] for word in words for ending in range(3) if len(word) - ending >= SHORTEST)
    platform = next((found for word in shorter if (found := platform_of(town, word)) in known), None)
    if platform:
        values["platform"] = platform
    for unit in town.units:
        stems = {bare(name)[: max(SHORTEST, len(bare(name)) - 2)] for name in unit.values()}
        if "unit" not in values and any(word.startswith(tuple(stems)) for word in words):
            values["unit"] = unit[town.guideline.languages[0]]
    return values


def _without_town(town: Town, words: str) -> str:
    """`hangon museo` without the town: every unit may put its name in front."""
    own = _own_words((*town.names.values(), *(re.split(r"\.", domain)[0] for domain in town.domains)))
    kept = [word for word in words.split() if not any(fuzz.ratio(word, name) >= SAME_WORD for name in own)]
    return " ".join(kept)


@lru_cache(maxsize=4)
def _own_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in bare(name).split())
