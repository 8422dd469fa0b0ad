"""A card within what Teams takes: what can only be read gives way to what can be filled in or pressed."""

from __future__ import annotations

import json

from bot.teams.draw.pieces import Element

LARGEST = 28 * 1024
_GAP: Element = {"type": "TextBlock", "text": "…", "wrap": True}


def size(drawn: object) -> int:
    return len(json.dumps(drawn))


def fitted(body: list[Element], room: int) -> list[Element]:
    """As many as there is room for, … where the first of those left out stood."""
    if size(body) <= room:
        return body
    left = room - size([_GAP]) - 4
    kept: set[int] = set()
    for index in sorted(range(len(body)), key=lambda index: (not _is_used(body[index]), index)):
        weight = size(body[index]) + 2
        if weight <= left:
            left -= weight
            kept.add(index)
    gap = next(index for index in range(len(body)) if index not in kept)
    after = [body[index] for index in sorted(kept) if index > gap]
    return [*body[:gap], _GAP, *after]


def _is_used(element: Element) -> bool:
    """Whether something in it can be filled in or pressed, more than to show what is hidden."""
    said = json.dumps(element)
    return any(f'"{kind}' in said for kind in ("Input.", "Action.Execute", "Action.Submit", "Action.OpenUrl"))
