"""`restore`: a backup becomes a database the product can go on with, in one transaction.

The rows come first, compared with the file. Then follows what has come since: who was forgotten is
forgotten again, what is due is done, and all that waits to be sent is taken for what may have been sent already.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.delivery import TIMER_PAUSE, due_timers, fire
from bot.stores.backup import TABLES
from bot.stores.backup_file import Manifest, opened
from bot.stores.keys import KeysPart
from bot.stores.later import known_later
from bot.stores.migrations import Dialect
from bot.stores.opening import OpenStore
from bot.stores.restore import drop_waiting, load, take_for_sent
from bot.stores.sql import Sql
from bot.stores.tombstones import KEY, Forgotten, TombstonesPart, forgotten_in, found_again
from bot.stores.transaction import SqlTransaction
from handlers.office.errand import Office
from handlers.person.retention import BACKUPS_KEPT
from handlers.records import Timer
from handlers.reminders import timer_fired
from handlers.restored import forget_again, said_before, subjects_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Restored:
    """What became of it. `known_until`: up to when it is known who asked to be forgotten, but where it
    `outlives_tombstones`.
    """

    manifest: Manifest
    waiting: int
    forgotten: int
    known_until: datetime
    outlives_tombstones: bool


async def restore(
    store: OpenStore, path: Path, named: Sequence[str], office: Office, town: str, now: datetime
) -> Restored:
    """Raises BadBackup, OSError, Unavailable; nothing is changed then."""
    later = await known_later(path, named, now)
    await store.migrate()
    return await store.fill(partial(_fill, path=path, later=later, office=office, town=town, now=now))


def _fill(
    sql: Sql, dialect: Dialect, *, path: Path, later: Sequence[Forgotten], office: Office, town: str, now: datetime
) -> Restored:
    with opened(path) as reader:
        load(sql, dialect, reader, town)
        manifest = reader.manifest
    own, tx = forgotten_in(sql, manifest.made_at), SqlTransaction(sql)
    persons = frozenset[str]()
    for one in later:
        if unknown := one.since(own):
            persons |= found_again(sql, TABLES, one.key, unknown)
    for subject in subjects_of(office, tx, persons):
        drop_waiting(sql, subject, now)
    forget_again(office, tx, persons, now)
    _keep_tombstones(sql, own, later)
    _do_what_is_due(sql, tx, office, now)
    waiting = take_for_sent(sql, manifest.made_at, said_before)
    known_until = max([manifest.made_at, *(one.known_until for one in later)])
    return Restored(manifest, waiting, len(persons), known_until, now - manifest.made_at > BACKUPS_KEPT)


def _keep_tombstones(sql: Sql, own: Forgotten, later: Sequence[Forgotten]) -> None:
    """For the other backups that are still there."""
    for one in later:
        if one.key:
            KeysPart(sql).signing_key(KEY, one.key)
        for hash in one.since(own):
            TombstonesPart(sql).put_tombstone(hash, one.at[hash])


def _do_what_is_due(sql: Sql, tx: SqlTransaction, office: Office, now: datetime) -> None:
    """Reminders that may have gone out since the backup: here, so that what they say is taken for sent."""
    while due := due_timers(tx, now):
        for timer in due:
            _do(sql, tx, timer, office, now)


def _do(sql: Sql, tx: SqlTransaction, timer: Timer, office: Office, now: datetime) -> None:
    """One that cannot be handled must not stand in the way of all the rest."""
    sql.run("SAVEPOINT timer")
    try:
        fire(tx, timer, now, partial(timer_fired, office))
    except Exception:
        log.exception("a timer could not be handled", extra={"fields": {"kind": timer.kind}})
        sql.run("ROLLBACK TO SAVEPOINT timer")
        tx.postpone_timer(timer.dedupe_key, now + TIMER_PAUSE)
