"""Is this address official? What the register says of whatever form of it somebody pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from handlers.blocks import Actions, Bullets, Link, Text, Verdict
from handlers.card import Block, Card
from handlers.dates import day_text
from handlers.records import Channel
from handlers.register.lines import Line, address_of, line
from handlers.wording import text
from knowledge.addresses import Address, read_address
from knowledge.town import Town

ALIKE = 80  # of 100, by rapidfuzz: hango_stad is alike hangostad
MOST_ALIKE = 3

Outcome = Literal["official", "closed", "named", "unknown", "own", "unreadable"]


@dataclass(frozen=True)
class Check:
    """What the register says of an address, and the channels that are meant.

    `official` and `closed` come with the channel itself; `named` with those that bear a name given without
    its medium; `unknown` with official ones that look alike, most alike first; `own` is the town's own site.
    """

    outcome: Outcome
    channels: tuple[Channel, ...] = ()


def check_address(written: str, channels: Sequence[Channel], town: Town) -> Check:
    """Whether what somebody pasted is one of the town's channels."""
    asked = read_address(written, town.platforms)
    if asked is None:
        return Check("unreadable")
    if own_domain(asked, town):
        return Check("own")
    places = {channel: address for channel in channels if (address := address_of(channel, town))}
    found = [channel for channel, address in places.items() if address.key == asked.key]
    if found:
        return Check("official" if found[0].state == "open" else "closed", tuple(found[:1]))
    name = asked.name if asked.only_a_name else asked.key if "/" not in asked.key else ""
    named = tuple(channel for channel, address in places.items() if name and address.name == name)
    if named:
        return Check("named", named)
    return Check("unknown", _alike(asked, places))


def own_domain(asked: Address, town: Town) -> bool:
    """Whether it is an address of the town's own site."""
    host = asked.key.partition("/")[0]
    return not asked.platform and any(host == own or host.endswith(f".{own}") for own in town.domains)


def _alike(asked: Address, places: Mapping[Channel, Address]) -> tuple[Channel, ...]:
    """Open channels whose name is nearly the one asked about, or the same elsewhere."""
    name = asked.name or asked.key
    scores = {channel: fuzz.ratio(name, place.name) for channel, place in places.items() if channel.state == "open"}
    near = sorted((channel for channel, score in scores.items() if score >= ALIKE), key=lambda c: -scores[c])
    return tuple(near[:MOST_ALIKE])


def check_card(check: Check, town: Town, language: str) -> Card:
    """The answer to "is this address official?", for every surface."""
    lines = [line(channel, town, language) for channel in check.channels]
    match check.outcome:
        case "official" | "closed":
            blocks = _of_one(lines[0], language)
        case "named":
            blocks = _by_name(lines, language)
        case "unknown":
            blocks = _of_none(lines, town, language)
        case "own":
            told = text(language, "register-check-own-then", domain=" / ".join(town.domains))
            blocks = [Verdict("allowed", text(language, "register-check-own")), Text(told)]
        case "unreadable":
            blocks = [Text(text(language, "register-check-unreadable"))]
    return Card(language, tuple(blocks))


def _of_one(one: Line, language: str) -> list[Block]:
    key = "official" if one.open else "closed"
    day = one.opened if one.open else one.closed
    blocks: list[Block] = [
        Verdict("allowed" if one.open else "not_allowed", text(language, f"register-check-{key}")),
        Text(text(language, "register-check-is", name=one.name, platform=one.platform, unit=one.unit)),
    ]
    if day:
        blocks.append(Text(text(language, f"register-check-{key}-since", date=day_text(day, language))))
    if not one.open:
        return [*blocks, Text(text(language, "register-check-closed-then"))]
    return [*blocks, Actions("", (Link(one.address, one.link),))]


def _by_name(lines: Sequence[Line], language: str) -> list[Block]:
    return [
        Verdict("fact", text(language, "register-check-named")),
        Text(text(language, "register-check-named-which")),
        Bullets(text(language, "register-check-channels"), _items(lines, language)),
    ]


def _of_none(alike: Sequence[Line], town: Town, language: str) -> list[Block]:
    role = town.guideline.contact.role[language]
    kind, key = ("not_allowed", "unknown") if town.register_complete else ("fact", "not-yet")
    blocks: list[Block] = [
        Verdict(kind, text(language, f"register-check-{key}")),
        Text(text(language, f"register-check-{key}-then", role=role)),
    ]
    if alike:
        blocks.append(Bullets(text(language, "register-check-alike"), _items(alike, language)))
    return [*blocks, contact(town, language)]


def _items(lines: Sequence[Line], language: str) -> tuple[str, ...]:
    return tuple(_item(one, language) for one in lines)


def _item(one: Line, language: str) -> str:
    key = "register-check-item" if one.open else "register-check-item-closed"
    return text(language, key, name=one.name, platform=one.platform, address=one.address)


def contact(town: Town, language: str) -> Actions:
    """The informatör's number and mail, by role: the register names no persons."""
    whom = town.guideline.contact
    phone = re.sub(r"[^\d+]", "", whom.phone)
    return Actions(
        "",
        (
            Link(text(language, "contact-phone", phone=whom.phone), f"tel:{phone}"),
            Link(text(language, "contact-mail", email=whom.email), f"mailto:{whom.email}"),
        ),
    )
