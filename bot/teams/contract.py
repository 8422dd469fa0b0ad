"""Microsoft Teams as a surface."""

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
    from bot.stores.opening import OpenStore
    from bot.teams.send.sender import TeamsSender


class Teams:
    #: Entra calls a person by a GUID; Teams' own `29:…` is another in each app.
    name, title, absent, person = "teams", "Teams", "TEAMS_APP_ID", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

    def configured(self, settings: Settings) -> bool:
        return settings.teams

    def faults(self, settings: Settings) -> Iterable[str]:
        from bot.teams.setup.faults import teams_faults

        return teams_faults(settings)

    def sends(self, settings: Settings) -> bool:
        return settings.teams

    def takes_requests(self, settings: Settings) -> bool:
        return settings.teams

    def sender(self, settings: Settings, store: OpenStore, now: Callable[[], datetime]) -> SurfaceSender:
        from bot.teams.send.references import References
        from bot.teams.send.sender import TeamsSender

        return TeamsSender(settings, References(store, settings, now))

    def mount(self, app: web.Application, parts: Parts) -> None:
        from bot.teams.surface import mount

        mount(app, parts.dispatcher, cast("TeamsSender", parts.senders[self.name]), parts.settings, parts.now)

    async def checks(self, settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
        from bot.teams.setup.doctor import check_teams

        async for finding in check_teams(settings, now):
            yield finding


SURFACE: Surface = Teams()
