"""Silence: what the guideline says nothing about, by a name that a sentence can be made of.

A topic near the guideline has a file of its own, read against all sections like a situation. What is far from it
(the weather, sums, greetings) is only listed, in `far.toml`, so that no refusal hangs on a topic spelt wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.data_files import Fault, Table, read_toml
from knowledge.guideline import Guideline
from knowledge.spoken import standard

FAR = "far.toml"

#: Names stand inside a sentence that is read at a glance.
LONGEST_NAME = 60


@dataclass(frozen=True)
class Silence:
    """One topic. Each name fits its language's frame: "Om … säger anvisningen inget", "… ohje ei sano mitään" (so the
    Finnish one stands in the elative), "The guideline says nothing about …". `also`: other topics that are this one.
    `asked`: what in a question tells that it is about this, whatever else it names."""

    id: str
    also: tuple[str, ...]
    names: Mapping[str, str]
    asked: Mapping[str, tuple[re.Pattern[str], ...]]
    read_by: str
    digest: str
    file: Path


@dataclass(frozen=True)
class Silences:
    """The topics near the guideline by id, and the ids of the far ones; both empty in a town without the folder."""

    near: Mapping[str, Silence]
    far: frozenset[str]

    def about(self, topic: str) -> Silence | None:
        """What a refusal's topic is called; None where it is far from the guideline."""
        also = (silence for silence in self.near.values() if topic in silence.also)
        return self.near.get(topic) or next(also, None)

    def asked(self, text: str, language: str) -> Silence | None:
        """What a normalised text surely asks about, by its words."""
        said = standard(text, language)
        near = self.near.values()
        return next((one for one in near if any(way.search(said) for way in one.asked.get(language, ()))), None)

    def known(self) -> frozenset[str]:
        """Every topic that a refusal may hang on; empty where the town lists none, which leaves its writers free."""
        return self.far.union(self.near, *(silence.also for silence in self.near.values()))


def load_silences(folder: Path, guideline: Guideline, faults: list[Fault]) -> Silences:
    """Every topic in `folder`; what is wrong with one is added to `faults`."""
    files = [file for file in sorted(folder.glob("*.toml")) if file.name != FAR]
    near = {file.stem: _silence(read_toml(file, faults), guideline) for file in files}
    _check_names(near.values(), guideline, faults)
    silences = Silences(near, _far(folder / FAR, faults))
    _check_ids(silences, folder / FAR, faults)
    return silences


def _silence(table: Table, guideline: Guideline) -> Silence:
    if table.path:
        return Silence(table.file.stem, (), {}, {}, "", "", table.file)
    silence = Silence(
        table.file.stem,
        table.texts("also"),
        table.per_language("name", guideline.languages),
        _asked(table.table("asked"), guideline.languages) if "asked" in table.values else {},
        table.text("read_by"),
        table.text("digest"),
        table.file,
    )
    table.done()
    for language, name in silence.names.items():
        _check_name(language, name, table)
    if not silence.read_by.strip():
        table.fault("read_by", "nobody has read this against the source yet: check --read-by NAME FILE")
    elif silence.digest != guideline.digest(guideline.sections):
        table.fault("digest", "a section has changed since this was read: read it again, then check --read-by")
    return silence


def _asked(table: Table, languages: tuple[str, ...]) -> dict[str, tuple[re.Pattern[str], ...]]:
    asked = {language: table.texts(language) for language in languages}
    table.done()
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for language, written in asked.items():
        try:
            found[language] = tuple(map(re.compile, written))
        except re.error as error:
            table.fault(language, f"is no regular expression: {error}")
    return found


def _check_name(language: str, name: str, table: Table) -> None:
    if len(name) > LONGEST_NAME:
        table.fault(f"name.{language}", f"has {len(name)} characters, at most {LONGEST_NAME}")
    if name.endswith((".", "?", "!", ":")):
        table.fault(f"name.{language}", "stands inside a sentence: no mark at its end")


def _check_names(silences: Iterable[Silence], guideline: Guideline, faults: list[Fault]) -> None:
    where: dict[tuple[str, str], str] = {}
    for silence in silences:
        for language in guideline.languages:
            name = silence.names.get(language, "").casefold()
            other = where.setdefault((language, name), silence.id)
            if name and other != silence.id:
                faults.append(Fault(silence.file, 0, f"name.{language}", f'"{other}" has this name too'))


def _far(file: Path, faults: list[Fault]) -> frozenset[str]:
    if not file.exists():
        return frozenset()
    table = read_toml(file, faults)
    if table.path:
        return frozenset()
    far = table.texts("topics")
    table.done()
    return frozenset(far)


def _check_ids(silences: Silences, far: Path, faults: list[Fault]) -> None:
    """No topic is said twice: as a file, under `also` and in the list of far ones."""
    for silence in silences.near.values():
        for id in silence.also:
            if id in silences.near or id in silences.far or silences.about(id) is not silence:
                faults.append(Fault(silence.file, 1, "also", f'"{id}" is a topic already'))
    for id in sorted(silences.far & silences.near.keys()):
        faults.append(Fault(far, 1, "topics", f'"{id}" has a file of its own'))
