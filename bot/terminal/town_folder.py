"""Writes a new town's folder: the guideline's own words, and for each section the one answer that only quotes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handlers.wording import text
from knowledge.situations import LONGEST_QUESTION, MOST_ANSWER_WORDS
from knowledge.source_text import Part

#: How many sentences are quoted, and how many situations are offered to begin with.
QUOTED, STARTERS = 3, 5
#: Media that towns use; theirs to cut and add to.
PLATFORMS = {
    "Facebook": ["facebook.com", "fb.com"],
    "Instagram": ["instagram.com"],
    "YouTube": ["youtube.com", "youtu.be"],
    "LinkedIn": ["linkedin.com"],
    "TikTok": ["tiktok.com"],
}


@dataclass(frozen=True)
class NewTown:
    """What a town has told of itself. `languages`: the guideline's own first; `parts` by language, as many in each, and
    none of a language that the guideline is not written in: the original's words stand in for it."""

    languages: tuple[str, ...]
    names: Mapping[str, str]
    titles: Mapping[str, str]
    roles: Mapping[str, str]
    contact: Mapping[str, str]
    domains: tuple[str, ...]
    parts: Mapping[str, Sequence[Part]]

    def part(self, number: int, language: str) -> Part:
        return self.parts.get(language, self.parts[self.languages[0]])[number]


def write_town(folder: Path, town: NewTown) -> list[Path]:
    """Writes every file; the situations among them, which are still to be signed."""
    original = town.parts[town.languages[0]]
    ids, situations = ids_of(original), list[Path]()
    _write(folder / "guideline.toml", _guideline(town, ids))
    _write(folder / "town.toml", _town(town, ids))
    for number, id in enumerate(ids):
        _write(folder / "sections" / f"{id}.toml", _section(town, number))
        situations.append(folder / "situations" / id / f"{_general(id)}.toml")
        _write(situations[-1], _situation(town, id, number))
    for kind in ("phrasings", "refusals"):
        for language in town.languages:
            (folder / kind / language).mkdir(parents=True)
    return situations


def ids_of(parts: Iterable[Part]) -> list[str]:
    """`section.4` as printed; a second list that begins anew is `part2.4`, and what has no number `text.1`."""
    ids, unnumbered = list[str](), 0
    for part in parts:
        unnumbered += not part.number
        names = [f"section.{part.number}", *(f"part{n}.{part.number}" for n in range(2, len(ids) + 3))]
        ids.append(next(name for name in names if name not in ids) if part.number else f"text.{unnumbered}")
    return ids


def _general(id: str) -> str:
    return f"{id.replace('.', '-')}-general"


def _guideline(town: NewTown, ids: list[str]) -> list[str]:
    return [
        f'date = ""\noriginal = {_toml(town.languages[0])}\nlanguages = {_toml(town.languages)}',
        f"official = {_toml([one for one in town.languages if one in town.parts])}\nsections = {_toml(ids)}",
        _each("name", town.titles),
        _each("contact", town.contact),
        _each("contact.role", town.roles),
    ]


def _town(town: NewTown, ids: list[str]) -> list[str]:
    starters = [_general(id) for id in ids[:STARTERS]]
    return [
        f"domains = {_toml(town.domains)}\nphones = []\nstarters = {_toml(starters)}",
        _each("name", town.names),
        *(f"[[platforms]]\nname = {_toml(name)}\ndomains = {_toml(at)}" for name, at in PLATFORMS.items()),
        "[findings]",
    ]


def _section(town: NewTown, number: int) -> list[str]:
    parts = {language: town.part(number, language) for language in town.languages}
    rows = zip(*(part.sentences for part in parts.values()), strict=True)
    return [
        f"number = {_toml(parts[town.languages[0]].number)}",
        _each("title", {language: part.title for language, part in parts.items()}),
        *(_each("sentences", dict(zip(parts, row, strict=True)), "[[{}]]") for row in rows),
    ]


def _situation(town: NewTown, id: str, number: int) -> list[str]:
    quoted = range(1, 1 + min(QUOTED, len(town.part(number, town.languages[0]).sentences)))
    said = {language: _answer(town, number, language) for language in town.languages}
    return [
        f'verdict = "info"\nheadline_kind = "fact"\ngeneral = true\nsections = {_toml([id])}',
        f'quote = {_toml([f"{id}#{one}" for one in quoted])}\nrelated = []\nread_by = ""\ndigest = ""',
        _each("headline", {language: text(language, "new-town-headline") for language in town.languages}),
        _each("question", {language: _question(town, number, language) for language in town.languages}),
        _each("answer", said),
        _each("conditions", dict.fromkeys(town.languages, ())),
    ]


def _question(town: NewTown, number: int, language: str) -> str:
    room = LONGEST_QUESTION - len(text(language, "new-town-question", title=""))
    return text(language, "new-town-question", title=_short(town.part(number, language).title, room))


def _short(title: str, room: int) -> str:
    return title if len(title) <= room else title[: room - 2].rstrip() + " …"


def _answer(town: NewTown, number: int, language: str) -> str:
    """The section's own words, as many whole sentences as an answer may hold: nothing is said that it does not say."""
    answer = ""
    part = town.part(number, language)
    for sentence in part.sentences:
        if len(f"{answer} {sentence}".split()) > MOST_ANSWER_WORDS:
            break
        answer = f"{answer} {sentence}".strip()
    return answer or text(
        language, "new-town-answer", title=_short(part.title, LONGEST_QUESTION), name=town.contact["name"]
    )


def _each(table: str, values: Mapping[str, object], opening: str = "[{}]") -> str:
    return "\n".join([opening.format(table), *(f"{name} = {_toml(value)}" for name, value in values.items())])


def _toml(value: object) -> str:
    """A text or a list of texts: what JSON writes of these is TOML too."""
    return json.dumps(value, ensure_ascii=False)


def _write(file: Path, blocks: list[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
