"""Counts for `/metrics`: what was answered and what helped. Names of situations and outcomes, never a text."""

from __future__ import annotations

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, generate_latest


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
        self._out_of_reach = Gauge(
            "farjag_out_of_reach", "Approvers and deputies whom no surface can send anything", registry=registry
        )

    def feedback(self, situation: str, helpful: bool) -> None:
        self._feedback.labels(situation, "yes" if helpful else "no").inc()

    def dismissed(self, code: str) -> None:
        self._dismissed.labels(code).inc()

    def out_of_reach(self, persons: int) -> None:
        self._out_of_reach.set(persons)

    def replied(self, outcome: str) -> None:
        self._replies.labels(outcome).inc()


def mount_metrics(app: web.Application, metrics: Metrics) -> None:
    async def show(request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app.router.add_get("/metrics", show)
