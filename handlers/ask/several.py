"""Two questions in one message: two short answers on one card, each under its own headline.

What is asked beside an answered question and cannot be answered is not passed over: a line says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.ask.answer_card import answer_reply, ask_button, quotations, short_answer, silent_about, topics
from handlers.blocks import Actions, Quotation, Text
from handlers.card import Block, Card
from handlers.reply import About, Reply
from handlers.wording import text
from knowledge.town import Town
from knowledge.two_questions import Asked

#: More than two answers nobody reads on a telephone; a line says that there was more.
MOST_ANSWERS = 2


def reply_to_each(town: Town, asked: Sequence[Asked], question: str, language: str) -> Reply:
    """The reply to all that a message asks."""
    answered = [one for one in asked if one.answer.sure == "sure"]
    lines = [Text(_unanswered(town, one, language)) for one in asked[1:] if one not in answered]
    if len(answered) > 1:
        situations = [one.answer.situation for one in answered if one.answer.situation]
        first, cited = situations[0], [id for one in situations[:MOST_ANSWERS] for id in one.sections]
        about = About(first.verdict, tuple(dict.fromkeys(cited)), situation=first.id)
        return Reply(_both(town, answered, lines, question, language), "answered", about=about)
    reply = answer_reply(town, asked[0].answer, question, language, asked[0].facts)
    return replace(
        reply, card=_with_lines(reply.card, lines), about=replace(reply.about, beside=bool(lines) or asked[0].more)
    )


def _both(town: Town, answered: list[Asked], lines: list[Text], question: str, language: str) -> Card:
    """Each answer under the question it is taken for; the whole of it, with what belongs to it, is one press away."""
    blocks: list[Block] = []
    situations = [one.answer.situation for one in answered if one.answer.situation]
    for situation, one in list(zip(situations, answered, strict=True))[:MOST_ANSWERS]:
        first = quotations(town, situation.quote, language)[0]
        asked = Text(situation.questions[language], small=True)
        blocks += [asked, *short_answer(town, situation, language, one.facts), replace(first, folded=True)]
    if len(situations) > MOST_ANSWERS:
        blocks.append(Text(text(language, "also-more")))
    blocks += lines
    blocks.append(topics(text(language, "each-in-full"), situations, language))
    return Card(language, (*blocks, Actions("", (ask_button(language, question),), quiet=True)))


def _unanswered(town: Town, asked: Asked, language: str) -> str:
    """What the guideline is silent about by name, or that it is not sure what was meant."""
    if name := silent_about(town, asked.answer, language):
        return text(language, "also-silent", topic=name)
    return text(language, "also-outside" if asked.answer.sure == "outside" else "also-unsure")


def _with_lines(card: Card, lines: list[Text]) -> Card:
    """Below the answer itself, above what it rests on."""
    kinds = (Quotation, Actions)
    at = next(number for number, block in enumerate(card.blocks) if isinstance(block, kinds))
    return replace(card, blocks=(*card.blocks[:at], *lines, *card.blocks[at:]))
