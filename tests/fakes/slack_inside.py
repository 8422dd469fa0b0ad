"""The Slack surface inside the test's own process, behind aiohttp's test server: for tests of the surface alone.

There a test may put in a stand-in of the assistant, make the store fail, and hear what is logged. How people meet the
product is tested on the real one, in a process of its own (`slack_world.py`).

async with running(slack) as world:                   # a stand-in answers by a few words; or give it `Answers`
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry

from bot.composition import _running, build_beside
from bot.dispatcher import Dispatcher
from bot.metrics import Metrics
from bot.parts import Parts
from bot.probe import Probe
from bot.settings import Settings
from bot.slack.send.sender import SlackSender
from bot.slack.surface import mount
from bot.stores.opening import OpenStore, open_store
from bot.watch import Watch, WatchedAssistant
from handlers.ask.heard import Heard
from handlers.ask.intent import hear
from handlers.assistant import Assistant
from handlers.desk import Desk
from handlers.incoming import Incoming, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.reply import Reply
from handlers.review.draft import Reviewer
from knowledge.answers import Answers
from tests.fakes.slack_api import FakeSlack, SlackClient
from tests.fakes.slack_cards import answer_card, cards, contact_card
from tests.fakes.slack_clock import Clock, rest
from tests.fakes.slack_gallery import town as small_town
from tests.fakes.slack_world import World, settings_of

QUESTION = {
    "sv": "Får vi lägga ut bilder på barn?",
    "fi": "Saako lasten kuvia julkaista?",
    "en": "May we post it?",
}
TODAY = date(2026, 11, 23)
#: Turns with the store that delivery may need to come to an end.
ROUNDS = 3


@dataclass
class StandIn:
    """An assistant that answers by a few words, and keeps what it was asked."""

    asked: list[Incoming] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    answers: Any = field(default_factory=lambda: SimpleNamespace(prepare=lambda: None))
    reviewer: Any = field(default_factory=lambda: SimpleNamespace(prepare=lambda: None))

    def hear(self, incoming: Incoming) -> Heard:
        return hear(incoming)

    def answer(self, heard: Heard) -> Reply:
        incoming = heard.incoming
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
class Inside:
    """The product, when it is here."""

    store: OpenStore
    clock: Clock

    async def later(self, **time: float) -> None:
        self.clock.move(**time)
        self.store.on_enqueued()
        await self.settle()

    async def settle(self) -> None:
        await rest(self.store, self.clock)
        for _ in range(ROUNDS):  # what delivery says of a message comes after it is written down
            await self.store.queue(lambda queue: None)


@dataclass
class SurfaceWorld(World):
    """`assistant` is the stand-in, unused where the product's own answers; `url` is the events address."""

    store: OpenStore
    assistant: StandIn
    url: str


@asynccontextmanager
async def running(
    slack: FakeSlack, answers: Answers | None = None, folder: Path | None = None, **more: Any
) -> AsyncIterator[SurfaceWorld]:
    """`more` are settings. With `answers` the product's own assistant answers; the store is kept in `folder`."""
    with tempfile.TemporaryDirectory() as fleeting:
        database, clock, stand_in = (folder or Path(fleeting)) / "farjag.db", Clock(), StandIn()
        parts = _parts(settings_of(slack, database, more), answers, stand_in, clock)
        async with TestServer(_application(parts)) as server, aiohttp.ClientSession() as session:
            url = str(server.make_url("/slack/events"))
            client, product = SlackClient(url, session, slack), Inside(parts.store, clock)
            yield SurfaceWorld(slack, client, product, database, clock, parts.store, stand_in, url)


def _application(parts: Parts) -> web.Application:
    """Delivery and the surface of Slack; no other, for a stand-in has no answers for them."""
    app, settings = web.Application(), parts.settings
    app.cleanup_ctx.append(_running(parts, build_beside(parts, serving=True)))
    sender = cast(SlackSender, parts.senders["slack"])
    mount(app, parts.dispatcher, sender, settings, parts.now)
    app.on_cleanup.append(lambda app: sender.close())
    return app


def _parts(settings: Settings, answers: Answers | None, stand_in: StandIn, now: Clock) -> Parts:
    store = open_store(settings.database_url, disk_is_wiped=False)
    metrics = Metrics(CollectorRegistry())
    town = answers.town if answers else small_town()
    reviewer = Reviewer(town, lambda: TODAY, metrics.dismissed, b"a secret of the tests")
    assistant: Any = WatchedAssistant(answers, metrics, reviewer) if answers else stand_in
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
    probe, senders = Probe(store, metrics, now), {"slack": SlackSender(settings)}
    dispatcher = Dispatcher(assistant, desk, store, now, Watch(metrics), senders, away=lambda: probe.away)
    return Parts(settings, metrics, assistant, store, office, dispatcher, probe, senders, now)
