"""What people say in the spoken language, with a few words around, is heard; what only looks like it is not."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from handlers.wording import text as wording
from knowledge.answers import Answers
from knowledge.role_names import what_to_ask
from tests.fakes.rehearsing import ANNA, FORM, NINA, SENT, SETUP, played, said, says
from tests.fakes.talking import Talk, shown
from tests.test_after_a_review import after_a_review

NAME = "Nina Näsänen"
READY = {
    "sv": ("så nu kan ja lägg ut an?", "kan ja lägg ut de nu, har bråttom", "ja kan lägga ut den nu då?"),
    "fi": ("no nyt voi julkasta?", "joo voiko laittaa", "voiko tän nyt julkasta", "laitanko menemään"),
    "en": ("can i post it now? its urgent", "so i can publish?", "good to go?"),
}
NOT_READY = {
    "sv": ("kan ja lägg ut en bild nu", "ja kan lägga ut den i vår grupp", "har bråttom"),
    "fi": ("voi julkaista kuvan?", "laitanko hashtagin", "no voi ei"),
    "en": ("can i post a video now", "i can publish on sundays", "is it good to have a picture"),
}
HEARD = {
    Intent.FORGET: ("plz forgett me", "forget abt me", "glom mej nu", "unohtakaa mut", "frget me pls"),
    Intent.HUMAN: (
        "anna joku ihminen",
        "haluun puhuu jonkun kaa",
        "saisinko jutella jonkun kanssa kiitos",
        "ge mig en människa nu",
        "vill prata me nån",
        "give me a real person",
        "wanna talk to someone",
    ),
    Intent.TO_INFORMATOR: (
        "kan du skick he vidare ti nina",
        "joo kysy siltä saako laittaa kuvan",
        "ja fråga henne om vi får byta logga",
        "yes ask her if we can change it",
    ),
    Intent.THANKS: ("kiiti hei", "tänks", "thanx"),
    Intent.OKAY: ("ok kiva", "kiva", "ok nice"),
    Intent.UPSET: (
        "de va då ett jävla byråkratsvar",
        "vittu mitä paskaa, vastaa kyllä tai ei",
        "such a fucking bureaucratic answer",
        "fan vilket skit",
        "svara bara ja eller nej!",
    ),
}
NOT_HEARD = {
    Intent.FORGET: ("forget abt the picture", "don't forgett me", "unohtakaa kommentti", "she wrote forget abt me"),
    Intent.HUMAN: (
        "anna joku esimerkki",
        "haluun puhuu jonkun kaa kuvasta jonka otin lapsista",
        "saanko puhua asiakkaan kanssa kommenteissa",
        "ge en människa på bilden ett namn",
        "vi vill prata me nån elev på video",
        "give me an example of a person in a picture",
    ),
    Intent.TO_INFORMATOR: (
        "kan du skick he vidare ti alla",
        "kysy siltä lapselta saako laittaa kuvan",
        "joo kysyn siltä luvan",
        "ja fråga henne om lov",
        "should i ask her if we can use it",
    ),
    Intent.THANKS: ("kiitin heitä videolla", "tanks at the museum", "tänk på barnen"),
    Intent.OKAY: ("kiva kuva lapsista", "nice picture of a child", "kul bild"),
    Intent.UPSET: (
        "får man svära",
        "saako kirjoittaa vittu",
        "can i say fucking in a post",
        "nån skrev va för jävla svar, får den stå",
        "vastaa kyllä kommentteihin",
        "svara ja på frågan",
    ),
}


@pytest.mark.parametrize(("language", "words"), [(one, words) for one, every in READY.items() for words in every])
def test_whether_it_may_go_out_now_is_told_by_the_last_review(answers: Answers, language: str, words: str) -> None:
    assert shown(after_a_review(answers, language, words)).strip() == wording(language, "review-stands")


@pytest.mark.parametrize(("language", "words"), [(one, words) for one, every in NOT_READY.items() for words in every])
def test_what_asks_for_more_or_nothing_is_not_told_so(answers: Answers, language: str, words: str) -> None:
    assert wording(language, "review-stands") not in shown(after_a_review(answers, language, words))


@pytest.mark.parametrize(("intent", "words"), [(one, words) for one, every in HEARD.items() for words in every])
def test_it_is_heard(intent: Intent, words: str) -> None:
    assert intent_of(words, NAME) is intent


@pytest.mark.parametrize(("intent", "words"), [(one, words) for one, every in NOT_HEARD.items() for words in every])
def test_what_looks_like_it_is_not(intent: Intent, words: str) -> None:
    assert intent_of(words, NAME) is not intent


def test_what_the_one_just_spoken_of_is_to_be_asked_stands_in_the_words() -> None:
    assert what_to_ask("joo kysy siltä saako laittaa kuvan", NAME) == "saako laittaa kuvan"
    assert what_to_ask("ja fråga henne om vi får byta logga", NAME) == "vi får byta logga"


def test_a_swear_word_asked_about_is_answered(answers: Answers) -> None:
    assert Talk(answers).says("får man svära").outcome != "upset"


SECOND = (
    says("t1", ANNA, "Vi vill öppna en egen Instagramsida"),
    {"id": "t2", "who": ANNA, "presses": "Ansök om en kanal"},
    {"id": "t3", "who": ANNA, "fills": FORM | {"Enhet": "Simhallen", "Plattform": "instagram"}},
)


@pytest.mark.parametrize("words", ["simhallen", "den om simhallen", "insta"])
def test_a_name_answers_which_one_is_meant(words: str) -> None:
    told = played(SETUP, *SENT, *SECOND, says("which", NINA, "godkänn"), says("named", NINA, words))
    assert "Vilken menar du" in said(told["which"][NINA])
    assert told["named"][NINA][0]["outcome"] == "shown" and "Simhallen" in said(told["named"][NINA])
    assert ANNA not in told["named"], "words decide nothing"


@pytest.mark.parametrize("words", ["får man simma i simhallen", "bilder på insta", "hamnen"])
def test_what_else_is_said_there_chooses_none(words: str) -> None:
    told = played(SETUP, *SENT, *SECOND, says("which", NINA, "godkänn"), says("named", NINA, words))
    assert told["named"][NINA][0]["outcome"] != "shown"


@pytest.mark.parametrize("words", ["ok då godkänner vi", "kyllä hylkää", "ja då godkänner jag den"])
def test_the_decision_is_shown_with_its_button(words: str) -> None:
    told = played(SETUP, *SENT, says("decided", NINA, words))
    assert told["decided"][NINA][0]["outcome"] == "shown" and ANNA not in told["decided"]


@pytest.mark.parametrize(
    "words", ["då godkänner vi alla kommentarer", "kyllä me hylätään kuvat", "we approve comments?"]
)
def test_what_else_is_approved_is_no_request(words: str) -> None:
    told = played(SETUP, *SENT, says("decided", NINA, words))
    assert told["decided"][NINA][0]["outcome"] != "shown"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("ja e på semester från måndag till fredag nästa vecka", "7.12.2026–11.12.2026"),
        ("ja e borta imorgo", "1.12.2026"),
        ("mä oon lomalla ens viikolla maanantaista perjantaihin ja sitten taas töissä", "7.12.2026–11.12.2026"),
    ],
)
def test_days_away_are_offered_as_they_were_said(words: str, days: str) -> None:
    message = played(SETUP, says("away", NINA, words))["away"][NINA][0]
    assert message["outcome"] == "absence-asked" and days in message["text"]


@pytest.mark.parametrize(
    "words",
    [
        "vi är på utfärd från måndag till fredag nästa vecka med barnen",
        "ja e på semester från måndag till fredag me bilder på barnen",
        "imorgo lägger ja ut bilden",
    ],
)
def test_who_else_is_away_or_with_what_is_no_absence(words: str) -> None:
    assert intent_of(words) is not Intent.ABSENCE


@pytest.mark.parametrize(
    "words", ["dra tebaks ansökan", "dra tebaks alltihop", "chefen sa nej, dra tillbaks allt", "ottakaa se pois"]
)
def test_what_is_withdrawn_in_dialect_is_asked_about(words: str) -> None:
    (message,) = played(SETUP, *SENT, says("asked", ANNA, words))["asked"][ANNA]
    assert message["outcome"] == "withdraw-asked"
    assert not any(one in message["text"] for one in ("det namnet", "sillä nimellä")), "it names nobody"


@pytest.mark.parametrize("words", ["ottakaa se kuva pois", "ta bort allt på sidan", "dra tebaks kommentaren"])
def test_what_else_is_taken_back_is_no_request(words: str) -> None:
    told = played(SETUP, *SENT, says("asked", ANNA, words))
    assert told["asked"][ANNA][0]["outcome"] != "withdraw-asked"
