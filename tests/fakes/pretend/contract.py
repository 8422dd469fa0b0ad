"""The pretend product as a surface. Its people are `P1`, `P2` …; what one writes is answered in the same response."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from functools import partial

from aiohttp import web

from bot.diagnosis import Diagnosis, ok
from bot.dispatcher import Dispatcher
from bot.parts import Parts
from bot.plain_text import plain_text
from bot.sending import Begins, Unreadable, unkept
from bot.settings import Settings
from bot.stores.opening import OpenStore
from bot.surface import Surface, SurfaceSender
from handlers.card import Card
from handlers.incoming import Message, Origin
from handlers.records import Outgoing


class Letterboxes:
    """Its sender: what each person was sent."""

    reads_back = False

    def __init__(self) -> None:
        self.of = defaultdict[str, list[str]](list)

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str:
        await begins()
        self.of[outgoing.recipient].append(plain_text(outgoing.card))
        return replaces or str(len(self.of))

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        raise Unreadable

    async def send_now(self, person: str, card: Card) -> bool:
        self.of[person].append(plain_text(card))
        return True

    async def close(self) -> None:
        """Holds nothing open."""


class Pretend:
    name, title, absent, person = "pretend", "Pretend", "nothing", r"P\d+"

    def __init__(self) -> None:
        self.letterboxes = Letterboxes()

    def configured(self, settings: Settings) -> bool:
        return True

    def faults(self, settings: Settings) -> Iterable[str]:
        return ("PRETEND: cannot be so many",) if settings.approvers.endswith("P99") else ()

    def sends(self, settings: Settings) -> bool:
        return True

    def takes_requests(self, settings: Settings) -> bool:
        return True

    def sender(self, settings: Settings, store: OpenStore, now: Callable[[], datetime]) -> SurfaceSender:
        self.letterboxes = Letterboxes()
        return self.letterboxes

    def mount(self, app: web.Application, parts: Parts) -> None:
        app.router.add_post("/pretend", partial(_said, parts.dispatcher))

    async def checks(self, settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
        yield ok("Pretend answers")


async def _said(dispatcher: Dispatcher, request: web.Request) -> web.Response:
    said = await request.json()
    origin = Origin(f"pretend:{said['person']}", f"pretend:{said['person']}/chat")
    reply = await dispatcher.reply_to(Message(said["id"], origin, said["text"]))
    return web.json_response({"outcome": reply.outcome, "text": plain_text(reply.card)})


SURFACE: Surface = Pretend()
