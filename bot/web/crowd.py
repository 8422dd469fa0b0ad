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
#: How many files a page fetches, and some more.
FILES_OF_A_PAGE = 8


class Crowd:
    """`refused` is told the limit that was reached. Not `limited` in benches, which are one address on purpose.

    `for_a_visit`: how many requests one visit makes.
    """

    def __init__(
        self, clients: Clients, refused: Callable[[str], None], limited: bool = True, for_a_visit: int = 1
    ) -> None:
        self._clients, self.turned_away, self._limited = clients, refused, limited
        self._buckets = Buckets(BURST * for_a_visit, PER_SECOND * for_a_visit)

    def for_files(self) -> Crowd:
        """The same people as they fetch the files of their pages, which cost less and are more."""
        return Crowd(self._clients, self.turned_away, self._limited, FILES_OF_A_PAGE)

    def wait(self, request: web.Request) -> int:
        """In how many seconds the client may come again; 0: now, and it has come."""
        key = self._clients.key(request)
        if not self._limited or self._buckets.take(key):
            return 0
        self.turned_away("address")
        return max(1, ceil(self._buckets.seconds_until(key)))
