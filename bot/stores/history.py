"""What happened, line by line, and what was counted."""

from __future__ import annotations

import json
from datetime import datetime

from bot.stores.sql import Part
from handlers.records import Event


class HistoryPart(Part):
    def record(self, event: Event) -> None:
        self._sql.run(
            """INSERT INTO audit (at, actor, action, subject, detail)
               VALUES (:at, :actor, :action, :subject, :detail)""",
            at=event.at,
            actor=event.actor,
            action=event.action,
            subject=event.subject,
            detail=event.detail,
        )

    def history(self, subject: str) -> tuple[Event, ...]:
        rows = self._sql.rows("SELECT * FROM audit WHERE subject = :subject ORDER BY id", subject=subject)
        return tuple(
            Event(
                at=datetime.fromisoformat(row["at"]),
                actor=row["actor"],
                action=row["action"],
                subject=row["subject"],
                detail=json.loads(row["detail"]),
            )
            for row in rows
        )

    def count(self, name: str, subject: str) -> None:
        self._sql.run(
            """INSERT INTO counts (name, subject, amount) VALUES (:name, :subject, 1)
               ON CONFLICT (name, subject) DO UPDATE SET amount = counts.amount + 1""",
            name=name,
            subject=subject,
        )

    def counts(self, name: str) -> dict[str, int]:
        rows = self._sql.rows("SELECT subject, amount FROM counts WHERE name = :name ORDER BY subject", name=name)
        return {row["subject"]: row["amount"] for row in rows}
