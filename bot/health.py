"""`/healthz`: the process lives. `/readyz`: it can answer and remember."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from handlers.store import Unavailable


def mount_health(app: web.Application, reach_store: Callable[[], Awaitable[object]]) -> None:
    """Adds the two routes. `reach_store` raises Unavailable when the database cannot be reached."""

    async def ready(request: web.Request) -> web.Response:
        try:
            await reach_store()
        except Unavailable:
            return web.json_response({"status": "the database cannot be reached"}, status=503)
        return web.json_response({"status": "ok"})

    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", ready)


async def _alive(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})
