"""Who decides while the informatör is away: the deputy, with the days; and a page to be closed opens no form."""

from __future__ import annotations

import pytest

from handlers.ask.intent import Intent, intent_of
from tests.fakes.rehearsing import ANNA, NINA, SETUP, played, said, says
from tests.test_taken_back import TWO

ASKED = (
    "vem godkänner om Nina är borta?",
    "vem beslutar medan informatören är på semester",
    "om Nina är borta, vem godkänner?",
    "kuka hyväksyy jos tiedottaja on lomalla",
    "kuka on tiedottajan sijainen",
    "who decides while nina is away",
)
OTHERWISE = (
    "vem svarar på kommentarer när vi är lediga",
    "vem svarar på kommentarer om informatören är borta",
    "vem godkänner anvisningen",
    "who answers comments when we are off",
    "kuka vastaa kommentteihin kun olen lomalla",
)
CLOSING = (
    "meidän vanha facebook-sivu pitäis sulkea, miten",
    "hur stänger vi vår gamla facebooksida",
    "how do we close our old page",
)


@pytest.mark.parametrize("words", ASKED)
def test_who_stands_in_is_asked(words: str) -> None:
    assert intent_of(words) is Intent.STANDS_IN


@pytest.mark.parametrize("words", OTHERWISE)
def test_who_answers_for_ourselves_is_another_question(words: str) -> None:
    assert intent_of(words) is not Intent.STANDS_IN


def test_the_deputy_and_the_days_are_told() -> None:
    told = played(
        TWO,
        says("before", ANNA, "vem godkänner om Nina är borta?"),
        says("away", NINA, "jag är borta 7-11 december"),
        says("yes", NINA, "ja"),
        says("later", ANNA, "who decides while nina is away"),
        {"id": "days", "event": {"wait_working_days": 7}},
        says("now", ANNA, "kuka hyväksyy jos tiedottaja on lomalla"),
    )
    assert "gör ställföreträdaren det" in said(told["before"][ANNA])
    assert "away 7 December 2026–11 December 2026" in said(told["later"][ANNA])
    assert "poissa juuri nyt, 7.12.2026–11.12.2026" in said(told["now"][ANNA])


def test_without_a_deputy_nobody_is_promised() -> None:
    told = played(SETUP, says("1", ANNA, "vem beslutar medan informatören är på semester"))
    assert "Ingen ställföreträdare är angiven" in said(told["1"][ANNA])


def test_whoever_wants_to_close_a_page_is_offered_no_form_to_open_one() -> None:
    told = played(SETUP, *(says(str(at), ANNA, words) for at, words in enumerate(CLOSING)))
    for messages in told.values():
        (answer,) = messages[ANNA]
        assert not {"Ansök om en kanal", "Tee kanavahakemus", "Request a channel"} & set(answer["buttons"])
        assert "channels.new" in answer["sections"]
