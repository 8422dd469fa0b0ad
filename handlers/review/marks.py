"""Where a draft's remarks stand in its text, as stretches that are in order and apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from handlers.blocks import Mark, Severity
from handlers.review.points import Point


def marks_of(points: Sequence[Point]) -> tuple[Mark, ...]:
    """Points are numbered from 1 as they come. Where two overlap, the narrower one has the place."""
    placed = [
        (finding.start, finding.end, number, point)
        for number, point in enumerate(points, start=1)
        for finding in point.findings
        if finding.start is not None
    ]
    cuts = sorted({edge for start, end, _, _ in placed for edge in (start, end or 0)})
    pieces = []
    for start, end in pairwise(cuts):
        over = [(b - a, number, point) for a, b, number, point in placed if b is not None and a <= start and end <= b]
        if over:
            _, number, point = min(over, key=lambda one: one[:2])
            pieces.append((start, end, number, point.severity))
    return tuple(_joined(pieces))


def _joined(pieces: Sequence[tuple[int, int, int, Severity]]) -> list[Mark]:
    """Neighbours of one point as one mark."""
    marks: list[Mark] = []
    for number, run in groupby(pieces, key=lambda piece: piece[2]):
        for start, end, _, severity in run:
            if marks and marks[-1].number == number and marks[-1].end == start:
                marks[-1] = Mark(marks[-1].start, end, number, marks[-1].severity)
            else:
                marks.append(Mark(start, end, number, severity))
    return marks
