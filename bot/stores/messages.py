"""What came in, and what goes out as the handlers see it. How it is sent is `queue.py`'s."""

from __future__ import annotations

from datetime import datetime

from bot.stores.sql import Part, Row
from handlers.card_json import card_to_json
from handlers.records import GONE, Outgoing, Sent


class MessagesPart(Part):
    def first_time(self, event_key: str, at: datetime) -> bool:
        return bool(
            self._sql.run(
                "INSERT INTO inbox (event_key, received_at) VALUES (:key, :at) ON CONFLICT DO NOTHING",
                key=event_key,
                at=at,
            )
        )

    def not_yet(self, event_key: str) -> None:
        self._sql.run("DELETE FROM inbox WHERE event_key = :key", key=event_key)

    def seen(self, event_key: str) -> bool:
        return self._row("SELECT 1 AS here FROM inbox WHERE event_key = :key", key=event_key) is not None

    def enqueue(self, outgoing: Outgoing) -> None:
        if outgoing.surface == GONE:
            return
        self._sql.run(
            """INSERT INTO outbox (dedupe_key, surface, lane, recipient, sent_to, subject, updates,
                                   must_arrive, payload, state, due_at)
               VALUES (:dedupe_key, :surface, :lane, :recipient, :sent_to, :subject, :updates,
                       :must_arrive, :payload, 'queued', :due_at)
               ON CONFLICT DO NOTHING""",
            dedupe_key=outgoing.dedupe_key,
            surface=outgoing.surface,
            lane=outgoing.lane,
            recipient=outgoing.recipient,
            sent_to=outgoing.to,
            subject=outgoing.subject,
            updates=outgoing.updates,
            must_arrive=outgoing.must_arrive,
            payload=card_to_json(outgoing.card),
            due_at=outgoing.due_at,
        )
        self.enqueued = True

    def message(self, dedupe_key: str) -> Sent | None:
        row = self._row("SELECT * FROM outbox WHERE dedupe_key = :key", key=dedupe_key)
        return _sent(row) if row else None

    def messages(self, subject: str) -> tuple[Sent, ...]:
        rows = self._sql.rows("SELECT * FROM outbox WHERE subject = :subject ORDER BY id", subject=subject)
        return tuple(map(_sent, rows))


def _sent(row: Row) -> Sent:
    return Sent(
        dedupe_key=row["dedupe_key"],
        recipient=row["recipient"],
        subject=row["subject"],
        to=row["sent_to"],
        updates=row["updates"],
        state=row["state"],
        external_id=row["external_id"],
    )
