"""Counts for `/metrics`: what was answered, what helped, who was turned away. Names and outcomes, never a text."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, generate_latest

from bot.insiders import Insiders
from bot.stores.queue import Backlog


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
        self._out_of_reach = Gauge(
            "farjag_out_of_reach", "Approvers and deputies whom no surface can send anything", registry=registry
        )
        self._waiting = Gauge("farjag_outbox_waiting", "Messages that wait to be sent", registry=registry)
        self._oldest = Gauge("farjag_outbox_oldest_seconds", "How long the oldest has been due", registry=registry)
        self._given_up = Gauge("farjag_outbox_given_up", "Messages given up in 30 days", registry=registry)
        self._unsendable = Gauge(
            "farjag_outbox_unsendable", "Messages given up because no process can send them", registry=registry
        )
        self._store_failures = Counter(
            "farjag_store_failures", "Times that the database could not be reached or written", registry=registry
        )
        self._work_failures = Counter(
            "farjag_work_failures",
            "Times that work beside the server failed and was begun again",
            ["work"],
            registry=registry,
        )

    def feedback(self, situation: str, helpful: bool) -> None:
        self._feedback.labels(situation, "yes" if helpful else "no").inc()

    def dismissed(self, code: str) -> None:
        self._dismissed.labels(code).inc()

    def refused(self, reason: str) -> None:
        self._refused.labels(reason).inc()

    def backlog(self, backlog: Backlog, now: datetime) -> None:
        """What the probe found in the outbox."""
        oldest = backlog.oldest_due_at
        self._waiting.set(backlog.waiting)
        self._oldest.set(max((now - oldest).total_seconds(), 0) if oldest else 0)
        self._given_up.set(backlog.dead)
        self._unsendable.set(backlog.stranded)

    def store_failed(self) -> None:
        self._store_failures.inc()

    def work_failed(self, work: str) -> None:
        self._work_failures.labels(work).inc()

    def out_of_reach(self, persons: int) -> None:
        self._out_of_reach.set(persons)

    def replied(self, outcome: str) -> None:
        self._replies.labels(outcome).inc()


METRICS = web.AppKey("metrics", Metrics)


def mount_metrics(app: web.Application, metrics: Metrics, insiders: Insiders) -> None:
    """Adds the route, which is for insiders alone."""

    async def show(request: web.Request) -> web.Response:
        if not insiders.include(request):
            raise web.HTTPForbidden
        return web.Response(body=generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app[METRICS] = metrics
    app.router.add_get("/metrics", show)
