"""One workspace with the product in it: store, desk, door, delivery and surface as the composition joins them.

As a pytest plugin it gives `slack`, and `world`, where the product's own assistant answers.

async with running(slack, answers) as world:          # or without answers: a stand-in answers by a few words
    await world.mention("Får vi?")                    # -> everything that follows has been said
    await world.client.press(world.last(), "Fråga informatören")
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry
from pydantic import SecretStr

from bot.composition import Parts, _running, build_delivery
from bot.delivery import World as Clock
from bot.door import Door
from bot.metrics import Metrics
from bot.settings import Settings
from bot.slack.sender import SlackSender
from bot.slack.surface import mount
from bot.stores.opening import OpenStore, open_store
from bot.watch import Watch, WatchedAssistant
from handlers.assistant import Assistant
from handlers.desk import Desk
from handlers.errand import Office
from handlers.incoming import Incoming, Message, Origin, Pressed
from handlers.reply import Reply
from handlers.review_draft import Reviewer
from handlers.topics import Topics
from knowledge.answers import Answers
from tests.fakes.slack_api import PERSON, SECRET, TOKEN, FakeSlack, SlackClient
from tests.fakes.slack_cards import answer_card, cards, contact_card
from tests.fakes.slack_gallery import town as small_town
from tests.fakes.slack_ids import Json
from tests.fakes.slack_seen import in_message, in_view

INFORMATOR, DEPUTY, OTHER = "UINFORM01", "UDEPUTY01", "UOTHER001"
QUESTION = {
    "sv": "Får vi lägga ut bilder på barn?",
    "fi": "Saako lasten kuvia julkaista?",
    "en": "May we post it?",
}
#: Turns with the store that delivery may need to come to an end.
ROUNDS = 3
TODAY = date(2026, 11, 23)


@dataclass
class StandIn:
    """An assistant that answers by a few words, and keeps what it was asked."""

    asked: list[Incoming] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    answers: Any = field(default_factory=lambda: SimpleNamespace(prepare=lambda: None))

    def reply_to(self, incoming: Incoming) -> Reply:
        self.asked.append(incoming)
        self.threads.add(threading.get_ident())
        language = self.language(incoming.text if isinstance(incoming, Message) else "", incoming.origin)
        if isinstance(incoming, Pressed):
            private = incoming.action == "helpful"
            return Reply(contact_card(language) if private else answer_card(language), "pressed", private=private)
        assert isinstance(incoming, Message)
        if "fault" in incoming.text:
            raise RuntimeError(f"at {incoming.text}")
        if "enskilt" in incoming.text:
            return Reply(answer_card(language), "alone", private=incoming.origin.public)
        return Reply(answer_card(language) if incoming.text else cards(language)["help"], "answered")

    def language(self, written: str, origin: Origin) -> str:
        found = [language for language, question in QUESTION.items() if question in written]
        return (found or [(origin.locale or "sv")[:2]])[0]


@dataclass
class World:
    """`assistant` is the stand-in, unused where the product's own answers. `database` is the file of the store."""

    slack: FakeSlack
    client: SlackClient
    assistant: StandIn
    url: str
    store: OpenStore
    database: Path
    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def later(self, **time: float) -> None:
        """Time passes; what has become due is done."""
        self.ahead += timedelta(**time)
        self.store.on_enqueued()
        await self.settle()

    async def settle(self) -> None:
        """Returns when nothing is under way, and nothing due waits in the outbox."""
        quiet = 0
        for _ in range(3_000):
            busy = [task for task in asyncio.all_tasks() if _of_the_surface(task)]
            if busy:
                await asyncio.wait(busy, timeout=0.05)
            elif await asyncio.to_thread(self._waiting):
                await asyncio.sleep(0.005)
            elif quiet == ROUNDS:
                return
            else:  # what delivery does once a message is written down comes after its turn with the store
                await self.store.queue(lambda queue: None)
                quiet += 1
                continue
            quiet = 0
        raise AssertionError("it never comes to rest")

    def _waiting(self) -> bool:
        query = "SELECT count(*) FROM outbox WHERE state = 'sending' OR (state = 'queued' AND due_at <= ?)"
        with closing(sqlite3.connect(self.database, timeout=10)) as database:
            return bool(database.execute(query, [self.now().isoformat(timespec="microseconds")]).fetchone()[0])

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


def _of_the_surface(task: asyncio.Task[Any]) -> bool:
    code = getattr(task.get_coro(), "cr_code", None)
    if code is None or task.done() or "/bot/slack/" not in code.co_filename:
        return False
    return code.co_name not in ("_greet", "connect")


def _reaches(message: Json, user: str) -> bool:
    channel = message["channel"]
    return not channel.startswith("D") or channel == f"D{user[1:]}"


@asynccontextmanager
async def running(
    slack: FakeSlack, answers: Answers | None = None, folder: Path | None = None, **more: Any
) -> AsyncIterator[World]:
    """`more` are settings. With `answers` the product's own assistant answers; the store is kept in `folder`."""
    slack.persons |= {INFORMATOR, DEPUTY, OTHER}
    with tempfile.TemporaryDirectory() as fleeting:
        settings = settings_of(slack, (folder or Path(fleeting)) / "farjag.db", more)
        parts, world = _built(settings, answers, StandIn(), slack)
        app = web.Application()
        senders: dict[str, Any] = {}
        delivery = build_delivery(parts, senders)
        delivery._world = Clock(world.now, lambda: 0.0)
        app.cleanup_ctx.append(_running(parts, delivery))
        senders["slack"] = parts.couriers["slack"] = sender = SlackSender(settings)
        mount(app, parts.door, sender, settings, parts.now)
        app.on_cleanup.append(lambda app: sender.close())
        async with TestServer(app) as server, aiohttp.ClientSession() as session:
            world.url = str(server.make_url("/slack/events"))
            world.client = SlackClient(world.url, session, slack)
            yield world


def settings_of(slack: FakeSlack, database: Path, more: dict[str, Any]) -> Settings:
    """`more` wins."""
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


def _built(settings: Settings, answers: Answers | None, stand_in: StandIn, slack: FakeSlack) -> tuple[Parts, World]:
    database = Path(settings.database_url.removeprefix("sqlite:///"))
    store = open_store(settings.database_url, disk_is_wiped=False)
    world = World(slack, cast(SlackClient, None), stand_in, "", store, database)
    metrics = Metrics(CollectorRegistry())
    town = answers.town if answers else small_town()
    reviewer = Reviewer(town, lambda: TODAY, metrics.dismissed, b"a secret of the tests")
    assistant: Any = WatchedAssistant(answers, Topics(world.now), metrics, reviewer) if answers else stand_in
    numbers = iter(range(1, 1_000))
    office = Office(
        town,
        settings.directory,
        timedelta(days=settings.request_expires_days),
        lambda: f"gone:{next(numbers)}",
        settings.desk_place,
        f"{settings.public_url}/register" if settings.public_url else "",
    )
    desk = Desk(office, cast(Assistant, assistant).language, reviewer)
    couriers: dict[str, Any] = {}
    door = Door(assistant, desk, store, world.now, Watch(metrics), couriers)
    return Parts(settings, metrics, assistant, store, office, door, couriers, world.now), world


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
async def world(slack: FakeSlack, answers: Answers) -> AsyncIterator[World]:
    async with running(slack, answers) as started:
        yield started
