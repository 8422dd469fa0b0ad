"""The Teams surface: POST /api/messages in; what is answered goes out by the outbox, or from memory where it must."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from functools import partial

from aiohttp import web

from bot.dispatcher import Dispatcher
from bot.http_session import new_session
from bot.limits.bodies import read_body
from bot.settings import Settings
from bot.teams.act.line import Line
from bot.teams.adapter import TeamsAdapter
from bot.teams.receive.activities import MalformedActivity, checked
from bot.teams.receive.gate import Gate, Refused
from bot.teams.receive.keys import METADATA_URL, Keys
from bot.teams.send.sender import TeamsSender

log = logging.getLogger(__name__)

PATH = "/api/messages"
#: Teams cuts a message at about 100 KB.
LARGEST_BODY = 256 * 1024


def mount(
    app: web.Application, dispatcher: Dispatcher, sender: TeamsSender, settings: Settings, now: Callable[[], datetime]
) -> None:
    """Adds the route, and the session that lives as long as the application."""
    edge = _Edge(dispatcher, sender, settings, now)
    app.cleanup_ctx.append(edge.run)
    app.router.add_post(PATH, edge.receive)


class _Edge:
    def __init__(
        self, dispatcher: Dispatcher, sender: TeamsSender, settings: Settings, now: Callable[[], datetime]
    ) -> None:
        self._settings, self._line, self._adapter = settings, Line(dispatcher, sender, now), TeamsAdapter()
        self._gate: Gate

    async def run(self, app: web.Application) -> AsyncIterator[None]:
        """From the server's start to its stop, which waits for the answers that were promised."""
        async with new_session() as session:
            keys = Keys(session, self._settings.teams_openid_metadata_url or METADATA_URL)
            tenants, loopback = self._settings.tenants, self._settings.teams_loopback
            self._gate = Gate(self._settings.teams_app_id, tenants, keys, loopback)
            yield
            await self._line.background.drain()

    async def receive(self, request: web.Request) -> web.Response:
        """Who speaks is proven first, so that a stranger's body is never read."""
        try:
            proof = await self._gate.prove(request.headers.get("Authorization", ""))
            body = checked(await _json(request))
            self._gate.admit(proof, body)
            answer = await self._adapter.process(proof.claims, body, partial(self._line.receive, body))
        except Refused as refusal:
            log.info("refused", extra={"fields": {"reason": str(refusal)}})
            return web.json_response({"error": "unauthorized"}, status=401, headers={"WWW-Authenticate": "Bearer"})
        except MalformedActivity:
            return web.json_response({"error": "malformed"}, status=400)
        return web.json_response(answer) if answer is not None else web.Response()


async def _json(request: web.Request) -> object:
    """The body's JSON. Raises MalformedActivity, 413 for more than Teams would send, 408 for what never ends."""
    if request.content_type != "application/json":
        raise MalformedActivity
    try:
        return json.loads(await read_body(request, LARGEST_BODY))
    except (ValueError, RecursionError):
        raise MalformedActivity from None
