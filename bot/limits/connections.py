"""Connections that cannot be held for ever, nor all by one client, nor make the log long.

aiohttp closes what is idle between two requests. Here is what it leaves to a proxy: a head must arrive and an answer be
taken in time, so many connections are open at once and so many of one client, and what is broken or refused is answered
without an echo of it and without a line in the log that holds an address.
"""

from __future__ import annotations

import asyncio
import logging
import resource
from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aiohttp import web

log = logging.getLogger(__name__)

#: How long a request's head may take, and how long an open connection may wait for its next request: longer than the
#: proxies before it keep theirs, so that they never write into one that is just being closed.
HEAD_WITHIN_S, IDLE_S = 10.0, 75.0
#: What is still on its way after an answer is read for so long, so that the answer arrives.
LINGERING_S = 2.0
#: What was answered must be taken by then; no telephone line is so slow.
TAKEN_WITHIN_S = 30.0
#: Open at once: of one client (a proxy or this machine is not counted), and altogether where the system allows it.
MOST_OF_ONE, MOST_OPEN, KEPT_BACK = 128, 1_000, 192
#: How many may wait to be accepted; fewer than KEPT_BACK, for they are accepted in one go.
BACKLOG = 100


class Connections:
    """Counts what is open. `client_of` names whoever an address is of; None where it is not counted by itself."""

    def __init__(self, client_of: Callable[[str], str | None], refused: Callable[[str], None]) -> None:
        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        self._most = max(16, min(MOST_OPEN, files - KEPT_BACK))
        self._client_of, self._refused = client_of, refused
        self._open: Counter[str | None] = Counter()

    def enter(self, address: str) -> bool:
        """Whether there is room for one more of this address; then `leave` must follow."""
        client = self._client_of(address)
        crowded = client is not None and self._open[client] >= MOST_OF_ONE
        if crowded or self._open.total() >= self._most:
            self._refused("connections")
            return False
        self._open[client] += 1
        return True

    def leave(self, address: str) -> None:
        client = self._client_of(address)
        self._open[client] -= 1
        if not self._open[client]:
            del self._open[client]


class Connection(web.RequestHandler):
    """One connection, as aiohttp serves it, with a limit to its patience."""

    __slots__ = ("_address", "_connections", "_counted", "_head_due", "_taken_due")

    def __init__(self, server: web.Server, connections: Connections, loop: asyncio.AbstractEventLoop) -> None:
        options: dict[str, Any] = {"keepalive_timeout": IDLE_S, "lingering_time": LINGERING_S, "access_log": None}
        super().__init__(server, loop=loop, **options)
        self._connections, self._counted, self._address = connections, False, ""
        self._head_due: asyncio.TimerHandle | None = None
        self._taken_due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._address = (transport.get_extra_info("peername") or ("",))[0]
        self._counted = self._connections.enter(self._address)
        super().connection_made(transport)
        if self.transport is not None:
            self.transport.set_write_buffer_limits(high=0)  # so that we are told of every byte that waits
        if self._counted:
            self._wait_for_head()
        else:
            self.force_close()

    def data_received(self, data: bytes) -> None:
        if self._head_due is None and self._current_request is None:
            self._wait_for_head()
        super().data_received(data)

    def pause_writing(self) -> None:
        """What was answered is not taken. Such a connection is broken off: one that is closed waits to be read."""
        super().pause_writing()
        if self.transport is not None:
            self._taken_due = asyncio.get_running_loop().call_later(TAKEN_WITHIN_S, self.transport.abort)

    def resume_writing(self) -> None:
        self._all_is_taken()
        super().resume_writing()

    def connection_lost(self, exc: BaseException | None) -> None:
        self.head_is_here()
        self._all_is_taken()
        if self._counted:
            self._connections.leave(self._address)
            self._counted = False
        super().connection_lost(exc)

    def head_is_here(self) -> None:
        """Told by whoever handles the request; its body has a deadline of its own, where it is read."""
        if self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None

    def _all_is_taken(self) -> None:
        if self._taken_due is not None:
            self._taken_due.cancel()
            self._taken_due = None

    def _wait_for_head(self) -> None:
        self._head_due = asyncio.get_running_loop().call_later(HEAD_WITHIN_S, self.force_close)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """What cannot be read, or failed, by its name alone: aiohttp would repeat what it was sent."""
        self.head_is_here()
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(exc, ConnectionError):
            log.error("request failed", exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError  # half an answer is sent, and nothing can follow it
        answer = web.Response(status=status, text=HTTPStatus(status).phrase)
        answer.force_close()
        return answer

    def log_exception(self, *args: Any, **more: Any) -> None:
        """By its place alone: aiohttp would name the address."""
        log.error("connection failed", exc_info=more.get("exc_info"))


@web.middleware
async def tells_the_connection(request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
    """That a head has arrived whole."""
    if isinstance(request.protocol, Connection):
        request.protocol.head_is_here()
    answer: web.StreamResponse = await handler(request)
    return answer
