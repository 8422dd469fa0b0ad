"""After two questions of which one was answered, "the other one" is the other question and none of the buttons."""

from __future__ import annotations

import pytest

from tests.fakes.rehearsing import ANNA, SETUP, played, said, says

BOTH = "Måste vi skriva på båda språken? Och vad är wifi-lösenordet i biblioteket?"


@pytest.mark.parametrize("other", ["det andra då?", "den andra", "andra frågan"])
def test_the_other_one_is_the_question_that_got_no_answer(other: str) -> None:
    told = played(SETUP, says("both", ANNA, BOTH), says("other", ANNA, other))
    assert "båda språken" in said(told["both"][ANNA])
    assert "Skriv den frågan för sig" in said(told["other"][ANNA])


def test_the_first_one_is_still_the_first_button() -> None:
    told = played(SETUP, says("both", ANNA, BOTH), says("first", ANNA, "den första"))
    assert told["first"][ANNA][0]["outcome"] == "topic"


def test_where_both_are_answered_the_other_one_is_its_answer_in_full() -> None:
    both = says("both", ANNA, "Hur ofta ska vi uppdatera sidan? Och får jag lägga ut bilder på barnen?")
    told = played(SETUP, both, says("other", ANNA, "den andra"))
    assert told["other"][ANNA][0]["outcome"] == "topic"
    assert "lov" in said(told["other"][ANNA])
