"""Whoever decides says so in words: the request named is shown with its buttons, and nothing is decided by words."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.decisions import Decided, decision_in
from tests.fakes.rehearsing import ANNA, NINA, SETUP, played, rehearsed, said, says
from tests.test_named_requests import asked_by

BEA = "slack:UBEA"
HEARD = {
    "godkänn hamnens": Decided("approve", "hamnens"),
    "bra, godkänn": Decided("approve", ""),
    "tack! godkänn": Decided("approve", ""),
    "ja godkänner museets": Decided("approve", "museets"),
    "ok hyväksy eka": Decided("approve", "eka"),
    "hyväksytään kirjaston": Decided("approve", "kirjaston"),
    "looks good, approve it": Decided("approve", "it"),
    "hylkää se": Decided("reject", "se"),
    "avslå ungdomsgårdens, målet är för vagt": Decided("reject", "ungdomsgårdens", "målet är för vagt"),
    "reject it because the goal is vague": Decided("reject", "it", "the goal is vague"),
    "hylkää museon koska tavoite puuttuu": Decided("reject", "museon", "tavoite puuttuu"),
}
NOT_HEARD = (
    "får man godkänna en kommentar",
    "vem godkänner",
    "är den godkänd",
    "kuka hyväksyy kanavat",
    "can the deputy approve",
    "jag tror att de godkänner den",
    "borde informatören godkänna det",
)
REQUESTS = (*asked_by(ANNA, "Satama", "YouTube", "1"), *asked_by(BEA, "Kirjasto", "Facebook", "2"))


@pytest.mark.parametrize("words", HEARD)
def test_a_decision_is_heard_with_what_it_names_and_why(words: str) -> None:
    assert decision_in(words) == HEARD[words]


@pytest.mark.parametrize("words", NOT_HEARD)
def test_what_speaks_of_decisions_is_none(words: str) -> None:
    assert decision_in(words) is None


def shows_only(messages: list[dict[str, Any]], unit: str) -> None:
    (message,) = messages
    assert f"{unit}, " in message["text"] and {"Godkänn", "Avslå"} <= set(message["buttons"]), message["text"]


def test_the_one_that_is_named_is_shown_with_its_buttons_and_nothing_is_decided() -> None:
    told = played(
        SETUP,
        *REQUESTS,
        says("harbour", NINA, "godkänn hamnens"),
        says("it", NINA, "bra, godkänn"),
        says("library", NINA, "godkänn bibliotekets facebook tack"),
        says("first", NINA, "hylkää eka"),
        says("last", NINA, "approve the last one"),
        says("museum", NINA, "godkänn museets"),
        says("which", NINA, "godkänn"),
        says("status", NINA, "hur går det med bibliotekets?"),
        says("waits", NINA, "va väntar på mej"),
        says("comment", NINA, "godkänn kommentaren"),
        says("hers", ANNA, "godkänn hamnens"),
    )
    assert all(set(messages) == {NINA} for id, messages in told.items() if len(id) > 2 and id != "hers")
    shows_only(told["harbour"][NINA], "Hamnen")
    assert "Inget är gjort ännu" in said(told["harbour"][NINA])
    shows_only(told["it"][NINA], "Hamnen")
    shows_only(told["library"][NINA], "Biblioteket")
    assert ", YouTube" in said(told["first"][NINA])
    assert ", Facebook" in said(told["last"][NINA])
    assert "Ingen ansökan med det namnet" in said(told["museum"][NINA])
    assert told["waits"][NINA][0]["buttons"] == told["museum"][NINA][0]["buttons"]
    shows_only(told["status"][NINA], "Biblioteket")
    assert told["comment"][NINA][0]["outcome"] not in ("shown", "mine")
    assert "Godkänn" not in told["hers"][ANNA][0]["buttons"], "whoever does not decide decides nothing"


def test_with_none_opened_it_is_asked_which_and_one_alone_is_the_one() -> None:
    told = played(
        SETUP,
        *asked_by(ANNA, "Satama", "YouTube", "1"),
        says("one", NINA, "godkänn den"),
        {"id": "approved", "who": NINA, "presses": "Godkänn"},
        says("none", NINA, "bra, godkänn"),
        *asked_by(BEA, "Kirjasto", "Facebook", "2"),
        *asked_by(ANNA, "Museo", "Instagram", "3"),
        says("which", NINA, "godkänn"),
        says("first", NINA, "den första"),
    )
    shows_only(told["one"][NINA], "Hamnen")
    assert "väntar" in said(told["none"][NINA]) and told["none"][NINA][0]["buttons"] == []
    assert "Vilken menar du?" in said(told["which"][NINA])
    assert told["which"][NINA][0]["buttons"] == ["Ansökan 2: Biblioteket, Facebook", "Ansökan 3: Museet, Instagram"]
    shows_only(told["first"][NINA], "Biblioteket")


def test_the_reason_and_the_question_wait_in_the_form() -> None:
    lines = rehearsed(
        SETUP,
        *REQUESTS,
        says("3", NINA, "avslå hamnens, målet är för vagt"),
        {"id": "4", "who": NINA, "presses": "Avslå"},
        says("5", NINA, "fråga biblioteket vem som svarar på finska"),
        {"id": "6", "who": NINA, "presses": "Be om mer"},
        {"id": "7", "who": NINA, "fills": {}},
    )
    shown, form, _, asks, sent = lines[-5:]
    assert all(one["to"] == NINA for line in (shown, form, asks) for one in line["messages"])
    assert "målet är för vagt" in form["messages"][0]["text"] and "Hamnen" in form["messages"][0]["text"]
    assert "vem som svarar på finska" in asks["messages"][0]["text"]
    assert any("vem som svarar på finska" in one["text"] for one in sent["messages"] if one["to"] == BEA)
