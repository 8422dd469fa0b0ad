"""The Teams surface: POST /api/messages in, a card out within the same turn."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator

import aiohttp
from aiohttp import web

from bot.settings import Settings
from bot.teams.act.line import Line
from bot.teams.adapter import TeamsAdapter
from bot.teams.receive.activities import MalformedActivity, checked
from bot.teams.receive.gate import Gate, Refused
from bot.teams.receive.keys import METADATA_URL, Keys
from bot.teams.send.calls import Calls
from bot.teams.send.connector import Connector, ConnectorError
from bot.teams.send.references import References
from bot.teams.send.tokens import TokenError, token_for
from handlers.assistant import Assistant

log = logging.getLogger(__name__)

PATH = "/api/messages"
#: Teams cuts a message at about 100 KB.
LARGEST_BODY = 256 * 1024
SLOWEST_BODY_S = 10.0

_LINE = web.AppKey("teams_line", Line)
_GATE = web.AppKey("teams_gate", Gate)


def mount(app: web.Application, assistant: Assistant, settings: Settings, references: References) -> None:
    """Adds the route, and the session that lives as long as the application."""

    async def connected(app: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as session:
            keys = Keys(session, settings.teams_openid_metadata_url or METADATA_URL)
            app[_GATE] = Gate(settings.teams_app_id, settings.tenants, keys, settings.teams_loopback)
            adapter = TeamsAdapter(Connector(Calls(session, token_for(settings, session))))
            app[_LINE] = Line(assistant, adapter, references)
            yield

    app.cleanup_ctx.append(connected)
    app.router.add_post(PATH, _receive)


async def _receive(request: web.Request) -> web.Response:
    """The HTTP edge: who speaks is proven first, so that a stranger's body is never read."""
    gate = request.app[_GATE]
    try:
        proof = await gate.prove(request.headers.get("Authorization", ""))
        body = checked(await _json(request))
        gate.admit(proof, body)
        status, answer = await request.app[_LINE].receive(proof.claims, body)
    except Refused as refusal:
        log.info("refused", extra={"fields": {"reason": str(refusal)}})
        return web.json_response({"error": "unauthorized"}, status=401, headers={"WWW-Authenticate": "Bearer"})
    except MalformedActivity:
        return web.json_response({"error": "malformed"}, status=400)
    except (ConnectorError, TokenError):
        return web.json_response({"error": "not delivered"}, status=502)
    return web.json_response(answer, status=status) if answer is not None else web.Response(status=status)


async def _json(request: web.Request) -> object:
    """The body's JSON. Raises MalformedActivity, 413 for more than Teams would send, 408 for what never ends."""
    if request.content_type != "application/json":
        raise MalformedActivity
    try:
        return json.loads(await _read(request))
    except (ValueError, RecursionError):
        raise MalformedActivity from None


async def _read(request: web.Request) -> bytes:
    read = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_BODY_S):
            async for chunk in request.content.iter_any():
                read += chunk
                if len(read) > LARGEST_BODY:
                    raise web.HTTPRequestEntityTooLarge(LARGEST_BODY, len(read))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(read)
