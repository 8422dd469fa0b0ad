"""Three requests open at once: which is meant by number or name, what was typed on the way, and what is none of it."""

from __future__ import annotations

import pytest

from handlers.request.named import named
from knowledge.town import Town
from knowledge.wishes import numbers_in
from knowledge.words import normalised
from tests.fakes.rehearsing import ANNA, NINA, SETUP, Line, played, said, says
from tests.test_named_requests import asked_by, requests

BEA = "slack:UBEA"
THREE = (
    SETUP,
    *asked_by(ANNA, "Museo", "Instagram", "1"),
    *asked_by(ANNA, "Kirjasto", "Facebook", "2"),
    *asked_by(ANNA, "Satama", "YouTube", "3"),
)
CHOOSES = {
    "3": {3},
    "nr 3": {3},
    "#3": {3},
    "numero 3": {3},
    "number 3": {3},
    "hakemus nro 3": {3},
    "den 3": {3},
    "2 och 3": {2, 3},
    "hur går det med 3?": {3},
    "3, för vi har 2 kanaler": {3},
}
CHOOSES_NONE = (
    "ändra starten till den 3 december",
    "ändra starten till den 3.",
    "godkänn den från den 3 december",
    "dra tillbaka ansökan från 2 personer",
    "hur går det för ansökan från kl 2",
    "ändra målet till 3 inlägg i veckan",
    "hakemus klo 3",
    "start 3.12.2026",
    "the request from 3 pm",
)
ANNOUNCED = (
    "Start: lördag kl. 12 i parken! Välkomna alla",
    "Mål: 3–2 till HIK i går, vilken match!",
    "Adress: Strandvägen 3",
    "Osoite: Rantatie 3, tervetuloa",
    "Namn: Kalle 5 år. Hon hittade katten i parken",
    "Målgrupp: alla barn i Hangö, välkomna på sagostund",
    "Aloitus: klo 12 torilla",
    "Start: Saturday at the park by the old church",
)
ANSWERS = {
    "start: 1.2.2027": "1.2.2027",
    "ersättare: Ulla Sund": "Ulla Sund",
    "mål: 2-3 inlägg i veckan": "2-3 inlägg i veckan",
    "adressen är instagram.com/hangomuseum": "instagram.com/hangomuseum",
    "kohderyhmä on lapsiperheet": "lapsiperheet",
    "name: Hanko Library": "Hanko Library",
}
#: The label of each button that opens a form, by the language it is in.
EDITS = ("Ändra i ansökan", "Muuta hakemusta", "Change the request")


def presses(id: str, who: str, label: str) -> Line:
    return {"id": id, "who": who, "presses": label}


@pytest.mark.parametrize("words", CHOOSES)
def test_a_number_by_itself_or_after_what_says_so_chooses(words: str) -> None:
    assert numbers_in(normalised(words)) == CHOOSES[words]


@pytest.mark.parametrize("words", CHOOSES_NONE)
def test_a_number_within_a_date_a_time_or_an_amount_chooses_none(hango: Town, words: str) -> None:
    assert numbers_in(normalised(words)) == frozenset()
    assert {one.number for one in named(hango, words, requests()).requests} == set(range(1, 7))


def test_a_number_that_is_none_of_them_means_none_of_them(hango: Town) -> None:
    assert named(hango, "hur går det med ansökan 9", requests()).requests == ()


@pytest.mark.parametrize("words", ANNOUNCED)
def test_a_draft_that_begins_like_a_field_is_no_answer_to_it(words: str) -> None:
    told = played(*THREE, says("mine", ANNA, "mina ansökningar"), says("draft", ANNA, words))
    (message,) = told["draft"][ANNA]
    assert message["outcome"] not in ("mine", "shown") and not set(message["buttons"]) & set(EDITS), message["text"]


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_to_a_field_is_kept_while_it_is_asked_which_request_it_is_for(words: str) -> None:
    told = played(*THREE, says("mine", ANNA, "mina ansökningar"), says("answer", ANNA, words))
    (which,) = told["answer"][ANNA]
    edit = next(label for label in EDITS if label in which["buttons"])
    assert which["buttons"] == [edit] * 3 and ANSWERS[words] in which["text"].replace("2027-02-01", "1.2.2027")
    told = played(
        *THREE,
        says("mine", ANNA, "mina ansökningar"),
        says("answer", ANNA, words),
        presses("form", ANNA, edit),
        {"id": "sent", "who": ANNA, "fills": {}},
    )
    assert ANSWERS[words] in said(told["form"][ANNA]).replace("2027-02-01", "1.2.2027")
    assert NINA in told["sent"], "what was said is sent with the form, and not before"


def test_the_request_to_change_is_the_named_one_and_the_platform_is_the_new_one() -> None:
    told = played(
        *THREE,
        says("mine", ANNA, "mina ansökningar"),
        says("named", ANNA, "byt bibliotekets till tiktok"),
        says("any", ANNA, "byt till youtube"),
        says("in", ANNA, "ändra i instagram-ansökan"),
        says("date", ANNA, "ändra starten i ansökan till den 3 december"),
    )
    assert "Plattform: ”TikTok”" in said(told["named"][ANNA]) and "Biblioteket, Facebook" in said(told["named"][ANNA])
    assert told["any"][ANNA][0]["buttons"] == ["Ändra i ansökan"] * 2 and "Hamnen" not in said(told["any"][ANNA])
    assert "Museet, Instagram" in said(told["in"][ANNA]) and "är det här ifyllt" not in said(told["in"][ANNA])
    assert told["date"][ANNA][0]["buttons"].count("Ändra i ansökan") == 3


