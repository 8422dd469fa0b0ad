"""Microsoft's Agents Playground (npm) before the product as it is served, with authentication on; all on loopback.

The Playground signs only with Microsoft's own keys, so a relay stands between: it signs, by the key server of our fake
of Teams, what the Playground sends. What the bot answers goes to the Playground directly.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.conftest import missing
from tests.fakes.teams_connector import APP_ID, PASSWORD, FakeTeams

ROOT = Path(__file__).parent.parent.parent
CLI = ROOT / ".ci" / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
#: Everybody in the Playground belongs to this one.
TENANT = "00000000-0000-0000-0000-0000000000001"
LONGEST_START_S = 120


@dataclass(frozen=True)
class Person:
    """One of those whom the Playground knows, with an id as long as real ones are: its own have a digit too many."""

    name: str
    aad: str

    @property
    def id(self) -> str:
        return f"teams:{self.aad}"


ALEX = Person("Alex Wilber", "00000000-0000-0000-0000-000000000020")
MEGAN = Person("Megan Bowen", "00000000-0000-0000-0000-000000000021")
ADELE = Person("Adele Vance", "00000000-0000-0000-0000-000000000022")


@dataclass
class Seat:
    """Who sits at the window. The Playground knows of Alex alone; whoever takes the seat, the relay says so.

    The chat stays the same, so what is sent to anybody who has written there once is seen in it.
    """

    person: Person = ALEX

    def says(self, activity: dict[str, Any]) -> dict[str, Any]:
        sender = {"id": f"29:{self.person.aad}", "name": self.person.name, "aadObjectId": self.person.aad}
        return {**activity, "from": {**activity["from"], **sender}}


@asynccontextmanager
async def playground(folder: Path, **settings: str) -> AsyncIterator[tuple[str, Seat]]:
    """The address of a Playground that talks to a fresh product with these `settings`, and who sits before it.

    Logs lie in `folder`.
    """
    node = shutil.which("node")
    if node is None or not CLI.exists():
        missing("Microsoft's Agents Playground", "install Node 20 and run: npm ci --prefix .ci")
    port, seat = _free_port(), Seat()
    settings |= {"TEAMS_SERVICE_URL": f"http://localhost:{port}/_connector"}
    async with (
        FakeTeams() as microsoft,
        _bot(folder, microsoft, settings) as bot,
        _relay(microsoft, bot, seat) as relay,
    ):
        command = [str(node), "--require", str(ROOT / ".ci" / "loopback_only.cjs"), str(CLI), "start"]
        command += ["-e", f"{relay}/api/messages", "-c", "msteams", "-p", str(port), "--disable-telemetry"]
        address = f"http://127.0.0.1:{port}"
        async with _process(command, {"TEAMSAPPTESTER_BROWSER": "none"}, folder / "playground.log", address):
            yield address, seat


@asynccontextmanager
async def _bot(folder: Path, microsoft: FakeTeams, settings: Mapping[str, str]) -> AsyncIterator[str]:
    port = _free_port()
    environment = {
        "FARJAG_ENV": "development",
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder}/farjag.db",
        "TEAMS_APP_ID": APP_ID,
        "TEAMS_APP_PASSWORD": PASSWORD,
        "TEAMS_APP_TENANT_ID": TENANT,
        "TEAMS_OPENID_METADATA_URL": f"{microsoft.url}/openid",
        "TEAMS_TOKEN_URL": f"{microsoft.url}/token",
        **settings,
    }
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "bot", "serve"]
    async with _process(command, environment, folder / "bot.log", f"{address}/readyz"):
        yield address


@asynccontextmanager
async def _relay(microsoft: FakeTeams, bot: str, seat: Seat) -> AsyncIterator[str]:
    async with aiohttp.ClientSession() as session:

        async def signed(request: web.Request) -> web.Response:
            body = seat.says(await request.json())
            token = microsoft.token(serviceurl=body["serviceUrl"])
            headers = {"Authorization": f"Bearer {token}"}
            async with session.post(f"{bot}/api/messages", json=body, headers=headers) as answer:
                return web.Response(status=answer.status, body=await answer.read(), content_type=answer.content_type)

        async def there(request: web.Request) -> web.Response:
            """The Playground asks whether there is a bot before it starts."""
            return web.Response()

        app = web.Application()
        app.add_routes([web.post("/api/messages", signed), web.head("/api/messages", there)])
        server = TestServer(app)
        await server.start_server()
        yield str(server.make_url("")).rstrip("/")
        await server.close()


@asynccontextmanager
async def _process(command: list[str], environment: Mapping[str, str], log: Path, ready: str) -> AsyncIterator[None]:
    """Runs until the block ends, which begins once `ready` answers. What it prints and leaves lies beside `log`."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("TEAMS_", "SLACK_"))}
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=log.parent,
            env={**surroundings, "PYTHONPATH": str(ROOT), **environment},
            stdout=output,
            stderr=output,
        )
        try:
            async with asyncio.timeout(LONGEST_START_S):
                while not await _answers(ready):
                    assert process.returncode is None, f"it ended before it began: see {log}"
                    await asyncio.sleep(0.2)
            yield
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()


async def _answers(url: str) -> bool:
    try:
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
