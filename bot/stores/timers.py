"""What shall happen later."""

from __future__ import annotations

from datetime import datetime

from bot.stores.sql import Part
from handlers.records import Timer


class TimersPart(Part):
    def set_timer(self, timer: Timer) -> None:
        self._sql.run(
            """INSERT INTO timers (dedupe_key, kind, subject, due_at)
               VALUES (:key, :kind, :subject, :due_at) ON CONFLICT DO NOTHING""",
            key=timer.dedupe_key,
            kind=timer.kind,
            subject=timer.subject,
            due_at=timer.due_at,
        )
        self.enqueued = True

    def cancel_timers(self, subject: str, kind: str | None = None) -> None:
        self._sql.run(
            """UPDATE timers SET state = 'cancelled' WHERE subject = :subject AND state = 'waiting'
               AND kind = COALESCE(CAST(:kind AS TEXT), kind)""",
            subject=subject,
            kind=kind,
        )

    def due_timers(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        rows = self._sql.rows(
            """SELECT * FROM timers WHERE state = 'waiting' AND due_at <= :now
               ORDER BY due_at, id LIMIT :limit""",
            now=now,
            limit=limit,
        )
        return tuple(
            Timer(row["dedupe_key"], row["kind"], row["subject"], datetime.fromisoformat(row["due_at"])) for row in rows
        )

    def fire_timer(self, dedupe_key: str, now: datetime) -> bool:
        fired = """UPDATE timers SET state = 'fired'
                   WHERE dedupe_key = :key AND state = 'waiting' AND due_at <= :now"""
        return bool(self._sql.run(fired, key=dedupe_key, now=now))

    def postpone_timer(self, dedupe_key: str, until: datetime) -> None:
        later = "UPDATE timers SET due_at = :until WHERE dedupe_key = :key AND state = 'waiting'"
        self._sql.run(later, key=dedupe_key, until=until)
