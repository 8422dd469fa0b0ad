"""A draft as a surface shows it: whole, or of a very long one the stretches around its marks; what is left out is […].

A stretch ends between words, and never within what looks like one character.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks import Mark, Marked
from handlers.safe_text import break_before

Piece = tuple[str, Mark | None]

#: How much is shown on either side of a mark in a draft that is too long: the first of these that fits.
AROUND = (600, 250, 100, 40, 15)
_GAP = " […] "


def excerpt(marked: Marked, longest: int) -> list[Piece]:
    """The pieces of a draft: at most about `longest` characters, what stands far from any mark left out first."""
    whole = list(marked.pieces())
    if len(marked.text) <= longest:
        return whole
    pieces: list[Piece] = []
    for around in AROUND:
        pieces = [
            (text if mark else _near(text, around, to_end=at < len(whole)), mark)
            for at, (text, mark) in enumerate(whole, start=1)
        ]
        if sum(len(text) for text, _ in pieces) <= longest:
            return pieces
    return _as_far_as(pieces, longest)


def _near(text: str, around: int, to_end: bool) -> str:
    """Only the beginning and end of a text that is long; without the end where nothing follows it."""
    if len(text) <= 2 * around + len(_GAP):
        return text
    head = text[: break_before(text, around)].rstrip()
    if not to_end:
        return head + _GAP.rstrip()
    return head + _GAP + text[break_before(text, len(text) - around) :].lstrip()


def _as_far_as(pieces: Sequence[Piece], longest: int) -> list[Piece]:
    shown: list[Piece] = []
    for text, mark in pieces:
        if len(text) > longest:
            return [*shown, (_GAP.rstrip(), None)]
        shown.append((text, mark))
        longest -= len(text)
    return shown
