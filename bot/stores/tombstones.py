"""Who asked to be forgotten, as a hash under a key of the store: no backup brings them back, and no name is kept.

A backup knows of those who were forgotten before it; only those who were forgotten after it can come back with it. They
are known from where the product went on: a later backup, or the old database.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from bot.stores.keys import KeysPart
from bot.stores.sql import Part, Sql

KEY = "forgotten"
#: What every id of a person looks like: its surface first.
_ID = re.compile(r"[a-z]+:\S+")
#: Between the moment somebody asked and the moment it was written down lies less.
_SURELY_WRITTEN = timedelta(days=1)


@dataclass(frozen=True)
class Forgotten:
    """Those whom one store has forgotten: its key, and by hash when. `known_until` is when it was looked at."""

    key: str
    at: Mapping[str, datetime]
    known_until: datetime

    def since(self, earlier: Forgotten) -> frozenset[str]:
        """Whom the earlier one did not know of. What it has known since and let go for its age is left alone: they
        may have come back.
        """
        young = earlier.known_until - _SURELY_WRITTEN
        return frozenset(hash for hash, at in self.at.items() if at > young and earlier.at.get(hash) != at)


class TombstonesPart(Part):
    def remember_forgotten(self, person: str, at: datetime) -> None:
        self.put_tombstone(_hashed(key_of(self._sql), person), at)

    def put_tombstone(self, hash: str, at: datetime) -> None:
        self._sql.run(
            """INSERT INTO tombstones (hash, at) VALUES (:hash, :at)
               ON CONFLICT (hash) DO UPDATE SET at = excluded.at""",
            hash=hash,
            at=at,
        )


def key_of(sql: Sql) -> str:
    """Made by whoever needs it first: a backup does too, so that every backup is under the same."""
    return KeysPart(sql).signing_key(KEY, token_hex(32))


def forgotten_in(sql: Sql, now: datetime) -> Forgotten:
    """Of a database that is not restored into. Only reads."""
    keys = sql.rows("SELECT secret FROM signing_keys WHERE name = :name", name=KEY)
    at = {row["hash"]: datetime.fromisoformat(row["at"]) for row in sql.rows("SELECT hash, at FROM tombstones")}
    return Forgotten(keys[0]["secret"] if keys else "", at, now)


def found_again(sql: Sql, tables: Collection[str], key: str, hashes: Collection[str]) -> frozenset[str]:
    """The persons in these tables whom the hashes stand for. Whatever looks like an id is tried, in JSON too."""
    ids = {id for table in tables for row in sql.each(f"SELECT * FROM {table}") for id in _ids(row)}  # noqa: S608
    return frozenset(id for id in ids if _hashed(key, id) in hashes)


def _hashed(key: str, person: str) -> str:
    return hmac.digest(key.encode(), person.encode(), "sha256").hex()


def _ids(value: Any) -> Iterator[str]:
    """Every string in a row, or in JSON in one, that could name a person."""
    match value:
        case str() if value[:1] in ("{", "["):
            yield from _ids(_read(value))
        case str() if _ID.fullmatch(value):
            yield value
        case Mapping():
            for each in value.values():
                yield from _ids(each)
        case list():
            for each in value:
                yield from _ids(each)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:  # somebody's own words that begin with a bracket
        return None
