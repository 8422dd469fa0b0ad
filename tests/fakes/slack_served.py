"""The product as the process of one test: composed by `bot.composition`, on a clock that the test moves.

What a test asks of its product goes over `/test/…`, which this program alone has.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aiohttp import web

from bot import composition
from bot.dispatcher import Answered, Dispatcher, Outgoings
from bot.parts import Parts
from bot.settings import Settings
from handlers.incoming import Incoming
from handlers.reply import Reply
from tests.fakes.slack_clock import Clock, rest


@dataclass(frozen=True)
class Asked:
    """What a test wants served. `limits` are module constants by name: the patience that a test cannot wait for."""

    settings: Settings
    clock: Clock
    log: Path
    limits: Mapping[str, Any] = field(default_factory=dict)


class Overheard(Dispatcher):
    """The dispatcher, and the outcomes of what was replied."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.__dict__ |= vars(dispatcher)
        self._dispatcher = dispatcher
        self.outcomes: list[str] = []

    async def reply_to(self, incoming: Incoming) -> Reply:
        reply = await self._dispatcher.reply_to(incoming)
        self.outcomes += [reply.outcome] if reply.outcome != "home" else []
        return reply

    async def reply_later(self, incoming: Incoming, outgoing: Outgoings) -> Answered | None:
        answered = await self._dispatcher.reply_later(incoming, outgoing)
        self.outcomes += [answered.reply.outcome] if answered else []
        return answered


class Control:
    """What a test asks of its product: that time passes, that it comes to rest, what it replied since last asked."""

    def __init__(self, parts: Parts, clock: Clock, dispatcher: Overheard) -> None:
        self._store, self._clock, self._dispatcher = parts.store, clock, dispatcher

    def mount(self, app: web.Application) -> None:
        for name in ("later", "settle", "outcomes"):
            app.router.add_post(f"/test/{name}", getattr(self, name))

    async def later(self, request: web.Request) -> web.Response:
        """Time passes; what has become due is done."""
        self._clock.move(**await request.json())
        self._store.on_enqueued()
        return await self.settle(request)

    async def settle(self, request: web.Request) -> web.Response:
        await rest(self._store, self._clock)
        return web.Response()

    async def outcomes(self, request: web.Request) -> web.Response:
        told, self._dispatcher.outcomes = self._dispatcher.outcomes, []
        return web.json_response(told)


class Talkative(logging.Formatter):
    """Fields too, as our own logs have them."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{record.name} {super().format(record)} {getattr(record, 'fields', '')}"


def serve(asked: Asked, line: Connection) -> None:
    """Tells its port over `line`, and serves until the test, or the death of it, closes the other end."""
    assert threading.active_count() == 1, "a thread of the fork server's would be missing here"
    _log_to(asked.log)
    put(asked.limits)
    asyncio.run(_serve(asked, line))


def put(limits: Mapping[str, Any]) -> None:
    """In place of what modules hold under these names, in this process."""
    for name, value in limits.items():
        module, _, constant = name.rpartition(".")
        setattr(importlib.import_module(module), constant, value)


def _log_to(file: Path) -> None:
    """Everything, at its most talkative."""
    with file.open("a") as log:
        for standard in (sys.stdout, sys.stderr):
            os.dup2(log.fileno(), standard.fileno())
    handler = logging.StreamHandler()
    handler.setFormatter(Talkative())
    logging.basicConfig(level=logging.DEBUG, handlers=[handler], force=True)


async def _serve(asked: Asked, line: Connection) -> None:
    runner = web.AppRunner(_application(asked), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        line.send(runner.addresses[0][1])
        await _let_go(line)
    finally:
        await runner.cleanup()


def _application(asked: Asked) -> web.Application:
    parts = composition.build_parts(asked.settings, asked.clock)
    dispatcher = Overheard(parts.dispatcher)
    app = composition.assemble(replace(parts, dispatcher=dispatcher))
    Control(parts, asked.clock, dispatcher).mount(app)
    return app


async def _let_go(line: Connection) -> None:
    closed, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(line.fileno(), closed.set)
    await closed.wait()
    loop.remove_reader(line.fileno())
