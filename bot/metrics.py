"""Counts for `/metrics`: what was answered, what helped, who was turned away. Names and outcomes, never a text.

They are read from this machine, or by whoever brings METRICS_TOKEN.
"""

from __future__ import annotations

import hmac

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, generate_latest

from bot.clients import Clients


class Metrics:
    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self._feedback = Counter(
            "farjag_feedback", "Answers marked helpful or not", ["situation", "helpful"], registry=registry
        )
        self._dismissed = Counter(
            "farjag_dismissed", "Findings that an author found not relevant", ["code"], registry=registry
        )
        self._replies = Counter("farjag_replies", "Replies by outcome", ["outcome"], registry=registry)
        self._refused = Counter(
            "farjag_refused", "What was turned away, by the limit that was reached", ["reason"], registry=registry
        )

    def feedback(self, situation: str, helpful: bool) -> None:
        self._feedback.labels(situation, "yes" if helpful else "no").inc()

    def dismissed(self, code: str) -> None:
        self._dismissed.labels(code).inc()

    def refused(self, reason: str) -> None:
        self._refused.labels(reason).inc()

    def replied(self, outcome: str) -> None:
        self._replies.labels(outcome).inc()


METRICS = web.AppKey("metrics", Metrics)


def mount_metrics(app: web.Application, metrics: Metrics, clients: Clients, token: str) -> None:
    """Adds the route. Without a `token` it is for this machine alone."""

    async def show(request: web.Request) -> web.Response:
        if not (clients.local(request) or _brings(request, token)):
            raise web.HTTPForbidden
        return web.Response(body=generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app[METRICS] = metrics
    app.router.add_get("/metrics", show)


def _brings(request: web.Request, token: str) -> bool:
    kind, _, brought = request.headers.get("Authorization", "").partition(" ")
    same = hmac.compare_digest(brought.strip().encode("utf-8", "replace"), token.encode())
    return bool(token) and kind.lower() == "bearer" and same
