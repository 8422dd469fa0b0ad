"""Puts a backup into an empty database: everything or nothing, compared row by row with what the file said.

The product went on after the backup was made, and some of what it did then cannot be undone: messages went out, cards
with numbers stand in chats. So what waited is taken for what may have been sent, and new numbers keep their distance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.stores.backup import TABLES
from bot.stores.backup_file import BackupReader, BadBackup, line_of
from bot.stores.migrations import Dialect, known_here
from bot.stores.sql import Row, Sql
from handlers.card import Card
from handlers.card_json import UnreadableCard, card_from_json, card_to_json

#: How far numbers jump: what was given out after the backup, and stands on somebody's card, must not mean another.
JUMP = 100
NUMBERED: Mapping[str, tuple[str, int]] = {
    "requests": ("number", JUMP),
    "questions": ("number", JUMP),
    "channels": ("id", JUMP),
    "timers": ("id", 0),
    "audit": ("id", 0),
    "outbox": ("id", 1_000_000),  # answers in a conversation count too, and leave no row
}

#: What a card becomes that may have come before; told whether it goes to a person or a place.
SaidBefore = Callable[[Card, str], Card]


@dataclass
class _Sum:
    """The rows of a table, whatever their order."""

    rows: int = 0
    total: int = 0

    def add(self, row: Row) -> None:
        self.rows += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(line_of(row)).digest(), "big")) % 2**256


def load(sql: Sql, dialect: Dialect, reader: BackupReader, town: str) -> None:
    """Raises BadBackup, and nothing of it may be kept then."""
    _fits(reader, town)
    reader.verify()
    _is_empty(sql)
    sql.run("DELETE FROM signing_keys")
    for table in TABLES:
        if table in reader.manifest.tables:
            _load(sql, dialect, reader, table)
    for table, (key, jump) in NUMBERED.items():
        _go_on(sql, dialect, table, key, jump)


def _fits(reader: BackupReader, town: str) -> None:
    manifest = reader.manifest
    unknown = set(manifest.migrations) - known_here() | set(manifest.tables) - set(TABLES)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise BadBackup(f"the backup is of a newer version, {manifest.version} ({names}): restore it with that version")
    if manifest.town != town:
        raise BadBackup(f"the backup is of {manifest.town}, and GUIDELINE is of {town}: set GUIDELINE to its folder")


def _is_empty(sql: Sql) -> None:
    """But for the keys, which every process makes at its start."""
    for table in TABLES[1:]:
        rows = sql.rows(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"]  # noqa: S608
        if rows:
            raise BadBackup(f"the database is not empty ({table}: {rows} rows): set DATABASE_URL to a new one")


def _load(sql: Sql, dialect: Dialect, reader: BackupReader, table: str) -> None:
    known = {row["name"] for row in sql.rows(dialect.columns, table=table)}
    columns: tuple[str, ...] = ()
    read, kept = _Sum(), _Sum()
    for row in reader.rows(table):
        columns = columns or tuple(sorted(row))
        if tuple(sorted(row)) != columns or not known.issuperset(columns):
            raise BadBackup(f"the backup is damaged: {table} has columns that do not fit; take another")
        values = ", ".join(f":{column}" for column in columns)
        sql.run(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", **row)  # noqa: S608
        read.add(row)
    for row in sql.each(f"SELECT {', '.join(columns) or '*'} FROM {table}"):  # noqa: S608
        kept.add(row)
    if kept != read:
        raise BadBackup(f"the database has not kept {table} as the backup has it: nothing was restored")


def _go_on(sql: Sql, dialect: Dialect, table: str, key: str, jump: int) -> None:
    highest = sql.rows(f"SELECT MAX({key}) AS n FROM {table}")[0]["n"] or 0  # noqa: S608
    if highest or jump:
        for statement in dialect.go_on:
            sql.run(statement, table=table, key=key, last=highest + jump)


def take_for_sent(sql: Sql, made_at: datetime, said_before: SaidBefore) -> int:
    """Every message that waits may have gone out after the backup: delivery looks for it first, where one can look, and
    what is sent once more says so. Returns how many.
    """
    waiting = sql.rows("SELECT * FROM outbox WHERE state IN ('queued', 'sending') ORDER BY id")
    for row in waiting:
        sql.run(
            """UPDATE outbox SET state = 'queued', owner = NULL, payload = :payload,
                 uncertain = CASE WHEN uncertain > 0 THEN uncertain ELSE 1 END,
                 first_try_at = COALESCE(first_try_at, :made_at)
               WHERE id = :id""",
            id=row["id"],
            made_at=made_at,
            payload=row["payload"] if row["updates"] else _said(row, said_before),
        )
    return len(waiting)


def drop_waiting(sql: Sql, subject: str, now: datetime) -> None:
    """What waits about it holds the words of somebody who was forgotten, and went out while they were not."""
    sql.run(
        """UPDATE outbox SET state = 'moot', payload = '', done_at = :now
           WHERE subject = :subject AND state IN ('queued', 'sending')""",
        subject=subject,
        now=now,
    )


def _said(row: Row, said_before: SaidBefore) -> str:
    try:
        return card_to_json(said_before(card_from_json(row["payload"]), row["sent_to"]))
    except UnreadableCard:  # delivery gives it up and tells of it
        return str(row["payload"])
