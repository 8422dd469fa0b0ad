"""Backs a database up while the product runs: one unchanging view of every table, into one file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from bot.stores.backup_file import BackupWriter, BadBackup, Manifest, written_whole
from bot.stores.migrations import known_here
from bot.stores.opening import OpenStore
from bot.stores.sql import Sql
from bot.stores.tombstones import KEY
from handlers.store import Transaction

TABLES = (
    "signing_keys",
    "tombstones",
    "requests",
    "followers",
    "questions",
    "channels",
    "languages",
    "absences",
    "addresses",
    "votes",
    "counts",
    "timers",
    "inbox",
    "outbox",
    "audit",
)
#: What the schema and the product make by themselves; and what was offered in a talk, which means nothing later.
LEFT_OUT = ("migrations", "probe", "likeness", "talks")

#: Messages that were not surely sent.
WAITING = "SELECT COUNT(*) AS n FROM outbox WHERE state IN ('queued', 'sending')"


async def back_up(store: OpenStore, path: Path, town: str, version: str, now: datetime) -> Manifest:
    """Raises OSError, Unavailable, and BadBackup for a database that is not of this version."""
    lacking = await store.lacking()
    if lacking:
        raise BadBackup(f"the database lacks {', '.join(lacking)}: python -m bot migrate, then back up")
    await store.write(_make_key)
    with written_whole(path) as beside:
        return await store.whole(lambda sql: _write(sql, beside, town, version, now))


def _make_key(tx: Transaction) -> None:
    tx.signing_key(KEY, token_hex(32))


def _write(sql: Sql, path: Path, town: str, version: str, now: datetime) -> Manifest:
    """From the start each time, since it may be run again."""
    migrations = tuple(row["name"] for row in sql.rows("SELECT name FROM migrations ORDER BY name"))
    if unknown := set(migrations) - known_here():
        raise BadBackup(f"the database is of a newer version ({', '.join(sorted(unknown))}): back up with that one")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        writer = BackupWriter(archive)
        for table in TABLES:
            writer.table(table, sql.each(f"SELECT * FROM {table}"))  # noqa: S608
        manifest = Manifest(town, version, migrations, now, sql.rows(WAITING)[0]["n"], writer.tables)
        writer.manifest(manifest)
    return manifest


def counted(manifest: Manifest) -> Mapping[str, int]:
    """What is in it, in the words of people."""
    rows = {table: content.rows for table, content in manifest.tables.items()}
    said = {name: rows.get(name, 0) for name in ("requests", "questions", "channels")}
    return said | {"waiting messages": manifest.waiting, "rows in all": sum(rows.values())}
