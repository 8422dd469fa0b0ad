"""The one place that builds the parts and joins them. Nothing is built at import; tests build the same way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import random
from secrets import token_bytes, token_hex

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.beside import Beside, Work
from bot.delivery import Delivery, World
from bot.dispatcher import Dispatcher
from bot.health import mount_health
from bot.insiders import Insiders
from bot.limits.connections import tells_the_connection
from bot.limits.turns import Turns
from bot.metrics import Metrics, mount_metrics
from bot.parts import Parts
from bot.probe import Probe
from bot.retention import clean_daily
from bot.server import stop_signal
from bot.settings import Settings
from bot.stores.opening import OpenStore, open_store
from bot.stranded import Stranded
from bot.surface import surfaces
from bot.watch import Watch, WatchedAssistant
from bot.web.guard import add_headers
from handlers import wording
from handlers.assistant import Assistant
from handlers.desk import Desk
from handlers.office.errand import FORGOTTEN, Office
from handlers.reminders import timer_fired
from handlers.review.draft import Reviewer
from handlers.undelivered import undelivered
from handlers.working_days import day_of
from knowledge.answers import Answers
from knowledge.linear import load_model
from knowledge.reader import load_reader
from knowledge.town import Town, load_town

log = logging.getLogger(__name__)


def now() -> datetime:
    return datetime.now(UTC)


def build_answers(folder: Path, good_to_know: bool = True, address: str = "") -> Answers:
    """What a town's folder knows; `address` is where its guideline is published. Raises DataError with all faults."""
    town = load_town(folder)
    if not good_to_know:
        town = replace(town, advice=())
    town = replace(town, guideline=replace(town.guideline, address=address))
    return Answers(town, load_model(folder / "model.bin"), load_reader(town))


def build_store(settings: Settings) -> OpenStore:
    return open_store(settings.database_url, settings.disk_is_wiped)


def build_parts(settings: Settings, now: Callable[[], datetime] = now, limited: bool = False) -> Parts:
    """Raises DataError and BadDatabaseUrl; connects to nothing yet.

    Where `limited` nobody may come too often; not so in benches and rehearsals, where one sender plays everybody.
    """
    metrics = Metrics(CollectorRegistry())
    published = f"{settings.public_url}/guideline" if settings.public_url else ""
    answers = build_answers(settings.guideline, settings.good_to_know, published)
    reviewer = Reviewer(answers.town, lambda: day_of(now()), metrics.dismissed, token_bytes(32))
    assistant = WatchedAssistant(answers, metrics, reviewer)
    assistant.takes_requests = settings.has_chat
    store = build_store(settings)
    senders = {one.name: one.sender(settings, store, now) for one in surfaces() if one.sends(settings)}
    office = build_office(settings, assistant.town, senders)
    metrics.out_of_reach(len(office.out_of_reach))
    probe = Probe(store, metrics, now)
    desk = Desk(office, assistant.language, reviewer)
    turns = Turns(metrics.refused) if limited else None
    dispatcher = Dispatcher(assistant, desk, store, now, Watch(metrics), senders, turns, lambda: probe.away)
    return Parts(settings, metrics, assistant, store, office, dispatcher, probe, senders, now, limited)


def build_office(settings: Settings, town: Town, surfaces: Collection[str]) -> Office:
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


def build_beside(parts: Parts, serving: bool) -> Beside:
    """What goes on by itself. Retention is for the process that serves: one that only delivers has many like it."""
    work: dict[str, Work] = {
        "delivery": build_delivery(parts).run,
        "stranded": build_stranded(parts).run,
        "probe": parts.probe.run,
    }
    if serving:
        work["retention"] = partial(clean_daily, parts.store, parts.now)
    return Beside(work, parts.metrics.work_failed)


def build_app(settings: Settings) -> web.Application:
    """The whole product as one application."""
    return assemble(build_parts(settings, limited=True))


def assemble(parts: Parts) -> web.Application:
    """Health, the register, and every surface that has what it needs, beside delivery."""
    app = web.Application(middlewares=[tells_the_connection])
    app.on_response_prepare.append(add_headers)
    beside, insiders = build_beside(parts, serving=True), Insiders(parts.settings.metrics_token.get_secret_value())
    mount_health(app, parts.probe, beside, insiders)
    mount_metrics(app, parts.metrics, insiders)
    # before the surfaces: the store is there when they open, and still there when their last answers are written
    app.cleanup_ctx.append(_running(parts, beside))
    for surface in surfaces():
        if surface.configured(parts.settings):
            surface.mount(app, parts)
        else:
            log.info(f"{surface.name} is not mounted: {surface.absent} is not set")
    app.on_cleanup.append(partial(_close_senders, parts))  # after delivery has come to its end
    return app


async def _close_senders(parts: Parts, app: web.Application) -> None:
    for sender in parts.senders.values():
        await sender.close()


def _running(parts: Parts, beside: Beside) -> Callable[[web.Application], AsyncIterator[None]]:
    async def run(app: web.Application) -> AsyncIterator[None]:
        """First the schema is brought up to date and all is warm; only then is anybody let in, so nobody waits."""
        try:
            await asyncio.gather(parts.store.migrate(), asyncio.to_thread(_prepare, parts.assistant))
        except BaseException:
            await parts.store.close()
            raise
        await parts.probe.look()
        _warn_of_the_unreached(parts)
        beside.start()
        yield
        await beside.stop()
        await parts.store.close()

    return run


def _prepare(assistant: Assistant) -> None:
    wording.prepare()
    assistant.answers.prepare()
    assistant.reviewer.prepare()


async def deliver_alone(settings: Settings) -> None:
    """Delivers until the process is told to stop."""
    parts = build_parts(settings)
    async with AsyncExitStack() as closing:
        closing.push_async_callback(parts.store.close)
        await parts.store.migrate()
        for sender in parts.senders.values():
            closing.push_async_callback(sender.close)
        _warn_of_the_unreached(parts)
        beside = build_beside(parts, serving=False)
        beside.start()
        try:
            await stop_signal()
        finally:
            await beside.stop()


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
