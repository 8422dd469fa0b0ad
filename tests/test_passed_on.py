"""A question goes on to the informatör by words: a form is offered, nothing is sent; and her answer in plain words."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from knowledge.phrases import says as list_says
from tests.fakes.rehearsing import ANNA, NINA, SETUP, played, rehearsed, said, says

ON = (
    "joo kysy tiedottajalta",
    "voitko kysyä tiedottajalta",
    "skicka de åt nina",
    "ja skicka den vidare till henne tack",
    "fråga informatören",
    "send it to the information officer",
)
NOT_ON = (
    "ska jag fråga informatören om lov?",
    "skicka texten till alla",
    "lähetä kuva tiedottajalle niin hän tarkistaa",
    "måste man fråga",
)
EYES = (
    "kan nina kolla den",
    "kan nina läsa den före ja lägger ut",
    "voisko joku vilkaista tätä vielä",
    "can somebody check it first",
)
NO_EYES = ("kan du kolla den här", "får man läsa den", "can we check the comments", "kan jag läsa svaren")


@pytest.mark.parametrize("words", ON)
def test_a_wish_to_have_it_passed_on_is_heard(words: str) -> None:
    assert intent_of(words, "Nina Näsänen") is Intent.TO_INFORMATOR


@pytest.mark.parametrize("words", NOT_ON)
def test_what_asks_about_it_is_not(words: str) -> None:
    assert intent_of(words, "Nina Näsänen") is not Intent.TO_INFORMATOR


def test_a_colleague_who_is_to_read_a_draft_is_heard() -> None:
    assert all(list_says("second-eyes", words) for words in EYES)
    assert not any(list_says("second-eyes", words) for words in NO_EYES)


def test_the_question_last_answered_waits_in_the_form_and_nothing_is_sent_by_words() -> None:
    told = played(
        SETUP,
        says("fresh", ANNA, "joo kysy tiedottajalta"),
        says("asked", ANNA, "saako lapsista julkaista kuvia?"),
        says("on", ANNA, "joo kysy tiedottajalta"),
        {"id": "form", "who": ANNA, "presses": "Kysy tiedottajalta"},
        {"id": "sent", "who": ANNA, "fills": {}},
        says("answered", ANNA, "onko tiedottaja vastannut mun kysymykseen"),
    )
    assert "En tallenna" in said(told["fresh"][ANNA]) and told["fresh"][ANNA][0]["buttons"] == ["Kysy tiedottajalta"]
    (on,) = told["on"][ANNA]
    assert "?" in on["text"] and NINA not in told["on"], "which question is shown"
    assert "joo kysy" not in said(told["form"][ANNA])
    assert "Odottaa vastausta" in said(told["answered"][ANNA])


def test_plain_words_after_the_questions_card_may_be_the_answer_and_are_sent_by_a_press() -> None:
    told = played(
        SETUP,
        says("o", NINA, "hej"),
        says("a", ANNA, "kysy tiedottajalta"),
        {"id": "b", "who": ANNA, "presses": "Kysy tiedottajalta"},
        {"id": "c", "who": ANNA, "fills": {"Kysymyksesi": "Saako logon laittaa julisteeseen?"}},
        says("plain", NINA, "Nej, aldrig på affischer."),
        {"id": "form", "who": NINA, "presses": "Fråga 1 till informatören"},
        {"id": "sent", "who": NINA, "fills": {}},
    )
    assert NINA in told["c"]
    assert "Är det här svaret på frågan?" in said(told["plain"][NINA]) and ANNA not in told["plain"]
    assert "Nej, aldrig på affischer." in said(told["form"][NINA])
    assert "Nej, aldrig på affischer." in said(told["sent"][ANNA])


def test_a_colleague_reads_a_draft_by_the_button_under_its_review() -> None:
    told = played(
        SETUP,
        says("r", ANNA, "granska: Simhallen är stängd på fredag. Uimahalli on kiinni perjantaina."),
        says("eyes", ANNA, "kan nina kolla den före ja lägger ut"),
    )
    (by_button,) = told["eyes"][ANNA]
    assert "Be informatören läsa" in by_button["text"] or "Pyydä" in by_button["text"]


def test_a_reply_under_the_informators_own_card_is_said_to_us() -> None:
    asked = (
        says("o", NINA, "hej"),
        says("a", ANNA, "kysy tiedottajalta"),
        {"id": "b", "who": ANNA, "presses": "Kysy tiedottajalta"},
    )
    sent = {"id": "c", "who": ANNA, "fills": {"Kysymyksesi": "Saako logon laittaa julisteeseen?"}}
    card = next(
        one
        for line in rehearsed(SETUP, *asked, sent)
        for one in line["messages"]
        if one["to"] == NINA and line["id"] == "c"
    )
    told = played(
        SETUP, *asked, sent, says("under", NINA, "Nej, aldrig på affischer.", where="thread", under=card["message"])
    )
    assert "Är det här svaret på frågan?" in said(told["under"][NINA])
