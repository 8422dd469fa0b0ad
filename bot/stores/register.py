"""The register of the town's channels, with what only the town itself sees of it."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.stores.sql import Part, Row, day
from handlers.records import Channel


class RegisterPart(Part):
    def channels(self) -> tuple[Channel, ...]:
        return tuple(map(_channel, self._sql.rows("SELECT * FROM channels ORDER BY unit, platform, name, id")))

    def channel(self, id: int) -> Channel | None:
        row = self._row("SELECT * FROM channels WHERE id = :id", id=id)
        return _channel(row) if row else None

    def channel_at(self, address_key: str) -> Channel | None:
        row = self._row("SELECT * FROM channels WHERE address_key = :key", key=address_key)
        return _channel(row) if row else None

    def drop_channel(self, id: int) -> None:
        self._sql.run("DELETE FROM channels WHERE id = :id", id=id)

    def save_channel(self, channel: Channel) -> Channel:
        there = self.channel(channel.id) if channel.id else self.channel_at(channel.address_key)
        if there is None:
            return self._add(channel)
        self._sql.run(
            """UPDATE channels SET unit = :unit, platform = :platform, name = :name, address = :address,
                 address_key = :address_key, state = :state, opened_at = :opened_at, closed_at = :closed_at,
                 languages = :languages, contact_role = :contact_role, request_number = :request_number,
                 administrators = :administrators, deputy = :deputy
               WHERE id = :id""",
            **vars(replace(channel, id=there.id)),
        )
        return replace(channel, id=there.id)

    def _add(self, channel: Channel) -> Channel:
        rows = self._sql.rows(
            """INSERT INTO channels (unit, platform, name, address, address_key, state, opened_at, closed_at,
                                     languages, contact_role, request_number, administrators, deputy)
               VALUES (:unit, :platform, :name, :address, :address_key, :state, :opened_at, :closed_at,
                       :languages, :contact_role, :request_number, :administrators, :deputy)
               RETURNING *""",
            **{name: value for name, value in vars(channel).items() if name != "id"},
        )
        return _channel(rows[0])


def _channel(row: Row) -> Channel:
    lists = {name: tuple(json.loads(row[name])) for name in ("languages", "administrators")}
    days = {name: day(row[name]) for name in ("opened_at", "closed_at")}
    return Channel(**(dict(row) | lists | days))
