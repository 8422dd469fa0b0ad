"""Everything the assistant does, in Teams: as a person sees it, over authenticated HTTP against the strict fake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.answers import Answers
from tests.fakes.teams_bot import Bot, serving
from tests.fakes.teams_connector import FakeTeams
from tests.fakes.teams_limits import words_of

ANNA, OFFICER, SECOND = (f"{n}0000000-bbbb-cccc-dddd-eeeeeeeeeee{n}" for n in (1, 2, 3))


@pytest.fixture
async def bot(answers: Answers, tmp_path: Path) -> AsyncIterator[Bot]:
    async with FakeTeams() as teams:
        for aad in (ANNA, OFFICER, SECOND):
            teams.person(aad)
        async with serving(answers, tmp_path, teams, approvers=f"teams:{OFFICER}, teams:{SECOND}") as bot:
            yield bot


async def test_a_question_a_related_one_and_whether_it_helped(bot: Bot) -> None:
    anna = bot.who(ANNA)
    said = await anna.says("Får jag lägga ut bilder på barn?")
    print(said)
    print([words_of(card) for card in anna.cards])
    assert 0
