"""The fields of the form that asks for a channel, as `fields.toml` has them: one entry a field, with all its words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handlers.card import FieldKind

FILE = Path(__file__).parent / "fields.toml"
LONGEST_LINE, LONGEST_TEXT, LONGEST_ADDRESS = 120, 2_000, 300
#: By language.
Words = Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """One field of the form, before it is asked of anybody. What its parts mean is told in `fields.toml`."""

    name: str
    label: Words
    help: Words
    kind: FieldKind = "text"
    required: bool = False
    fewest: int = 2
    later: bool = False
    weighed: Words = field(default_factory=dict)

    @property
    def longest(self) -> int:
        if self.kind in ("long", "people"):
            return LONGEST_TEXT
        return LONGEST_ADDRESS if self.kind == "address" else LONGEST_LINE


QUESTIONS = tuple(Question(name, **entry) for name, entry in tomllib.loads(FILE.read_text(encoding="utf-8")).items())
NAMES = tuple(question.name for question in QUESTIONS)
_BY_NAME = {question.name: question for question in QUESTIONS}


def label(name: str, language: str) -> str:
    return _BY_NAME[name].label[language]


def kind_of(name: str) -> FieldKind:
    return _BY_NAME[name].kind
