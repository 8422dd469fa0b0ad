"""A decision is taken back within ten minutes, by button or words; everybody who was told is told, and the register."""

from __future__ import annotations

import pytest

from knowledge.decisions import decision_in
from tests.fakes.rehearsing import ANNA, FORM, NINA, SENT, SETUP, played, said, says

BO, CEA = "slack:UBO", "teams:cea"
TWO = {"setup": {**SETUP["setup"], "approvers": [NINA, CEA], "deputies": [BO]}}
WHOLE = {"Planerad adress": "facebook.com/hangobib", "Administratörer": "Eva Ek\nBo Alm", "Ersättare": "Ulla Sund"}
BACK = "Ta tillbaka beslutet"


def test_an_approval_is_taken_back_and_decided_anew_and_the_button_goes_after_ten_minutes() -> None:
    told = played(
        TWO,
        *SENT,
        {"id": "approved", "who": NINA, "presses": "Godkänn"},
        {"id": "back", "who": NINA, "presses": BACK},
        {"id": "again", "who": NINA, "presses": "Avslå"},
        {"id": "rejected", "who": NINA, "fills": {"Motivering": "Använd stadens sida."}},
        {"id": "later", "event": {"wait_hours": 1}},
        {"id": "late", "who": NINA, "presses": BACK},
    )
    assert BACK in told["approved"][NINA][-1]["buttons"] and BACK in told["approved"][CEA][0]["buttons"]
    back = told["back"]
    assert "Godkännandet är taget tillbaka" in back[NINA][0]["text"]
    assert "Öppna inte kanalen ännu" in said(back[ANNA]), "what the applicant has to undo"
    assert back[ANNA][0]["buttons"] == ["Ändra i ansökan", "Dra tillbaka"], "as it waits again"
    for redrawn in (back[NINA][-1], back[CEA][0]):
        assert redrawn["replaces"] and redrawn["buttons"] == ["Godkänn", "Avslå", "Be om mer"]
        assert "väntar på informatören" in redrawn["text"]
    assert "Avslagen" in said(told["rejected"][ANNA])
    assert set(told["later"]) == {NINA, CEA}, "nobody else hears that ten minutes have passed"
    assert all(BACK not in one["buttons"] and one["replaces"] for one in (*told["later"][NINA], *told["later"][CEA]))
    (late,) = told["late"][NINA]
    assert "mer än tio minuter" in late["text"] and "på nytt" in late["text"] and set(told["late"]) == {NINA}


def test_reminders_run_again_after_a_decision_is_taken_back() -> None:
    told = played(
        SETUP,
        *SENT,
        {"id": "approved", "who": NINA, "presses": "Godkänn"},
        {"id": "back", "who": NINA, "presses": BACK},
        {"id": "day", "event": {"wait_working_days": 1}},
    )
    assert "Påminnelse" in said(told["day"][NINA])


def test_what_was_listed_goes_out_of_the_register_and_what_was_closed_comes_back() -> None:
    told = played(
        SETUP,
        *SENT[:2],
        {"id": "s3", "who": ANNA, "fills": {**FORM, **WHOLE}},
        {"id": "approved", "who": NINA, "presses": "Godkänn"},
        {"id": "rights", "who": NINA, "presses": "Rättigheter givna"},
        {"id": "address", "who": NINA, "presses": "Adressen stämmer"},
        {"id": "listed", "who": NINA, "presses": "För in i registret"},
        says("there", ANNA, "register"),
        {"id": "out", "who": NINA, "presses": BACK},
        says("gone", ANNA, "register"),
        {"id": "listed again", "who": NINA, "presses": "För in i registret"},
        {"id": "close", "who": NINA, "presses": "Lägg ned kanalen"},
        {"id": "closed", "who": NINA, "fills": {"Motivering": "Ingen uppdaterar den."}},
        says("closed there", ANNA, "register"),
        {"id": "open again", "who": NINA, "presses": BACK},
        says("there again", ANNA, "register"),
    )
    assert "hangobib" in said(told["there"][ANNA])
    assert "ur registret igen" in said(told["out"][ANNA]) and "hangobib" not in said(told["gone"][ANNA])
    assert "hangobib" not in said(told["closed there"][ANNA])
    assert "officiell igen" in said(told["open again"][ANNA]) and "hangobib" in said(told["there again"][ANNA])


def test_only_who_decided_or_another_approver_takes_it_back() -> None:
    told = played(
        TWO,
        *SENT,
        {"id": "days", "event": {"wait_working_days": 5}},
        {"id": "approved", "who": NINA, "presses": "Godkänn"},
        {"id": "deputy", "who": BO, "presses": BACK},
        {"id": "other", "who": CEA, "presses": BACK},
        {"id": "late", "who": NINA, "presses": BACK},
    )
    assert "Bara den som fattade beslutet" in said(told["deputy"][BO]) and set(told["deputy"]) == {BO}
    assert "Godkännandet är taget tillbaka" in said(told["other"][CEA])


@pytest.mark.parametrize(
    "words",
    ["oj fel, ångra det där", "ångra", "ta tillbaka beslutet", "ja råka godkänna fel", "undo that", "oops wrong one",
     "peru se päätös", "hups väärä nappi", "kumoa äskeinen päätös", "take back the approval"],
)  # fmt: skip
def test_words_that_take_a_decision_back_are_heard(words: str) -> None:
    found = decision_in(words)
    assert found is not None and found.does == "undo"


@pytest.mark.parametrize(
    "words",
    ["ta tillbaka kommentaren", "peru lounas", "kan man ångra ett inlägg", "undo the edit of my post",
     "fel datum i texten",
     "oj vad fint", "hups unohdin kuvan", "take the picture back", "dra tillbaka frånvaron"],
)  # fmt: skip
def test_words_that_take_back_something_else_are_not(words: str) -> None:
    found = decision_in(words)
    assert found is None or found.does != "undo"


def test_words_show_the_button_and_a_yes_takes_it_back() -> None:
    told = played(
        SETUP,
        says("none", NINA, "ta tillbaka beslutet"),
        *SENT,
        {"id": "approved", "who": NINA, "presses": "Godkänn"},
        says("oops", NINA, "oj fel, ångra det där"),
        says("yes", NINA, "jo"),
        {"id": "approved again", "who": NINA, "presses": "Godkänn"},
        {"id": "later", "event": {"wait_hours": 1}},
        says("late", NINA, "ångra godkännandet"),
    )
    assert "inget beslut från det senaste dygnet" in said(told["none"][NINA])
    (asked,) = told["oops"][NINA]
    assert "Biblioteket, Facebook" in asked["text"] and asked["buttons"] == [BACK] and set(told["oops"]) == {NINA}
    assert "Godkännandet är taget tillbaka" in told["yes"][NINA][0]["text"] and ANNA in told["yes"]
    assert "lägga ned kanalen" in said(told["late"][NINA])
