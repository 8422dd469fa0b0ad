"""Who decides in Teams and who asks elsewhere: the desk, the outbox and the sender against the strict fake of Teams."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sending import Begins, unkept
from bot.settings import Settings
from bot.stores.opening import OpenStore
from bot.teams.send.references import References
from bot.teams.send.sender import TeamsSender
from handlers.records import Outgoing
from knowledge.answers import Answers
from tests.fakes.conversation import PlayAtTheDoor, Recorder, Turn
from tests.fakes.teams_connector import APP_ID, PASSWORD, TENANT, FakeTeams
from tests.fakes.teams_limits import elements

pytest_plugins = ["tests.databases"]

OFFICER, SECOND = "0ff1ce00-bbbb-cccc-dddd-eeeeeeeeeee1", "0ff1ce00-bbbb-cccc-dddd-eeeeeeeeeee2"
CARD = ["Ansökan 1: Hamnen, X (Twitter)", "Godkänn"]
ASKED = {
    "who": "A",
    "fills": {"Enhet": "Hamnen", "Plattform": "X", "Målgrupp och behov": "Båtfolk", "Egna mål": "Fler gäster"},
    "sent": {"I": CARD, "J": CARD},
}
DECIDED = {
    "sent": {"A": ["Din ansökan är godkänd!"]},
    "redrawn": {"I": ["Godkänd 23.11.2026"], "J": ["Godkänd 23.11.2026"]},
}
APPROVED = {"who": "I", "presses": "Godkänn", **DECIDED}


class Overheard:
    """What the sender of Teams sends, told to the play too."""

    reads_back = False

    def __init__(self, sender: TeamsSender, recorder: Recorder) -> None:
        self._sender, self._recorder = sender, recorder
        self.find = sender.find

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str:
        id = await self._sender.send(outgoing, replaces, begins)
        self._recorder.arrived.append((outgoing.recipient, outgoing.card, replaces is not None))
        return id


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams() as fake:
        fake.person(OFFICER)
        fake.person(SECOND)
        yield fake


@pytest.fixture
async def sender(teams: FakeTeams, store: OpenStore) -> AsyncIterator[TeamsSender]:
    settings = Settings(
        farjag_env="development",
        teams_app_id=APP_ID,
        teams_app_password=PASSWORD,
        teams_app_tenant_id=TENANT,
        teams_token_url=f"{teams.url}/token",
        teams_service_url=teams.service,
    )
    made = TeamsSender(settings, References(store, settings, lambda: datetime.now(UTC)))
    yield made
    await made.close()


async def play(asker: str, sender: TeamsSender, store: OpenStore, answers: Answers, *turns: Turn) -> PlayAtTheDoor:
    """`asker` asks, I and J decide in Teams, V is deputy on the web. What Teams gets the fake of it keeps."""
    script = {
        "begins": datetime(2026, 11, 23, 9, tzinfo=UTC),
        "approvers": f"teams:{OFFICER}+web:officer, teams:{SECOND}",
        "deputies": "web:deputy",
        "actors": {
            "A": {"id": asker, "language": "sv"},
            "I": {"id": f"teams:{OFFICER}", "language": "sv"},
            "J": {"id": f"teams:{SECOND}", "language": "sv"},
            "V": {"id": "web:deputy", "language": "sv"},
        },
        "turns": [{"who": "A", "forges": "request-channel"}, *turns],
    }
    played = PlayAtTheDoor(script, store, answers)
    played.delivery._senders = {"web": played.sender, "slack": played.sender}
    played.delivery._senders["teams"] = Overheard(sender, played.sender)
    await played.run()
    return played


def seen(teams: FakeTeams, aad: str) -> list[str]:
    """The words of each message in front of a person."""
    return [_words(body["attachments"][0]["content"]) for body in teams.seen(aad)]


def _words(card: dict[str, Any]) -> str:
    found = [each.get("text") or each.get("title") or "" for each in elements(card)]
    return "\n".join([*found, *(f"{fact['title']} {fact['value']}" for fact in card.get("facts", ()))])


@pytest.mark.parametrize("asker", ["web:anna", "slack:U1"])
async def test_a_request_from_elsewhere_reaches_teams_and_the_decision_comes_back(
    asker: str, teams: FakeTeams, sender: TeamsSender, store: OpenStore, answers: Answers
) -> None:
    await play(asker, sender, store, answers, ASKED, APPROVED)
    for officer in (OFFICER, SECOND):
        (card,) = seen(teams, officer)
        assert "Ansökan 1: Hamnen, X (Twitter)" in card and "Godkänd 23.11.2026" in card
        assert "Från en kollega som skriver i en annan app" in card, "nobody who could be mentioned here"
    assert teams.calls["create"] == teams.calls["post"] == teams.calls["update"] == 2


async def test_two_officers_press_at_once_and_one_of_them_has_decided(
    teams: FakeTeams, sender: TeamsSender, store: OpenStore, answers: Answers
) -> None:
    at_once = {
        "at_once": [{"who": "I", "presses": "Godkänn"}, {"who": "J", "presses": "Godkänn"}],
        "one_sees": "Godkänd. Sökanden får veta det.",
        "other_sees": "Det här är redan avgjort.",
    }
    await play("web:anna", sender, store, answers, ASKED, at_once | DECIDED)
    assert [len(seen(teams, officer)) for officer in (OFFICER, SECOND)] == [1, 1]
    assert all("Godkänd 23.11.2026" in seen(teams, officer)[0] for officer in (OFFICER, SECOND))


async def test_a_decision_from_elsewhere_redraws_the_card_in_teams_and_tells_whoever_asked_there(
    teams: FakeTeams, sender: TeamsSender, store: OpenStore, answers: Answers
) -> None:
    asker = "a5cea5ce-0000-0000-0000-000000000001"
    teams.person(asker)
    await play(f"teams:{asker}", sender, store, answers, ASKED, APPROVED | {"as": "web:officer"})
    assert ["Din ansökan är godkänd!" in card for card in seen(teams, asker)] == [True]
    assert ["Godkänd 23.11.2026" in card for card in seen(teams, OFFICER)] == [True]


async def test_an_officer_without_the_app_is_told_of_to_those_who_can_be_reached(
    teams: FakeTeams, sender: TeamsSender, store: OpenStore, answers: Answers
) -> None:
    teams.installed.remove(SECOND)
    await play("web:anna", sender, store, answers, ASKED | {"sent": {"I": [*CARD, "ett meddelande kom inte fram"]}})
    told = seen(teams, OFFICER)
    assert len(told) == 2 and "nås inte längre här" in told[1] and seen(teams, SECOND) == []
