"""The store on one SQLite file: one thread that writes, two that read.

WAL lets readers and the writer go on beside each other; `BEGIN IMMEDIATE` takes the write lock before the
first read, so that pieces of work follow one another also across processes; every commit reaches the disk.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from bot.stores.faults import FILE_GONE, FOLDER
from bot.stores.migrations import SQLITE, Dialect, apply_missing, lacking
from bot.stores.queue import Queue
from bot.stores.sql import Row, Sql, bound
from bot.stores.transaction import SqlTransaction
from handlers.store import Transaction, Unavailable

P = ParamSpec("P")
T = TypeVar("T")

BUSY_TIMEOUT_S = 10
READERS = 2
#: A file up to this size is read through at the start, which takes less than half a second.
READ_THROUGH = 100_000_000
#: Faults of the moment: locked by another process, disk full or failing, file out of reach.
PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
#: Faults that somebody must mend: of the file's rights, or of the file itself.
LASTING = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class SqliteSql:
    """`Sql` on one connection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, sql: str, **values: Any) -> list[Row]:
        cursor = self._database.execute(sql, bound(values))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def each(self, sql: str) -> Iterator[Row]:
        cursor = self._database.execute(sql)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    def run(self, sql: str, **values: Any) -> int:
        return int(self._database.execute(sql, bound(values)).rowcount)

    def script(self, statements: str) -> None:
        """One by one: the driver's own way for many would commit first."""
        statement = ""
        for line in statements.splitlines():
            statement += line + "\n"
            if sqlite3.complete_statement(statement):
                self._database.execute(statement)
                statement = ""
        self._database.execute(statement)  # nothing, a comment, or an error that should be seen


class SqliteStore:
    """Raises Unavailable from every method while the file cannot be opened, locked or written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: tuple[int, int] | None = None
        self._mine = local()
        self._writer = ThreadPoolExecutor(1, "store-writer")
        self._readers = ThreadPoolExecutor(READERS, "store-reader")
        self.on_enqueued: Callable[[], None] = lambda: None
        self.on_failure: Callable[[], None] = lambda: None

    async def migrate(self) -> tuple[str, ...]:
        await self._look_through()
        return await self._in(self._writer, lambda: self._run("IMMEDIATE", lambda sql: apply_missing(sql, SQLITE)))

    async def lacking(self) -> tuple[str, ...]:
        await self._look_through()
        return await self._in(self._readers, lambda: self._run("DEFERRED", lambda sql: lacking(sql, SQLITE)))

    async def _look_through(self) -> None:
        """Raises Unavailable for a damaged file: else it would be noticed by whoever first needs the damaged page."""
        await self._in(self._readers, lambda: self._run("DEFERRED", self._whole))

    def _whole(self, sql: SqliteSql) -> None:
        if self._path.stat().st_size > READ_THROUGH:
            return
        if sql.rows("PRAGMA quick_check(1)")[0]["quick_check"] != "ok":
            raise Unavailable("SQLITE_CORRUPT")

    async def write(self, work: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def unit(sql: SqliteSql) -> tuple[T, bool, bool]:
            tx = SqlTransaction(sql)
            return work(tx, *args, **kwargs), tx.enqueued, tx.forgotten

        result, enqueued, forgotten = await self._in(self._writer, lambda: self._run("IMMEDIATE", unit))
        if forgotten:  # the log beside the file still holds what the file does not any more
            await self._in(self._writer, self._truncate_log)
        if enqueued:
            self.on_enqueued()
        return result

    def _truncate_log(self) -> None:
        self._connection(query_only=False).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    async def read(self, work: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def unit(sql: SqliteSql) -> T:
            return work(SqlTransaction(sql), *args, **kwargs)

        return await self._in(self._readers, lambda: self._run("DEFERRED", unit))

    async def queue(self, work: Callable[Concatenate[Queue, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def unit(sql: SqliteSql) -> T:
            return work(Queue(sql), *args, **kwargs)

        return await self._in(self._writer, lambda: self._run("IMMEDIATE", unit))

    async def whole(self, work: Callable[[Sql], T]) -> T:
        return await self._in(self._readers, lambda: self._run("DEFERRED", work))

    async def fill(self, work: Callable[[Sql, Dialect], T]) -> T:
        return await self._in(self._writer, lambda: self._run("IMMEDIATE", lambda sql: work(sql, SQLITE)))

    async def close(self) -> None:
        for threads in (self._writer, self._readers):
            await asyncio.to_thread(threads.shutdown)

    async def _in(self, threads: ThreadPoolExecutor, unit: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(threads, unit)
        except Unavailable:
            self.on_failure()
            raise

    def _run(self, mode: str, unit: Callable[[SqliteSql], T]) -> T:
        try:
            with self._transaction(mode) as sql:
                return unit(sql)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in PASSING | LASTING:
                raise Unavailable(error.sqlite_errorname) from error
            raise

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[SqliteSql]:
        database = self._connection(query_only=mode == "DEFERRED")
        database.execute(f"BEGIN {mode}")
        try:
            yield SqliteSql(database)
            self._see_to_the_file()  # again: the work may have taken long
            database.commit()
        except BaseException:
            database.rollback()
            raise

    def _connection(self, query_only: bool) -> Database:
        """This thread's own."""
        self._see_to_the_file()
        if not hasattr(self._mine, "database"):
            self._mine.database = _connect(self._path, query_only)
        database: Database = self._mine.database
        return database

    def _see_to_the_file(self) -> None:
        """Makes it where there is none yet; from then on it must stay the same one. What is written into a file that
        was deleted or replaced under us would be gone with the next start.
        """
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch(mode=0o600)
            found = self._path.stat()
        except OSError as error:
            raise Unavailable(FOLDER if self._file is None else FILE_GONE) from error
        if (self._file or (found.st_dev, found.st_ino)) != (found.st_dev, found.st_ino):
            raise Unavailable(FILE_GONE)
        self._file = (found.st_dev, found.st_ino)


def _connect(path: Path, query_only: bool) -> Database:
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    database = Database(connection, strict=True, recursive_triggers=False, execute_plugins=False)
    _switch_to_wal(database)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA secure_delete = ON")
    if query_only:
        database.execute("PRAGMA query_only = ON")
    return database


def _switch_to_wal(database: Database) -> None:
    """Processes that open a new file at once get in each other's way here, whatever the busy timeout."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
