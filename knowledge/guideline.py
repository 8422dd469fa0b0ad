"""The guideline: its sections, sentence by sentence, side by side in every language of the town."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.data_files import Fault, Table, read_toml


@dataclass(frozen=True)
class Sentence:
    """One sentence of a section; `texts` maps language to text."""

    texts: Mapping[str, str]


@dataclass(frozen=True)
class Section:
    """One numbered part of the guideline; `number` is as printed, empty where the source prints none."""

    id: str
    number: str
    titles: Mapping[str, str]
    sentences: tuple[Sentence, ...]

    def text(self, language: str) -> str:
        return " ".join(sentence.texts[language] for sentence in self.sentences)


def bare(text: str) -> str:
    """A sentence by its words alone."""
    return " ".join(re.findall(r"\w+", text.lower()))


@dataclass(frozen=True)
class Contact:
    """Whom staff turn to with what the guideline does not answer."""

    name: str
    role: Mapping[str, str]
    phone: str
    email: str


@dataclass(frozen=True)
class Guideline:
    """A town's guideline. `original` is the language of the source, `official` those of the town's own texts.

    `unread` are sections whose file is there but cannot be read: what cites them cannot be judged. Where guideline.toml
    itself is such a file, nothing else can be judged, and it is not `readable`. `address` is where people read all of
    it, empty where they cannot.
    """

    names: Mapping[str, str]
    date: str
    original: str
    languages: tuple[str, ...]
    official: frozenset[str]
    contact: Contact
    sections: Mapping[str, Section]
    unread: frozenset[str] = frozenset()
    readable: bool = True
    address: str = ""

    def lacks(self, reference: str) -> bool:
        """Whether there is neither such a section nor such a sentence, as far as can be told."""
        known = reference in self.sections or self.sentence(reference) is not None
        return not known and reference.partition("#")[0] not in self.unread

    @cached_property
    def wordings(self) -> frozenset[str]:
        """Every sentence of the guideline in every language, as `bare` gives it: to know a rule that is quoted."""
        sections = self.sections.values()
        return frozenset(
            bare(text) for one in sections for sentence in one.sentences for text in sentence.texts.values()
        )

    def digest(self, section_ids: Iterable[str]) -> str:
        """Twelve hex digits that change when a word of these sections' original text does."""
        text = "\n".join(f"{id}: {self.sections[id].text(self.original)}" for id in section_ids)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def sentence(self, reference: str) -> tuple[Section, int] | None:
        """The section and the index of the sentence that `rule.4#2` names; None when there is no such sentence."""
        id, _, number = reference.partition("#")
        section = self.sections.get(id)
        if section is None or not number.isdecimal() or not 1 <= int(number) <= len(section.sentences):
            return None
        return section, int(number) - 1

    def every_sentence(self, section_id: str) -> list[str]:
        """The references of all sentences of a section, in order; none where there is no such section."""
        section = self.sections.get(section_id)
        return [f"{section_id}#{number}" for number in range(1, len(section.sentences) + 1)] if section else []


def load_guideline(folder: Path, faults: list[Fault]) -> Guideline:
    """The guideline in `folder`; what is wrong with it is added to `faults`."""
    table = read_toml(folder / "guideline.toml", faults)
    languages = table.texts("languages")
    original = table.text("original")
    official = table.texts("official")
    for language in {original, *official} - set(languages):
        table.fault("languages", f'lacks "{language}", which the guideline is written in')
    contact = _contact(table.table("contact"), languages)
    names = table.per_language("name", languages)
    ids = table.texts("sections")
    tables = {id: read_toml(folder / "sections" / f"{id}.toml", faults) for id in ids}
    sections = [_section(tables[id], id, languages) for id in ids if not tables[id].unreadable]
    if "sections" not in table.untold and not table.unreadable:
        _no_strangers(folder / "sections", set(ids), faults)
    guideline = Guideline(
        names,
        table.text("date", ""),
        original,
        languages,
        frozenset(official),
        contact,
        {section.id: section for section in sections},
        frozenset(id for id in ids if tables[id].unreadable),
        readable=not table.unreadable and not {"languages", "sections"} & table.untold,
    )
    table.done()
    return guideline


def _contact(table: Table, languages: tuple[str, ...]) -> Contact:
    contact = Contact(
        table.text("name"), table.per_language("role", languages), table.text("phone"), table.text("email")
    )
    table.done()
    return contact


def _section(table: Table, id: str, languages: tuple[str, ...]) -> Section:
    number, titles = table.text("number"), table.per_language("title", languages)
    sentences = []
    for inner in table.tables("sentences"):
        texts = {language: inner.text(language) for language in languages}
        for language in languages:
            if language in inner.values and not texts[language].strip():
                inner.fault(language, "is empty")
        inner.done()
        sentences.append(Sentence(texts))
    if not sentences:
        table.fault("sentences", "a section needs at least one sentence")
    table.done()
    return Section(id, number, titles, tuple(sentences))


def _no_strangers(folder: Path, known: set[str], faults: list[Fault]) -> None:
    for file in sorted(folder.glob("*.toml")):
        if file.stem not in known:
            faults.append(Fault(file, 0, "", "is not listed under `sections` in guideline.toml"))
