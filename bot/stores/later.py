"""Where it is known who was forgotten after a backup: in later backups, in the database the product went on with."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.stores.backup_file import BackupReader, BadBackup, Manifest, opened
from bot.stores.opening import is_there, open_store
from bot.stores.tombstones import KEY, Forgotten, forgotten_in


def forgotten_in_file(reader: BackupReader) -> Forgotten:
    if "tombstones" not in reader.manifest.tables:
        return Forgotten("", {}, reader.manifest.made_at)
    keys = [row["secret"] for row in reader.rows("signing_keys") if row["name"] == KEY]
    at = {row["hash"]: datetime.fromisoformat(row["at"]) for row in reader.rows("tombstones")}
    return Forgotten(keys[0] if keys else "", at, reader.manifest.made_at)


async def known_later(path: Path, named: Sequence[str], now: datetime) -> tuple[Forgotten, ...]:
    """What the places in `named` know, and every later backup of the same town in the folder of `path`.

    Raises BadBackup, BadDatabaseUrl and Unavailable where one that is named cannot be read.
    """
    with opened(path) as reader:
        manifest, own = reader.manifest, forgotten_in_file(reader)
    found = [one for one in _beside(path, manifest) if one.key == own.key]
    for name in named:
        one = await _in_database(name, now) if "://" in name else _in_named(Path(name))
        if one.at and own.key and one.key != own.key:
            raise BadBackup("what --forgotten names did not come from this backup, so it cannot say who was forgotten")
        found.append(one)
    return tuple(found)


def _in_named(path: Path) -> Forgotten:
    with opened(path) as reader:
        return forgotten_in_file(reader)


def _beside(path: Path, manifest: Manifest) -> list[Forgotten]:
    """What the later backups in the folder know."""
    return [one for each in sorted(path.absolute().parent.iterdir()) if (one := _in_later(each, manifest))]


def _in_later(path: Path, manifest: Manifest) -> Forgotten | None:
    """Nothing for whatever else lies there, be it damaged."""
    try:
        if not path.is_file() or not zipfile.is_zipfile(path):
            return None
        with opened(path) as reader:
            later = reader.manifest.town == manifest.town and reader.manifest.made_at > manifest.made_at
            return forgotten_in_file(reader) if later else None
    except (BadBackup, OSError, KeyError, ValueError):
        return None


async def _in_database(url: str, now: datetime) -> Forgotten:
    if not is_there(url):
        raise BadBackup("what --forgotten names is not there")
    store = open_store(url, disk_is_wiped=False)
    try:
        if await store.lacking():
            raise BadBackup("the database that --forgotten names is not up to date: python -m bot migrate there")
        return await store.whole(lambda sql: forgotten_in(sql, now))
    finally:
        await store.close()
