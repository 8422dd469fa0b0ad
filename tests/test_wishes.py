"""What people say of a request of their own, in their own words: shown, and never done from words alone."""

from __future__ import annotations

import pytest

from knowledge.wishes import wish_in
from knowledge.words import normalised
from tests.test_rehearse import FORM, SETUP, rehearsed, says

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
