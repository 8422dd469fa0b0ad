"""A begun or sent request in its maker's words: what is missing, who sees it, was it sent, a new answer, once more."""

from __future__ import annotations

import pytest

from knowledge.field_words import field_said, swaps
from knowledge.wishes import wish_in
from knowledge.words import normalised
from tests.fakes.rehearsing import ANNA, FORM, NINA, SENT, SETUP, played, rehearsed, said, says

WISHES = {
    "va var de nu ja sku fylla i ännu": "missing",
    "vad saknas ännu?": "missing",
    "mitä siitä vielä puuttuu": "missing",
    "what's still missing": "missing",
    "vem ser den nu?": "readers",
    "ketkä näkee sen": "readers",
    "who can see it": "readers",
    "skicka in den nu": "send",
    "lähetä se": "send",
    "send it now": "send",
    "skickades den säkert?": "status",
    "lähtikö se varmasti": "status",
    "was it sent": "status",
    "ok send it again": "again",
}
PLAINLY = (
    "täh mitä just tapahtu?",
    "eli saadaanko me nyt avata se vai ei",
    "får vi nu öppna den",
    "can we open it now",
)
NO_WISHES = (
    "vem ser våra inlägg",
    "får vi öppna en sida",
    "what is missing from this post",
    "skicka en bild",
    "vad saknas i texten",
)
SAID = {
    "målet e att fler hittar sagostunden": ("goals", "fler hittar sagostunden"),
    "new goal: more readers find us; the rest stays": ("goals", "more readers find us"),
    "uusi tavoite: lisää lukijoita, muut ennallaan": ("goals", "lisää lukijoita"),
    "kohderyhmä on lapsiperheet": ("audience", "lapsiperheet"),
    "ersättare: Ulla Sund": ("deputy", "Ulla Sund"),
    "ylläpitäjät ovat Liisa Ek, Maija Berg": ("administrators", "Liisa Ek, Maija Berg"),
}


@pytest.mark.parametrize("words", WISHES)
def test_what_is_wanted_with_ones_own_request_is_heard(words: str) -> None:
    assert wish_in(normalised(words), about_it=True) == WISHES[words]


@pytest.mark.parametrize("words", PLAINLY)
def test_whether_it_may_be_opened_is_asked_of_the_request_whatever_the_talk_was_about(words: str) -> None:
    assert wish_in(normalised(words), about_it=False) == "status"


@pytest.mark.parametrize("words", NO_WISHES)
def test_what_names_no_request_wants_nothing_of_one(words: str) -> None:
    assert wish_in(normalised(words), about_it=False) is None


@pytest.mark.parametrize("words", SAID)
def test_a_new_answer_to_a_field_is_read(words: str) -> None:
    assert field_said(words) == SAID[words]


@pytest.mark.parametrize(
    "words", ["målet är vagt?", "adressen är fel", "namn", "tavoite on epäselvä", "name of the game"]
)
def test_what_is_said_of_a_field_is_no_answer_to_it(words: str) -> None:
    assert field_said(words) is None and not swaps(words)


def test_a_begun_request_in_words() -> None:
    told = played(
        SETUP,
        *SENT[:2],
        {
            "id": "kept",
            "who": ANNA,
            "fills": {"Enhet": "Biblioteket", "Plattform": "facebook"},
            "then": "Spara och fortsätt senare",
        },
        says("missing", ANNA, "va var de nu ja sku fylla i ännu"),
        says("readers", ANNA, "vem ser den nu?"),
        says("send", ANNA, "skicka in den nu"),
        says("goal", ANNA, "målet e att fler hittar sagostunden"),
        {"id": "form", "who": ANNA, "presses": "Ändra i ansökan"},
    )
    assert "innan du kan skicka: Målgrupp och behov, Egna mål" in said(told["missing"][ANNA])
    assert "Bara du ser den" in said(told["readers"][ANNA])
    assert "Inget är skickat ännu" in said(told["send"][ANNA])
    assert "Egna mål: ”fler hittar sagostunden”" in said(told["goal"][ANNA])
    assert "Egna mål: fler hittar sagostunden" in said(told["form"][ANNA]) and NINA not in told["form"]


def test_a_sent_request_in_words_and_once_more_after_it_was_rejected() -> None:
    lines = rehearsed(
        SETUP,
        *SENT,
        says("4", ANNA, "skickades den säkert?"),
        says("5", ANNA, "vem ser den nu"),
        says("6", ANNA, "byt till youtube"),
        {"id": "7", "who": ANNA, "presses": "Ändra i ansökan"},
        {"id": "8", "who": ANNA, "fills": {}},
        {"id": "9", "who": NINA, "presses": "Avslå"},
        {"id": "10", "who": NINA, "fills": {"Motivering": "Målet är för vagt."}},
        says("11", ANNA, "nytt mål: fler barn läser; resten stannar"),
        {"id": "12", "who": ANNA, "presses": "Ansök på nytt"},
        says("13", ANNA, "ok send it again"),
    )
    sure, readers, swap, form, sent, _, _, goal, anew, again = (line["messages"] for line in lines[3:])
    assert "Skickad 30.11.2026" in said(sure) and "Informatören ser ansökan" in said(readers)
    assert "Plattform: ”YouTube”" in said(swap) and all(one["to"] == ANNA for one in swap), "nothing is changed yet"
    assert "Plattform: YouTube" in said(form)
    assert any("Facebook → YouTube" in one["text"] for one in sent if one["to"] == NINA)
    assert "Egna mål: ”fler barn läser”" in said(goal) and "Ansök på nytt" in goal[0]["buttons"]
    assert "Egna mål: fler barn läser" in said(anew) and f"Målgrupp och behov: {FORM['Målgrupp och behov']}" in said(
        anew
    )
    assert all(one["to"] == ANNA for one in again), "nothing is sent by words"
