"""A database that a test can take away and bring back: a file under another name, a server whose socket is cut off."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Protocol

from psycopg.conninfo import conninfo_to_dict


class Removable(Protocol):
    url: str

    async def take_away(self) -> None: ...

    async def bring_back(self) -> None: ...


@dataclass
class File:
    url: str

    @property
    def _path(self) -> Path:
        return Path(self.url.removeprefix("sqlite:///"))

    async def take_away(self) -> None:
        self._path.rename(self._path.with_suffix(".away"))

    async def bring_back(self) -> None:
        self._path.with_suffix(".away").rename(self._path)


@dataclass
class Cut:
    """A socket before PostgreSQL's, whose connections all break when it is taken away."""

    url: str
    there: str
    here: str
    server: asyncio.Server | None = None
    flows: asyncio.Event = field(default_factory=asyncio.Event)
    joined: dict[asyncio.Task[object], tuple[asyncio.StreamWriter, ...]] = field(default_factory=dict)

    def hang(self) -> None:
        """Takes whatever comes and answers nothing, as a stopped server does."""
        self.flows.clear()

    def go_on(self) -> None:
        self.flows.set()

    async def bring_back(self) -> None:
        self.flows.set()
        self.server = await asyncio.start_unix_server(self._joined, self.here)

    async def take_away(self) -> None:
        assert self.server is not None
        os.unlink(self.here)  # noqa: PTH108
        self.server.close()
        self.server = None
        while self.joined:
            for writer in chain.from_iterable(self.joined.values()):
                writer.transport.abort()
            await asyncio.wait(self.joined, timeout=0.1)

    async def _joined(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.joined[task] = (writer,)
        far_reader, far_writer = await asyncio.open_unix_connection(self.there)
        self.joined[task] = (writer, far_writer)
        await asyncio.gather(_copied(reader, far_writer, self.flows), _copied(far_reader, writer, self.flows))
        del self.joined[task]


async def _copied(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flows: asyncio.Event) -> None:
    try:
        while data := await reader.read(65536):
            await flows.wait()
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.transport.abort()


@asynccontextmanager
async def removable(url: str) -> AsyncIterator[Removable]:
    if url.startswith("sqlite:"):
        yield File(url)
        return
    found = conninfo_to_dict(url)
    name = f".s.PGSQL.{found.get('port') or 5432}"
    with tempfile.TemporaryDirectory(prefix="cut-", dir="/tmp") as folder:
        host = str(found["host"])
        cut = Cut(url.replace(host, folder), f"{host}/{name}", f"{folder}/{name}")
        await cut.bring_back()
        yield cut
        if cut.server is not None:
            await cut.take_away()
