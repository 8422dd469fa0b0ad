"""What a check of the installation found: a line for whoever runs it, with the remedy where something is to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Diagnosis:
    """`mark`: ok; note, where something is as it may be; mend, with what to do in `remedy`. Never holds a secret."""

    mark: Literal["ok", "note", "mend"]
    what: str
    remedy: str = ""


def ok(what: str) -> Diagnosis:
    return Diagnosis("ok", what)


def note(what: str) -> Diagnosis:
    return Diagnosis("note", what)


def mend(what: str, remedy: str) -> Diagnosis:
    return Diagnosis("mend", what, remedy)
