"""Who has said whether an answer helped, as hashes that name nobody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.stores.sql import Part, several


class VotesPart(Part):
    def vote(self, vote: str, at: datetime) -> bool:
        new = "INSERT INTO votes (vote, at) VALUES (:vote, :at) ON CONFLICT (vote) DO NOTHING"
        return bool(self._sql.run(new, vote=vote, at=at))

    def votes(self, those: Collection[str]) -> int:
        condition, values = several("vote", those)
        return int(self._sql.rows(f"SELECT COUNT(*) AS n FROM votes WHERE {condition}", **values)[0]["n"])  # noqa: S608

    def drop_votes(self, those: Collection[str]) -> None:
        condition, values = several("vote", those)
        self._sql.run(f"DELETE FROM votes WHERE {condition}", **values)  # noqa: S608
