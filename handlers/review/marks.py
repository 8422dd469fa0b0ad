"""Where a draft's remarks stand in its text, as stretches that are in order and apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from handlers.reply import Mark, Severity
from knowledge.rule import Finding


def marks_of(findings: Sequence[Finding]) -> tuple[Mark, ...]:
    """Findings are numbered from 1 as they come. Where two overlap, the narrower one has the place."""
    placed = [(f.start, f.end, number, f) for number, f in enumerate(findings, start=1) if f.start is not None]
    cuts = sorted({edge for start, end, _, _ in placed for edge in (start, end or 0)})
    pieces = []
    for start, end in pairwise(cuts):
        over = [(b - a, number, f) for a, b, number, f in placed if b is not None and a <= start and end <= b]
        if over:
            _, number, finding = min(over, key=lambda one: one[:2])
            pieces.append((start, end, number, finding.severity))
    return tuple(_joined(pieces))


def _joined(pieces: Sequence[tuple[int, int, int, str]]) -> list[Mark]:
    """Neighbours of one finding as one mark."""
    marks: list[Mark] = []
    for number, run in groupby(pieces, key=lambda piece: piece[2]):
        for start, end, _, severity in run:
            if marks and marks[-1].number == number and marks[-1].end == start:
                marks[-1] = Mark(marks[-1].start, end, number, marks[-1].severity)
            else:
                marks.append(Mark(start, end, number, _severity(severity)))
    return marks


def _severity(severity: str) -> Severity:
    return "stop" if severity == "stop" else "fix"
