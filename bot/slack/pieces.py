"""The pieces Block Kit is made of, and Slack's limits on them and on a message as a whole.

Most pieces come as a list of one, or of none when nothing of their text can be seen, for Slack refuses empty
texts.
"""

from __future__ import annotations

import json

from bot.slack.markup import literal

Json = dict[str, object]

MOST_BLOCKS, MOST_IN_ROW = 50, 25
LONGEST_SECTION, LONGEST_HEADER, LONGEST_LABEL, LONGEST_VALUE, LONGEST_ACTION_ID = 3000, 150, 75, 2000, 255
#: `msg_too_long` above it, whatever the documentation says of 40,000.
LONGEST_TEXT = 4000
#: `msg_blocks_too_long` comes near 13,000, containers counted; undocumented, so the whole JSON stays below.
LONGEST_BLOCKS = 11_900


def plain(shown: str, emoji: bool = False) -> Json:
    return {"type": "plain_text", "text": shown, "emoji": emoji}


def context(written: str) -> list[Json]:
    """Fine print."""
    shown = literal(written, LONGEST_SECTION)
    return [{"type": "context", "elements": [plain(shown)]}] if shown else []


def run(written: str, **style: bool) -> list[Json]:
    """Text inside rich text; `style` is bold or italic."""
    shown = literal(written, LONGEST_SECTION)
    return [{"type": "text", "text": shown} | ({"style": style} if style else {})] if shown else []


def line(written: str, **style: bool) -> list[Json]:
    elements = run(written, **style)
    return [{"type": "rich_text_section", "elements": elements}] if elements else []


def quote(written: str) -> list[Json]:
    elements = run(written)
    return [{"type": "rich_text_quote", "elements": elements}] if elements else []


def bullets(items: tuple[str, ...]) -> list[Json]:
    points = [point for item in items for point in line(item)]
    return [{"type": "rich_text_list", "style": "bullet", "elements": points}] if points else []


def rich(elements: list[Json]) -> list[Json]:
    """The block that holds lines, quotes and bullets."""
    return [{"type": "rich_text", "elements": elements}] if elements else []


def button(label: str, action: str, value: str, number: int) -> list[Json]:
    """`number` makes the id unique in its message."""
    shown, end = literal(label, LONGEST_LABEL), f"#{number}"
    if not shown:
        return []
    drawn: Json = {"type": "button", "text": plain(shown)}
    drawn["action_id"] = _encodable(action)[: LONGEST_ACTION_ID - len(end)] + end
    carried = _encodable(value)[:LONGEST_VALUE]
    return [drawn | ({"value": carried} if carried else {})]


def rows(buttons: list[Json]) -> list[Json]:
    starts = range(0, len(buttons), MOST_IN_ROW)
    return [{"type": "actions", "elements": buttons[start : start + MOST_IN_ROW]} for start in starts]


def fitted(blocks: list[Json]) -> list[Json]:
    """As many as Slack takes: what can be pressed before what can only be read, … where some is missing."""
    room = LONGEST_BLOCKS
    kept: set[int] = set()
    for index in sorted(range(len(blocks)), key=lambda index: not _pressable(blocks[index])):
        weight = len(json.dumps(blocks[index], ensure_ascii=False))
        if weight <= room and len(kept) < MOST_BLOCKS - 1:
            room -= weight
            kept.add(index)
    if len(kept) == len(blocks):
        return blocks
    gap = next(index for index in range(len(blocks)) if index not in kept)
    after = [blocks[index] for index in sorted(kept) if index > gap]
    return [*blocks[:gap], *context("…"), *after]


def _pressable(block: Json) -> bool:
    return block["type"] == "actions" or "accessory" in block


def _encodable(written: str) -> str:
    return written.encode("utf-8", "ignore").decode()
