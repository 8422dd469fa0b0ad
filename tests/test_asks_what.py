"""Whoever stops before saying what it is about is asked, and told neither a rule nor that it lies outside."""

from __future__ import annotations

import pytest

from bot.plain_text import plain_text
from handlers.assistant import Assistant
from handlers.incoming import Message, Origin
from knowledge.answers import Answers
from tests.fakes.reviewing import reviewer_of


@pytest.fixture(scope="module")
def assistant(answers: Answers) -> Assistant:
    return Assistant(answers, reviewer_of(answers.town))


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("får man", "sv", "Vad gäller det?"),
        ("måste jag?", "sv", "Vad gäller det?"),
        ("saaks mä", "fi", "Mistä on kyse?"),
        ("pitääks mun?", "fi", "Mistä on kyse?"),
        ("may I", "en", "What is it about?"),
        ("is it allowed?", "en", "What is it about?"),
    ],
)
def test_a_question_that_has_only_begun_is_asked_what_it_is_about(
    assistant: Assistant, text: str, language: str, said: str
) -> None:
    origin = Origin("slack:UA", "slack:DA", chosen=language, spoken=language)
    assert plain_text(assistant.reply_to(Message("1", origin, text)).card).startswith(said)


@pytest.mark.parametrize("text", ["får man svära", "vem är du", "saako kirota", "may I swear"])
def test_what_says_what_it_is_about_is_not_asked(assistant: Assistant, text: str) -> None:
    reply = assistant.reply_to(Message("1", Origin("slack:UA", "slack:DA"), text))
    assert reply.outcome != "unclear"
