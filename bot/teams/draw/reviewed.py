"""A reviewed draft in an Adaptive Card: the text with its marks highlighted, and the remarks on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.teams.draw.markdown import clean, cut, paragraphs
from handlers.reply import Marked, Remark

Element = dict[str, Any]

_COLOURS = {"stop": "Attention", "fix": "Warning"}
_SHAPES = {"stop": "⛔", "fix": "✏️"}


def marked(block: Marked, limit: int) -> Iterator[Element]:
    """The draft as runs of text, which know no markup; what would be too long ends with …"""
    room, runs = limit, list[Element]()
    for piece, mark in block.pieces():
        shown = cut(clean(piece), room)
        room -= len(shown)
        if shown:
            runs.append({"type": "TextRun", "text": shown} | ({"highlight": True, "weight": "Bolder"} if mark else {}))
        if mark and room > 0:
            runs.append({"type": "TextRun", "text": f" [{mark.number}]", "size": "Small"})
        if room <= 0:
            break
    if runs:
        yield {"type": "RichTextBlock", "separator": True, "inlines": runs}


def remarked(block: Remark, limit: int) -> Iterator[Element]:
    """Label, place, reason, what to write instead, the section behind it."""
    label = f"{_SHAPES[block.severity]} {block.number}. {block.label}"
    items = [
        *_text(label, limit, weight="Bolder", color=_COLOURS[block.severity]),
        *_text(block.quote and f"”{block.quote}”", limit, isSubtle=True),
        *_text(block.message, limit),
        *_text(block.suggestion and f"→ {block.suggestion}", limit),
        *_text(block.citation, limit, size="Small", isSubtle=True),
    ]
    yield {"type": "Container", "spacing": "Medium", "items": items}


def _text(text: str, limit: int, **look: object) -> Iterator[Element]:
    if shown := paragraphs(cut(clean(text), limit)):
        yield {"type": "TextBlock", "text": shown, "wrap": True, "spacing": "Small", **look}
