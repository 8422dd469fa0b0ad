"""DATABASE_URL becomes a store, or a sentence that says what to write there instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from bot.stores.migrations import Dialect
from bot.stores.queue import Queue
from bot.stores.sql import Sql
from handlers.store import Store

P = ParamSpec("P")
T = TypeVar("T")

DEFAULT_URL = "sqlite:///var/farjag.db"


class OpenStore(Store, Protocol):
    """A store with what only the running product needs. `on_enqueued` is called, in the event loop, after
    every commit that enqueued a message or set a timer, `on_failure` whenever something raises Unavailable.
    """

    on_enqueued: Callable[[], None]
    on_failure: Callable[[], None]

    async def migrate(self) -> tuple[str, ...]:
        """Brings the schema up to date; returns what was applied. Several processes may start at once."""

    async def lacking(self) -> tuple[str, ...]:
        """What `migrate` would apply. Changes nothing."""

    async def queue(self, work: Callable[Concatenate[Queue, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Like `write`, for delivery's own bookkeeping."""

    async def whole(self, work: Callable[[Sql], T]) -> T:
        """Like `read`, for work that takes all there is and as long as it needs. It may be run again."""

    async def fill(self, work: Callable[[Sql, Dialect], T]) -> T:
        """The same for work that fills an empty database."""

    async def close(self) -> None:
        """Finishes what is under way."""


class BadDatabaseUrl(Exception):
    """The setting does not fit; the message says what would."""


def fault_of(url: str, disk_is_wiped: bool) -> str | None:
    """What is wrong with a DATABASE_URL, None when nothing is. The address itself, with its password, is not
    repeated.
    """
    scheme = url.partition("://")[0]
    if scheme in ("postgres", "postgresql"):
        return _postgres_fault(url)
    if scheme != "sqlite" or len(url) <= len("sqlite:///") or not url.startswith("sqlite:///"):
        return f"DATABASE_URL: must be postgres://… or sqlite:///path/to/file.db, such as {DEFAULT_URL}"
    if disk_is_wiped:
        return (
            "DATABASE_URL: this host (DYNO is set) wipes its disk at every restart, and SQLite with it: "
            "attach a PostgreSQL (heroku addons:create heroku-postgresql), which sets DATABASE_URL by itself"
        )
    return None


def _postgres_fault(url: str) -> str | None:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        port = str(conninfo_to_dict(url).get("port") or "5432")
    except psycopg.Error:
        port = ""
    well = all(one.isascii() and one.isdigit() for one in port.split(","))
    return None if well else "DATABASE_URL: cannot be read; write postgres://user:password@host:5432/database"


def is_there(url: str) -> bool:
    """False for a SQLite file that is not there yet: it would be made when it is opened."""
    path = url.removeprefix("sqlite:///")
    return path == url or Path(path).exists()


def open_store(url: str, disk_is_wiped: bool) -> OpenStore:
    """Raises BadDatabaseUrl. Connects at first use; the drivers are loaded only where they are needed."""
    fault = fault_of(url, disk_is_wiped)
    if fault:
        raise BadDatabaseUrl(fault)
    if url.startswith("sqlite:"):
        from bot.stores.sqlite import SqliteStore

        return SqliteStore(Path(url.removeprefix("sqlite:///")))
    from bot.stores.postgres import PostgresStore

    return PostgresStore(url)