def test_what_may_still_change_after_approval_comes_along_to_its_form() -> None:
    told = played(
        SETUP,
        *asked_by(ANNA, "Kirjasto", "Facebook", "1"),
        presses("approved", NINA, "Godkänn"),
        says("mine", ANNA, "mina ansökningar"),
        says("goals", ANNA, "målet är att fler hittar oss"),
        says("deputy", ANNA, "ersättare: Ulla Sund"),
        presses("form", ANNA, "Komplettera"),
    )
    assert "är det här ifyllt" not in said(told["goals"][ANNA]), "what was decided on changes no more"
    assert "är det här ifyllt" in said(told["deputy"][ANNA]) and "Ulla Sund" in said(told["form"][ANNA])


def test_a_reason_is_kept_while_it_is_asked_which_request_it_is_for() -> None:
    told = played(
        *THREE,
        says("which", NINA, "avslå, målet är för vagt"),
        presses("chosen", NINA, "Ansökan 2: Biblioteket, Facebook"),
        presses("reason", NINA, "Avslå"),
        says("ask", NINA, "fråga biblioteket vem som svarar på finska"),
    )
    assert "Vilken menar du?" in said(told["which"][NINA])
    assert "Inget är gjort ännu" in said(told["chosen"][NINA]) and "Biblioteket" in said(told["chosen"][NINA])
    assert "målet är för vagt" in said(told["reason"][NINA]) and ANNA not in told["reason"]


def test_a_reason_for_what_a_colleague_decided_meanwhile_is_given_back() -> None:
    told = played(
        {"setup": {**SETUP["setup"], "approvers": [NINA, BEA]}},
        *THREE[1:],
        says("which", NINA, "avslå, målet är för vagt"),
        says("other", BEA, "godkänn bibliotekets"),
        presses("approved", BEA, "Godkänn"),
        presses("chosen", NINA, "Ansökan 2: Biblioteket, Facebook"),
    )
    assert "Det här är redan avgjort" in said(told["chosen"][NINA])
    assert "”målet är för vagt”" in said(told["chosen"][NINA])


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("hur gick det med museets ansökan?", "Ansökan 1: Museet, Instagram"),
        ("miten kävi museon hakemuksen", "Hakemus 1: Museo, Instagram"),
        ("what became of the museum's request", "Request 1: Museum, Instagram"),
        ("dra tillbaka museets ansökan", "Ansökan 1: Museet, Instagram"),
    ],
)
@pytest.mark.parametrize("others", [True, False])
def test_ones_own_request_that_has_ended_is_found_by_its_name_and_told_as_ended(
    words: str, ended: str, others: bool
) -> None:
    told = played(
        *(THREE if others else THREE[:4]),
        presses("gone", ANNA, "Peru hakemus") if not others else says("w", ANNA, "dra tillbaka 1"),
        *([presses("gone", ANNA, "Dra tillbaka")] if others else []),
        *(() if others else asked_by(ANNA, "Satama", "YouTube", "9")),
        *(() if others else (says("w9", ANNA, "peru 2"), presses("g9", ANNA, "Peru hakemus"))),
        says("asked", ANNA, words),
    )
    text = said(told["asked"][ANNA])
    assert ended in text and "Hamnen" not in text and "Satama" not in text and "Harbour" not in text
    assert any(gone in text for gone in ("Tillbakadragen", "Peruttu", "Withdrawn")), text


def test_a_request_by_a_name_nobody_has_is_not_another() -> None:
    told = played(
        *THREE[:4],
        says("status", ANNA, "hur går det för stallets ansökan"),
        says("number", ANNA, "hur går det med ansökan 9"),
        says("shown", ANNA, "ansökan 1"),
    )
    for id in ("status", "number"):
        assert "Jag hittar ingen öppen ansökan med det namnet" in said(told[id][ANNA])
    assert "Museet, Instagram" in said(told["shown"][ANNA]) and told["shown"][ANNA][0]["outcome"] == "shown"


@pytest.mark.parametrize(
    "words", ["visa {}", "godkänn {}", "dra tillbaka {}", "ansökan {}", "hylkää {}", "withdraw {}"]
)
def test_of_a_colleagues_request_nobody_hears_so_much_as_that_it_is_there(words: str) -> None:
    told = played(*THREE, says("theirs", BEA, words.format(2)), says("none", BEA, words.format(77)))
    assert said(told["theirs"][BEA]) == said(told["none"][BEA])


def test_what_is_too_long_to_be_read_decides_nothing_and_hostile_words_are_words() -> None:
    told = played(
        *THREE,
        says("long", NINA, "avslå bibliotekets, " + "x" * 20_000),
        says("hostile", NINA, "avslå bibliotekets, <b>nej</b> @channel [a](http://b.example)"),
        presses("reason", NINA, "Avslå"),
    )
    assert told["long"][NINA][0]["outcome"] == "too-long"
    assert "<b>nej</b> @channel [a](http://b.example)" in said(told["reason"][NINA])


@pytest.mark.parametrize(
    ("who", "words", "first"), [(NINA, "avslå, målet är för vagt", "den första"), (ANNA, "ersättare: Ulla Sund", "eka")]
)
def test_a_choice_in_words_loses_nothing_that_was_typed(who: str, words: str, first: str) -> None:
    told = played(
        *THREE,
        says("mine", ANNA, "mina ansökningar"),
        says("which", who, words),
        says("first", who, first),
        presses("chosen", who, "Ansökan 2: Biblioteket, Facebook" if who == NINA else "Ändra i ansökan"),
        *([presses("form", NINA, "Avslå")] if who == NINA else []),
    )
    (message,) = told["first"][who]
    assert message["outcome"] == "okay" and ("Tryck på knappen" in message["text"] or "Paina" in message["text"])
    assert ("målet är för vagt" if who == NINA else "Ulla Sund") in said(told["form" if who == NINA else "chosen"][who])
