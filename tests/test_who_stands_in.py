"""Who decides while the informatör is away: the deputy, with the days; and a page to be closed opens no form."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, Line, played, said, says
from tests.test_taken_back import BO, CEA, TWO

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


ONE: Line = {"setup": {**SETUP["setup"], "deputies": [BO]}}


def test_the_deputy_and_the_days_are_told() -> None:
    told = played(
        ONE,
        says("before", ANNA, "vem godkänner om Nina är borta?"),
        says("away", NINA, "jag är borta 7-11 december"),
        says("yes", NINA, "ja"),
        says("later", ANNA, "who decides while nina is away"),
        {"id": "days", "event": {"wait_working_days": 7}},
        says("now", ANNA, "kuka hyväksyy jos tiedottaja on lomalla"),
    )
    assert "gör ställföreträdaren det" in said(told["before"][ANNA])
    assert "The information officer is away 7 December 2026–11 December 2026" in said(told["later"][ANNA])
    assert "Tiedottaja on poissa juuri nyt, 7.12.2026–11.12.2026" in said(told["now"][ANNA])


def test_with_two_who_decide_the_other_one_does_and_the_deputy_only_where_both_are_away() -> None:
    told = played(
        TWO,
        says("before", ANNA, "vem godkänner om Nina är borta?"),
        says("away", NINA, "jag är borta 7-11 december"),
        says("yes", NINA, "ja"),
        says("later", ANNA, "who decides while nina is away"),
        {"id": "days", "event": {"wait_working_days": 7}},
        says("now", ANNA, "kuka hyväksyy jos tiedottaja on lomalla"),
    )
    assert "gör någon annan av dem det, och är alla borta gör ställföreträdaren det" in said(told["before"][ANNA])
    assert "En annan informatör tar hand om" in said(told["yes"][NINA])
    assert "One of the information officers is away 7 December 2026–11 December 2026" in said(told["later"][ANNA])
    assert "Yksi tiedottajista on poissa juuri nyt, 7.12.2026–11.12.2026" in said(told["now"][ANNA])


TODAY = "jag är borta 30.11-4.12"


@pytest.mark.parametrize(
    ("setup", "away", "goes_to", "told", "noted"),
    [
        (ONE, (NINA,), {BO}, "När informatören är borta gör ställföreträdaren det", "Ställföreträdaren tar hand om"),
        (SETUP, (NINA,), {NINA}, "när informatören är borta väntar de", "väntar på dig"),
        (TWO, (NINA,), {CEA}, "Är en av dem borta gör någon annan av dem det", "En annan informatör tar hand om"),
        (TWO, (CEA, NINA), {BO}, "är alla borta gör ställföreträdaren det", "Ställföreträdaren tar hand om"),
    ],
)
def test_what_is_said_is_what_happens_to_a_request(
    setup: Line, away: tuple[str, ...], goes_to: set[str], told: str, noted: str
) -> None:
    days = [line for who in away for line in (says(f"away {who}", who, TODAY), says(f"yes {who}", who, "ja"))]
    happened = played(setup, *days, says("asked", ANNA, "vem godkänner om informatören är borta?"), *SENT)
    assert noted in said(happened[f"yes {away[-1]}"][away[-1]])
    assert told in said(happened["asked"][ANNA])
    assert set(happened["s3"]) - {ANNA} == goes_to


def test_the_form_for_the_days_says_who_has_them() -> None:
    for setup, help in ((ONE, "till ställföreträdaren"), (SETUP, "väntar"), (TWO, "till en annan informatör")):
        told = played(setup, says("1", NINA, "jag är borta"))
        assert help in said(told["1"][NINA])


def test_without_a_deputy_nobody_is_promised() -> None:
    told = played(SETUP, says("1", ANNA, "vem beslutar medan informatören är på semester"))
    assert "Ingen ställföreträdare är angiven" in said(told["1"][ANNA])


def test_whoever_wants_to_close_a_page_is_offered_no_form_to_open_one() -> None:
    told = played(SETUP, *(says(str(at), ANNA, words) for at, words in enumerate(CLOSING)))
    for messages in told.values():
        (answer,) = messages[ANNA]
        assert not {"Ansök om en kanal", "Tee kanavahakemus", "Request a channel"} & set(answer["buttons"])
        assert "channels.new" in answer["sections"]
