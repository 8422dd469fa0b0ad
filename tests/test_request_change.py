"""A request that was sent is changed until it is decided: whoever decides sees what, and decides on what they read."""

from __future__ import annotations

import pytest

from tests.fakes.rehearsing import ANNA, FORM, NINA, SETUP, rehearsed, says

SENT = (
    says("1", ANNA, "Vi vill öppna en egen Facebooksida"),
    {"id": "2", "who": ANNA, "presses": "Ansök om en kanal"},
    {"id": "3", "who": ANNA, "fills": FORM},
)


def test_what_is_changed_is_shown_on_the_card_and_what_is_closed_unsent_is_not() -> None:
    lines = rehearsed(
        SETUP,
        *SENT,
        {"id": "4", "who": ANNA, "presses": "Ändra i ansökan"},
        {"id": "5", "who": ANNA, "fills": {"Målgrupp och behov": "Barn"}, "then": "close"},
        {"id": "6", "who": ANNA, "presses": "Ändra i ansökan"},
        {"id": "7", "who": ANNA, "fills": {"Målgrupp och behov": "Seniorer", "Egna mål": "?"}},
        {"id": "8", "who": ANNA, "fills": {"Egna mål": "Fler seniorer"}},
        {"id": "9", "who": ANNA, "fills": {}},
    )
    sent, opened, closed, _, faulty, changed, again = lines[2:]
    (card,) = (one for one in sent["messages"] if one["to"] == NINA)
    assert "Målgrupp och behov: Låntagare" in opened["messages"][0]["text"], "it opens with what was sent"
    assert [one["to"] for one in closed["messages"]] == [ANNA], "closed unsent, nobody is told of anything"
    assert [one["to"] for one in faulty["messages"]] == [ANNA], "with a fault nothing is changed"
    (redrawn,) = (one for one in changed["messages"] if one["to"] == NINA)
    assert redrawn["replaces"] == card["message"]
    assert "Låntagare → Seniorer" in redrawn["text"] and "Fler låntagare → Fler seniorer" in redrawn["text"]
    assert "Barn" not in redrawn["text"]
    assert all(one["to"] == ANNA for one in again["messages"]), "sent twice it is one change"


@pytest.mark.parametrize(
    "words", ["ändra ansökan 1", "kan man ändra än?", "voiko viel muuttaa", "can I still change it"]
)
def test_free_words_lead_to_the_button(words: str) -> None:
    *_, asked = rehearsed(SETUP, *SENT, says("4", ANNA, words))
    (shown,) = asked["messages"]
    assert {"Ändra i ansökan", "Muuta hakemusta", "Change the request"} & set(shown["buttons"]), shown["text"]


def test_what_was_asked_meanwhile_is_read_before_a_change_is_sent() -> None:
    lines = rehearsed(
        SETUP,
        *SENT,
        {"id": "4", "who": ANNA, "presses": "Ändra i ansökan"},
        {"id": "5", "who": NINA, "presses": "Be om mer"},
        {"id": "6", "who": NINA, "fills": {"Din fråga": "Vem svarar på kvällarna?"}},
        {"id": "7", "who": ANNA, "fills": {"Egna mål": "Fler seniorer"}},
    )
    (shown,) = lines[-1]["messages"]
    assert shown["to"] == ANNA and "Vem svarar på kvällarna?" in shown["text"]
    assert "Egna mål: Fler seniorer" in shown["text"], "what was filled in is not lost"


def test_the_answer_to_what_was_asked_meanwhile_is_sent_from_the_same_form() -> None:
    lines = rehearsed(
        SETUP,
        *SENT,
        {"id": "4", "who": ANNA, "presses": "Ändra i ansökan"},
        {"id": "5", "who": NINA, "presses": "Be om mer"},
        {"id": "6", "who": NINA, "fills": {"Din fråga": "Vem svarar på kvällarna?"}},
        {"id": "7", "who": ANNA, "fills": {"Egna mål": "Fler seniorer"}},
        {"id": "8", "who": ANNA, "fills": {"Målgrupp och behov": "Alla"}},
    )
    sent = lines[-1]["messages"]
    assert {one["to"] for one in sent} == {ANNA, NINA}, "it is with the informatör now, and not shown once more"
    card = next(one for one in sent if one["to"] == NINA)
    assert "Fler seniorer" in card["text"] and "Alla" in card["text"]


def test_what_was_changed_since_the_form_was_opened_is_not_written_over_unseen() -> None:
    here, elsewhere = "slack:UBO", "web:bo"
    lines = rehearsed(
        {"setup": {"approvers": [NINA, f"{here}+{elsewhere}"], "now": "2026-11-30T09:00:00+02:00"}},
        says("1", here, "Vi vill öppna en egen Facebooksida"),
        {"id": "2", "who": here, "presses": "Ansök om en kanal"},
        {"id": "3", "who": here, "fills": FORM},
        {"id": "4", "who": here, "presses": "Ändra i ansökan"},
        says("5", elsewhere, "mina ansökningar"),
        {"id": "6", "who": elsewhere, "presses": "Ändra i ansökan"},
        {"id": "7", "who": elsewhere, "fills": {"Egna mål": "Fler unga"}},
        {"id": "8", "who": here, "fills": {"Egna mål": "Fler seniorer"}},
        {"id": "9", "who": here, "fills": {}},
    )
    changed, again, sent = lines[-3:]
    assert any("Fler unga" in one["text"] for one in changed["messages"] if one["to"] == NINA)
    (shown,) = again["messages"]
    assert shown["to"] == here and "har ändrats sedan du öppnade" in shown["text"]
    assert "Egna mål: Fler seniorer" in shown["text"], "what was filled in is not lost"
    assert any("Fler seniorer" in one["text"] for one in sent["messages"] if one["to"] == NINA)
