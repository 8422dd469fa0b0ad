"""A yes does what the last card asked, and nothing that an earlier one did."""

from __future__ import annotations

import pytest

from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, played, said, says


@pytest.mark.parametrize("aside", ["glöm mig", "vad har du sparat om mig", "hem"])
def test_a_yes_after_another_card_takes_no_decision_back(aside: str) -> None:
    told = played(
        SETUP,
        *SENT,
        {"id": "approved", "who": NINA, "presses": "Godkänn"},
        says("undo", NINA, "ångra beslutet"),
        says("aside", NINA, aside),
        says("yes", NINA, "jo"),
    )
    assert "Vill du ta tillbaka" in said(told["undo"][NINA])
    assert ANNA not in told["yes"] and "taget tillbaka" not in said(told["yes"][NINA])


@pytest.mark.parametrize("aside", ["glöm mig", "vad har du sparat om mig"])
def test_a_yes_after_another_card_withdraws_no_request(aside: str) -> None:
    told = played(
        SETUP, *SENT, says("back", ANNA, "dra tillbaka ansökan"), says("aside", ANNA, aside), says("yes", ANNA, "ja")
    )
    assert "Vill du dra tillbaka" in said(told["back"][ANNA])
    assert NINA not in told["yes"], "nothing was withdrawn"


def test_a_yes_to_whether_it_was_the_answer_opens_the_answer_and_no_review() -> None:
    told = played(
        SETUP,
        says("form", ANNA, "kysy tiedottajalta"),
        {"id": "open", "who": ANNA, "presses": "Kysy tiedottajalta"},
        {"id": "sent", "who": ANNA, "fills": {"question": "Saako julisteessa olla logo?"}},
        says("plain", NINA, "Nej, aldrig på affischer."),
        says("yes", NINA, "ja"),
    )
    assert "Är det här svaret på frågan?" in said(told["plain"][NINA])
    form = told["yes"][NINA][0]
    assert form["outcome"] == "answer-form" and "Saako julisteessa olla logo?" in form["text"]
    assert "sparar jag inte" in form["text"], "that the words were not kept is said"


def test_a_line_in_a_channel_is_never_asked_whether_it_is_a_private_answer() -> None:
    told = played(
        SETUP,
        says("form", ANNA, "kysy tiedottajalta"),
        {"id": "open", "who": ANNA, "presses": "Kysy tiedottajalta"},
        {"id": "sent", "who": ANNA, "fills": {"question": "Saako julisteessa olla logo?"}},
        says("channel", NINA, "be föräldrarna om lov före bilderna läggs ut", where="channel", mention=True),
    )
    assert "svaret på frågan" not in str(told["channel"])
