"""`/healthz`: the process lives. `/readyz`: it can answer and remember, as far as the probe last saw."""

from __future__ import annotations

from aiohttp import web

from bot.probe import Probe


def mount_health(app: web.Application, probe: Probe) -> None:
    """Adds the two routes. Neither touches the database: a hundred callers cost it no more than none."""

    async def ready(request: web.Request) -> web.Response:
        said = {"status": "ok" if probe.ready else "the database cannot be reached or written"}
        age = round(probe.age_s, 1) if probe.age_s != float("inf") else None
        backlog = probe.backlog
        counts = {"waiting": backlog.waiting, "given_up": backlog.dead, "unsendable": backlog.stranded}
        return web.json_response({**said, "probe_age_s": age, **counts}, status=200 if probe.ready else 503)

    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", ready)


async def _alive(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})
