"""What the models learn from, out of a town's folder, and the digest that ties a model to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from knowledge.phrases import small_talk
from knowledge.spoken import standard
from knowledge.town import Town
from knowledge.words import normalised

OUTSIDE, FAR = "outside", "far"


@dataclass(frozen=True)
class Example:
    """One text with what it is: its language, section, situation and verdict; a refusal has OUTSIDE for all three, and
    the topic of the town's silences that it is about, FAR where it is about none of them.

    Who wrote it teaches nothing, so that a model's digest says nothing of it either.
    """

    text: str
    language: str
    section: str
    situation: str
    verdict: str
    by: str = field(repr=False)
    topic: str = ""

    @property
    def writer(self) -> str:
        return f"{self.language}/{self.by}"


def examples_of(town: Town) -> list[Example]:
    """Phrasings, refusals and the situations' own questions, in the order of the folder, spelt as questions are read:
    in the standard language."""
    return [replace(e, text=standard(normalised(e.text), e.language)) for e in _as_written(town)]


def _as_written(town: Town) -> list[Example]:
    asked = [
        Example(p.text, p.language, town.situations[p.situation].sections[0], p.situation, p.verdict, p.by)
        for p in town.phrasings
    ]
    refused = [
        Example(r.text, r.language, OUTSIDE, OUTSIDE, OUTSIDE, r.by, _topic(town, r.topic)) for r in town.refusals
    ]
    return asked + refused + _questions(town)


def _topic(town: Town, named: str) -> str:
    silence = town.silences.about(named)
    return silence.id if silence else FAR


def _questions(town: Town) -> list[Example]:
    return [
        Example(s.questions[language], language, s.sections[0], s.id, s.verdict, "situation")
        for s in town.situations.values()
        for language in town.guideline.languages
    ]


def sentences_of(town: Town) -> list[tuple[str, str]]:
    """(text, language) of everything the folder holds: what a language is learnt from."""
    asked = [(e.text, e.language) for e in _as_written(town) if e.section != OUTSIDE or e.language != "en"]
    refused = [(r.text, r.language) for r in town.refusals if r.language == "en" and r.topic != "other-language"]
    sections = town.guideline.sections.values()
    read = [(text, language) for s in sections for one in s.sentences for language, text in one.texts.items()]
    answers = [(text, language) for s in town.situations.values() for language, text in s.answers.items()]
    return asked + refused + read + answers + small_talk()


def digest_of(rows: Iterable[object]) -> str:
    """Sixteen hex digits that change with any row."""
    return hashlib.sha256("\n".join(map(repr, rows)).encode()).hexdigest()[:16]
