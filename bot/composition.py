"""The one place that builds the parts and joins them. Nothing is built at import; tests build the same way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.health import mount_health
from bot.metrics import Metrics, mount_metrics
from bot.settings import Settings
from bot.watch import WatchedAssistant
from handlers.assistant import Assistant
from handlers.topics import Topics
from knowledge.answers import Answers
from knowledge.linear import load_model
from knowledge.town import load_town

log = logging.getLogger(__name__)


def build_answers(folder: Path) -> Answers:
    """What a town's folder knows. Raises DataError with every fault of its files."""
    town = load_town(folder)
    return Answers(town, load_model(folder / "model.bin"))


def build_assistant(settings: Settings, metrics: Metrics) -> Assistant:
    return WatchedAssistant(build_answers(settings.guideline), Topics(lambda: datetime.now(UTC)), metrics)


def build_app(settings: Settings) -> web.Application:
    """The whole product as one application: health, and every surface that has what it needs."""
    metrics = Metrics(CollectorRegistry())
    assistant = build_assistant(settings, metrics)
    app = web.Application()
    app.cleanup_ctx.append(_prepared(assistant))
    mount_health(app)
    mount_metrics(app, metrics)
    _mount_surfaces(app, assistant, settings)
    return app


def _mount_surfaces(app: web.Application, assistant: Assistant, settings: Settings) -> None:
    """A surface's libraries are loaded only where it is used: they are most of what starting costs."""
    from bot.web.surface import mount as mount_web

    mount_web(app, assistant, settings)
    if settings.slack:
        from bot.slack.surface import mount as mount_slack

        mount_slack(app, assistant, settings)
    else:
        log.info("slack is not mounted: SLACK_BOT_TOKEN is not set")
    if settings.teams:
        from bot.teams.surface import mount as mount_teams

        mount_teams(app, assistant, settings)
    else:
        log.info("teams is not mounted: TEAMS_APP_ID is not set")


def _prepared(assistant: Assistant):  # type: ignore[no-untyped-def]
    async def prepare(app: web.Application) -> AsyncIterator[None]:
        """The search indexes are built beside the first requests, so that nobody waits for them."""
        task = asyncio.create_task(asyncio.to_thread(assistant.answers.prepare))
        yield
        await task

    return prepare
