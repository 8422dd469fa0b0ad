"""One address at its worst: drafts that take long to judge, bodies that never end, halves of requests."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlencode

#: So many connections of each kind, all the time.
DRAFTS, SLOW, HALVES = 10, 20, 100
#: The longest text that is read, of what takes longest to judge: a post full of names.
WORST = ("#fest kl 12 " + "Anna Andersson Matti Virtanen " * 700)[:20_000]
_FORM = "Host: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@asynccontextmanager
async def flood(port: int) -> AsyncIterator[Counter[str]]:
    """While it lasts; counts what the drafts were answered."""
    answers = Counter[str]()
    kinds = ((_drafts, DRAFTS), (_slow, SLOW), (_half, HALVES))
    flooding = [asyncio.create_task(kind(port, answers)) for kind, number in kinds for _ in range(number)]
    await asyncio.sleep(1)
    yield answers
    for task in flooding:
        task.cancel()
    await asyncio.gather(*flooding, return_exceptions=True)


async def _drafts(port: int, answers: Counter[str]) -> None:
    body = urlencode({"text": WORST, "language": "sv"})
    request = f"POST /ask HTTP/1.1\r\n{_FORM}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
    while True:
        reader, writer = await _open(port)
        with suppress(ConnectionError):
            writer.write(request)
            answers[(await reader.read()).split(b" ", 2)[1].decode()] += 1
        writer.close()


async def _slow(port: int, answers: Counter[str]) -> None:
    while True:
        _, writer = await _open(port)
        with suppress(ConnectionError):
            writer.write(f"POST /ask HTTP/1.1\r\n{_FORM}Content-Length: 20000\r\n\r\ntext=".encode())
            while not writer.is_closing():
                writer.write(b"a")
                await writer.drain()
                await asyncio.sleep(1)


async def _half(port: int, answers: Counter[str]) -> None:
    while True:
        reader, writer = await _open(port)
        with suppress(ConnectionError):
            writer.write(b"GET /ask HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ")
            await reader.read()
        writer.close()


async def _open(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    while True:
        with suppress(OSError):
            return await asyncio.open_connection("127.0.0.1", port)
        await asyncio.sleep(0.1)
