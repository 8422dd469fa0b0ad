"""Short texts are told apart; what belongs to no language in particular is left to the person's own choice."""

from __future__ import annotations

import pytest

from knowledge.answers import Answers
from knowledge.language import language_of, language_of_corpus


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("bilder lov?", "sv"),
        ("saako kuvan julkaista", "fi"),
        ("can we post this", "en"),
        ("far vi lagga ut bilder", "sv"),
        ("mita ei saa kirjoittaa", "fi"),
        ("Får jag posta på Facebook och Instagram?", "sv"),
        ("😀", None),
        ("12345", None),
        ("", None),
    ],
)
def test_a_short_text_tells_its_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_only_the_towns_languages_are_told(answers: Answers) -> None:
    assert language_of("can we post this picture", ("fi", "sv")) in ("fi", "sv", None)


def test_a_corpus_is_in_the_language_of_most_of_its_texts() -> None:
    assert language_of_corpus(["kuinka nopeasti pitää vastata", "saako kuvan julkaista", "hello there"]) == "fi"
    assert language_of_corpus([]) == "sv"
