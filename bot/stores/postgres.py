"""The store on PostgreSQL: a small pool of connections, each piece of work in a thread.

Pieces of work are SERIALIZABLE, so that the same code is as safe here as behind SQLite's one writer; what the
database refuses for that (or for a deadlock, or a lost connection) is run again from the start.
"""

from __future__ import annotations

import asyncio
import logging
import random
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg
from psycopg import IsolationLevel
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool, PoolTimeout

from bot.stores.faults import NO_SERVER
from bot.stores.migrations import POSTGRES, Dialect, apply_missing, lacking
from bot.stores.patience import Line
from bot.stores.queue import Queue
from bot.stores.sql import Row, Sql, bound
from bot.stores.sqlstates import meaning
from bot.stores.transaction import SqlTransaction
from handlers.store import Transaction, Unavailable

P = ParamSpec("P")
T = TypeVar("T")

CONNECTIONS = 6
#: A server that is away is told of soon, and used again soon after it is back: by then no attempt may still be waiting
#: out a long pause.
WAIT_FOR_CONNECTION_S, GIVE_UP_CONNECTING_S = 2.0, 1.5
TRIES = 12
#: Nothing but a migration and what takes the whole database takes so long, unless the server hangs.
PATIENCE_S, MIGRATION_S, WHOLE_S = 8.0, 600.0, 4 * 3600.0
#: Any number will do, as long as every process of this product takes the same.
MIGRATION_LOCK = 3978_2026

#: The pool tells of every attempt, with address and user; that it is away is told once, by whoever notices.
logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)

Connection = psycopg.Connection[Row]


class PostgresQueue(Queue):
    skip_locked = "FOR UPDATE SKIP LOCKED"


class PostgresSql:
    """`Sql` on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, **values: Any) -> list[Row]:
        return self._connection.execute(_placeholders(sql), bound(values)).fetchall()

    def each(self, sql: str) -> Iterator[Row]:
        with self._connection.cursor(name="each") as cursor:  # a named one stays on the server
            yield from cursor.execute(sql.encode())

    def run(self, sql: str, **values: Any) -> int:
        return self._connection.execute(_placeholders(sql), bound(values)).rowcount

    def script(self, statements: str) -> None:
        self._connection.execute(statements.encode())


@cache
def _placeholders(sql: str) -> bytes:
    """`:name` becomes psycopg's `%(name)s`; a cast's `::` is left alone."""
    return re.sub(r"(?<![:\w']):([a-z_]\w*)", r"%(\1)s", sql.replace("%", "%%")).encode()


class PostgresStore:
    """Raises Unavailable from every method while the server cannot be reached or work keeps colliding."""

    def __init__(self, url: str) -> None:
        self._threads = ThreadPoolExecutor(CONNECTIONS, "store")
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            url,
            connection_class=psycopg.Connection,
            kwargs={"row_factory": dict_row, "connect_timeout": 2},
            min_size=1,
            max_size=CONNECTIONS,
            timeout=WAIT_FOR_CONNECTION_S,
            reconnect_timeout=GIVE_UP_CONNECTING_S,
            open=False,
        )
        self.on_enqueued: Callable[[], None] = lambda: None
        self.on_failure: Callable[[], None] = lambda: None

    async def migrate(self) -> tuple[str, ...]:
        def unit(sql: PostgresSql) -> tuple[str, ...]:
            sql.rows("SELECT pg_advisory_xact_lock(:lock)", lock=MIGRATION_LOCK)
            return apply_missing(sql, POSTGRES)

        return await self._in_thread(IsolationLevel.READ_COMMITTED, unit, patience_s=MIGRATION_S)

    async def lacking(self) -> tuple[str, ...]:
        return await self._in_thread(IsolationLevel.REPEATABLE_READ, lambda sql: lacking(sql, POSTGRES), read_only=True)

    async def write(self, work: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def unit(sql: PostgresSql) -> tuple[T, bool]:
            tx = SqlTransaction(sql)
            return work(tx, *args, **kwargs), tx.enqueued

        result, enqueued = await self._in_thread(IsolationLevel.SERIALIZABLE, unit)
        if enqueued:
            self.on_enqueued()
        return result

    async def read(self, work: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def unit(sql: PostgresSql) -> T:
            return work(SqlTransaction(sql), *args, **kwargs)

        return await self._in_thread(IsolationLevel.REPEATABLE_READ, unit, read_only=True)

    async def queue(self, work: Callable[Concatenate[Queue, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Row locks are enough here: what is claimed and settled are single rows."""

        def unit(sql: PostgresSql) -> T:
            return work(PostgresQueue(sql), *args, **kwargs)

        return await self._in_thread(IsolationLevel.READ_COMMITTED, unit)

    async def whole(self, work: Callable[[Sql], T]) -> T:
        return await self._in_thread(IsolationLevel.REPEATABLE_READ, work, read_only=True, patience_s=WHOLE_S)

    async def fill(self, work: Callable[[Sql, Dialect], T]) -> T:
        def unit(sql: PostgresSql) -> T:
            sql.rows("SELECT pg_advisory_xact_lock(:lock)", lock=MIGRATION_LOCK)
            return work(sql, POSTGRES)

        return await self._in_thread(IsolationLevel.SERIALIZABLE, unit, patience_s=WHOLE_S)

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        await asyncio.to_thread(self._pool.close)

    async def _in_thread(
        self,
        level: IsolationLevel,
        unit: Callable[[PostgresSql], T],
        *,
        read_only: bool = False,
        patience_s: float = PATIENCE_S,
    ) -> T:
        """Whoever waits may give up before; the connection is cut all the same, else its thread would be lost."""
        loop, line = asyncio.get_running_loop(), Line()
        working = loop.run_in_executor(self._threads, self._run, level, unit, read_only, line)
        cutting = loop.call_later(patience_s, line.cut)
        working.add_done_callback(lambda done: _looked_at(done, cutting))
        try:
            return await asyncio.shield(working)
        except Unavailable:
            self.on_failure()
            raise

    def _run(self, level: IsolationLevel, unit: Callable[[PostgresSql], T], read_only: bool, line: Line) -> T:
        self._pool.open()
        collided = lost = 0
        while collided < TRIES and lost <= CONNECTIONS and not line.is_cut:
            time.sleep(random.uniform(0, 0.005 * 2**collided) if collided else 0)  # noqa: S311
            try:
                with self._pool.connection() as connection, line.held(connection):
                    connection.isolation_level, connection.read_only = level, read_only
                    result = unit(PostgresSql(connection))
                    connection.commit()  # here, and not by the pool, which nobody could cut off
                    return result
            except PoolTimeout as error:
                raise Unavailable(NO_SERVER) from error
            except psycopg.Error as error:
                means = meaning(error, read_only)
                if means == "ours":
                    raise
                if means == "away":
                    raise Unavailable(error.sqlstate) from error
                collided += means == "collided"
                lost += means == "lost"  # every connection of the pool may be one of those that were lost
        raise Unavailable("collided" if collided == TRIES else NO_SERVER)


def _looked_at(done: asyncio.Future[T], cutting: asyncio.TimerHandle) -> None:
    """There is nothing left to cut; and what nobody waits for any more failed unseen, which is well."""
    cutting.cancel()
    if not done.cancelled():
        done.exception()
