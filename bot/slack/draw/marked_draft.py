"""A draft with its marks as rich text, exactly as it was written; of a very long one the stretches that matter.

Rich text knows no markup, so nothing in a draft can be read as any. What is not shown is marked […].
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.slack.draw.elements import Json, line
from bot.slack.draw.markup import stretch, without_guards
from handlers.reply import Mark, Marked
from handlers.safe_text import break_before

Piece = tuple[str, Mark | None]

#: What the id of a block that holds a whole draft begins with, so that it can be read back (`draft_in`).
WHOLE_DRAFT = "whole-draft#"
#: How much is shown on either side of a mark in a draft that is too long: the first of these that fits.
AROUND = (600, 250, 100, 40, 15)
_GAP = " […] "
_STYLES = {"stop": {"bold": True, "code": True}, "fix": {"code": True}, "perhaps": {"italic": True}}
_NUMBERED = {"italic": True}


def draw_marked(marked: Marked, longest: int, number: int = 0) -> list[Json]:
    """The heading, and the draft with each marked stretch styled and followed by its number.

    `number` makes the block's id unique in its message.
    """
    whole = len(marked.text) <= longest
    pieces = list(marked.pieces()) if whole else excerpt(marked, longest)
    runs = [run for text, mark in pieces for run in _runs(text, mark)]
    if not runs:
        return []
    quoted: Json = {"type": "rich_text_quote", "elements": runs}
    drawn: Json = {"type": "rich_text", "elements": [*line(marked.heading, bold=True), quoted]}
    return [drawn | ({"block_id": f"{WHOLE_DRAFT}{number}"} if whole else {})]


def draft_in(blocks: object) -> str | None:
    """The draft from a message that shows it whole, as Slack sends the message back with a click; else None.

    What cannot be seen (control characters) is not in it.
    """
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, dict) and str(block.get("block_id")).startswith(WHOLE_DRAFT):
            try:
                runs = [run for part in block["elements"][-1:] for run in part["elements"]]
                said = [str(run["text"]) for run in runs if run.get("style") != _NUMBERED]
            except (KeyError, TypeError, AttributeError):
                return None
            return without_guards("".join(said))
    return None


def excerpt(marked: Marked, longest: int) -> list[Piece]:
    """The pieces of a draft with what stands far from any mark left out: at most about `longest` characters."""
    whole = list(marked.pieces())
    pieces: list[Piece] = []
    for around in AROUND:
        pieces = [(_near(text, around, to_end=at < len(whole)), mark) for at, (text, mark) in enumerate(whole, start=1)]
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


def _runs(text: str, mark: Mark | None) -> Iterator[Json]:
    shown = stretch(text)
    if shown:
        style = {"style": _STYLES[mark.severity]} if mark else {}
        yield {"type": "text", "text": shown, **style}
    if mark:
        yield {"type": "text", "text": f"[{mark.number}]", "style": _NUMBERED}
