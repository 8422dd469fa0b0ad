"""The assistant's own cards, as it answers in Hangö: what somebody who asks gets to see."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from bot.composition import build_answers
from handlers.ask.answer_card import answer_reply
from handlers.ask.several import reply_to_each
from handlers.assistant import Assistant
from handlers.card import Card
from handlers.incoming import Incoming, Message, Origin, Pressed
from knowledge.found import Answer
from knowledge.town import HANGO
from knowledge.two_questions import Asked
from tests.fakes.reviewing import reviewer_of

SAID = {
    "answer": ("Får vi lägga ut bilder på barn?", "Saako lasten kuvia julkaista?", "May we post pictures of children?"),
    "channel": ("vi vill ha en egen sida", "haluamme oman sivun", "we want our own page"),
    "outside": ("Vad kostar båtplatsen?", "Paljonko venepaikka maksaa?", "What does a berth cost?"),
    "help": ("hjälp", "apua", "help"),
    "who": ("vem är du?", "kuka olet?", "who are you?"),
    "thanks": ("tack så mycket", "kiitos paljon", "thank you so much"),
}
PRESSED = {"contact": ("ask-informator", "Får vi?"), "section": ("section", "rule.6.moderation"), "ask": ("ask", "")}
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
#: What is offered where it is not clear what was meant: always the same, whatever a model learns.
NEAREST = ("pictures-of-children", "picture-from-the-net", "delete-criticism")
KINDS = (*SAID, *PRESSED, "feedback", "stale", "nearest", "unsure", "silent", "two-questions", "met")


@cache
def _assistant() -> Assistant:
    answers = build_answers(HANGO)
    return Assistant(answers, reviewer_of(answers.town))


def answer_cards(language: str) -> dict[str, Card]:
    origin = Origin("slack:UANNA", "slack:DANNA:dm", public=False, locale=language)
    spoken = ("sv", "fi", "en").index(language)
    some = next(iter(_assistant().town.situations))
    asked: dict[str, Incoming] = {kind: Message(kind, origin, said[spoken]) for kind, said in SAID.items()}
    asked |= {kind: Pressed(kind, origin, action, value) for kind, (action, value) in PRESSED.items()}
    asked["feedback"] = Pressed("feedback", origin, "helpful", f"{some} yes")
    asked["stale"] = Pressed("stale", origin, "nothing-of-ours", "")
    town = _assistant().town
    near = tuple(town.situations[id] for id in NEAREST)
    answers = {
        "nearest": Answer(near[1], near[1].verdict, 0.4, ()),
        "unsure": Answer(None, None, 0.3, near),
        "silent": Answer(None, None, 0.0, (), "overtime"),
    }
    replies = {kind: _assistant().reply_to(incoming) for kind, incoming in asked.items()}
    both = [Asked("kod?", Answer(one, one.verdict, 0.9, ())) for one in near[1:]]
    replies["two-questions"] = reply_to_each(town, both, "kod?", language)
    stated = Asked("kod?", Answer(near[1], near[1].verdict, 0.9, ()), {"leave": True, "happened": True})
    replies["met"] = reply_to_each(town, [stated], "kod?", language)
    replies |= {kind: answer_reply(town, answer, "kod?", language) for kind, answer in answers.items()}
    return {kind: reply.card for kind, reply in replies.items()}
