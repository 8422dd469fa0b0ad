"""The one place that builds the parts and joins them. Nothing is built at import; tests build the same way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import random
from secrets import token_bytes, token_hex
from typing import TYPE_CHECKING, cast

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.delivery import Delivery, World
from bot.dispatcher import Dispatcher
from bot.health import mount_health
from bot.limits.clients import Clients
from bot.limits.connections import tells_the_connection
from bot.limits.turns import Turns
from bot.limits.workers import WorkerPool
from bot.metrics import Metrics, mount_metrics
from bot.probe import Probe
from bot.sending import Courier, Sender
from bot.server import stop_signal
from bot.settings import Settings
from bot.stores.opening import OpenStore, open_store
from bot.stranded import Stranded
from bot.watch import Watch, WatchedAssistant
from bot.web.crowd import Crowd
from bot.web.guard import add_headers, guarded
from bot.web.mail import WebMail
from handlers import wording
from handlers.ask.topics import Topics
from handlers.assistant import Assistant
from handlers.desk import Desk
from handlers.office.errand import FORGOTTEN, Office
from handlers.person.retention import clean
from handlers.reminders import timer_fired
from handlers.review.draft import Reviewer
from handlers.store import Unavailable
from handlers.undelivered import undelivered
from handlers.working_days import day_of
from knowledge.answers import Answers
from knowledge.linear import load_model
from knowledge.town import Town, load_town

if TYPE_CHECKING:  # Slack's library loads only where Slack is used
    from bot.slack.send.sender import SlackSender

log = logging.getLogger(__name__)

CLEAN_EVERY_S = 24 * 60 * 60


def now() -> datetime:
    return datetime.now(UTC)


def build_answers(folder: Path) -> Answers:
    """What a town's folder knows. Raises DataError with every fault of its files."""
    town = load_town(folder)
    return Answers(town, load_model(folder / "model.bin"))


def build_store(settings: Settings) -> OpenStore:
    return open_store(settings.database_url, settings.disk_is_wiped)


@dataclass(frozen=True)
class Parts:
    """What every process of the product is made of, whether it serves or only delivers.

    `senders` are there for each of `Settings.sending`; `couriers` are filled in by surface as the surfaces are
    mounted; `now` is what every part tells the time by.
    """

    settings: Settings
    metrics: Metrics
    assistant: WatchedAssistant
    store: OpenStore
    office: Office
    dispatcher: Dispatcher
    probe: Probe
    mail: WebMail
    senders: Mapping[str, Sender]
    couriers: dict[str, Courier]
    now: Callable[[], datetime]
    limited: bool = False


def build_parts(settings: Settings, now: Callable[[], datetime] = now, limited: bool = False) -> Parts:
    """Raises DataError and BadDatabaseUrl; connects to nothing yet.

    Where `limited` nobody may come too often; not so in benches and rehearsals, where one sender plays everybody.
    """
    metrics = Metrics(CollectorRegistry())
    answers = build_answers(settings.guideline)
    reviewer = Reviewer(answers.town, lambda: day_of(now()), metrics.dismissed, token_bytes(32))
    assistant = WatchedAssistant(answers, Topics(now), metrics, reviewer)
    assistant.takes_requests = settings.has_chat
    store = build_store(settings)
    mail = WebMail(store, now)
    senders = build_senders(settings, mail)
    office = _office(settings, assistant.town, senders)
    metrics.out_of_reach(len(office.out_of_reach))
    couriers: dict[str, Courier] = {}
    probe = Probe(store, metrics, now)
    desk = Desk(office, assistant.language, reviewer)
    turns = Turns(metrics.refused) if limited else None
    dispatcher = Dispatcher(assistant, desk, store, now, Watch(metrics), couriers, turns, lambda: probe.away)
    return Parts(settings, metrics, assistant, store, office, dispatcher, probe, mail, senders, couriers, now, limited)


def build_senders(settings: Settings, mail: WebMail) -> dict[str, Sender]:
    """By surface: who carries messages there. Which surfaces these are, the settings say."""
    senders: dict[str, Callable[[], Sender]] = {"web": lambda: mail, "slack": lambda: _slack_sender(settings)}
    return {surface: senders[surface]() for surface in settings.sending}


def _office(settings: Settings, town: Town, surfaces: Collection[str]) -> Office:
    return Office(
        town,
        settings.directory.reached_by(surfaces),
        timedelta(days=settings.request_expires_days),
        lambda: FORGOTTEN + token_hex(8),
        settings.desk_place,
        f"{settings.public_url}/register" if settings.public_url else "",
        settings.directory.out_of_reach(surfaces),
    )


