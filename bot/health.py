"""`/healthz`: the process lives. `/readyz`: it can answer."""

from __future__ import annotations

from aiohttp import web


def mount_health(app: web.Application) -> None:
    app.router.add_get("/healthz", _ok)
    app.router.add_get("/readyz", _ok)


async def _ok(request: web.Request) -> web.Response:
    """Everything an answer needs is in memory before the first request: alive is ready."""
    return web.json_response({"status": "ok"})
