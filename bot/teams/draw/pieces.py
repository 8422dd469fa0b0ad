"""The pieces an Adaptive Card is made of. Most come as none where nothing of their text can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.teams.draw.markdown import escape, one_line, paragraphs
from handlers.safe_text import cut, seen

Element = dict[str, Any]

SMALL = {"size": "Small", "isSubtle": True, "spacing": "Small"}
LONGEST_LABEL = 200


def text_block(text: str, limit: int, **look: object) -> Iterator[Element]:
    """A text block, or nothing: an empty one would still take its space."""
    if shown := paragraphs(cut(seen(text), limit)):
        yield {"type": "TextBlock", "text": shown, "wrap": True, **look}


def heading(text: str) -> Iterator[Element]:
    return text_block(" ".join(text.split()), LONGEST_LABEL, weight="Bolder", spacing="Medium")


def points(items: tuple[str, ...], limit: int) -> Iterator[Element]:
    """A text block each: the official renderer draws a Markdown list too wide for a narrow card."""
    for item in filter(None, (one_line(item, limit) for item in items)):
        yield {"type": "TextBlock", "text": f"• {escape(item)}", "wrap": True, "spacing": "Small"}


def toggle(title: str, target: str) -> Element:
    """What shows the element of the id `target`, and hides it again."""
    return {"type": "Action.ToggleVisibility", "title": title, "targetElements": [target]}


def hidden(id: str, items: list[Element]) -> Element:
    return {"type": "Container", "id": id, "isVisible": False, "items": items}


def row(action: Element, label: str = "") -> Element:
    """A long label as a line that can be pressed as a whole."""
    shown = {"type": "TextBlock", "text": escape(label or action["title"]), "wrap": True, "color": "Accent"}
    return {
        "type": "Container",
        "style": "emphasis",
        "spacing": "Small",
        "selectAction": action,
        "items": [shown],
    }
