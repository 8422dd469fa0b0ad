"""The product as processes of its own beside the fake of Teams: `python -m bot serve`, killed and started anew."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from tests.fakes.programs import forked
from tests.fakes.slack_process import Processes, Starts
from tests.fakes.teams_client import TeamsClient
from tests.fakes.teams_connector import FakeTeams
from tests.fakes.teams_limits import Json
from tests.fakes.teams_play import teams_settings


@dataclass
class TeamsProduct(Processes):
    """`client` sends as Teams does."""

    teams: FakeTeams = field(kw_only=True)

    def __post_init__(self) -> None:
        self.client = TeamsClient(self.url("/api/messages"), self.session, self.teams)

    async def deliver(self, activity: Json) -> None:
        async def send(number: int) -> int:
            return (await self.client.send(activity)).status

        await self.repeat(send)


@asynccontextmanager
async def teams_product(
    teams: FakeTeams, folder: Path, program: Starts = forked, **settings: str
) -> AsyncIterator[TeamsProduct]:
    given = {name.upper(): value for name, value in teams_settings(teams).items()}
    given |= {"DATABASE_URL": f"sqlite:///{folder}/farjag.db"} | settings
    async with aiohttp.ClientSession() as session:
        started = TeamsProduct(given, folder, session, program, teams=teams)
        try:
            yield started
        finally:
            await started.end()
