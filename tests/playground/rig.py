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
from pathlib import Path

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.conftest import missing
from tests.fakes.teams_connector import APP_ID, PASSWORD, FakeTeams

ROOT = Path(__file__).parent.parent.parent
CLI = ROOT / ".ci" / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
#: Everybody in the Playground belongs to this one.
TENANT = "00000000-0000-0000-0000-0000000000001"
#: Megan Bowen. At the window sits Alex Wilber, whose id ends in 20.
MEGAN = "teams:00000000-0000-0000-0000-0000000000021"
LONGEST_START_S = 120


@asynccontextmanager
async def playground(folder: Path, **settings: str) -> AsyncIterator[str]:
    """The address of a Playground that talks to a fresh product with these `settings`; logs lie in `folder`."""
    node = shutil.which("node")
    if node is None or not CLI.exists():
        missing("Microsoft's Agents Playground", "install Node 20 and run: npm ci --prefix .ci")
    async with FakeTeams() as microsoft, _bot(folder, microsoft, settings) as bot, _relay(microsoft, bot) as relay:
        port = _free_port()
        command = [str(node), "--require", str(ROOT / ".ci" / "loopback_only.cjs"), str(CLI), "start"]
        command += ["-e", f"{relay}/api/messages", "-c", "msteams", "-p", str(port), "--disable-telemetry"]
        address = f"http://127.0.0.1:{port}"
        async with _process(command, {"TEAMSAPPTESTER_BROWSER": "none"}, folder / "playground.log", address):
            yield address


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
async def _relay(microsoft: FakeTeams, bot: str) -> AsyncIterator[str]:
    async with aiohttp.ClientSession() as session:

        async def signed(request: web.Request) -> web.Response:
            body = await request.json()
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
