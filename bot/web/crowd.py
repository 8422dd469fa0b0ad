"""How often one address may ask the public pages, and the count of who was turned away.

Only what anybody on the net may open is limited: never what chat products, health checks and monitoring call.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from aiohttp import web

from bot.limits.buckets import Buckets
from bot.limits.clients import Clients

#: A whole town hall may stand behind one address: 200 people who open the page at the same moment all get it, and from
#: then on 20 a second, which is more than an office asks and less than what would keep two threads from others.
BURST, PER_SECOND = 200, 20.0


class Crowd:
    """`refused` is told the limit that was reached. Not `limited` in benches, which are one address on purpose."""

    def __init__(self, clients: Clients, refused: Callable[[str], None], limited: bool = True) -> None:
        self._clients, self.turned_away, self._limited = clients, refused, limited
        self._buckets = Buckets(BURST, PER_SECOND)

    def wait(self, request: web.Request) -> int:
        """In how many seconds the client may come again; 0: now, and it has come."""
        key = self._clients.key(request)
        if not self._limited or self._buckets.take(key):
            return 0
        self.turned_away("address")
        return max(1, ceil(self._buckets.seconds_until(key)))
