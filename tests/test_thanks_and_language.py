"""Thanks do not swallow what stands beside them; a language is a wish only of whoever wants to be answered in it."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from knowledge.answers import Answers
from knowledge.going_on import for_good, goes_on
from knowledge.words import normalised
from tests.fakes.rehearsing import SETUP, rehearsed, says
from tests.fakes.talking import Talk, headlines, offered, shown

PICTURES, CHANNELS, UNTOLD = "rule.4", "channels.new", ""
#: With the section that it is about, after an answer about pictures of children; nothing firm where that is not found.
BEYOND = {
    "tack men om ingen svarar då": PICTURES,
    "tack, fast va gör ja ifall dom säger nej": PICTURES,
    "youtube-kanal åt museet tack": CHANNELS,
    "kiitti mut jos joku ei halua": PICTURES,
    "kiitos entä jos vanhempi kieltää": PICTURES,
    "museolle youtube-kanava kiitos": CHANNELS,
    "thanks but what if the parents say no": PICTURES,
    "ok thanks but what if they dont reply": UNTOLD,
    "youtube channel for the museum please": CHANNELS,
}
THANKS = (
    "tack, frågar runt lite och återkommer!",
    "tack, det visste ja int",
    "kiitos, tämä selvitti asian",
    "kiitti, pistän sen eteenpäin",
    "thanks, that makes sense",
    "thank you, i will ask around",
)


@pytest.mark.parametrize("text", BEYOND)
def test_what_stands_beside_thanks_is_read(answers: Answers, text: str) -> None:
    assert intent_of(text) is not Intent.THANKS
    talk = Talk(answers)
    talk.says("får vi lägga ut bilder på barn?")
    reply = talk.says(text)
    about = BEYOND[text]
    assert about in reply.about.sections if about else not headlines(reply), shown(reply)
    assert ("request-channel" in offered(reply)) == (BEYOND[text] == CHANNELS)


@pytest.mark.parametrize("text", THANKS)
def test_a_few_words_with_thanks_are_thanks(text: str) -> None:
    assert intent_of(text) is Intent.THANKS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("suomeksi, kiitos, on helpompi", "fi"),
        ("suomeks se on mulle helpompaa", "fi"),
        ("förlåt, på svenska (e lättare)", "sv"),
        ("på svenska det är enklare för mig", "sv"),
        ("in english please, its easier for me", "en"),
        ("kan du skriva på svenska", "sv"),
        ("svara alltid på svenska från å me nu", "sv"),
        ("voitko vastata aina suomeksi", "fi"),
        ("always answer in english", "en"),
        ("pratar du svenska", "sv"),
    ],
)
def test_a_wish_to_be_answered_in_a_language_is_heard(text: str, language: str) -> None:
    assert goes_on(normalised(text)) == ("speak", language)


@pytest.mark.parametrize(
    "text",
    [
        "fråga biblioteket vem som svarar på finska",
        "kysy kirjastolta kuka vastaa ruotsiksi",
        "ask the library who answers in swedish",
        "svara dem på engelska om de frågar på engelska?",
        "vem pratar finska hos er",
        "på svenska blir det bättre text",
        "vastaa heille ruotsiksi",
        "talk to the parents in english",
        "skriv på svenska på affischen",
        "fortsätt publicera på svenska",
        "fortsätt posta på svenska",
        "kan vi skriva på finska?",
        "jatka julkaisemista ruotsiksi",
        "continue posting in swedish",
    ],
)
def test_a_language_that_others_speak_is_no_wish(text: str) -> None:
    assert goes_on(normalised(text)) is None


@pytest.mark.parametrize(
    "text", ["svara alltid på svenska från å me nu", "vastaa aina suomeksi", "always answer in english"]
)
def test_a_wish_for_good_is_offered_to_be_kept_and_repeats_nothing(answers: Answers, text: str) -> None:
    assert for_good(text)
    talk = Talk(answers)
    talk.says("får vi lägga ut bilder på barn?")
    reply = talk.says(text)
    assert reply.outcome == "language" and offered(reply) == ["choose-language"]


def test_whoever_has_a_bilingual_draft_read_is_told_so_in_their_own_language() -> None:
    people = {"slack:USIV": {"locale": "sv-FI", "name": "Siv"}, "slack:UNINA": {"locale": "sv-FI", "name": "Nina"}}
    draft = (
        "Huomenna on retkipäivä koulussa! Eväät ja sadevaatteet mukaan. I morgon har vi utflykt! Ta med matsäck. #koulu"
    )
    lines = rehearsed(
        {"setup": SETUP["setup"] | {"people": people}},
        says("1", "slack:USIV", draft),
        {"id": "2", "who": "slack:USIV", "presses": "Be informatören läsa"},
    )
    told = [message for message in lines[1]["messages"] if message["to"] == "slack:USIV"]
    assert told and {message["lang"] for message in told} == {"sv"}, told
