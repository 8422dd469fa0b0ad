"""Messages that no process can send: their surface has no sender anywhere. Found within an hour, given up and told.

Another process may have the sender that this one lacks. It would have claimed the message within seconds; so what has
been due for half an hour, first in its lane and never tried, is nobody's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.delivery import Finished, OnDead, bury, nothing_follows
from bot.sending import Dead
from bot.stores.opening import OpenStore
from bot.stores.queue import Claim, queue_of
from handlers.records import NO_SENDER, UNREADABLE
from handlers.store import Transaction, Unavailable

log = logging.getLogger(__name__)

STRANDED_AFTER = timedelta(minutes=30)
LOOK_EVERY_S = 600
_LEASE = timedelta(minutes=1)


class Stranded:
    """`surfaces` are those that this process can send to; `on_dead` as in delivery."""

    def __init__(
        self, store: OpenStore, surfaces: Collection[str], on_dead: OnDead, now: Callable[[], datetime], owner: str
    ) -> None:
        self._store, self._surfaces, self._on_dead, self._now = store, surfaces, on_dead, now
        self._owner = owner

    async def run(self) -> None:
        """Looks again and again until cancelled."""
        while True:
            try:
                await self.look()
            except Unavailable:
                log.warning("stranded messages wait for the database")
            await asyncio.sleep(LOOK_EVERY_S)

    async def look(self) -> int:
        """Gives up what nobody can send; returns how many. What waits behind a message in its lane comes next."""
        found = 0
        while claim := await self._give_up_next():
            fields = {"message": claim.id, "surface": claim.outgoing.surface}
            log.error("no process can send a message: see python -m bot doctor", extra={"fields": fields})
            found += 1
        return found

    async def _give_up_next(self) -> Claim | None:
        """Each by itself: a fault in what follows from one must not leave all the others untold."""
        try:
            return await self._store.write(self._give_up, self._on_dead, self._now())
        except Unavailable:
            raise
        except Exception:
            log.exception("nobody was told that a message was given up")
            return await self._store.write(self._give_up, nothing_follows, self._now())

    def _give_up(self, tx: Transaction, on_dead: OnDead, now: datetime) -> Claim | None:
        since = now - STRANDED_AFTER
        for claim in queue_of(tx).claim_stranded(self._owner, now, _LEASE, self._surfaces, since, 1):
            outcome = Dead(NO_SENDER if claim.readable else UNREADABLE)
            bury(tx, Finished(claim, outcome, now, 0.0), on_dead)
            return claim
        return None
