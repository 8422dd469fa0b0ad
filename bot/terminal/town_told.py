"""What a new town has told of itself, read and checked as one: every fault of it is found before any is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.terminal.town_folder import NewTown
from handlers.wording import LANGUAGES, text
from knowledge.source_text import Part, Source, read_source

#: What no town can do without, and what is asked where somebody sits there: staff are sent to the contact.
NEEDED = {
    "languages": "Languages, the guideline's own first (as in fi,sv)",
    "name": "The town's name",
    "text": "The guideline as a text file",
    "contact": "Whom staff ask when the guideline does not answer: name",
    "phone": "… telephone",
    "email": "… mail",
}
_IN_LANGUAGE = re.compile(r"(\w\w)=(.*)", re.DOTALL)


@dataclass
class Told:
    """What was understood, and what was not."""

    languages: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    domains: tuple[str, ...] = ()
    parts: dict[str, list[Part]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def town(self) -> NewTown:
        return NewTown(self.languages, self.names, self.titles, self.roles, self.contact, self.domains, self.parts)


def read_told(given: Mapping[str, Any]) -> Told:
    told = Told()
    told.languages = _languages(given["languages"] or "", told)
    told.names = _in_each(given["name"], "name", told)
    told.roles = _with_defaults(_in_each(given["role"], "role", told, needed=False), "new-town-role", told)
    sources = _sources(_in_each(given["text"], "text", told, needed=False), told)
    found = {language: source.title for language, source in sources.items() if source.title}
    titles = found | _in_each(given["title"], "title", told, needed=False)
    told.titles = _with_defaults(titles, "new-town-guideline", told)
    told.contact = {"name": given["contact"] or "", "phone": given["phone"] or "", "email": given["email"] or ""}
    for name in ("contact", "phone", "email"):
        if not (given[name] or "").strip():
            told.faults.append(f"--{name}: is missing")
    told.domains = tuple(given["domain"])
    return told


def _languages(written: str, told: Told) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(part.strip() for part in written.split(",") if part.strip()))
    if not languages:
        told.faults.append(f"--languages: is missing; one, two or three of {', '.join(LANGUAGES)}")
    for unknown in sorted(set(languages) - set(LANGUAGES)):
        told.faults.append(f"--languages: {unknown} is none of {', '.join(LANGUAGES)}")
    return tuple(one for one in languages if one in LANGUAGES)


def _in_each(values: Iterable[str], option: str, told: Told, needed: bool = True) -> dict[str, str]:
    """By language; a value that names none is of the first. Of a town without languages nothing more can be said."""
    said = dict[str, str]()
    for value in values if told.languages else ():
        named = _IN_LANGUAGE.fullmatch(value)
        language, one = (named[1], named[2]) if named else (told.languages[0], value)
        if language not in told.languages:
            told.faults.append(f"--{option}: {language} is not a language of this town")
        elif one.strip():
            said[language] = one.strip()
    lacking = [language for language in told.languages if needed and language not in said]
    told.faults += [f"--{option}: is missing in {language}" for language in lacking]
    return said


def _with_defaults(said: Mapping[str, str], key: str, told: Told) -> dict[str, str]:
    return {language: said.get(language) or text(language, key) for language in told.languages}


def _sources(files: Mapping[str, str], told: Told) -> dict[str, Source]:
    """Each text taken apart; the guideline's own language must be among them."""
    sources = {language: source for language, file in files.items() if (source := _source(Path(file), told))}
    told.parts = {language: source.parts for language, source in sources.items()}
    original = next(iter(told.languages), None)
    if original and original not in files:
        told.faults.append(f"--text: is missing in {original}, the guideline's own language")
    for language in told.parts.keys() - {original} if original in told.parts else ():
        told.faults += _unlike(told.parts, str(original), language)
    return sources


def _source(file: Path, told: Told) -> Source | None:
    try:
        source = read_source(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        told.faults.append(f"--text: {file}: {error.strerror or error}")
        return None
    except UnicodeDecodeError:
        told.faults.append(f"--text: {file}: is not UTF-8 text; save the document as plain text")
        return None
    if not source.parts:
        told.faults.append(f"--text: {file}: holds no text")
        return None
    return source


def _unlike(parts: Mapping[str, list[Part]], original: str, language: str) -> list[str]:
    """Sentences stand side by side, so both texts need as many, section by section."""
    own, other = parts[original], parts[language]
    if len(own) != len(other):
        return [f"--text: {len(own)} sections in {original}, {len(other)} in {language}; they must be the same"]
    return [
        f"--text: section {number} ({one.title}): {len(one.sentences)} sentences in {original}, "
        f"{len(two.sentences)} in {language}; they must be as many"
        for number, (one, two) in enumerate(zip(own, other, strict=True), start=1)
        if len(one.sentences) != len(two.sentences)
    ]
