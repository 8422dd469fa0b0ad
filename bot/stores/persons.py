"""What a person has chosen: a language; to be away."""

from __future__ import annotations

import datetime

from bot.stores.sql import Part, Row
from handlers.records import Absence


class PersonsPart(Part):
    def language_of(self, person: str) -> str | None:
        row = self._row("SELECT language FROM languages WHERE person = :person", person=person)
        return row["language"] if row else None

    def choose_language(self, person: str, language: str) -> None:
        self._sql.run(
            """INSERT INTO languages (person, language) VALUES (:person, :language)
               ON CONFLICT (person) DO UPDATE SET language = excluded.language""",
            person=person,
            language=language,
        )

    def set_absence(self, absence: Absence) -> None:
        self._sql.run(
            """INSERT INTO absences (approver, begins, ends, deputy)
               VALUES (:approver, :begins, :ends, :deputy)
               ON CONFLICT (approver) DO UPDATE
               SET begins = excluded.begins, ends = excluded.ends, deputy = excluded.deputy""",
            **vars(absence),
        )

    def end_absence(self, approver: str) -> None:
        self._sql.run("DELETE FROM absences WHERE approver = :approver", approver=approver)

    def absence_of(self, approver: str) -> Absence | None:
        row = self._row("SELECT * FROM absences WHERE approver = :approver", approver=approver)
        return _absence(row) if row else None

    def absences(self, on: datetime.date) -> tuple[Absence, ...]:
        away = "SELECT * FROM absences WHERE begins <= :on_day AND ends >= :on_day ORDER BY approver"
        return tuple(map(_absence, self._sql.rows(away, on_day=on)))


def _absence(row: Row) -> Absence:
    read = datetime.date.fromisoformat
    return Absence(row["approver"], read(row["begins"]), read(row["ends"]), row["deputy"])
