"""Slack as a surface."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from bot.diagnosis import Diagnosis
from bot.surface import Surface, SurfaceSender

if TYPE_CHECKING:
    from aiohttp import web

    from bot.parts import Parts
    from bot.settings import Settings
    from bot.slack.send.sender import SlackSender
    from bot.stores.opening import OpenStore


class Slack:
    name, title, absent, person = "slack", "Slack", "SLACK_BOT_TOKEN", r"[UW][A-Z0-9]+"

    def configured(self, settings: Settings) -> bool:
        return settings.slack

    def faults(self, settings: Settings) -> Iterable[str]:
        from bot.slack.setup.faults import slack_faults

        return slack_faults(settings)

    def sends(self, settings: Settings) -> bool:
        return settings.slack

    def takes_requests(self, settings: Settings) -> bool:
        return settings.slack

    def sender(self, settings: Settings, store: OpenStore, now: Callable[[], datetime]) -> SurfaceSender:
        from bot.slack.send.sender import SlackSender

        return SlackSender(settings)

    def mount(self, app: web.Application, parts: Parts) -> None:
        from bot.slack.surface import mount

        mount(app, parts.dispatcher, cast("SlackSender", parts.senders[self.name]), parts.settings, parts.now)

    async def checks(self, settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
        from bot.slack.setup.doctor import check_slack

        async for finding in check_slack(settings, now):
            yield finding


SURFACE: Surface = Slack()
