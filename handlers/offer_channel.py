"""A wish for a channel: what the guideline says of it, and the button that opens the form.

A button, because chat products open a form from nothing else.
"""

from __future__ import annotations

from handlers.answer_question import LONGEST_CARRIED, answer_reply
from handlers.reply import Actions, Button, Card, Reply, Text
from handlers.wording import text
from knowledge.answers import Answer
from knowledge.town import Town


def channel_offer(town: Town, answer: Answer, wish: str, language: str) -> Reply:
    """The answer about channels with the form's button above its own; the button carries the wish to begin from."""
    said = answer_reply(town, answer, wish, language).card
    ask = Button(text(language, "do-request-channel"), "request-channel", wish[:LONGEST_CARRIED], primary=True)
    offer = (Text(text(language, "channel-offer")), Actions("", (ask,)))
    return Reply(Card(language, (*offer, *said.blocks)), "channel")
