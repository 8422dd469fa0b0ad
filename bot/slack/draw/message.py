"""A card becomes Block Kit blocks and the text that stands for them. Pure; keeps Slack's limits.

What would be too long is drawn again with its texts cut shorter, until all of it fits.
"""

from __future__ import annotations

from dataclasses import replace

from bot.plain_text import plain_text
from bot.slack.draw.buttons import OPEN_LINK as OPEN_LINK
from bot.slack.draw.buttons import Pressables
from bot.slack.draw.card_blocks import Drawing
from bot.slack.draw.elements import LONGEST_SECTION, LONGEST_TEXT, MESSAGE, Json, Room, fits, fitted
from bot.slack.draw.elements import action_of as action_of
from bot.slack.draw.elements import language_of as language_of
from bot.slack.draw.markup import literal, mrkdwn
from handlers.reply import Actions, Block, Card, Form, Text

#: How long one text may be: first the longest, then shorter until the whole fits.
LIMITS = (4500, 2000, 1000, 500, 250)


def render(card: Card) -> tuple[list[Json], str]:
    """The blocks, and the whole card as text for notifications and screen readers, which read no blocks.

    A card of which nothing can be drawn in a message (a form alone), or said (buttons alone), still says what it is.
    """
    said = plain_text(replace(card, blocks=tuple(one for one in card.blocks if not isinstance(one, Form))))
    drawn, title = draw(card.blocks, card.language, MESSAGE), literal(_title(card), LONGEST_SECTION) or "…"
    read_aloud = mrkdwn(said, LONGEST_TEXT) or mrkdwn(title, LONGEST_TEXT)
    return drawn or draw((Text(title),), card.language, MESSAGE), read_aloud


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
