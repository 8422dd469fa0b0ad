"""What open requests are compared by, kept beside them: thousands are looked through without being read."""

from __future__ import annotations

from collections.abc import Collection

from bot.stores.requests import read_request
from bot.stores.sql import Part, several
from handlers.records import ChannelRequest, Wish

_ALIKE = """(likeness.address <> '' AND likeness.address = :address)
            OR (likeness.platform = :platform AND likeness.unit <> '' AND likeness.unit = :unit)"""


class LikenessPart(Part):
    def not_yet_likened(self, states: Collection[str]) -> tuple[ChannelRequest, ...]:
        condition, values = several("state", states)
        rows = self._sql.rows(
            f"""SELECT requests.* FROM requests LEFT JOIN likeness ON likeness.number = requests.number
                  AND likeness.version = requests.version
                WHERE {condition} AND likeness.number IS NULL""",  # noqa: S608
            **values,
        )
        return tuple(map(read_request, rows))

    def liken(self, number: int, version: int, wish: Wish) -> None:
        self._sql.run(
            """INSERT INTO likeness (number, version, unit, platform, name, address)
               VALUES (:number, :version, :unit, :platform, :name, :address)
               ON CONFLICT (number) DO UPDATE SET version = excluded.version, unit = excluded.unit,
                 platform = excluded.platform, name = excluded.name, address = excluded.address""",
            number=number,
            version=version,
            **vars(wish),
        )

    def alike(self, states: Collection[str], wish: Wish, most: int) -> tuple[int, ...]:
        condition, values = several("state", states)
        rows = self._sql.rows(
            f"""SELECT likeness.number FROM likeness JOIN requests ON requests.number = likeness.number
                WHERE {condition} AND ({_ALIKE}) ORDER BY likeness.number LIMIT :most""",  # noqa: S608
            most=most,
            **values,
            **{name: value for name, value in vars(wish).items() if name != "name"},
        )
        return tuple(row["number"] for row in rows)

    def names_on(self, states: Collection[str], platform: str) -> dict[int, str]:
        condition, values = several("state", states)
        rows = self._sql.rows(
            f"""SELECT likeness.number, likeness.name FROM likeness JOIN requests ON requests.number = likeness.number
                WHERE {condition} AND likeness.platform = :platform AND likeness.name <> ''""",  # noqa: S608
            platform=platform,
            **values,
        )
        return {row["number"]: row["name"] for row in rows}
