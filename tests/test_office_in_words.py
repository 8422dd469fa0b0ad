"""What whoever decides, and whoever asks after them, says in ordinary words: the queue, more to be told, days off."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from knowledge.decisions import Decided, decision_in
from knowledge.role_names import by_role, what_to_ask
from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, played, said, says

NAME = "Nina Näsänen"
WAITS = """
vad ligger i min kö nu
har jag nåt i kön
va e på mitt bord
onko mulla jonossa mitään
mitä on mun jonossa
mitä mun pöydällä on nyt
what's on my plate
is there anything in my queue
anything in the queue?
""".strip().split("\n")
DO_NOT_WAIT = """
får jag skriva om kön till simhallen
vad gör vi när folk står i kö
kuka on jonossa ensin
saako jonosta laittaa kuvan
can I post a picture of the queue
what goes on our event list
hur lång är kön till sommarjobben
mitä jonossa oleville sanotaan
""".strip().split("\n")
BACK = """
avboka min semester, jag är på jobb
ta bort min ledighet
stryk semestern
perutaan mun loma
poista mun poissaolo nyt
no peru se loma, oon töissä
cancel my vacation
remove my time off please
i'm not on vacation after all
""".strip().split("\n")
NOT_BACK = """
ta bort semesterbilderna från sidan
peru lomakuvat
får vi avboka semestern på facebook
poista lomakausi otsikosta
cancel my holiday post on facebook
stryk ordet semester i texten
loma alkaa perjantaina
the holiday event is cancelled
""".strip().split("\n")
STANDS_IN = """
vem sköter ansökningarna då
vem godkänner ansökningar nästa vecka?
är Nina på jobb nästa vecka
när är informatören på plats
kuka hoitaa hakemukset sillä välin
onks Nina töissä huomenna
milloin tiedottaja on paikalla
is Nina in next week?
who handles the requests then
""".strip().split("\n")
DO_NOT_STAND_IN = """
vem godkänner ansökningar
vem sköter facebooksidan nu
är eleven på plats på bilden
är Nina Simone upphovsrättsskyddad
onko lupa paikallaan ensi viikolla
kuka hoitaa kommentit lomalla
kuka hoitaa sivua sitten
is the picture available next week
who handles the comments then
""".strip().split("\n")
PASSED_ON = {
    "kan du fråga Nina om vi får byta loggan åt mig": "vi får byta loggan",
    "hej kan du fråga informatören vem som har koden till kontot": "vem som har koden till kontot",
    "hälsa Nina att sidan är nere": "att sidan är nere",
    "voitko kysyä Ninalta saako logon vaihtaa": "saako logon vaihtaa",
    "välitä tiedottajalle että sivu on kaatunut": "että sivu on kaatunut",
    "kysy Ninalta mun puolesta voiko kuvan vaihtaa": "voiko kuvan vaihtaa",
    "could you ask Nina about the new logo for me": "the new logo",
    "please tell the information officer that our page is down": "that our page is down",
    "ask Nina for me": "",
    "skicka den till Nina": "",
}
NOT_PASSED_ON = """
Fråga informatören om du undrar något om våra kanaler!
fråga Annas mamma om lov
kan du fråga föräldrarna åt mig
ska jag fråga Nina om lov
kan Nina fråga barnen själv
kysy lapselta saako kuvan laittaa
pitääkö kysyä tiedottajalta aina
ask the information officer if you need help
should I ask Nina about the logo
vem ringer jag?
vart klagar man
I have a complaint, where do I send it
""".strip().split("\n")


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        *((one, Intent.WAITING) for one in WAITS),
        *((one, Intent.BACK) for one in BACK),
        *((one, Intent.STANDS_IN) for one in STANDS_IN),
        *((one, Intent.TO_INFORMATOR) for one in PASSED_ON),
    ],
)
def test_it_is_heard(words: str, intent: Intent) -> None:
    assert intent_of(words, NAME) is intent


@pytest.mark.parametrize("words", [*DO_NOT_WAIT, *NOT_BACK, *DO_NOT_STAND_IN, *NOT_PASSED_ON])
def test_what_looks_like_it_is_not(words: str) -> None:
    heard = intent_of(words, NAME)
    assert heard not in (Intent.WAITING, Intent.BACK, Intent.STANDS_IN, Intent.TO_INFORMATOR)


@pytest.mark.parametrize("words", PASSED_ON)
def test_what_is_to_be_asked_stands_in_the_words(words: str) -> None:
    assert what_to_ask(words, NAME) == PASSED_ON[words]


def test_only_the_one_whom_the_town_names_goes_by_a_first_name() -> None:
    assert by_role("fråga kalle då", NAME) == "fråga kalle då"
    assert by_role("fråga kalle då", "Kalle Ek") == "fråga informatören då"
    assert by_role("stadens sida", "Stadens växel") == "stadens sida", "an office has no first name"
    assert intent_of("skicka den till Nina", "Kalle Ek") is not Intent.TO_INFORMATOR


def test_the_question_stands_in_the_form_and_is_sent_by_a_press() -> None:
    told = played(
        SETUP,
        says("on", ANNA, "voitko kysyä Ninalta saako logon vaihtaa"),
        {"id": "form", "who": ANNA, "presses": "Kysy tiedottajalta"},
        {"id": "sent", "who": ANNA, "fills": {}},
    )
    assert NINA not in told["on"] and "saako logon vaihtaa" in said(told["on"][ANNA])
    assert "saako logon vaihtaa" in said(told["sent"][NINA])


def test_a_yes_opens_the_form_without_it_and_says_why() -> None:
    told = played(SETUP, says("on", ANNA, "voitko kysyä Ninalta saako logon vaihtaa"), says("yes", ANNA, "joo"))
    assert "En tallenna" in said(told["yes"][ANNA]) and "saako logon" not in said(told["yes"][ANNA])


ASK_MORE = {
    "fråga dem vem som sköter sidan i augusti": "vem som sköter sidan i augusti",
    "kan du fråga henne hur ofta de tänker skriva": "hur ofta de tänker skriva",
    "be om mer: varför räcker inte vår sida": "varför räcker inte vår sida",
    "kysy niiltä kuka vastaa viikonloppuisin": "kuka vastaa viikonloppuisin",
    "pyydä lisätietoja: ketkä ylläpitää": "ketkä ylläpitää",
    "ask them who answers at weekends": "who answers at weekends",
    "ask for more: what is the goal": "what is the goal",
}


MORE = {"sv": "Be om mer", "fi": "Pyydä lisätietoja", "en": "Ask for more"}


@pytest.mark.parametrize(("words", "language"), zip(ASK_MORE, ["sv", "sv", "sv", "fi", "fi", "en", "en"], strict=True))
def test_more_is_asked_of_the_one_that_waits_with_the_question_filled_in(words: str, language: str) -> None:
    assert decision_in(words) == Decided("ask-more", "", ASK_MORE[words])
    told = played(SETUP, *SENT, says("more", NINA, words), {"id": "form", "who": NINA, "presses": MORE[language]})
    assert ANNA not in told["more"], "words ask nobody"
    assert ASK_MORE[words] in said(told["form"][NINA])


@pytest.mark.parametrize(
    "words", ["fråga dem om lov", "be dem om ursäkt", "ask them for permission", "kysy niiltä lupa"]
)
def test_what_others_are_asked_for_asks_no_applicant(words: str) -> None:
    found = decision_in(words)
    assert found is None or found.about, found


REGRETS = [
    "oj fel, ta tillbaka det",
    "nej ångra det, jag måste kolla först",
    "hups väärä, peru se",
    "ei sittenkään, peru se",
    "oops undo that, i need to check",
    "undo",
]


@pytest.mark.parametrize("words", REGRETS)
def test_a_regret_before_any_decision_is_told_that_nothing_is_decided(words: str) -> None:
    told = played(SETUP, *SENT, says("undo", NINA, words))
    assert any(
        one in said(told["undo"][NINA])
        for one in ("Inget är beslutat", "Mitään ei ole päätetty", "Nothing has been decided")
    )


@pytest.mark.parametrize("words", REGRETS)
def test_after_a_decision_it_is_that_one(words: str) -> None:
    told = played(SETUP, *SENT, {"id": "no", "who": NINA, "presses": "Godkänn"}, says("undo", NINA, words))
    assert told["undo"][NINA][0]["outcome"] == "undo-asked"


@pytest.mark.parametrize(
    "words", ["det blev fel i inlägget, vad gör jag", "peru se kommentti", "ska vi ta bort inlägget"]
)
def test_what_else_is_regretted_is_no_decision(words: str) -> None:
    told = played(SETUP, *SENT, says("undo", NINA, words))
    assert "beslutat" not in said(told["undo"][NINA]) and "päätetty" not in said(told["undo"][NINA])


def test_whoever_decides_finds_the_request_that_is_named() -> None:
    told = played(SETUP, *SENT, says("how", NINA, "mites kirjaston hakemus"), says("yes", NINA, "ja"))
    assert told["how"][NINA][0]["outcome"] == "shown" and "Facebook" in said(told["how"][NINA])


@pytest.mark.parametrize("words", ["godkänn bibliotekets", "avslå den: ni har redan en kanal"])
def test_a_yes_to_what_was_decided_in_words_says_that_the_press_decides(words: str) -> None:
    told = played(SETUP, *SENT, says("decided", NINA, words), says("yes", NINA, "ja"))
    assert "Inget är gjort ännu" in said(told["decided"][NINA])
    assert ANNA not in told["yes"] and "tryck på knappen" in said(told["yes"][NINA])
