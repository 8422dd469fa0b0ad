"""Where a surface reaches a person or a place, for chat products that cannot tell it from the id alone.

What an address says is the surface's own; here it is JSON under an id (`teams:…`). One that leads to a person alone
belongs to that person, and goes when they are forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.stores.sql import Part
from bot.stores.transaction import SqlTransaction
from handlers.store import Transaction

Address = Mapping[str, Any]


class Addresses(Part):
    def of(self, id: str) -> Address | None:
        row = self._row("SELECT address FROM addresses WHERE id = :id", id=id)
        found: Address | None = json.loads(row["address"]) if row else None
        return found

    def keep(self, id: str, person: str | None, address: Address, on: date) -> None:
        """Replaces the earlier one. `on`: the day it was last heard from, no closer than that."""
        self._sql.run(
            """INSERT INTO addresses (id, person, address, met_on) VALUES (:id, :person, :address, :met_on)
               ON CONFLICT (id) DO UPDATE
               SET person = excluded.person, address = excluded.address, met_on = excluded.met_on""",
            id=id,
            person=person,
            address=address,
            met_on=on,
        )

    def is_fresh(self, id: str, address: Address, on: date) -> bool:
        """Whether keeping it once more would change nothing."""
        row = self._row("SELECT address, met_on FROM addresses WHERE id = :id", id=id)
        return row is not None and json.loads(row["address"]) == address and row["met_on"] >= on.isoformat()


def addresses_of(tx: Transaction) -> Addresses:
    """The addresses in a transaction, which the handlers know nothing of."""
    if not isinstance(tx, SqlTransaction):
        raise TypeError("addresses lie in the database")
    return Addresses(tx._sql)
