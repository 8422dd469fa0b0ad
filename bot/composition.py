"""The one place that builds the parts and joins them. Nothing is built at import; tests build the same way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import random
from secrets import token_bytes, token_hex
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.delivery import Delivery, World
from bot.door import Door
from bot.health import mount_health
from bot.metrics import Metrics, mount_metrics
from bot.sending import Courier, Sender
from bot.server import stop_signal
from bot.settings import Settings
from bot.stores.opening import OpenStore, open_store
from bot.stores.queue import Queue
from bot.watch import Watch, WatchedAssistant
from bot.web.guard import add_headers, guarded
from handlers import wording
from handlers.assistant import Assistant
from handlers.desk import Desk
from handlers.errand import FORGOTTEN, Office
from handlers.reminders import timer_fired
from handlers.retention import clean
from handlers.review_draft import Reviewer
from handlers.store import Unavailable
from handlers.topics import Topics
from handlers.undelivered import undelivered
from handlers.working_days import day_of
from knowledge.answers import Answers
from knowledge.linear import load_model
from knowledge.reader import load_reader
from knowledge.town import load_town

if TYPE_CHECKING:  # Slack's library loads only where Slack is used
    from bot.slack.sender import SlackSender

log = logging.getLogger(__name__)

CLEAN_EVERY_S = 24 * 60 * 60


def now() -> datetime:
    return datetime.now(UTC)


def build_answers(folder: Path) -> Answers:
    """What a town's folder knows. Raises DataError with every fault of its files."""
    town = load_town(folder)
    return Answers(town, load_model(folder / "model.bin"), load_reader(town))


def build_store(settings: Settings) -> OpenStore:
    return open_store(settings.database_url, settings.disk_is_wiped)


@dataclass(frozen=True)
class Parts:
    """What every process of the product is made of, whether it serves or only delivers.

    `couriers` are filled in by surface as the surfaces are mounted; `now` is what every part tells the time by.
    """

    settings: Settings
    metrics: Metrics
    assistant: WatchedAssistant
    store: OpenStore
    office: Office
    door: Door
    couriers: dict[str, Courier]
    now: Callable[[], datetime]


def build_parts(settings: Settings, now: Callable[[], datetime] = now) -> Parts:
    """Raises DataError and BadDatabaseUrl; connects to nothing yet."""
    metrics = Metrics(CollectorRegistry())
    answers = build_answers(settings.guideline)
    reviewer = Reviewer(answers.town, lambda: day_of(now()), metrics.dismissed, token_bytes(32))
    assistant = WatchedAssistant(answers, Topics(now), metrics, reviewer)
    store = build_store(settings)
    expires = timedelta(days=settings.request_expires_days)
    office = Office(
        assistant.town,
        settings.directory,
        expires,
        lambda: FORGOTTEN + token_hex(8),
        settings.desk_place,
        f"{settings.public_url}/register" if settings.public_url else "",
    )
    couriers: dict[str, Courier] = {}
    door = Door(assistant, Desk(office, assistant.language, reviewer), store, now, Watch(metrics), couriers)
    return Parts(settings, metrics, assistant, store, office, door, couriers, now)


def build_delivery(parts: Parts, senders: dict[str, Sender]) -> Delivery:
    world = World(parts.now, random)
    office = parts.office
    happenings = partial(timer_fired, office), partial(undelivered, office)
    return Delivery(parts.store, senders, *happenings, world, token_hex(8))


def build_app(settings: Settings) -> web.Application:
    """The whole product as one application."""
    return assemble(build_parts(settings))


def assemble(parts: Parts) -> web.Application:
    """Health, the register, and every surface that has what it needs, beside delivery."""
    app = web.Application()
    app.on_response_prepare.append(add_headers)
    mount_health(app, lambda: parts.store.queue(Queue.backlog))
    mount_metrics(app, parts.metrics)
    senders: dict[str, Sender] = {}
    # before the surfaces: the store is there when they open, and still there when their last answers are written
    app.cleanup_ctx.append(_running(parts, build_delivery(parts, senders)))
    senders |= _mount_surfaces(app, parts)
    return app


def _mount_surfaces(app: web.Application, parts: Parts) -> dict[str, Sender]:
    """The senders of the surfaces mounted. Their libraries are most of what starting costs, so only the used load."""
    from bot.web.mail import WebMail
    from bot.web.register import Register
    from bot.web.surface import mount as mount_web

    settings, assistant = parts.settings, parts.assistant
    mail = WebMail(parts.store, parts.now)
    parts.couriers["web"] = mail
    mount_web(app, assistant, settings, parts.door.reply_to, mail.inbox)
    register = Register(assistant.town, parts.store)
    register.mount(app, partial(guarded, hosts=None, refusal=register.refusal))
    senders: dict[str, Sender] = {"web": mail}
    if settings.slack:
        from bot.slack.surface import mount as mount_slack

        senders["slack"] = parts.couriers["slack"] = slack = _slack_sender(settings)
        mount_slack(app, parts.door, slack, settings, parts.now)
        app.on_cleanup.append(lambda app: slack.close())  # after delivery has come to its end
    else:
        log.info("slack is not mounted: SLACK_BOT_TOKEN is not set")
    if settings.teams:
        from bot.teams.surface import mount as mount_teams

        mount_teams(app, assistant, settings)
    else:
        log.info("teams is not mounted: TEAMS_APP_ID is not set")
    return senders


def _slack_sender(settings: Settings) -> SlackSender:
    from bot.slack.sender import SlackSender

    return SlackSender(settings)


def _running(parts: Parts, delivery: Delivery) -> Callable[[web.Application], AsyncIterator[None]]:
    async def run(app: web.Application) -> AsyncIterator[None]:
        """First the schema is brought up to date and all is warm; only then is anybody let in, so nobody waits."""
        await asyncio.gather(parts.store.migrate(), asyncio.to_thread(_prepare, parts.assistant))
        running = [asyncio.create_task(delivery.run()), asyncio.create_task(_clean_daily(parts))]
        yield
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await parts.store.close()

    return run


def _prepare(assistant: Assistant) -> None:
    wording.prepare()
    assistant.answers.prepare()
    assistant.reviewer.prepare()


async def _clean_daily(parts: Parts) -> None:
    """Deletes what has been kept long enough, at start and then once a day."""
    while True:
        try:
            gone = await parts.store.write(clean, parts.now(), parts.office.expires)
            log.info("old records deleted", extra={"fields": {"records": gone}})
        except Unavailable:
            log.warning("old records wait for the database")
        await asyncio.sleep(CLEAN_EVERY_S)


async def deliver_alone(settings: Settings) -> None:
    """Delivers until the process is told to stop."""
    from bot.web.mail import WebMail

    parts = build_parts(settings)
    await parts.store.migrate()
    senders: dict[str, Sender] = {"web": WebMail(parts.store, parts.now)}
    async with AsyncExitStack() as closing:
        closing.push_async_callback(parts.store.close)
        if settings.slack:
            senders["slack"] = slack = _slack_sender(settings)
            closing.push_async_callback(slack.close)
        delivering = asyncio.create_task(build_delivery(parts, senders).run())
        await stop_signal()
        delivering.cancel()
        await asyncio.gather(delivering, return_exceptions=True)


async def migrate_store(settings: Settings) -> tuple[str, ...]:
    """The migrations that were applied. Raises Unavailable."""
    store = build_store(settings)
    try:
        return await store.migrate()
    finally:
        await store.close()
