"""What follows on an answer is read with it, and a remark that has nothing to do with it is not.

The rows were written beside the code, so they say that a kind works and not how often.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.ask.intent import hear
from handlers.assistant import Assistant
from handlers.incoming import Message, Origin
from handlers.records import Memory
from handlers.reply import Reply
from knowledge.answers import Answers
from tests.fakes.reviewing import reviewer_of
from tests.questions import questions

ROWS = questions("follow_ups")
ON, BESIDE = [row for row in ROWS if row["acceptable"]], [row for row in ROWS if not row["acceptable"]]


@pytest.fixture(scope="module")
def assistant(answers: Answers) -> Assistant:
    return Assistant(answers, reviewer_of(answers.town))


def said(assistant: Assistant, row: dict[str, str]) -> Reply:
    heard = hear(Message("1", Origin("slack:UA", "slack:DA", chosen=row["lang"], spoken=row["lang"]), row["text"]))
    return assistant.answer(replace(heard, memory=Memory(topic=row["topic"], language=row["lang"])))


def test_a_follow_up_gets_the_section_it_is_about(assistant: Assistant) -> None:
    missed = [row["text"] for row in ON if not set(said(assistant, row).about.sections) & set(row["acceptable"])]
    assert len(missed) <= 4, missed


def test_a_remark_after_an_answer_gets_no_firm_answer(assistant: Assistant) -> None:
    firm = [row["text"] for row in BESIDE if said(assistant, row).outcome == "answered"]
    assert len(firm) <= 2, firm
