"""A wish for a channel: what the guideline says of it, and the button that opens the form.

A button, because chat products open a form from nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.ask.answer_card import LONGEST_CARRIED, answer_reply, contact_card
from handlers.ask.several import reply_to_each
from handlers.blocks import Actions, Button, Text
from handlers.card import Block, Card
from handlers.reply import About, Reply
from handlers.wording import text
from knowledge.found import Answer
from knowledge.phrases import says
from knowledge.town import Town
from knowledge.two_questions import Asked
from knowledge.words import normalised


def channel_offer(town: Town, answer: Answer, wish: str, language: str) -> Reply:
    """The form's button, which carries the wish to begin from, above the answer about channels if there is one."""
    said, about = _said(town, answer, wish, language)
    offer = (Text(text(language, "channel-offer")), _form_button(wish, language))
    return Reply(Card(language, (*offer, *said)), "channel", about=about)


def answer_with_form(town: Town, asked: Sequence[Asked], question: str, language: str) -> Reply:
    """The answer; under one about new channels the form's button too, since a wish is often put as a question."""
    reply = reply_to_each(town, asked, question, language)
    situations = (one.answer.situation for one in asked)
    about_new = any(situation and situation.sections[0] == town.form.get("unit") for situation in situations)
    if not about_new or says("closes", normalised(question)):
        return reply
    card = replace(reply.card, blocks=(*reply.card.blocks, _form_button(question, language)))
    return replace(reply, card=card)


def channel_contact(town: Town, answer: Answer, wish: str, language: str) -> Reply:
    """Where no request can be made: whom to ask, above the answer about channels if there is one."""
    said, about = _said(town, answer, wish, language)
    blocks = (*contact_card(town, wish, language).blocks, *said)
    return Reply(Card(language, blocks), "contact", private=True, about=about)


def _said(town: Town, answer: Answer, wish: str, language: str) -> tuple[tuple[Block, ...], About]:
    """What the guideline says about channels, if anything, and what that rests on."""
    if answer.situation is None:
        return (), About()
    reply = answer_reply(town, answer, wish, language)
    return reply.card.blocks, reply.about


def _form_button(wish: str, language: str) -> Actions:
    button = Button(text(language, "do-request-channel"), "request-channel", wish[:LONGEST_CARRIED], primary=True)
    return Actions("", (button,))
