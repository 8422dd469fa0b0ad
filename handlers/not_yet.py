"""What the assistant cannot do yet, said plainly, with the informatör's contact: a draft's review, a channel request."""

from __future__ import annotations

from handlers.answer_question import answer_reply, contact_card
from handlers.reply import Card, Reply, Text
from handlers.wording import text
from knowledge.answers import Answer
from knowledge.town import Town


def draft_reply(town: Town, language: str, private: bool) -> Reply:
    """A pasted draft: nothing of it is repeated, and in a public place the answer is the asker's alone."""
    opening = Text(text(language, "draft-public" if private else "draft-not-yet"))
    contact = contact_card(town, "", language)
    return Reply(Card(language, (opening, *contact.blocks)), "draft", private=private)


def channel_reply(town: Town, answer: Answer, question: str, language: str) -> Reply:
    """A wish for a channel: what the guideline says of it, and whom to agree it with."""
    said = answer_reply(town, answer, question, language).card
    contact = contact_card(town, question, language)
    return Reply(Card(language, (*said.blocks, Text(text(language, "channel-not-yet")), *contact.blocks)), "channel")


def empty_reply(language: str) -> Reply:
    return Reply(Card(language, (Text(text(language, "empty")),)), "empty")
