"""Starts the HTTP server, and says in a person's words why it could not."""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import signal
import sys

from aiohttp import web

from bot.limits.clients import Clients
from bot.limits.connections import BACKLOG, Connection, Connections
from bot.metrics import METRICS
from bot.settings import Settings

log = logging.getLogger(__name__)

#: How long a computing thread keeps the interpreter from the event loop, which takes it up many times an answer.
SWITCH_S = 0.001


class PortTaken(Exception):
    """Another program listens there already."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"port {port} on {host} is taken by another program: stop it, or set PORT to another number")


def serve(app: web.Application, settings: Settings) -> None:
    """Serves until SIGINT or SIGTERM, then finishes what is under way. Raises PortTaken."""
    asyncio.run(_serve(app, settings))


async def _serve(app: web.Application, settings: Settings) -> None:
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    _leave_alone()
    sys.setswitchinterval(SWITCH_S)
    connections = Connections(Clients(settings.proxies).connection_key, app[METRICS].refused)
    try:
        listening = await listen(runner, connections, settings.listen_host, settings.port)
        how = "" if settings.production else " (Ctrl+C stops it)"
        log.info(f"Får jag? listens on http://{settings.listen_host}:{settings.port}{how}")
        await stop_signal()
        listening.close()
    finally:
        await runner.cleanup()


def _leave_alone() -> None:
    """What a town's models and words take is there to stay. Looked through for garbage again and again, it would hold
    everybody up for some 150 ms each time.
    """
    gc.collect()
    gc.freeze()


async def listen(runner: web.AppRunner, connections: Connections, host: str, port: int) -> asyncio.Server:
    """Serves what `runner` has set up. Raises PortTaken."""
    loop, server = asyncio.get_running_loop(), runner.server
    if server is None:
        raise RuntimeError("the runner is not set up")
    try:
        return await loop.create_server(
            lambda: Connection(server, connections, loop), host, port, reuse_address=True, backlog=BACKLOG
        )
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host, port) from None
        raise


async def stop_signal() -> None:
    """Returns at SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    await stopped.wait()
