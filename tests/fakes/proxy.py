"""A proxy on loopback that lets nothing through, and keeps what it was asked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer


@asynccontextmanager
async def proxied(monkeypatch: pytest.MonkeyPatch, but: str = "") -> AsyncIterator[asyncio.Queue[str]]:
    """Calls go to the proxy from here on, those to the host `but` past it; the addresses asked of it."""
    asked: asyncio.Queue[str] = asyncio.Queue()

    async def refuse(request: web.Request) -> web.Response:
        asked.put_nowait(str(request.url))
        return web.Response(status=502)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", refuse)
    async with TestServer(app) as server:
        with monkeypatch.context() as environment:
            environment.delenv("NO_PROXY", raising=False)
            environment.setenv("no_proxy", but)
            environment.setenv("http_proxy", str(server.make_url("/")))
            yield asked
