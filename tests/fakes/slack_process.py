"""The product as processes of its own, `python -m bot serve` and `deliver`, beside the fake of Slack in this one.

Where a process comes from is said by `program` (`programs.py`): forked it starts in a moment.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from aiohttp import web

from tests.fakes.programs import Program, forked
from tests.fakes.slack_api import SECRET, TOKEN, FakeSlack, SlackClient
from tests.fakes.slack_ids import Json

#: Nothing here takes so long; a machine with much to do may.
PATIENCE_S = 120

#: Starts a part of the product with an environment of its own; its output goes into the file.
Starts = Callable[[str, dict[str, str], Path], Awaitable[Program]]


class SluggishSlack(FakeSlack):
    """Takes a call at once and answers a moment later: time enough for the caller to die in between."""

    pause_s = 0.2

    async def _call(self, request: web.Request) -> web.StreamResponse:
        answer = await super()._call(request)
        await asyncio.sleep(self.pause_s)
        return answer


async def until(true: Callable[[], object]) -> None:
    """Waits for what happens because of another process."""
    async with asyncio.timeout(PATIENCE_S):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def free_port() -> int:
    """Below those that the system gives to whoever asks for any, so that nobody else gets it meanwhile."""
    for port in random.sample(range(20_000, 30_000), 100):
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


@dataclass
class Processes:
    """`running` by part, whose logs are in `folder`; `acknowledged` counts what whichever `serve` ran has taken."""

    settings: dict[str, str]
    folder: Path
    session: aiohttp.ClientSession
    program: Starts = forked
    port: int = field(default_factory=free_port)
    running: dict[str, Program] = field(default_factory=dict)
    acknowledged: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def start(self, part: str = "serve") -> None:
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "TEAMS_"))}
        environment = mine | self.settings | {"PORT": str(self.port)}
        self.running[part] = await self.program(part, environment, self.folder / f"{part}.log")
        if part == "serve":
            async with asyncio.timeout(PATIENCE_S):
                while not await self.alive():  # noqa: ASYNC110
                    await asyncio.sleep(0.05)

    def log(self, part: str = "serve") -> str:
        return (self.folder / f"{part}.log").read_text(encoding="utf-8")

    async def alive(self) -> bool:
        with suppress(aiohttp.ClientError):
            async with self.session.get(self.url("/readyz")) as answer:
                return answer.status == 200
        return False

    async def kill(self, part: str = "serve") -> None:
        """kill -9."""
        process = self.running.pop(part)
        process.send_signal(signal.SIGKILL)
        await process.wait()

    async def kill_and_start(self, kills: int, chance: random.Random) -> None:
        """kill -9 as messages are acknowledged and answered, at no moment in particular."""
        for _ in range(kills):
            before = self.acknowledged
            await until(lambda before=before: self.acknowledged > before)  # type: ignore[misc]
            await asyncio.sleep(chance.uniform(0, 0.25))
            await self.kill()
            await self.start()

    async def stop(self, part: str = "serve") -> int:
        """SIGTERM; what the process ends with."""
        process = self.running.pop(part)
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE_S):
            return await process.wait()

    async def repeat(self, send: Callable[[int], Awaitable[int]], tries: int = 500) -> None:
        """As chat products do: the same again until it is acknowledged."""
        for number in range(tries):
            with suppress(aiohttp.ClientError):
                if await send(number) == 200:
                    self.acknowledged += 1
                    return
            await asyncio.sleep(0.2)
        raise AssertionError("never acknowledged")

    async def end(self) -> None:
        for part in list(self.running):
            await self.kill(part)


@dataclass
class Product(Processes):
    """`client` sends as Slack does."""

    slack: FakeSlack = field(kw_only=True)

    def __post_init__(self) -> None:
        self.client = SlackClient(self.url("/slack/events"), self.session, self.slack)

    async def deliver(self, event: Json) -> None:
        envelope = self.client.envelope(event)

        async def send(number: int) -> int:
            again = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_error"} if number else {}
            return await self.client.json(envelope, again)

        await self.repeat(send)


@asynccontextmanager
async def product(slack: FakeSlack, folder: Path, program: Starts = forked, **settings: str) -> AsyncIterator[Product]:
    given = {
        "FARJAG_ENV": "development",
        "DATABASE_URL": f"sqlite:///{folder}/farjag.db",
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.url,
        **settings,
    }
    async with aiohttp.ClientSession() as session:
        started = Product(given, folder, session, program, slack=slack)
        try:
            yield started
        finally:
            await started.end()
