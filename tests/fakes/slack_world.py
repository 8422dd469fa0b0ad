"""One workspace with the product in it, as its people meet it: they write, press and fill in what they are shown.

As a pytest plugin it gives `slack`, and `world`: the product is a process of its own, composed as `serve` composes it,
and met over HTTP by the client and the fake of the Web API here. Only its clock is the test's, and where a test could
not wait so long its patience. Tests of the surface alone, which put in parts of their own, have `slack_inside.py`.

async with served(slack, folder) as world:            # beside it settings, and limits of the product's patience
    await world.mention("Får vi?")                    # -> everything that follows has been said
    await world.client.press(world.last(), "Fråga informatören")
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from tests.fakes.slack_api import PERSON, SECRET, TOKEN, FakeSlack, SlackClient
from tests.fakes.slack_clock import Clock
from tests.fakes.slack_forked import Asked, forked
from tests.fakes.slack_ids import Json
from tests.fakes.slack_seen import in_message, in_view

INFORMATOR, DEPUTY, OTHER = "UINFORM01", "UDEPUTY01", "UOTHER001"
#: When every world begins: a Monday before noon.
BEGINS = datetime(2026, 11, 23, 9, tzinfo=UTC)
#: A limit: the product waits so long for a store that somebody else holds.
SOON_GIVEN_UP = {"bot.stores.sqlite.BUSY_TIMEOUT_S": 0.2}


class Product(Protocol):
    """The one under test, wherever it runs: `slack_forked.py`, `slack_inside.py`."""

    async def later(self, **time: float) -> None: ...
    async def settle(self) -> None: ...


@dataclass
class World:
    """`database` is the file of the product's store."""

    slack: FakeSlack
    client: SlackClient
    product: Product
    database: Path
    now: Clock

    async def later(self, **time: float) -> None:
        """Time passes; what has become due is done."""
        await self.product.later(**time)

    async def settle(self) -> None:
        """Returns when nothing is under way, and nothing due waits in the outbox."""
        await self.product.settle()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Somebody else holds what the product has to write to; it can still read."""
        with closing(sqlite3.connect(self.database, timeout=10, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield

    def rows(self, table: str) -> str:
        """Everything that a table holds."""
        with closing(sqlite3.connect(self.database, timeout=10)) as database:
            return str(database.execute(f"SELECT * FROM {table}").fetchall())

    def held(self) -> str:
        """Everything that the store's file holds, deleted rows and the log of writes too."""
        files = self.database.parent.glob(f"{self.database.name}*")
        return "".join(file.read_bytes().decode("utf-8", "replace") for file in files)

    @property
    def answers(self) -> list[Json]:
        """What the bot has posted, oldest first."""
        return [message for message in self.slack.posted if "said_by" not in message]

    @property
    def only(self) -> Json:
        assert len(self.answers) == 1, self.answers
        return self.answers[0]

    def last(self, user: str = PERSON) -> Json:
        """The newest message that this person sees."""
        told = [*self.answers, *self.slack.responded]
        mine = [message for message in told if message.get("user", user) == user and _reaches(message, user)]
        assert mine, f"{user} sees nothing"
        return max(mine, key=lambda message: message["ts"].partition(".")[2])

    def read(self, user: str = PERSON) -> str:
        """What the newest message says to this person."""
        return in_message(self.last(user))

    def modal(self, user: str = PERSON) -> str:
        """What stands in the modal in front of this person."""
        return in_view(self.slack.views.top(user))

    def home(self, user: str = PERSON) -> str:
        return in_view(self.slack.views.homes[user])

    async def mention(self, text: str, user: str = PERSON, **more: Any) -> Json:
        return await self._say(self.client.mention(text, user=user, **more))

    async def direct(self, text: str, user: str = PERSON, **more: Any) -> Json:
        channel = f"D{user[1:]}"
        self.slack.channels.add(channel)
        self.slack.members.add(channel)
        return await self._say(self.client.direct(text, user=user, channel=channel, **more))

    async def write(self, text: str, user: str = PERSON, **more: Any) -> Json:
        """In the channel, to nobody in particular."""
        said = self.client.mention("", type="message", channel_type="channel", user=user)
        return await self._say(said | {"text": text} | more)

    async def _say(self, event: Json) -> Json:
        self.slack.said(event)
        assert await self.client.event(event) == 200
        await self.settle()
        return event

    async def press(self, label: str, user: str = PERSON, message: Json | None = None) -> None:
        """A button of the newest message that this person sees, or of `message`."""
        assert await self.client.press(message or self.last(user), label, user=user) == 200
        await self.settle()

    async def command(self, text: str, user: str = PERSON, **more: Any) -> None:
        assert await self.client.command(text, user=user, **more) == 200
        await self.settle()

    async def open_home(self, user: str = PERSON) -> None:
        assert await self.client.home(user) == 200
        await self.settle()

    async def click(self, label: str, user: str = PERSON, **more: Any) -> None:
        """A button of the modal on top, or with `home` of the start page."""
        assert await self.client.click(label, user, **more) == 200
        await self.settle()

    async def submit(self, user: str = PERSON, answers: dict[str, str] | None = None) -> Json:
        """Fills and sends the modal on top."""
        self.client.fill(answers or {}, user)
        answer = await self.client.submit(user)
        await self.settle()
        return answer


def _reaches(message: Json, user: str) -> bool:
    channel = message["channel"]
    return not channel.startswith("D") or channel == f"D{user[1:]}"


@asynccontextmanager
async def served(
    slack: FakeSlack, folder: Path, limits: Mapping[str, float] | None = None, **more: Any
) -> AsyncIterator[World]:
    """`more` are settings; `limits` as in `slack_served.Asked`. Slack's clock is the product's."""
    clock, database = Clock.at(BEGINS), folder / "farjag.db"
    slack.now = lambda: clock().timestamp()
    settings = settings_of(slack, database, more)
    async with forked(Asked(settings, clock, folder / "serve.log", limits or {})) as product:
        client = SlackClient(product.url("/slack/events"), product.session, slack)
        yield World(slack, client, product, database, clock)


def settings_of(slack: FakeSlack, database: Path, more: dict[str, Any]) -> Settings:
    """`more` wins. Those who decide are persons of the workspace."""
    slack.persons |= {INFORMATOR, DEPUTY, OTHER}
    known: dict[str, Any] = {
        "farjag_env": "development",
        "slack_bot_token": SecretStr(TOKEN),
        "slack_signing_secret": SecretStr(SECRET),
        "slack_api_url": slack.url,
        "database_url": f"sqlite:///{database}",
        "approvers": f"slack:{INFORMATOR}",
        "deputies": f"slack:{DEPUTY}",
    }
    return Settings(**(known | more))


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
async def world(slack: FakeSlack, tmp_path: Path) -> AsyncIterator[World]:
    async with served(slack, tmp_path) as started:
        yield started
