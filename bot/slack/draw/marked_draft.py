"""A draft with its marks as rich text, exactly as it was written; of a very long one the stretches that matter.

Rich text knows no markup, so nothing in a draft can be read as any.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.excerpt import excerpt
from bot.slack.draw.elements import Json, line
from bot.slack.draw.markup import stretch
from handlers.blocks import Mark, Marked

_STYLES = {"stop": {"bold": True, "code": True}, "fix": {"code": True}, "perhaps": {"italic": True}}
_NUMBERED = {"italic": True}


def draw_marked(marked: Marked, longest: int) -> list[Json]:
    """The heading, and the draft with each marked stretch styled and followed by its number."""
    runs = [run for text, mark in excerpt(marked, longest) for run in _runs(text, mark)]
    if not runs:
        return []
    quoted: Json = {"type": "rich_text_quote", "elements": runs}
    return [{"type": "rich_text", "elements": [*line(marked.heading, bold=True), quoted]}]


def _runs(text: str, mark: Mark | None) -> Iterator[Json]:
    shown = stretch(text)
    if shown:
        style = {"style": _STYLES[mark.severity]} if mark else {}
        yield {"type": "text", "text": shown, **style}
    if mark:
        yield {"type": "text", "text": f"[{mark.number}]", "style": _NUMBERED}
