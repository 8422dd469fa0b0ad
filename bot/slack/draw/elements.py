"""The pieces Block Kit is made of, and Slack's limits on them and on a message or view as a whole.

Most pieces come as a list of one, or of none when nothing of their text can be seen, for Slack refuses empty
texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.slack.draw.markup import literal, mrkdwn
from bot.slack.draw.values import encodable
from handlers.safe_text import cut

Json = dict[str, object]

MOST_IN_ROW, MOST_OPTIONS = 25, 100
LONGEST_SECTION, LONGEST_HEADER, LONGEST_LABEL, LONGEST_ACTION_ID = 3000, 150, 75, 255
LONGEST_QUESTION, LONGEST_ANSWERING = 300, 30
#: `msg_too_long` above it, whatever the documentation says of 40,000.
LONGEST_TEXT = 4000
#: Text of one rich-text block: what does not fit is left out by the block, so no block is long.
LONGEST_RICH = 2500


@dataclass(frozen=True)
class Room:
    """How many blocks, and how many characters of JSON, a message or view takes."""

    blocks: int
    weight: int


#: `msg_blocks_too_long` comes near 13,000, containers counted; undocumented, so the whole JSON stays below.
MESSAGE = Room(50, 11_900)
#: A view is refused above 250 kB.
VIEW = Room(100, 200_000)


def plain(shown: str, emoji: bool = False) -> Json:
    return {"type": "plain_text", "text": shown, "emoji": emoji}


def context(written: str, longest: int = LONGEST_SECTION) -> list[Json]:
    """Fine print."""
    shown = literal(written, longest)
    return [{"type": "context", "elements": [plain(shown)]}] if shown else []


def section(marked: str) -> Json:
    """A section of text that is markup, and safe as it is."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": marked, "verbatim": True}}


def bold(written: str, longest: int) -> str:
    """Markup for one bold line; "" for a text of which nothing can be seen."""
    shown = mrkdwn(" ".join(literal(written, longest).split()), longest)
    return f"*{shown}*" if shown else ""


def run(written: str, longest: int = LONGEST_SECTION, **style: bool) -> list[Json]:
    """Text inside rich text; `style` is bold, italic, code."""
    shown = literal(written, longest)
    return [{"type": "text", "text": shown} | ({"style": style} if style else {})] if shown else []


def line(written: str, longest: int = LONGEST_SECTION, **style: bool) -> list[Json]:
    elements = run(written, longest, **style)
    return [{"type": "rich_text_section", "elements": elements}] if elements else []


def quote(written: str, longest: int = LONGEST_SECTION) -> list[Json]:
    elements = run(written, longest)
    return [{"type": "rich_text_quote", "elements": elements}] if elements else []


def bullets(items: Iterable[str], longest: int = LONGEST_SECTION) -> list[Json]:
    """One list, or several where it is so long that a block could not hold it."""
    points = [point for item in items for point in line(item, longest)]
    return [{"type": "rich_text_list", "style": "bullet", "elements": some} for some in _chunks(points)]


def rich(elements: list[Json]) -> list[Json]:
    """The blocks that hold lines, quotes and bullets: one, where they are not too long for it."""
    return [{"type": "rich_text", "elements": some} for some in _chunks(elements)]


def button(label: str, action: str, value: str, number: int, language: str = "") -> list[Json]:
    """`value` is as `values.written` has it.

    `number` makes the id unique in its message; `language` is the card's, and goes on after a click.
    """
    shown = literal(label, LONGEST_LABEL)
    if not shown:
        return []
    drawn: Json = {"type": "button", "text": plain(shown), "action_id": action_id(action, number, language)}
    return [drawn | ({"value": value} if value else {})]


#: Ends the action of a button that takes the form's answers along.
ALONG = "+"


def action_id(action: str, number: int, language: str = "") -> str:
    end = f"#{language}{number}"
    return encodable(action)[: LONGEST_ACTION_ID - len(end)] + end


def action_of(action_id: str) -> str:
    """The action of what was pressed or chosen, from the id it was drawn with."""
    return action_id.rpartition("#")[0]


def language_of(action_id: str) -> str | None:
    """The language of the card that it was drawn on; None where the id says none."""
    match = re.fullmatch(r"([a-z]{2})\d+", action_id.rpartition("#")[2])
    return match[1] if match else None


def confirm(title: str, question: str, answering: str, denying: str) -> Json:
    """What Slack asks before it reports a click; nothing where there is nothing to ask."""
    asked = literal(question, LONGEST_QUESTION)
    if not asked:
        return {}
    answers = {
        "confirm": plain(cut(answering, LONGEST_ANSWERING)),
        "deny": plain(cut(denying, LONGEST_ANSWERING)),
    }
    return {"confirm": {"title": plain(title), "text": plain(asked), "style": "danger", **answers}}


def rows(elements: list[Json]) -> list[Json]:
    starts = range(0, len(elements), MOST_IN_ROW)
    return [{"type": "actions", "elements": elements[start : start + MOST_IN_ROW]} for start in starts]


def option(label: str, value: str) -> Json:
    return {"text": plain(cut(label, LONGEST_LABEL)), "value": value}


def fits(blocks: list[Json], room: Room) -> bool:
    return len(blocks) <= room.blocks and sum(map(_weight, blocks)) <= room.weight


def fitted(blocks: list[Json], room: Room) -> list[Json]:
    """As many as Slack takes: what can be filled in or pressed before what can only be read, … for what is missing."""
    if fits(blocks, room):
        return blocks
    left = room.weight
    kept: set[int] = set()
    for index in sorted(range(len(blocks)), key=lambda index: _rank(blocks[index])):
        weight = _weight(blocks[index])
        if weight <= left and len(kept) < room.blocks - 1:
            left -= weight
            kept.add(index)
    gap = next(index for index in range(len(blocks)) if index not in kept)
    after = [blocks[index] for index in sorted(kept) if index > gap]
    return [*blocks[:gap], *context("…"), *after]


def _chunks(elements: list[Json]) -> list[list[Json]]:
    chunks: list[list[Json]] = []
    left = 0
    for element in elements:
        weight = _weight(element)
        if not chunks or weight > left:
            chunks.append([])
            left = LONGEST_RICH
        chunks[-1].append(element)
        left -= weight
    return chunks


def _rank(block: Json) -> int:
    if block["type"] == "input":
        return 0
    return 1 if block["type"] == "actions" or "accessory" in block else 2


def _weight(block: Json) -> int:
    return len(json.dumps(block, ensure_ascii=False))
