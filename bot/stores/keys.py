"""The keys that all processes of one product sign with."""

from __future__ import annotations

from bot.stores.sql import Part


class KeysPart(Part):
    def signing_key(self, name: str, fresh: str) -> str:
        self._sql.run(
            "INSERT INTO signing_keys (name, secret) VALUES (:name, :secret) ON CONFLICT (name) DO NOTHING",
            name=name,
            secret=fresh,
        )
        row = self._sql.rows("SELECT secret FROM signing_keys WHERE name = :name", name=name)[0]
        return str(row["secret"])
