"""A reply of one line, by the key of its text."""

from __future__ import annotations

from handlers.blocks import Text
from handlers.card import Card
from handlers.outcomes import Outcome
from handlers.reply import Reply
from handlers.wording import text


def line(language: str, key: str, outcome: Outcome, private: bool = True, **values: str | int) -> Reply:
    return Reply(Card(language, (Text(text(language, key, **values)),)), outcome, private=private)
