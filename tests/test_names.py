"""The finder of personal names: what it finds, where, and in texts that nobody meant for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.names import FOLDER, find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Grattis till Wilma Backström och Noel Isaksson!", ["Wilma Backström", "Noel Isaksson"]),
        ("Voittajat ovat Aino-Maija Rantasuo ja Veikko Pihlström.", ["Aino-Maija Rantasuo", "Veikko Pihlström"]),
        ("Hangon kaupunki korjaa Nycanderinkadun putket ensi viikolla.", []),
        ("Vattnet är avstängt på Nycandersgatan i dag.", []),
        ("", []),
    ],
)
def test_names_are_found_and_streets_are_not(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_names(text)] == names


def test_a_surname_alone_is_known_from_the_full_name_before_it() -> None:
    text = "Vi intervjuade Gunhild Westman i går. Sedan gick Westman hem."
    assert (49, 56) in find_names(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_every_span_lies_in_the_text(text: str) -> None:
    for start, end in find_names(text):
        assert 0 <= start < end <= len(text)


def test_the_models_stand_beside_their_attribution() -> None:
    said = (FOLDER / "ATTRIBUTION.md").read_text(encoding="utf-8")
    for file in FOLDER.glob("*.crfsuite"):
        assert file.name in said
    assert "CC BY 4.0" in said and "CC BY-SA 4.0" in said
