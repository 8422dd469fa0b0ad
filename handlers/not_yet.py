"""What the assistant cannot do yet, said plainly and with the informatör's contact: reviewing a draft."""

from __future__ import annotations

from handlers.answer_question import contact_card
from handlers.reply import Card, Reply, Text
from handlers.wording import text
from knowledge.town import Town


def draft_reply(town: Town, language: str, private: bool) -> Reply:
    """A pasted draft: nothing of it is repeated, and in a public place the answer is the asker's alone."""
    opening = Text(text(language, "draft-public" if private else "draft-not-yet"))
    contact = contact_card(town, "", language)
    return Reply(Card(language, (opening, *contact.blocks)), "draft", private=private)


def empty_reply(language: str) -> Reply:
    return Reply(Card(language, (Text(text(language, "empty")),)), "empty")
