"""What is typed into a form is never cut unseen: what is too long is said, and stands there whole to be shortened."""

from __future__ import annotations

import pytest

from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, Line, played, said, says

#: The last word of each, so that it is seen whether all of it is there.
LAST = "sistaordet"


def words(count: int) -> str:
    return "vagt " * (count // 5) + LAST


def presses(id: str, who: str, label: str) -> Line:
    return {"id": id, "who": who, "presses": label}


def test_a_reason_said_in_words_that_is_too_long_stands_whole_in_the_form_that_says_so() -> None:
    told = played(
        SETUP,
        *SENT,
        says("said", NINA, "avslå bibliotekets, " + words(2_500)),
        presses("form", NINA, "Avslå"),
        {"id": "same", "who": NINA, "fills": {}},
        {"id": "short", "who": NINA, "fills": {"Motivering": "Målet är vagt."}},
    )
    for id in ("form", "same"):
        assert "Texten är för lång, högst 1 000 tecken" in said(told[id][NINA]).replace("\u00a0", " ")
        assert LAST in said(told[id][NINA]) and set(told[id]) == {NINA}
    assert "Avslagen" in said(told["short"][NINA]) and ANNA in told["short"]


@pytest.mark.parametrize(
    ("button", "field", "most"), [("Avslå", "Motivering", "1 000"), ("Be om mer", "Din fråga", "1 000")]
)
def test_what_whoever_decides_types_is_too_long_and_not_cut(button: str, field: str, most: str) -> None:
    told = played(
        SETUP, *SENT, presses("form", NINA, button), {"id": "sent", "who": NINA, "fills": {field: words(1_200)}}
    )
    text = said(told["sent"][NINA]).replace("\u00a0", " ")
    assert f"högst {most} tecken" in text and LAST in text and set(told["sent"]) == {NINA}


def test_an_answer_to_the_informator_and_one_from_them_are_too_long_and_not_cut() -> None:
    told = played(
        SETUP,
        *SENT,
        presses("a", NINA, "Be om mer"),
        {"id": "b", "who": NINA, "fills": {"Din fråga": "Vem svarar på finska?"}},
        presses("form", ANNA, "Svara"),
        {"id": "answer", "who": ANNA, "fills": {"Ditt svar": words(2_100)}},
    )
    text = said(told["answer"][ANNA]).replace("\u00a0", " ")
    assert "2000" in text.replace(" ", "") and LAST in text and set(told["answer"]) == {ANNA}


def test_a_question_to_the_informator_and_the_answer_are_too_long_and_not_cut() -> None:
    told = played(
        SETUP,
        says("1", ANNA, "vad är lönen för en lärare"),
        presses("form", ANNA, "Fråga informatören"),
        {"id": "long", "who": ANNA, "fills": {"Din fråga": words(2_100)}},
        {"id": "sent", "who": ANNA, "fills": {"Din fråga": "Vad är lönen?"}},
        presses("opened", NINA, "Svara"),
        {"id": "answer", "who": NINA, "fills": {"Ditt svar": words(2_100)}},
    )
    for id, who in (("long", ANNA), ("answer", NINA)):
        text = said(told[id][who]).replace("\u00a0", " ")
        assert "högst 2 000 tecken" in text and LAST in text and set(told[id]) == {who}, text[:200]


def test_a_long_reason_that_comes_too_late_is_given_back_whole() -> None:
    olle = "slack:UOLLE"
    told = played(
        {"setup": {**SETUP["setup"], "approvers": [NINA, olle]}},
        *SENT,
        presses("form", NINA, "Avslå"),
        presses("approved", olle, "Godkänn"),
        {"id": "late", "who": NINA, "fills": {"Motivering": words(4_000)}},
    )
    assert "Det här är redan avgjort" in said(told["late"][NINA]) and LAST in said(told["late"][NINA])
