"""A reviewed draft in an Adaptive Card: the text with its marks highlighted, and the remarks on it.

A mark shows by its number and weight too, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.excerpt import excerpt
from bot.shapes import SHAPES
from bot.teams.draw.pieces import SMALL, Element, heading, text_block
from handlers.blocks import Marked, Remark
from handlers.safe_text import cut, seen

_COLOURS = {"stop": "Attention", "fix": "Warning", "perhaps": "Accent"}


def marked(block: Marked, limit: int) -> Iterator[Element]:
    """The draft as runs of text, which know no markup, line by line; what would be too long ends with …"""
    lines = _lines(_runs(block, limit))
    if lines:
        yield from heading(block.heading)
        yield {
            "type": "Container",
            "style": "emphasis",
            "items": [
                {"type": "RichTextBlock", "inlines": line} | ({"spacing": "Small"} if at else {})
                for at, line in enumerate(lines)
            ],
        }


def remarked(block: Remark, limit: int, dismiss: Element | None) -> Iterator[Element]:
    """Label, place, reason, what to write instead, the section behind it; the button that dismisses it."""
    label = f"{SHAPES[block.severity]} {block.number}. {block.label}"
    near = {"spacing": "Small"}
    items = [
        *text_block(label, limit, weight="Bolder", color=_COLOURS[block.severity]),
        *text_block(block.quote and f"”{block.quote}”", limit, isSubtle=True, **near),
        *text_block(block.message, limit, **near),
        *text_block(block.suggestion and f"→ {block.suggestion}", limit, **near),
        *text_block(block.citation, limit, **SMALL),
        *([{"type": "ActionSet", "spacing": "Small", "actions": [dismiss]}] if dismiss else []),
    ]
    yield {"type": "Container", "spacing": "Medium", "items": items}


def _runs(block: Marked, limit: int) -> Iterator[Element]:
    room = limit
    for piece, mark in excerpt(block, limit):
        shown = cut(seen(piece), room)
        room -= len(shown)
        if shown:
            yield {"type": "TextRun", "text": shown} | ({"highlight": True, "weight": "Bolder"} if mark else {})
        if mark and room > 0:
            yield {"type": "TextRun", "text": f" [{mark.number}]", "size": "Small"}
        if room <= 0:
            return


def _lines(runs: Iterator[Element]) -> list[list[Element]]:
    """The runs parted where lines end: a run would show a line break as a blank. Empty lines show nothing."""
    lines: list[list[Element]] = [[]]
    for run in runs:
        first, *more = run["text"].split("\n")
        lines[-1].append(run | {"text": first})
        lines += [[run | {"text": part}] for part in more]
    seen = ([run for run in line if run["text"]] for line in lines)
    return [line for line in seen if any(run["text"].strip() for run in line)]
