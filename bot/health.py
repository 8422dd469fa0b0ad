"""`/healthz`: the process lives. `/readyz`: it can answer and remember, as far as the probe last saw.

Anybody may know whether; why not, and what waits, is for insiders.
"""

from __future__ import annotations

from aiohttp import web

from bot.beside import Beside
from bot.insiders import Insiders
from bot.probe import Probe


def mount_health(app: web.Application, probe: Probe, beside: Beside, insiders: Insiders) -> None:
    """Adds the two routes. Neither touches the database: a hundred callers cost it no more than none."""

    async def ready(request: web.Request) -> web.Response:
        age = round(probe.age_s, 1) if probe.age_s != float("inf") else None
        said: dict[str, object] = {"status": "ok" if probe.ready else "not ready", "probe_age_s": age}
        if insiders.include(request):
            said |= _details(probe, beside)
        return web.json_response(said, status=200 if probe.ready else 503)

    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", ready)


def _details(probe: Probe, beside: Beside) -> dict[str, object]:
    backlog = probe.backlog
    return {
        "database": "ok" if probe.ready else "cannot be reached or written",
        "waiting": backlog.waiting,
        "given_up": backlog.dead,
        "unsendable": backlog.stranded,
        "failing": beside.failing,
    }


async def _alive(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})
