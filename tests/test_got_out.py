"""Whoever tells that others' data has got out is told first what to do now, in whatever words and language."""

from __future__ import annotations

import pytest

from bot.terminal.ask import ask_once
from handlers.blocks import Quotation, Text
from knowledge.answers import Answers
from tests.fakes.talking import Talk, headlines, shown

HEADLINES = {"sv": "Ta ner det genast", "fi": "Poista se heti", "en": "Take it down at once"}
CONTACT = {"sv": "Kontakta sedan informatören", "fi": "yhteyttä tiedottajaan", "en": "Contact the information officer"}
OUT = {
    "sv": (
        "hjälp och råka lägga ut en lista me klienternas namn på fb!!!",
        "jag har råkat lägga ut klienters namn",
        "hjälp ja råka lägg ut ett personnummer på vår sida",
        "oj nej ja la ut elevernas adresser i misstag",
        "Vi publicerade av misstag en lista med patienternas telefonnummer på hemsidan",
        "oj ja la ut nåns hemadress i kommentaren, va gör ja nu",
        "åh nej vi delade alla elevers betyg i fb-gruppen",
        "vi har råkat dela ett kalkylark med allas personnummer, vad göra",
        "en kollega la ut namn på klienter på fb, va gör vi",
        "oj fan la ut klientens telefonnummer, 040 123 4567, på vår sida va gör ja nu",
    ),
    "fi": (
        "apua laitoin vahingossa asiakkaiden nimet faceen",
        "voi ei mä vahingos julkasin oppilaitten puhelinnumerot instas",
        "julkaistiin epähuomiossa lista asiakkaista",
        "meiltä lipsahti asukkaan hetu nettiin",
        "apua, potilaan diagnoosi meni vahingossa julkaisuun",
        "menin laittamaan lasten nimet ja osoitteet sivulle, mitä nyt",
    ),
    "en": (
        "help i accidentally posted a list of clients names on facebook",
        "omg we put the patients phone numbers on the page by mistake",
        "oh no I posted a pupil's personal ID yesterday, what now",
        "a class list ended up on our page by accident",
    ),
}
NOT_OUT = {
    "sv": (
        "får jag lägga ut en lista med klienters namn",
        "hjälp får ja lägga ut klienternas namn",
        "vad händer om någon råkar lägga ut klienters namn",
        "hur undviker vi att råka lägga ut personnummer",
        "vi råkade lägga ut fel tid för konserten",
        "råkade skriva fel telefonnummer till biblioteket på sidan",
        "jag råkade skicka fel länk till alla föräldrar",
        "vi publicerade vinnarnas namn i går",
        "en invånare skrev sitt personnummer i kommentaren, va gör vi",
        "hjälp en förälder vill ha bort sitt barns namn",
    ),
    "fi": (
        "saako asiakkaiden nimiä julkaista",
        "mitä jos joku vahingossa julkaisee asiakkaan nimen",
        "lähetin vahingossa asiakkaille väärän ajan",
        "laitoin vahingossa väärän osoitteen kirjastolle",
        "asukas kirjoitti kommenttiin hetunsa, mitä teen",
    ),
    "en": (
        "how do we avoid posting clients' names by accident",
        "i accidentally posted the wrong opening hours",
        "what if someone accidentally shares a pupil's name",
        "we posted the names of the winners yesterday, is that ok",
        "a resident wrote his personal id in a comment, what do i do",
    ),
}


def cases(of: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in of.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), cases(OUT))
def test_what_to_do_now_comes_first(answers: Answers, language: str, text: str) -> None:
    reply = Talk(answers).says(text)
    first = next(block for block in reply.card.blocks if isinstance(block, Text))
    assert headlines(reply) == [HEADLINES[reply.card.language]], shown(reply)
    assert CONTACT[reply.card.language] in first.text and len(first.text.split()) <= 45
    assert "Nina Näsänen" in " ".join(one.whole for one in reply.card.blocks if isinstance(one, Quotation))


@pytest.mark.parametrize(("language", "text"), cases(NOT_OUT))
def test_what_is_asked_supposed_or_no_data_is_answered_as_ever(answers: Answers, language: str, text: str) -> None:
    assert not set(headlines(Talk(answers).says(text))) & set(HEADLINES.values())


@pytest.mark.parametrize(
    "text",
    [
        "har råkat lägga ut en bild på en klient på fb",
        "laitoin vahingossa kuvan oppilaasta instaan",
        "oops i put a photo of a kid up without asking, what do i do",
    ],
)
def test_a_picture_is_taken_down_likewise(answers: Answers, text: str) -> None:
    reply = Talk(answers).says(text)
    assert headlines(reply) == [answers.town.situations["posted-without-permission"].headlines[reply.card.language]]


@pytest.mark.parametrize(
    ("text", "then"),
    [
        (OUT["sv"][0], "den e borta nu. måst ja berätta åt nån"),
        (OUT["fi"][0], "se on nyt poistettu. pitääks kertoo jollekin"),
        (OUT["en"][0], "its gone now. do i have to tell someone"),
    ],
)
def test_whoever_asks_then_whether_to_tell_somebody_is_told_to_admit_it(answers: Answers, text: str, then: str) -> None:
    talk = Talk(answers)
    talk.says(text)
    reply = talk.says(then)
    assert headlines(reply) == [answers.town.situations["already-posted"].headlines[reply.card.language]], shown(reply)


def test_programs_are_told_the_same(answers: Answers) -> None:
    row = ask_once(answers, OUT["sv"][1], None)
    assert (row["headline"], row["sure"]) == (HEADLINES["sv"], "sure") and row["sections"][0] == "rule.5"
