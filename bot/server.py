"""Starts the HTTP server, and says in a person's words why it could not."""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import signal

from aiohttp import web

from bot.settings import Settings

log = logging.getLogger(__name__)


class PortTaken(Exception):
    """Another program listens there already."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"port {port} on {host} is taken by another program: stop it, or set PORT to another number")


def serve(app: web.Application, settings: Settings) -> None:
    """Serves until SIGINT or SIGTERM, then finishes what is under way. Raises PortTaken."""
    asyncio.run(_serve(app, settings.listen_host, settings.port))


async def _serve(app: web.Application, host: str, port: int) -> None:
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    _leave_alone()
    try:
        await _listen(runner, host, port)
        log.info(f"Får jag? listens on http://{host}:{port}")
        await stop_signal()
    finally:
        await runner.cleanup()


def _leave_alone() -> None:
    """What a town's models and words take is there to stay. Looked through for garbage again and again, it would hold
    everybody up for some 150 ms each time.
    """
    gc.collect()
    gc.freeze()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port, reuse_address=True).start()
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
