"""The register drawn: a page in one language, JSON, CSV. Pure: the same for the server and for a town's own site."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode

from bot.web.render import card_html, page_html
from handlers.dates import day_text
from handlers.records import Channel
from handlers.register.address import Check, check_card, contact
from handlers.register.lines import Line, Wanted, chosen, language_name, line, unit_name
from handlers.register.table import write_table
from handlers.wording import LANGUAGES, text, texts
from knowledge.town import Town

STATES = ("open", "closed")
_PREFIXES = ("register-page-", "web-language-", "web-place")


@dataclass(frozen=True)
class Addresses:
    """Where a page's links lead. `static` stands before file names; `pages` by language; `live`: forms work.

    `places` are the other pages beside it: none where it stands alone, as a file.
    """

    static: str
    pages: dict[str, str]
    json: str
    csv: str
    live: bool
    places: Mapping[str, str] = field(default_factory=dict)


def languages_of(town: Town) -> list[str]:
    return [language for language in town.guideline.languages if language in LANGUAGES]


def register_html(
    channels: Sequence[Channel],
    town: Town,
    language: str,
    addresses: Addresses,
    wanted: Wanted | None = None,
    asked: str = "",
    check: Check | None = None,
) -> str:
    """The page. `asked` is the address somebody wants checked, `check` what the register says of it."""
    wanted = wanted or Wanted()
    lines = [line(channel, town, language) for channel in chosen(channels, wanted, town, language)]
    role = town.guideline.contact.role[language]
    return page_html(
        "register.html",
        language=language,
        languages=languages_of(town),
        words=_words(town, language),
        intro=text(language, f"register-page-intro{'' if town.register_complete else '-filling'}"),
        places=addresses.places,
        addresses=addresses,
        asked_for="?" + urlencode(asked_for) if (asked_for := _asked_for(wanted, asked)) else "",
        wanted=wanted,
        narrowed=wanted != Wanted(),
        empty=not channels,
        units=_units(channels, town, language),
        platforms=_platforms(channels),
        tables=_tables(lines, language),
        count=text(language, "register-count", count=len(lines)),
        asked=asked,
        answer=card_html(check_card(check, town, language), "register-page-answer") if check else None,
        ask_role=text(language, "register-ask-role", role=role),
        contact=contact(town, language),
        spoken=lambda codes: ", ".join(language_name(code, language) for code in codes),
        day=lambda day: day_text(day, language),
    )


def _words(town: Town, language: str) -> dict[str, str]:
    named = (texts(language, prefix, town=town.names[language]) for prefix in _PREFIXES)
    return {key: said for words in named for key, said in words.items()}


def _asked_for(wanted: Wanted, asked: str) -> dict[str, str]:
    """What the page shows, so that it shows the same in another language."""
    return {name: value for name, value in {**asdict(wanted), "check": asked}.items() if value}


def _units(channels: Sequence[Channel], town: Town, language: str) -> list[tuple[str, str]]:
    """(value, what people read) of the units that have a channel."""
    ordered = chosen(channels, Wanted(), town, language)
    return list({channel.unit: (channel.unit, unit_name(town, channel.unit, language)) for channel in ordered}.values())


def _platforms(channels: Sequence[Channel]) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted({channel.platform for channel in channels}, key=str.casefold)]


def _tables(lines: Sequence[Line], language: str) -> list[dict[str, object]]:
    """The open ones, then the closed ones; an empty table is not drawn."""
    tables: list[dict[str, object]] = []
    for state in STATES:
        held = [one for one in lines if one.open == (state == "open")]
        if held:
            tables.append({"state": state, "lines": held, "count": text(language, "register-count", count=len(held))})
    return tables


def register_json(channels: Sequence[Channel], town: Town) -> bytes:
    """`{"town": {language: name}, "channels": [{"unit": {language: name}, "platform", "name", "address", …}]}`.

    Days are ISO dates or null; `state` is open or closed; `languages` are ISO codes; `contact` is a role.
    """
    languages = languages_of(town)
    data = {
        "town": {language: town.names[language] for language in languages},
        "channels": [_entry(channel, town, languages) for channel in chosen(channels, Wanted(), town, languages[0])],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(channel: Channel, town: Town, languages: Sequence[str]) -> dict[str, object]:
    one = line(channel, town, languages[0])
    return {
        "unit": {language: unit_name(town, channel.unit, language) for language in languages},
        "platform": one.platform,
        "name": one.name,
        "address": one.link,
        "languages": list(one.languages),
        "state": "open" if one.open else "closed",
        "opened": one.opened.isoformat() if one.opened else None,
        "closed": one.closed.isoformat() if one.closed else None,
        "contact": one.contact,
    }


def register_csv(channels: Sequence[Channel], town: Town) -> bytes:
    """The register as a table, units by their name in the town's first language."""
    first = languages_of(town)[0]
    return write_table(line(channel, town, first) for channel in chosen(channels, Wanted(), town, first))
