"""The retrieval engine finds entries through inflection, compounds and typing errors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search import build
from knowledge.words import normalised, words_of

CORPUS = {
    "bilder": "Får jag lägga ut bilder på barn från skolfesten?",
    "svar": "Hur snabbt ska vi svara på kommentarer?",
    "sida": "Vår enhet vill öppna en egen Facebooksida.",
    "svordom": "Är det okej att svära i ett inlägg?",
}
search = build(CORPUS)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("barnbilder", "bilder"),
        ("lagga ut bider", "bilder"),
        ("svarar vi snabbt på kommentarerna", "svar"),
        ("face book sida", "sida"),
        ("svära", "svordom"),
        ("kommentarrer", "svar"),
    ],
)
def test_the_nearest_entry_comes_first(query: str, first: str) -> None:
    assert search(query, 3)[0] == first


def test_nothing_in_common_finds_nothing() -> None:
    assert search("xyzzy", 3) == []


def test_at_most_k_are_given() -> None:
    assert len(search("får vi svara på bilder och kommentarer på en egen sida", 2)) == 2


def test_an_empty_corpus_finds_nothing() -> None:
    assert build({})("bilder", 3) == []


@given(st.text(max_size=200))
def test_any_query_is_searched(query: str) -> None:
    assert set(search(query, 4)) <= set(CORPUS)


@given(st.text(max_size=500))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert words_of(once) == words_of(normalised(once))
