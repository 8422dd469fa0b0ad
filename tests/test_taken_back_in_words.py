"""`Ångra` of whoever decides: the decision just made, what the button would take, never their own request unasked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.rehearsing import ANNA, NINA, SETUP, Line, played, rehearsed, said, says
from tests.test_named_requests import asked_by

OLLE = "slack:UOLLE"
TWO: Line = {"setup": {**SETUP["setup"], "approvers": [NINA, OLLE]}}


def presses(id: str, who: str, label: str) -> Line:
    return {"id": id, "who": who, "presses": label}


#: Nina has asked for a channel herself, and has just approved Anna's.
BOTH = (
    TWO,
    *asked_by(NINA, "Museo", "Instagram", "1"),
    *asked_by(ANNA, "Kirjasto", "Facebook", "2"),
    says("mine", NINA, "mina ansökningar"),
    says("named", NINA, "godkänn bibliotekets"),
    presses("approved", NINA, "Godkänn"),
)
APPROVED = (
    TWO,
    *asked_by(ANNA, "Kirjasto", "Facebook", "1"),
    says("named", NINA, "godkänn bibliotekets"),
    presses("approved", NINA, "Godkänn"),
)


def only(messages: list[dict[str, Any]]) -> dict[str, Any]:
    (message,) = messages
    return message


@pytest.mark.parametrize("words", ["ångra", "ångra det där", "kumoa", "take it back"])
def test_right_after_a_decision_it_is_the_decision_and_not_ones_own_request(words: str) -> None:
    told = played(*BOTH, says("undo", NINA, words), says("again", NINA, words))
    assert "Biblioteket" in said(told["named"][NINA]) and "Godkänn" in told["named"][NINA][0]["buttons"]
    for id in ("undo", "again"):
        asked = only(told[id][NINA])
        assert asked["outcome"] == "undo-asked" and "Museet" not in asked["text"] and "Museo" not in asked["text"]


def test_when_it_may_be_either_it_is_asked_which_and_a_yes_takes_back_neither() -> None:
    told = played(
        *BOTH,
        says("mine again", NINA, "mina ansökningar"),
        says("which", NINA, "ångra"),
        says("yes", NINA, "ja"),
        says("decision", NINA, "ångra godkännandet"),
        presses("undone", NINA, "Ta tillbaka beslutet"),
        says("own", NINA, "ångra"),
    )
    which = only(told["which"][NINA])
    assert "Vilken menar du?" in which["text"] and which["buttons"] == ["Ta tillbaka beslutet", "Dra tillbaka"]
    assert set(told["yes"]) == {NINA} and only(told["yes"][NINA])["outcome"] == "okay"
    assert only(told["decision"][NINA])["outcome"] == "undo-asked"
    assert ANNA in told["undone"]
    assert only(told["own"][NINA])["buttons"] == ["Dra tillbaka"], "no decision is left, so it is her own"


@pytest.mark.parametrize(
    ("words", "says_so"),
    [
        ("ångra godkännandet av stallets", "Jag hittar inget beslut om en ansökan med det namnet"),
        ("ångra museets godkännande", "Jag hittar inget beslut om en ansökan med det namnet"),
        ("peru tallin hyväksyntä", "En löydä päätöstä sillä nimellä"),
        ("undo the stable's approval", "I can’t find a decision on a request with that name"),
    ],
)
def test_a_name_that_no_decision_goes_by_is_told_and_a_yes_takes_back_no_other(words: str, says_so: str) -> None:
    told = played(*APPROVED, says("undo", NINA, words), says("yes", NINA, "ja"))
    assert says_so in only(told["undo"][NINA])["text"]
    assert set(told["yes"]) == {NINA} and only(told["yes"][NINA])["outcome"] != "undone"


@pytest.mark.parametrize("words", ["ångra det där", "ångra godkännandet", "ångra bibliotekets godkännande", "kumoa se"])
def test_who_else_decides_is_offered_what_the_button_would_take(words: str) -> None:
    told = played(*APPROVED, says("undo", OLLE, words), says("yes", OLLE, "ja"))
    asked = only(told["undo"][OLLE])
    assert asked["outcome"] == "undo-asked" and "Facebook" in asked["text"]
    assert ANNA in told["yes"] and "undone" in {one["outcome"] for one in told["yes"][OLLE]}


def test_of_several_that_others_decided_it_is_asked_which() -> None:
    told = played(
        TWO,
        *asked_by(ANNA, "Kirjasto", "Facebook", "1"),
        *asked_by(ANNA, "Satama", "YouTube", "2"),
        *asked_by(ANNA, "Museo", "Instagram", "3"),
        says("a", NINA, "godkänn bibliotekets"),
        presses("b", NINA, "Godkänn"),
        says("c", NINA, "godkänn hamnens"),
        presses("d", NINA, "Godkänn"),
        says("hers", NINA, "ångra"),
        says("his", OLLE, "ångra det där"),
        says("e", NINA, "avslå museets, för vagt"),
        presses("f", NINA, "Avslå"),
        {"id": "g", "who": NINA, "fills": {}},
        says("approval", NINA, "ångra godkännandet"),
        says("rejection", OLLE, "kumoa hylkäys"),
    )
    assert "Hamnen" in only(told["approval"][NINA])["text"], "the last one of that kind"
    assert "Museo, Instagram" in only(told["rejection"][OLLE])["text"]
    assert "Hamnen" in only(told["hers"][NINA])["text"] and "Biblioteket" not in only(told["hers"][NINA])["text"]
    assert only(told["his"][OLLE])["buttons"] == ["Ta tillbaka beslutet"] * 2


def test_nobody_hears_that_they_have_decided_nothing_when_they_have() -> None:
    told = played(
        *APPROVED,
        {"id": "later", "event": {"wait_hours": 1}},
        says("late", OLLE, "ångra bibliotekets godkännande"),
        says("other", OLLE, "ångra godkännandet"),
        says("hers", NINA, "ångra godkännandet"),
        presses("gone", ANNA, "Peru hakemus"),
        says("withdrawn", NINA, "ångra godkännandet"),
    )
    assert "mer än tio minuter" in only(told["late"][OLLE])["text"]
    assert "mer än tio minuter" in only(told["hers"][NINA])["text"]
    for id, who in (("other", OLLE), ("withdrawn", NINA)):
        text = only(told[id][who])["text"]
        assert "Jag hittar inget beslut" in text and "Du har inte" not in text


def test_what_was_decided_or_taken_back_is_found_by_its_name_and_told_as_that() -> None:
    told = played(
        *APPROVED,
        says("decided", OLLE, "godkänn bibliotekets"),
        says("once more", OLLE, "avslå bibliotekets, målet är vagt"),
        {"id": "gone", "who": ANNA, "presses": "Peru hakemus"},
        says("status", NINA, "hur går det med bibliotekets?"),
        says("approve", NINA, "godkänn bibliotekets"),
        says("unknown", NINA, "avslå stallets ansökan"),
    )
    for id in ("decided", "once more"):
        assert "Det här är redan avgjort" in said(told[id][OLLE]) and "Godkänd 30.11.2026" in said(told[id][OLLE])
    assert "Tillbakadragen 30.11.2026" in said(told["status"][NINA])
    assert "Tillbakadragen 30.11.2026" in said(told["approve"][NINA])
    assert only(told["unknown"][NINA])["outcome"] == "mine"


def test_how_it_goes_is_asked_of_ones_own_and_of_anothers_by_the_same_name() -> None:
    *_, which, own = rehearsed(
        SETUP,
        *asked_by(NINA, "Museo", "Instagram", "1"),
        *asked_by(ANNA, "Museo", "Facebook", "2"),
        says("which", NINA, "hur går det med museets?"),
        says("own", NINA, "hur går det med museets insta?"),
    )
    assert set(which["messages"][0]["buttons"]) == {"Ansökan 1: Museet, Instagram", "Ansökan 2: Museet, Facebook"}
    assert "Museet, Instagram" in own["messages"][0]["text"] and "Facebook" not in own["messages"][0]["text"]