def build_delivery(parts: Parts) -> Delivery:
    world = World(parts.now, random)
    office = parts.office
    happenings = partial(timer_fired, office), partial(undelivered, office)
    return Delivery(parts.store, parts.senders, *happenings, world, token_hex(8))


def build_stranded(parts: Parts) -> Stranded:
    on_dead = partial(undelivered, parts.office)
    return Stranded(parts.store, parts.senders.keys(), on_dead, parts.now, token_hex(8))


def build_app(settings: Settings) -> web.Application:
    """The whole product as one application."""
    return assemble(build_parts(settings, limited=True))


def assemble(parts: Parts) -> web.Application:
    """Health, the register, and every surface that has what it needs, beside delivery."""
    app = web.Application(middlewares=[tells_the_connection])
    app.on_response_prepare.append(add_headers)
    mount_health(app, parts.probe)
    clients = Clients(parts.settings.proxies)
    mount_metrics(app, parts.metrics, clients, parts.settings.metrics_token.get_secret_value())
    # before the surfaces: the store is there when they open, and still there when their last answers are written
    app.cleanup_ctx.append(_running(parts, build_delivery(parts)))
    _mount_surfaces(app, parts, Crowd(clients, parts.metrics.refused, parts.limited))
    return app


def _mount_surfaces(app: web.Application, parts: Parts, crowd: Crowd) -> None:
    """The surfaces' libraries are most of what starting costs, so only the used load."""
    from bot.web.register import Register
    from bot.web.surface import mount as mount_web

    settings, assistant = parts.settings, parts.assistant
    parts.couriers["web"] = parts.mail
    workers = WorkerPool()
    app.on_cleanup.append(_closing(workers))
    mount_web(app, assistant, settings, parts.dispatcher.reply_to, parts.mail.inbox, workers, crowd)
    register = Register(assistant.town, parts.store, workers)
    register.mount(app, partial(guarded, hosts=None, refusal=register.refusal, crowd=crowd))
    if settings.slack:
        from bot.slack.surface import mount as mount_slack

        parts.couriers["slack"] = slack = cast("SlackSender", parts.senders["slack"])
        mount_slack(app, parts.dispatcher, slack, settings, parts.now)
        app.on_cleanup.append(lambda app: slack.close())  # after delivery has come to its end
    else:
        log.info("slack is not mounted: SLACK_BOT_TOKEN is not set")
    if settings.teams:
        from bot.teams.surface import mount as mount_teams

        mount_teams(app, assistant, settings)
    else:
        log.info("teams is not mounted: TEAMS_APP_ID is not set")


def _closing(workers: WorkerPool) -> Callable[[web.Application], Awaitable[None]]:
    async def close(app: web.Application) -> None:
        workers.close()

    return close


def _slack_sender(settings: Settings) -> SlackSender:
    from bot.slack.send.sender import SlackSender

    return SlackSender(settings)


def _running(parts: Parts, delivery: Delivery) -> Callable[[web.Application], AsyncIterator[None]]:
    async def run(app: web.Application) -> AsyncIterator[None]:
        """First the schema is brought up to date and all is warm; only then is anybody let in, so nobody waits."""
        try:
            await asyncio.gather(parts.store.migrate(), asyncio.to_thread(_prepare, parts.assistant))
        except BaseException:
            await parts.store.close()
            raise
        await parts.probe.look()
        _warn_of_the_unreached(parts)
        beside = delivery.run(), build_stranded(parts).run(), parts.probe.run(), _clean_daily(parts)
        running = [asyncio.create_task(work) for work in beside]
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
    parts = build_parts(settings)
    async with AsyncExitStack() as closing:
        closing.push_async_callback(parts.store.close)
        await parts.store.migrate()
        if slack := parts.senders.get("slack"):
            closing.push_async_callback(cast("SlackSender", slack).close)
        _warn_of_the_unreached(parts)
        beside = build_delivery(parts).run(), build_stranded(parts).run(), parts.probe.run()
        running = [asyncio.create_task(work) for work in beside]
        await stop_signal()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _warn_of_the_unreached(parts: Parts) -> None:
    if lost := len(parts.office.out_of_reach):
        log.error("some who decide cannot be reached: python -m bot doctor", extra={"fields": {"persons": lost}})


async def migrate_store(settings: Settings) -> tuple[str, ...]:
    """The migrations that were applied. Raises Unavailable."""
    store = build_store(settings)
    try:
        return await store.migrate()
    finally:
        await store.close()
