"""What is like a wished-for channel: channels in the register, open requests. Spelling and language do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from handlers.records import Channel, ChannelRequest
from knowledge.addresses import read_address
from knowledge.town import Town
from knowledge.words import folded, normalised, words_of

#: Likeness (0 to 100) from which two names are one. Shorter names than SHORTEST say too little.
SAME_WORD, SAME_UNIT, SAME_NAME, SHORTEST = 78, 86, 85, 4
MOST = 5


@dataclass(frozen=True)
class Wish:
    """What is compared: the unit and platform by their own names, the bare name, the address in its normal form."""

    unit: str
    platform: str
    name: str
    address: str


@dataclass(frozen=True)
class Similar:
    """A channel or request that is like the wish. `same` means that it may well be the very same."""

    kind: Literal["channel", "request"]
    number: int
    unit: str
    platform: str
    name: str
    same: bool


def similar(
    town: Town, values: Mapping[str, str], channels: Iterable[Channel], requests: Iterable[ChannelRequest]
) -> list[Similar]:
    """At most MOST, the likest first. A unit's channel on another platform is similar too, a request for one is not."""
    wished, found = wish(town, values), []
    for channel in channels:
        has = {"unit": channel.unit, "platform": channel.platform, "name": channel.name, "address": channel.address}
        same = _same(wished, wish(town, has))
        if channel.state == "open" and (same or (wished.unit and unit_of(town, channel.unit) == wished.unit)):
            found.append(Similar("channel", channel.id, channel.unit, channel.platform, channel.name, same))
    for request in requests:
        asked = {name: str(request.fields.get(name, "")) for name in ("unit", "platform", "name", "address")}
        if _same(wished, wish(town, asked)):
            found.append(Similar("request", request.number, asked["unit"], asked["platform"], asked["name"], True))
    return sorted(found, key=lambda one: (not one.same, one.kind == "channel"))[:MOST]


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
    scored = [
        (fuzz.ratio(wanted, bare(name)), bare(unit[town.guideline.languages[0]]))
        for unit in town.units
        for name in unit.values()
    ]
    likeness, unit = max(scored, default=(0.0, ""))
    return unit if likeness >= SAME_UNIT else wanted


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
    words = [word for word in bare(written).split() if len(word) > 1]
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
    own = {word for name in town.names.values() for word in bare(name).split()}
    own |= {bare(re.split(r"\.", domain)[0]) for domain in town.domains}
    kept = [word for word in words.split() if not any(fuzz.ratio(word, name) >= SAME_WORD for name in own)]
    return " ".join(kept)
