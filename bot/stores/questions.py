"""Questions that were sent on to the informatör."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.stores.sql import Part, Row, moment
from handlers.records import Question
from handlers.store import Stale


class QuestionsPart(Part):
    def new_question(self, *, asker: str, place: str, language: str, text: str, at: datetime) -> Question:
        rows = self._sql.rows(
            """INSERT INTO questions (state, version, asker, place, language, text, created_at, updated_at)
               VALUES ('open', 1, :asker, :place, :language, :text, :at, :at) RETURNING *""",
            asker=asker,
            place=place,
            language=language,
            text=text,
            at=at,
        )
        return _question(rows[0])

    def question(self, number: int) -> Question | None:
        row = self._row("SELECT * FROM questions WHERE number = :number", number=number)
        return _question(row) if row else None

    def save_question(self, question: Question, expected_version: int) -> Question:
        saved = self._sql.run(
            """UPDATE questions SET version = :version, state = :state, asker = :asker, place = :place,
                 language = :language, text = :text, updated_at = :updated_at, taken_by = :taken_by,
                 answer = :answer, answered_at = :answered_at
               WHERE number = :number AND version = :expected_version""",
            **vars(replace(question, version=expected_version + 1)),
            expected_version=expected_version,
        )
        if not saved:
            raise Stale(question.subject)
        return replace(question, version=expected_version + 1)

    def questions_of(self, person: str) -> tuple[Question, ...]:
        asked = "SELECT * FROM questions WHERE asker = :person ORDER BY number DESC"
        return tuple(map(_question, self._sql.rows(asked, person=person)))

    def open_questions(self) -> tuple[Question, ...]:
        rows = self._sql.rows("SELECT * FROM questions WHERE state IN ('open', 'taken') ORDER BY number")
        return tuple(map(_question, rows))


def _question(row: Row) -> Question:
    times = {"created_at", "updated_at", "answered_at"}
    read: dict[str, Any] = {name: moment(value) if name in times else value for name, value in row.items()}
    return Question(**read)
