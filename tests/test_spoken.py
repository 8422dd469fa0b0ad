"""A question is read alike whether it is spelt as it is spoken or as it is taught."""

from __future__ import annotations

import pytest

from knowledge.answers import Answers
from knowledge.facts import facts_in
from knowledge.spoken import standard

PAIRS = [
    (
        "sv",
        "int ska vi väl behöv granska kommentarerna föran de syns",
        "inte ska vi väl behöva granska kommentarerna innan de syns",
    ),
    (
        "sv",
        "sku ja få ha min ejen insta uppe tå ja e på jobb",
        "skulle jag få ha min egen insta uppe då jag är på jobb",
    ),
    ("sv", "måst ja skriv me mitt ejet namn", "måste jag skriva med mitt eget namn"),
    ("fi", "saanks mä olla omas facessa töis", "saanko minä olla omassa facessa töissä"),
    ("fi", "tarviiks meiän vastata illal", "tarvitseeko meidän vastata illalla"),
]


@pytest.mark.parametrize(("language", "spoken", "taught"), PAIRS)
def test_the_spoken_spelling_gets_the_answer_of_the_taught_one(
    answers: Answers, language: str, spoken: str, taught: str
) -> None:
    one, other = answers.find(spoken, language), answers.find(taught, language)
    assert one.situation is other.situation is not None
    assert (one.verdict, one.sure) == (other.verdict, other.sure)


def test_only_its_own_language_is_folded() -> None:
    assert standard("it is me", "en") == "it is me"
    assert standard("me vastaamme", "fi") == "me vastaamme"
    assert standard("kom me mej", "sv") == "kom med mig"


def test_a_yes_stays_a_yes() -> None:
    assert standard("alla har sagt ja", "sv") == "alla har sagt ja"
    assert standard("kan ja svara", "sv") == "kan jag svara"


def test_what_is_stated_in_dialect_is_heard() -> None:
    assert facts_in("alla har sagt att de e okej", "sv") == {"leave": True}
