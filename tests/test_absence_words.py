"""The informatör tells in their own words that they are away, mends the days, and is back; a yes notes them."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from handlers.ask.said_shortly import moves_absence
from tests.fakes.rehearsing import ANNA, NINA, SETUP, rehearsed, says

AWAY = """
ja e bort fr.o.m. fredag t.o.m. 11.12
borta fr.o.m. fredag t.o.m. 11.12
på semester 7.12 till 11.12
ja e borta fre-mån
jag är ledig torsdag och fredag
nå ja e sjukskriven till fredag
ja e int på jobb imorron
jag far på semester nästa vecka
jag har semester vecka 50
jag kommer att vara borta från fredag till den 11 december, Ulla sköter allt då
mä oon lomalla ens viikon
oon pois ma-ke
olen poissa perjantaista maanantaihin
mulla on lomaa 7.-11.12.
pois huomenna
jään lomalle perjantaina
i'm off friday to monday
off thu-fri
on leave from 7 to 11 december
im out of office tomorrow
taking some time off next week
"""
BACK = """
ja e tillbaka nu redan
jag är tillbaka
ja e int borta mera
nu e ja tebaks
oon jo takas töissä
palasin jo lomalta
en oo enää lomalla
i'm back already
back early
my holiday got cancelled
"""
NEITHER = """
den e borta nu
de e borta nu. måst ja berätta åt nån
borta bra men hemma bäst
Ledig tjänst: vi söker en sommarjobbare
är jag borta från registret
bilden är borta nu
pois se kommentti
vapaalla liikkuvat koirat
Bastun är ledig på fredag
off topic question
back to english please
i'm back to asking about pictures
jag kommer till dig på fredag
får jag lägga ut att vi är lediga på fredag
saako kertoa että olemme lomalla
"""


def lines(said: str) -> list[str]:
    return said.strip().split("\n")


@pytest.mark.parametrize("said", lines(AWAY))
def test_that_somebody_is_away_is_heard(said: str) -> None:
    assert intent_of(said) is Intent.ABSENCE


@pytest.mark.parametrize("said", lines(BACK))
def test_that_somebody_is_back_is_heard(said: str) -> None:
    assert intent_of(said) is Intent.BACK


@pytest.mark.parametrize("said", lines(NEITHER))
def test_what_speaks_of_something_else_is_no_absence(said: str) -> None:
    assert intent_of(said) not in (Intent.ABSENCE, Intent.BACK)


def test_a_question_moves_no_absence() -> None:
    assert moves_absence("eller nä, ändra till 14.12") and moves_absence("ei kun 14.12 asti")
    assert not moves_absence("får jag publicera det här 14.12") and not moves_absence("tack så mycket")


@pytest.mark.parametrize(
    "said", ["en dag till", "4 dagar", "nej, från torsdag", "wed to fri", "make it the 9th", "siis ke-pe"]
)
def test_other_days_are_heard(said: str) -> None:
    assert moves_absence(said)


@pytest.mark.parametrize(
    "said",
    [
        "vi hade 30 deltagare på lägret",
        "nej, kommentaren är borttagen",
        "det blev fel i inlägget",
        "simhallen är stängd till måndag",
        "kirjaston juhla on lauantaina",
        "i mean the comments on our page",
        "facebook eller insta till museet",
    ],
)
def test_what_only_names_a_number_or_a_day_moves_none(said: str) -> None:
    assert not moves_absence(said)


def test_it_is_noted_by_a_yes_mended_after_that_and_ended() -> None:
    told = rehearsed(
        SETUP,
        says("1", NINA, "ja e bort fr.o.m. fredag t.o.m. 11.12"),
        says("2", NINA, "nej, från torsdag"),
        says("3", NINA, "jo"),
        says("4", NINA, "eller nä, ändra till 14.12"),
        says("5", NINA, "jo"),
        says("6", NINA, "ja e tillbaka nu redan"),
        says("7", ANNA, "ja e bort fr.o.m. fredag t.o.m. 11.12"),
    )
    asked, mended, noted, moved, again, back, hers = (line["messages"][0] for line in told)
    assert "Ska jag notera att du är borta 4.12.2026–11.12.2026?" in asked["text"]
    assert "Ska jag notera att du är borta 3.12.2026–11.12.2026?" in mended["text"]
    assert "Noterat: du är borta 3.12.2026–11.12.2026." in noted["text"]
    assert "Ska jag notera att du är borta 3.12.2026–14.12.2026?" in moved["text"]
    assert "Noterat: du är borta 3.12.2026–14.12.2026." in again["text"]
    assert back["outcome"] == "absence-ended"
    assert hers["outcome"] not in ("absence-asked", "absence", "form-offered"), "nobody else's absence is noted"


def test_whoever_is_back_on_a_day_to_come_is_away_until_then() -> None:
    told = rehearsed(
        SETUP,
        says("1", NINA, "oon lomalla 30.11.-11.12."),
        says("2", NINA, "joo"),
        says("3", NINA, "jag är tillbaka på måndag"),
        says("4", NINA, "ja"),
        says("5", NINA, "får vi svara på kommentarer"),
        says("6", NINA, "ändra till 14.12"),
    )
    until, noted, later = told[2]["messages"][0], told[3]["messages"][0], told[5]["messages"][0]
    assert "Ska jag notera att du är borta 30.11.2026–6.12.2026?" in until["text"]
    assert noted["outcome"] == "absence"
    assert later["outcome"] != "absence-asked", "the talk has gone on to something else"
