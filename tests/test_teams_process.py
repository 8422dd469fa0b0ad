"""The product as a process of its own, as Teams meets it with authentication on: killed, flooded, and started anew."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bot.limits.turns import MOST
from handlers.wording import text
from tests.fakes.programs import impatient
from tests.fakes.slack_process import until
from tests.fakes.teams_connector import FakeTeams, chat_of
from tests.fakes.teams_limits import Json
from tests.fakes.teams_play import aad_of
from tests.fakes.teams_product import TeamsProduct, teams_product
from tests.fakes.teams_seen import in_message
from tests.fakes.teams_traffic import unhurried

QUESTION = "Får vi lägga ut bilder på barn?"
#: How often `serve` is killed; no more messages come in one test.
KILLS, MOST_MESSAGES = 3, 1_000
SEED = 20261130
#: More than anybody writes.
TOO_MANY = MOST + 40


async def messages_meanwhile(running: TeamsProduct, killing: asyncio.Task[None]) -> list[Json]:
    """A few at a time, each by somebody new, so that its answer can be told from all others."""
    sent: list[Json] = []
    while not killing.done():
        assert len(sent) < MOST_MESSAGES, "the killing never ends"
        some = [running.client.said(somebody(running.teams), QUESTION) for _ in range(4)]
        await asyncio.gather(*map(running.deliver, some))
        sent += some
    await killing
    return sent


def somebody(teams: FakeTeams) -> str:
    aad = aad_of(f"person {len(teams.people)}")
    teams.person(aad)
    return aad


async def test_killed_between_acknowledgement_and_answer_nothing_is_lost(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Teams cannot be asked what it has: what may have arrived is sent again, which is counted."""
    async with FakeTeams() as teams, teams_product(teams, tmp_path, impatient) as running:
        teams.next_answers("post", *["slow"] * MOST_MESSAGES)
        await running.start()
        killing = asyncio.create_task(running.kill_and_start(KILLS, random.Random(SEED)))
        sent = await messages_meanwhile(running, killing)
        chats = {activity["conversation"]["id"] for activity in sent}
        await until(lambda: chats <= {post["conversation"] for post in teams.posted})
        assert await running.stop() == 0
        times = Counter(post["conversation"] for post in teams.posted)
    doubled = sum(number > 1 for number in times.values())
    print(f"\n{doubled} of {len(chats)} doubled in Teams")
    record_property("doubled", doubled)
    assert times.keys() == chats, "somebody was answered who had written nothing"


async def test_a_flood_from_one_person_is_answered_so_far_and_keeps_nobody_else_waiting(tmp_path: Path) -> None:
    async with FakeTeams() as teams, teams_product(teams, tmp_path) as running:
        teams.rates = unhurried()
        await running.start()
        flooding, other = somebody(teams), somebody(teams)
        many = [running.client.said(flooding, "hej") for _ in range(TOO_MANY)]
        for some in range(0, TOO_MANY, 20):
            answers = await asyncio.gather(*map(running.client.send, many[some : some + 20]))
            assert {answer.status for answer in answers} == {200}
        assert (await running.client.send(running.client.said(other, QUESTION))).status == 200
        await until(lambda: teams.seen(other))
        assert "Bara med lov" in in_message(teams.seen(other)[0])
        async with running.session.get(running.url("/metrics")) as metrics:
            refused = [line for line in (await metrics.text()).splitlines() if 'refused_total{reason="person"}' in line]
        assert float(refused[0].split()[-1]) > 0, refused
        assert chat_of(flooding) != chat_of(other)


async def test_a_flood_from_another_tenant_reaches_nothing(tmp_path: Path) -> None:
    async with FakeTeams() as teams, teams_product(teams, tmp_path) as running:
        await running.start()
        stranger = {"channelData": {"tenant": {"id": "00000000-dead-0000-0000-000000000000"}}}
        many = [running.client.said(somebody(teams), QUESTION, **stranger) for _ in range(200)]
        answers = await asyncio.gather(*map(running.client.send, many))
        assert {answer.status for answer in answers} == {401}
        assert await running.alive() and await running.stop() == 0
        assert not teams.posted and text("sv", "too-many") not in running.log()
