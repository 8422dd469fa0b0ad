"""What each person's conversation in each place is about: ids, codes and counts."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from bot.stores.sql import Part, several
from handlers.records import Memory


class TalksPart(Part):
    def recall(self, person: str, place: str, since: datetime) -> Memory:
        row = self._row(
            """SELECT place, topic, offered, review, language, at FROM talks WHERE person = :person AND at >= :since
               ORDER BY CASE WHEN place = :place THEN 0 ELSE 1 END, at DESC LIMIT 1""",
            person=person,
            place=place,
            since=since,
        )
        if row is None:
            return Memory()
        at = datetime.fromisoformat(row["at"])
        if row["place"] != place:  # what was offered, the draft and the language spoken belong to where they were
            return Memory(row["topic"], (), "", "", at)
        return Memory(row["topic"], tuple(json.loads(row["offered"])), row["review"], row["language"], at)

    def spoken_lately(self, ids: Collection[str], since: datetime) -> str | None:
        condition, values = several("person", ids)
        row = self._row(
            f"""SELECT language FROM talks WHERE {condition} AND at >= :since AND language <> ''
                ORDER BY at DESC LIMIT 1""",  # noqa: S608
            since=since,
            **values,
        )
        return row["language"] if row else None

    def remember(self, person: str, place: str, memory: Memory, at: datetime) -> None:
        self._sql.run(
            """INSERT INTO talks (person, place, topic, offered, review, language, at)
               VALUES (:person, :place, :topic, :offered, :review, :language, :at)
               ON CONFLICT (person, place) DO UPDATE SET topic = excluded.topic, offered = excluded.offered,
               review = excluded.review, language = excluded.language, at = excluded.at""",
            person=person,
            place=place,
            topic=memory.topic,
            offered=memory.offered,
            review=memory.review,
            language=memory.language,
            at=at,
        )
