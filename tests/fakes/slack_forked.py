"""Starts the product in a process of its own, forked from a server that has loaded everything, and ends it.

async with forked(asked) as product:              # an `Asked` of slack_served.py
    await product.later(days=1)                   # -> what has become due is done
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import aiohttp

from tests.fakes.slack_served import Asked, serve

#: Nothing here takes so long; a machine with much to do may.
PATIENCE_S = 60
#: What has no fork server starts slowly.
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
STARTING = multiprocessing.get_context(METHOD)
STARTING.set_forkserver_preload(["tests.fakes.slack_loaded"])


@dataclass
class Forked:
    """A product that runs; `session` is the test's way to it."""

    asked: Asked
    port: int
    session: aiohttp.ClientSession

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def log(self) -> str:
        return self.asked.log.read_text(encoding="utf-8")

    async def later(self, **time: float) -> None:
        """Time passes; what has become due is done."""
        self.asked.clock.move(**time)
        await self._ask("later", time)

    async def settle(self) -> None:
        """Returns when nothing is under way, and nothing due waits in the outbox."""
        await self._ask("settle")

    async def outcomes(self) -> list[str]:
        """Of what was replied since this was asked last."""
        told: list[str] = await self._ask("outcomes")
        return told

    async def _ask(self, what: str, said: Any = None) -> Any:
        async with self.session.post(self.url(f"/test/{what}"), json=said) as answer:
            assert answer.status == 200, f"{what}: {answer.status}\n{self.log()}"
            return await answer.json() if answer.content_type == "application/json" else None


@asynccontextmanager
async def forked(asked: Asked) -> AsyncIterator[Forked]:
    mine, its = STARTING.Pipe()
    process = STARTING.Process(target=serve, args=(asked, its), daemon=True)
    process.start()
    its.close()
    try:
        port = await _port(mine, asked)
        async with aiohttp.ClientSession() as session:
            yield Forked(asked, port, session)
    finally:
        mine.close()  # which ends it
        await asyncio.to_thread(_ended, process)


async def _port(line: Connection, asked: Asked) -> int:
    """Told once it serves. Beside it the fake of Slack, in this process, answers what it asks at its start."""
    try:
        if await asyncio.to_thread(line.poll, PATIENCE_S):
            return int(line.recv())
    except EOFError:
        pass
    raise AssertionError(f"the product does not start:\n{asked.log.read_text() if asked.log.exists() else ''}")


def _ended(process: BaseProcess) -> None:
    process.join(PATIENCE_S)
    if process.is_alive():
        process.kill()
        process.join()
        raise AssertionError("the product does not come to its end")
