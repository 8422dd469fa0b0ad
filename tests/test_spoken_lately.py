"""A card that nobody asked for is in the language its reader speaks here today."""

from __future__ import annotations

import pytest

from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, played, said, says

HELLO = {"sv": "får vi svara på kommentarer?", "fi": "saako kommentteihin vastata?", "en": "may we answer comments?"}
ASKS = {"sv": "Målgrupp och behov", "fi": "Kohderyhmä ja tarve", "en": "Target group and need"}
STANDS = {"sv": "godkän", "fi": "hyväksy", "en": "approved"}


@pytest.mark.parametrize("language", HELLO)
def test_whoever_decides_gets_the_card_in_the_language_they_write_in(language: str) -> None:
    told = played(SETUP, says("hello", NINA, HELLO[language]), *SENT)
    assert ASKS[language] in said(told["s3"][NINA])


def test_a_choice_goes_before_it_and_a_talk_of_two_days_ago_is_none() -> None:
    chosen = played(
        SETUP,
        says("talk", NINA, "suomeksi kiitos"),
        {"id": "always", "who": NINA, "presses": "Aina suomeksi"},
        says("hello", NINA, HELLO["en"]),
        *SENT,
    )
    assert ASKS["fi"] in said(chosen["s3"][NINA])
    old = played(SETUP, says("hello", NINA, HELLO["en"]), {"id": "w", "event": {"wait_hours": 49}}, *SENT)
    assert ASKS["sv"] in said(old["s3"][NINA])


@pytest.mark.parametrize("language", HELLO)
def test_whoever_asked_is_told_in_the_language_they_write_in_now(language: str) -> None:
    told = played(SETUP, *SENT, says("hello", ANNA, HELLO[language]), {"id": "yes", "who": NINA, "presses": "Godkänn"})
    assert STANDS[language] in said(told["yes"][ANNA]).lower()
