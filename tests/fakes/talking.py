"""A conversation with the assistant alone, remembered from turn to turn as the dispatcher does it."""

from __future__ import annotations

from dataclasses import replace

from bot.plain_text import plain_text
from handlers.ask.intent import hear
from handlers.ask.remembering import remembered
from handlers.assistant import Assistant
from handlers.blocks import Actions, Button, Quotation, Verdict
from handlers.incoming import Message, Origin
from handlers.records import Memory
from handlers.reply import Reply
from knowledge.answers import Answers
from tests.fakes.reviewing import reviewer_of


class Talk:
    """`origin`: what else is known of where it is."""

    def __init__(self, answers: Answers, **origin: object) -> None:
        self._assistant, self._origin = Assistant(answers, reviewer_of(answers.town)), origin
        self.memory = Memory()

    def says(self, text: str) -> Reply:
        where = {"person": "web:anna", "place": "web:1", "spoken": self.memory.language or None} | self._origin
        heard = hear(Message("m1", Origin(**where), text))  # type: ignore[arg-type]
        reply = self._assistant.answer(replace(heard, memory=self.memory))
        self.memory = remembered(self.memory, reply)
        return reply


def shown(reply: Reply) -> str:
    return plain_text(reply.card)


def headlines(reply: Reply) -> list[str]:
    return [block.label for block in reply.card.blocks if isinstance(block, Verdict)]


def quoted(reply: Reply) -> bool:
    return any(isinstance(block, Quotation) for block in reply.card.blocks)


def offered(reply: Reply) -> list[str]:
    rows = [block for block in reply.card.blocks if isinstance(block, Actions)]
    return [item.action for row in rows for item in row.items if isinstance(item, Button)]
