"""The web as a surface: guideline and register always, the ask page where it is public, the chat in development."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from bot.diagnosis import Diagnosis
from bot.surface import Surface, SurfaceSender

if TYPE_CHECKING:
    from aiohttp import web

    from bot.limits.workers import WorkerPool
    from bot.parts import Parts
    from bot.settings import Settings
    from bot.stores.opening import OpenStore
    from bot.web.mail import WebMail


class Web:
    """Persons are only where one may choose who to be: on the chat page, which production does not have."""

    name, title, absent, person = "web", "The web", "nothing", r"[\w-]+"

    def configured(self, settings: Settings) -> bool:
        return True

    def faults(self, settings: Settings) -> Iterable[str]:
        return ()

    def sends(self, settings: Settings) -> bool:
        return not settings.production

    def takes_requests(self, settings: Settings) -> bool:
        return not settings.production

    def sender(self, settings: Settings, store: OpenStore, now: Callable[[], datetime]) -> SurfaceSender:
        from bot.web.mail import WebMail

        return WebMail(store, now)

    def mount(self, app: web.Application, parts: Parts) -> None:
        from bot.limits.clients import Clients
        from bot.limits.workers import WorkerPool
        from bot.web.crowd import Crowd
        from bot.web.guard import guarded
        from bot.web.mail import WebMail
        from bot.web.places import Places
        from bot.web.register import Register
        from bot.web.surface import mount

        settings, assistant = parts.settings, parts.assistant
        mail = cast("WebMail", parts.senders.get(self.name) or WebMail(parts.store, parts.now))
        crowd = Crowd(Clients(settings.proxies), parts.metrics.refused, parts.limited)
        workers = WorkerPool()
        app.on_cleanup.append(_closing(workers))
        mount(app, assistant, settings, parts.dispatcher.reply_to, mail.inbox, workers, crowd)
        register = Register(assistant.town, parts.store, workers, Places(not settings.production, settings.public_ask))
        register.mount(app, partial(guarded, hosts=None, refusal=register.refusal, crowd=crowd))

    async def checks(self, settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
        """Nothing of it can be missing."""
        no_faults: tuple[Diagnosis, ...] = ()
        for finding in no_faults:
            yield finding


def _closing(workers: WorkerPool) -> Callable[[web.Application], Awaitable[None]]:
    async def close(app: web.Application) -> None:
        workers.close()

    return close


SURFACE: Surface = Web()
