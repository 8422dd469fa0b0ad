"""The door every surface comes in by: what touches state goes to the desk in one transaction, the rest is answered.

A reply is given only after its transaction has committed; what is to be sent beside it waits in the outbox then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from bot.watch import Watch
from handlers.assistant import Assistant
from handlers.desk import Desk
from handlers.incoming import Incoming
from handlers.reply import Reply
from handlers.store import Store


class Door:
    """The assistant watches itself; what the desk replies is watched here."""

    def __init__(
        self, assistant: Assistant, desk: Desk, store: Store, now: Callable[[], datetime], watch: Watch
    ) -> None:
        self._assistant, self._desk, self._store, self._now, self._watch = assistant, desk, store, now, watch

    async def reply_to(self, incoming: Incoming) -> Reply:
        """The reply to whatever arrived. Raises store.Unavailable; then nothing of it was kept."""
        begun = perf_counter()
        if self._desk.wants(incoming) or await self._store.read(self._desk.awaits, incoming):
            reply = await self._store.write(self._desk.handle, incoming, self._now())
            if reply is not None:
                self._watch.replied(incoming, reply, begun)
                return reply
        return self._assistant.reply_to(incoming)
