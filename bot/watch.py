"""One line in the log and one count for every message handled: ids, outcome and milliseconds, never a text."""

from __future__ import annotations

import logging
from time import perf_counter

from bot.metrics import Metrics
from handlers.ask.heard import Heard
from handlers.assistant import Assistant
from handlers.incoming import Incoming, Pressed
from handlers.reply import Reply
from handlers.review.draft import Reviewer
from knowledge.answers import Answers

log = logging.getLogger(__name__)


class Watch:
    """Counts and logs replies. Persons and places stay out of the line: they are personal data."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def replied(self, incoming: Incoming, reply: Reply, begun: float) -> None:
        """`begun` is what `perf_counter` said when the message came."""
        self._metrics.replied(reply.outcome)
        if isinstance(incoming, Pressed) and reply.outcome == "feedback":
            situation, _, said = incoming.value.partition(" ")
            self._metrics.feedback(situation, helpful=said == "yes")
        fields = {
            "id": incoming.id,
            "surface": incoming.origin.place.partition(":")[0],
            "outcome": reply.outcome,
            "ms": round((perf_counter() - begun) * 1000, 1),
        }
        log.info("replied", extra={"fields": fields})


class WatchedAssistant(Assistant):
    """The assistant, watched: whoever asks it, from whichever surface."""

    def __init__(self, answers: Answers, metrics: Metrics, reviewer: Reviewer) -> None:
        super().__init__(answers, reviewer)
        self._watch = Watch(metrics)

    def answer(self, heard: Heard) -> Reply:
        begun = perf_counter()
        reply = super().answer(heard)
        self._watch.replied(heard.incoming, reply, begun)
        return reply
