"""A card becomes Block Kit blocks and the text that stands for them. Pure; keeps Slack's limits.

What would be too long is drawn again with its texts cut shorter, until all of it fits.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.plain_text import plain_text
from bot.slack.draw.buttons import OPEN_LINK as OPEN_LINK
from bot.slack.draw.buttons import Pressables
from bot.slack.draw.card_blocks import Drawing
from bot.slack.draw.elements import (
    LONGEST_SECTION,
    LONGEST_TEXT,
    MESSAGE,
    Json,
    Room,
    context,
    fits,
    fitted,
    rich,
)
from bot.slack.draw.elements import action_of as action_of
from bot.slack.draw.elements import language_of as language_of
from bot.slack.draw.markup import literal, mrkdwn
from handlers.blocks import Actions, Text
from handlers.card import Block, Card, Form
from handlers.wording import text

#: How long one text may be: first the longest, then shorter until the whole fits.
LIMITS = (4500, 2000, 1000, 500, 250)
#: Room for the line that says who asks.
LONGEST_ASKING = 250
#: A person whom Slack can mention.
_HERE = re.compile(r"slack:([UW][A-Z0-9]{1,40})")


def render(card: Card) -> tuple[list[Json], str]:
    """The blocks, and the whole card as text for notifications and screen readers, which read no blocks.

    A card of which nothing can be drawn in a message (a form alone), or said (buttons alone), still says what it is.
    """
    said = plain_text(replace(card, blocks=tuple(one for one in card.blocks if not isinstance(one, Form))))
    asks = _asked_by(card)
    room = replace(MESSAGE, blocks=MESSAGE.blocks - 1, weight=MESSAGE.weight - LONGEST_ASKING) if asks else MESSAGE
    drawn, title = draw(card.blocks, card.language, room), literal(_title(card), LONGEST_SECTION) or "…"
    read_aloud = mrkdwn(said, LONGEST_TEXT) or mrkdwn(title, LONGEST_TEXT)
    return asks + (drawn or draw((Text(title),), card.language, room)), read_aloud


def _asked_by(card: Card) -> list[Json]:
    """Who asks, as a mention; somebody elsewhere has none here."""
    if not card.asks:
        return []
    found = _HERE.fullmatch(card.asks)
    if found is None:
        return context(text(card.language, "asked-by-elsewhere"))
    before, _, after = text(card.language, "asked-by", who="\n").partition("\n")
    runs: list[Json] = [{"type": "text", "text": run} for run in (before, after)]
    elements = [runs[0], {"type": "user", "user_id": found[1]}, runs[1]]
    return rich([{"type": "rich_text_section", "elements": [run for run in elements if run.get("text") != ""]}])


def _title(card: Card) -> str:
    """What its forms are called, or what its buttons are for."""
    titles = [block.title for block in card.blocks if isinstance(block, Form)]
    headings = [block.heading for block in card.blocks if isinstance(block, Actions)]
    return " ".join(filter(None, titles or headings))


def draw(blocks: tuple[Block, ...], language: str, room: Room, pressables: Pressables | None = None) -> list[Json]:
    """The blocks as they fit into `room`. A form is drawn as the button that opens it."""
    drawn: list[Json] = []
    for limit in LIMITS:
        fresh = replace(pressables) if pressables else Pressables(language)
        drawn = list(Drawing(language, limit, fresh).all(blocks))
        if fits(drawn, room):
            return drawn
    return fitted(drawn, room)
