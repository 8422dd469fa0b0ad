"""Whoever wants to be forgotten is understood in any spelling; nothing is deleted by words, and that is said."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, Line, played, said, says

WISHED = """
glöm mej
glöm mig tack
kan du glömma mej helt å hållet
okej men glöm mej nu då
jag slutar här på fredag så glöm mig
radera allt ni har om mej
kan du radera mina uppgifter
ta bort alla mina uppgifter nu tack
tar du bort min data?
ja vill att du raderar allt du vet om mig
tack för allt, radera mina personuppgifter
stryk alla uppgifter som finns om mig
radera allt som du har sparat om mig
unohda mut
unohda minut kokonaan
no unohda mut nyt
voisitko unohtaa mut
poista kaikki mitä sulla on musta
poista kaikki mun tiedot
poistatko mun tiedot kiitos
hei poista mun henkilötiedot
kiitos avusta, poista kaikki tietoni
pyyhi kaikki mitä musta on tallennettu
mä lopetan täällä, poista kaikki mitä tiiät musta
forget me
forget about me please
ok now forget everything about me
thanks! erase everything you have on me
please delete all my data
can you delete my personal data?
i want you to delete everything you know about me
wipe all my info
remove all the data you have about me
""".strip().split("\n")
NOT_WISHED = """
glöm mig inte
glöm inte mej när ni gör listan
glöm det
ta bort alla mina bilder från sidan
får vi ta bort mina inlägg i efterhand
ta bort mig från bilden
en elev vill att vi raderar hennes bilder
en invånare skrev ta bort mina uppgifter, hur gör vi
måste vi ta bort uppgifter om en kund som ber om det
ta bort kommentaren om mig
radera allt som är fel på sidan
älä unohda minua
poista kaikki kommentit
poista mun kommentti siitä
asiakas sanoo poista mun tiedot, mitä teen
pitääkö meidän poistaa asiakkaan tiedot
unohdin salasanan
unohda koko juttu
don't forget me
forget it
delete the comment about me
delete all my posts from the page
a resident asks: delete my data, what do we do
remove me from the picture
she wants us to delete everything about her
what do you know about me
""".strip().split("\n")


@pytest.mark.parametrize("words", WISHED)
def test_whoever_wants_to_be_forgotten_is_understood(words: str) -> None:
    assert intent_of(words) is Intent.FORGET


@pytest.mark.parametrize("words", NOT_WISHED)
def test_what_is_to_go_besides_forgets_nobody(words: str) -> None:
    assert intent_of(words) is not Intent.FORGET


@pytest.mark.parametrize("yes", ["ja", "joo", "yes please"])
def test_a_yes_deletes_nothing_and_says_which_press_does(yes: str) -> None:
    told = played(
        SETUP,
        *SENT,
        says("asked", ANNA, "tack för allt, glöm mej nu"),
        says("yes", ANNA, yes),
    )
    (asked,), (answered,) = told["asked"][ANNA], told["yes"][ANNA]
    assert asked["outcome"] == "forget-asked" and NINA not in told["yes"], "nothing was withdrawn"
    assert "”Ja, glöm mig”" in asked["text"], "the press is named"
    assert any(word in answered["text"] for word in ("knapp", "painik", "button")), answered["text"]


def test_a_yes_drops_no_begun_form_and_says_which_press_does() -> None:
    told = played(
        SETUP,
        *SENT[:2],
        {"id": "kept", "who": ANNA, "fills": {"Enhet": "Biblioteket"}, "then": "Spara och fortsätt senare"},
        says("drop", ANNA, "låt bli"),
        says("yes", ANNA, "ja"),
    )
    assert told["drop"][ANNA][0]["outcome"] == "drop-asked"
    assert "knapp" in said(told["yes"][ANNA])


@pytest.mark.parametrize("yes", ["jaa", "joo", "ja", "yes"])
@pytest.mark.parametrize(
    ("wish", "told"),
    [("forget abt me", "button above"), ("glömm mej", "knappen ovanför"), ("unohda mut", "painiketta")],
)
def test_a_yes_is_answered_in_the_language_of_the_card(wish: str, told: str, yes: str) -> None:
    heard = played(SETUP, says("asked", ANNA, wish), says("yes", ANNA, yes))
    assert told in said(heard["yes"][ANNA])


NOTHING_DONE = ("inget gjort", "mitään ei ole tehty", "nothing has been done")


@pytest.mark.parametrize("no", ["ei sittenkään", "no wait don't", "nä låt bli", "nej", "älä"])
@pytest.mark.parametrize("before", [(), SENT])
def test_a_no_is_told_that_nothing_was_done(no: str, before: tuple[Line, ...]) -> None:
    heard = played(SETUP, *before, says("asked", ANNA, "glöm mej"), says("no", ANNA, no))
    assert any(one in said(heard["no"][ANNA]) for one in NOTHING_DONE), said(heard["no"][ANNA])


@pytest.mark.parametrize("no", ["ei sittenkään", "no wait don't", "jaa"])
def test_without_such_a_card_nothing_is_said_to_be_left(no: str) -> None:
    heard = said(played(SETUP, says("no", ANNA, no))["no"][ANNA])
    assert not any(one in heard for one in (*NOTHING_DONE, "knappen ovanför", "yllä olevaa painiketta"))


@pytest.mark.parametrize("then", ["nej får man radera bilder", "ei saako kuvia poistaa", "no, what about pictures"])
def test_what_asks_on_after_it_is_a_question(then: str) -> None:
    heard = said(played(SETUP, says("asked", ANNA, "glöm mej"), says("then", ANNA, then))["then"][ANNA])
    assert not any(one in heard for one in NOTHING_DONE)
