"""A form for a question, where there is no conversation to write it in: a start page, a menu."""

from __future__ import annotations

from handlers.card import Card, Field, Form
from handlers.reply import Reply
from handlers.wording import text

LONGEST_QUESTION = 2_000


def ask_form(language: str) -> Reply:
    field = Field(
        "question",
        text(language, "ask-label"),
        "long",
        required=True,
        placeholder=text(language, "ask-here-example"),
        longest=LONGEST_QUESTION,
    )
    form = Form("question", "", text(language, "ask-here"), (field,), text(language, "ask-here-send"))
    return Reply(Card(language, (form,)), "ask-here", private=True)
