"""How long a database may keep a thread waiting: one that hangs neither answers nor breaks the connection."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Protocol

import psycopg

from bot.stores.faults import NO_SERVER
from handlers.store import Unavailable


class Connection(Protocol):
    def fileno(self) -> int: ...


class Line:
    """The connection that one piece of work waits for. Once `cut`, whoever waits is told that it is lost, and nothing
    more is begun.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection: Connection | None = None
        self.is_cut = False

    @contextmanager
    def held(self, connection: Connection) -> Iterator[None]:
        """Raises Unavailable where it was cut before: later there is nobody who would cut it."""
        with self._lock:
            if self.is_cut:
                raise Unavailable(NO_SERVER)
            self._connection = connection
        try:
            yield
        finally:
            with self._lock:
                self._connection = None

    def cut(self) -> None:
        with self._lock:
            self.is_cut = True
            if self._connection is not None:
                with suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(self._connection.fileno())) as line:
                    line.shutdown(socket.SHUT_RDWR)
