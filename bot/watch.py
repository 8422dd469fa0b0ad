"""One line in the log and one count for every message handled: ids, outcome and milliseconds, never a text."""

from __future__ import annotations

import logging
from time import perf_counter

from bot.metrics import Metrics
from handlers.assistant import Assistant
from handlers.incoming import Incoming
from handlers.reply import Reply
from handlers.topics import Topics
from knowledge.answers import Answers

log = logging.getLogger(__name__)


class WatchedAssistant(Assistant):
    """The assistant, counted. Persons and places stay out of the line: they are personal data."""

    def __init__(self, answers: Answers, topics: Topics, metrics: Metrics) -> None:
        super().__init__(answers, topics, metrics.feedback)
        self._metrics = metrics

    def reply_to(self, incoming: Incoming) -> Reply:
        begun = perf_counter()
        reply = super().reply_to(incoming)
        self._metrics.replied(reply.outcome)
        surface = incoming.origin.place.partition(":")[0]
        milliseconds = round((perf_counter() - begun) * 1000, 1)
        log.info(
            "replied",
            extra={
                "fields": {
                    "id": incoming.id,
                    "surface": surface,
                    "outcome": reply.outcome,
                    "ms": milliseconds,
                }
            },
        )
        return reply
