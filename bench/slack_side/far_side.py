"""Slack's Web API as cheap as can be: accepts everything, counts what was posted, and can be slow or refuse.

python -m bench.slack_side.far_side PORT

`GET /mode/NAME` sets how it behaves (`calm`, `storm`: every other post is answered 429, `slow`: 300 ms) and counts
from nought; `GET /posted` says how many messages arrived.
"""

from __future__ import annotations

import asyncio
import itertools
import sys

SLOW_S = 0.3


class FarSide(asyncio.Protocol):
    """One connection. What is asked is told apart by its path alone."""

    mode = "calm"
    posted = 0
    numbers = itertools.count(1)

    def __init__(self) -> None:
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
            whole = end + 4 + int(length or 0)
            if len(self._buffer) < whole:
                return
            path, self._buffer = head.split(b" ", 2)[1], self._buffer[whole:]
            self._take(path)

    def _take(self, path: bytes) -> None:
        answer = self._answer(path)
        if FarSide.mode == "slow" and path.startswith(b"/api/"):
            asyncio.get_running_loop().call_later(SLOW_S, self._write, answer)
        else:
            self._write(answer)

    def _write(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)  # type: ignore[attr-defined]

    def _answer(self, path: bytes) -> bytes:
        if path.startswith(b"/mode/"):
            FarSide.mode, FarSide.posted = path[len("/mode/") :].decode(), 0
        if path.startswith(b"/response/"):
            FarSide.posted += 1
        if path.startswith(b"/api/chat."):
            number = next(self.numbers)
            if FarSide.mode == "storm" and number % 2:
                return _http(b'{"ok":false,"error":"ratelimited"}', b"429 Too Many Requests", b"Retry-After: 1\r\n")
            FarSide.posted += 1
            return _http(b'{"ok":true,"channel":"C1","ts":"1700000000.%06d"}' % number)
        said = {
            b"/posted": b"%d" % FarSide.posted,
            b"/api/auth.test": b'{"ok":true,"user_id":"UBOT00001","bot_id":"BBOT00001","team_id":"TTEAM0001"}',
            b"/api/users.info": b'{"ok":true,"user":{"id":"U1","locale":"sv-SE"}}',
            b"/api/conversations.open": b'{"ok":true,"channel":{"id":"D1"}}',
        }
        return _http(said.get(path.partition(b"?")[0], b'{"ok":true}'))


def _http(body: bytes, status: bytes = b"200 OK", more: bytes = b"") -> bytes:
    head = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n" % (status, len(body))
    return head + more + b"\r\n" + body


async def main(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(FarSide, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
