"""The assistant's own cards, as it answers in Hangö: what somebody who asks gets to see."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from bot.composition import build_answers
from handlers.ask.topics import Topics
from handlers.assistant import Assistant
from handlers.incoming import Incoming, Message, Origin, Pressed
from handlers.reply import Card
from knowledge.town import HANGO
from tests.fakes.reviewing import reviewer_of

SAID = {
    "answer": ("Får vi lägga ut bilder på barn?", "Saako lasten kuvia julkaista?", "May we post pictures of children?"),
    "channel": ("vi vill ha en egen sida", "haluamme oman sivun", "we want our own page"),
    "unsure": ("Får jag lägga ut kod på torget?", "saako sen laittaa sinne?", "can we do it there?"),
    "outside": ("Vad kostar båtplatsen?", "Paljonko venepaikka maksaa?", "What does a berth cost?"),
    "help": ("hjälp", "apua", "help"),
    "who": ("vem är du?", "kuka olet?", "who are you?"),
    "thanks": ("tack så mycket", "kiitos paljon", "thank you so much"),
}
PRESSED = {"contact": ("ask-informator", "Får vi?"), "section": ("section", "rule.6.moderation"), "ask": ("ask", "")}
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KINDS = (*SAID, *PRESSED, "feedback", "stale")


@cache
def _assistant() -> Assistant:
    answers = build_answers(HANGO)
    return Assistant(answers, Topics(lambda: NOON), lambda situation, helpful: None, reviewer_of(answers.town))


def answer_cards(language: str) -> dict[str, Card]:
    origin = Origin("slack:UANNA", "slack:DANNA:dm", public=False, locale=language)
    spoken = ("sv", "fi", "en").index(language)
    some = next(iter(_assistant().town.situations))
    asked: dict[str, Incoming] = {kind: Message(kind, origin, said[spoken]) for kind, said in SAID.items()}
    asked |= {kind: Pressed(kind, origin, action, value) for kind, (action, value) in PRESSED.items()}
    asked["feedback"] = Pressed("feedback", origin, "helpful", f"{some} yes")
    asked["stale"] = Pressed("stale", origin, "nothing-of-ours", "")
    return {kind: _assistant().reply_to(incoming).card for kind, incoming in asked.items()}
