"""What people say of a request of their own, in their own words: shown, and never done from words alone."""

from __future__ import annotations

import pytest

from knowledge.wishes import wish_in
from knowledge.words import normalised
from tests.fakes.rehearsing import ANNA, FORM, NINA, SETUP, rehearsed, says

NAMED = [
    ("vad händer med vår ansökan", "status"),
    ("är ansökan godkänd än?", "status"),
    ("har informatören svarat på ansökan?", "status"),
    ("missä vaiheessa meidän hakemus on", "status"),
    ("any news about our request?", "status"),
    ("dra tillbaka ansökan", "withdraw"),
    ("nej, ta inte bort ansökan", "status"),
    ("älä peru hakemusta", "status"),
    ("don't withdraw the request", "status"),
    ("peru meidän hakemus", "withdraw"),
    ("we don't need the request any more", "withdraw"),
    ("ändra ansökan 1", "change"),
    ("voiko hakemusta vielä muuttaa", "change"),
    ("can I edit the request", "change"),
    ("kan man ansöka på nytt", "again"),
    ("onks mul nyt jotain auki", "open"),
]
NONE = [
    "får jag ändra ett inlägg i efterhand?",
    "voiko kommentin poistaa",
    "may we delete a comment",
    "ta bort kommentaren",
    "har nån sett nyckeln till förrådet",
    "peru se lounas",
]


@pytest.mark.parametrize(("said", "wish"), NAMED)
def test_a_wish_that_names_the_request_is_found(said: str, wish: str) -> None:
    assert wish_in(normalised(said), about_it=False) == wish


@pytest.mark.parametrize("said", NONE)
def test_what_names_no_request_is_no_wish(said: str) -> None:
    assert wish_in(normalised(said), about_it=False) is None


def test_it_is_taken_back_by_a_yes_alone_and_told_to_whoever_decides() -> None:
    anna, nina = "slack:UANNA", "slack:UNINA"
    lines = rehearsed(
        SETUP,
        says("1", anna, "Vi vill öppna en egen Facebooksida"),
        {"id": "2", "who": anna, "presses": "Ansök om en kanal"},
        {"id": "3", "who": anna, "fills": FORM},
        says("4", anna, "händer det nåt med den där ansökan?"),
        says("5", anna, "får vi ta bort kommentarer med svordomar?"),
        says("6", anna, "äh, vi behöver inte ansökan, ta tillbaka den"),
        {"id": "7", "event": "restart"},
        says("8", anna, "joo ta bort den"),
        says("9", anna, "har jag nåt öppet?"),
    )
    status, question, asked, restarted, done, left = lines[3:]
    assert "väntar på informatören" in status["messages"][0]["text"]
    assert "rule.6.moderation" in question["messages"][0]["sections"]
    assert [message["to"] for message in asked["messages"]] == [anna], "nothing is done yet"
    assert "Biblioteket, Facebook" in asked["messages"][0]["text"]
    assert restarted["silent"]
    assert {message["to"] for message in done["messages"]} == {anna, nina}
    assert "ingen öppen ansökan" in left["messages"][0]["text"]


@pytest.mark.parametrize("said", ["nej, ta inte bort den", "älä peru sitä", "no, don't withdraw it", "vänta lite"])
def test_a_no_to_taking_it_back_takes_nothing_back(said: str) -> None:
    anna = "slack:UANNA"
    *_, asked, kept = rehearsed(
        SETUP,
        says("1", anna, "Vi vill öppna en egen Facebooksida"),
        {"id": "2", "who": anna, "presses": "Ansök om en kanal"},
        {"id": "3", "who": anna, "fills": FORM},
        says("4", anna, "dra tillbaka ansökan"),
        says("5", anna, said),
    )
    assert "Dra tillbaka" in asked["messages"][0]["buttons"]
    assert [message["to"] for message in kept["messages"]] == [anna], "nobody else is told anything"
    assert kept["messages"][0]["outcome"] != "withdrawn"


ASKED = (
    SETUP,
    says("1", ANNA, "Vi vill öppna en egen Facebooksida"),
    {"id": "2", "who": ANNA, "presses": "Ansök om en kanal"},
    {"id": "3", "who": ANNA, "fills": FORM},
)


@pytest.mark.parametrize("said", ["ja tack", "ok ja", "joo kiitos", "tack, ta tillbaka den", "no peru se sit"])
def test_a_yes_is_heard_with_what_stands_around_it(said: str) -> None:
    *_, done = rehearsed(*ASKED, says("4", ANNA, "dra tillbaka ansökan"), says("5", ANNA, said))
    assert done["messages"][0]["outcome"] == "withdrawn"


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ("nej", "Skickad 30.11.2026 kl. 09.03, väntar"),
        ("nej tack", "Skickad 30.11.2026 kl. 09.03, väntar"),
        ("nej, det behövs inte", "Skickad 30.11.2026 kl. 09.03, väntar"),
        ("ei kiitos", "Skickad 30.11.2026 kl. 09.03, väntar"),
        ("no, withdraw it", "Sent 30 November 2026 at 09:03, waiting"),
    ],
)
def test_a_no_to_what_was_asked_asks_nothing_again(said: str, shows: str) -> None:
    *_, kept = rehearsed(*ASKED, says("4", ANNA, "dra tillbaka ansökan"), says("5", ANNA, said))
    (shown,) = kept["messages"]
    assert shown["outcome"] == "shown" and shows in shown["text"]


def test_a_yes_to_a_colleague_takes_nothing_back() -> None:
    there = {"where": "channel"}
    *_, asked, overheard = rehearsed(
        *ASKED,
        says("4", ANNA, "dra tillbaka ansökan", mention=True, **there),
        says("5", ANNA, "ja", where="thread"),
    )
    assert asked["messages"] and overheard["silent"]


def test_asking_anew_goes_on_from_what_ended_and_never_says_that_nothing_is_open() -> None:
    *_, beside, _, _, ended = rehearsed(
        *ASKED,
        says("4", ANNA, "kan man ansöka på nytt?"),
        {"id": "5", "who": NINA, "presses": "Avslå"},
        {"id": "6", "who": NINA, "fills": {"Motivering": "Använd stadens sida."}},
        says("7", ANNA, "kan vi ansöka igen med ansökan?"),
    )
    assert "Ansök om en kanal" in beside["messages"][0]["buttons"]
    assert "ingen öppen ansökan" not in beside["messages"][0]["text"]
    assert "Ansök på nytt" in ended["messages"][0]["buttons"]
