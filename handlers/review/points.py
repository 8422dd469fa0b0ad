"""Findings as a card tells them: in order, and a code that fires many times as one point with many places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from handlers.blocks import Severity
from knowledge.rule import Finding

#: From so many places on a code is one point. Fewer keep a button each, so that one name can be put aside alone.
MANY = 3


@dataclass(frozen=True)
class Point:
    """One thing to say, and the findings it is said of: at least one, of the same code and wording."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def severity(self) -> Severity:
        if not self.first.sure:
            return "perhaps"
        return "stop" if self.first.severity == "stop" else "fix"


def points_of(findings: Sequence[Finding]) -> list[Point]:
    """What stops the draft first, then what is sure, then by code as the codes come in the text."""
    told: dict[tuple[str, bool, str], list[Finding]] = {}
    for finding in in_order(findings):
        told.setdefault((finding.code, finding.sure, finding.message("en")), []).append(finding)
    points: list[Point] = []
    for alike in told.values():
        points += [Point(tuple(alike))] if len(alike) >= MANY else [Point((one,)) for one in alike]
    return points


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    first: dict[str, float] = {}
    for finding in findings:
        at = inf if finding.start is None else finding.start
        first[finding.code] = min(at, first.get(finding.code, inf))
    return sorted(findings, key=lambda f: (f.severity != "stop", not f.sure, first[f.code], f.code, f.start or 0))
