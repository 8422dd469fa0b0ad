"""Each surface as its people meet it, by one set of hands: what `test_surfaces.py` holds every one of them to.

One product serves them all, as a process of its own. On each side Anna asks, Bo stands beside, and Boss decides.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from bot.settings import Settings
from tests.fakes.slack_api import SECRET, TOKEN, FakeSlack
from tests.fakes.slack_clock import Clock
from tests.fakes.slack_forked import Asked, Forked, forked
from tests.fakes.slack_side import SlackSide
from tests.fakes.slack_world import BEGINS
from tests.fakes.teams_connector import FakeTeams
from tests.fakes.teams_play import UNPACED, teams_settings
from tests.fakes.teams_side import TeamsSide
from tests.fakes.teams_traffic import unhurried
from tests.fakes.web_side import WebSide

ANNA, BO, BOSS = "anna", "bo", "boss"


class Side(Protocol):
    """What people do and see on one surface. `person` is somebody's id there."""

    def person(self, who: str) -> str: ...

    async def say(self, who: str, words: str, public: bool = False, times: int = 1) -> list[object]:
        """A message that is delivered so often; what is answered to each."""

    async def by_bots(self, words: str) -> None:
        """A message of ours, and one of another bot's."""

    async def request(self, who: str, values: dict[str, str], times: int = 1) -> None:
        """A channel, in a form that is sent so often. `values` by the fields' labels."""

    async def ask_informator(self, who: str, question: str) -> None: ...

    async def press(self, who: str, label: str) -> None: ...

    async def labels(self, who: str) -> list[str]:
        """What can be pressed in the newest card in front of somebody."""

    async def read(self, who: str) -> str:
        """All the words in front of somebody."""

    def carried(self) -> str:
        """All that any card carries unseen."""

    async def markup(self, who: str, words: str) -> list[str]:
        """What of these words, which stand in front of somebody, their client would take for more than words."""


class Sides:
    """The product and every side of it, by the surface's name."""

    def __init__(self, product: Forked, slack: FakeSlack, teams: FakeTeams) -> None:
        self.product = product
        self.of: dict[str, Side] = {
            "web": WebSide(product),
            "slack": SlackSide(product, slack),
            "teams": TeamsSide(product, teams),
        }


@asynccontextmanager
async def sides(folder: Path) -> AsyncIterator[Sides]:
    async with FakeSlack() as slack, FakeTeams() as teams:
        clock = Clock.at(BEGINS)
        slack.now = lambda: clock().timestamp()
        teams.rates = unhurried()
        boss = ",".join(kind.person(BOSS) for kind in (WebSide, SlackSide, TeamsSide))
        settings = Settings(
            **teams_settings(teams),
            database_url=f"sqlite:///{folder}/farjag.db",
            approvers=boss,
            slack_bot_token=SecretStr(TOKEN),
            slack_signing_secret=SecretStr(SECRET),
            slack_api_url=slack.url,
        )
        async with forked(Asked(settings, clock, folder / "serve.log", UNPACED)) as product:
            yield Sides(product, slack, teams)
