"""Messages answered: the answer is enqueued with the mark that the message was seen, then Teams gets its 200.

A killed process loses no message that was acknowledged, and answers none twice. What holds a part of a draft is sent at
once from memory instead. A message that was edited is answered where its first answer stands.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from bot.dispatcher import Answered, Dispatcher
from bot.teams.act.posting import Posting, Spot
from bot.teams.act.words import Words
from handlers.incoming import Incoming
from handlers.line import line
from handlers.records import Outgoing
from handlers.reply import Reply

log = logging.getLogger(__name__)

#: Runs work beside the acknowledgement; a stop waits for it.
Start = Callable[[Coroutine[Any, Any, None]], object]


@dataclass(frozen=True)
class Said:
    """What is to be answered. `message` is the same after an edit;"""

    incoming: Incoming
    message: str

    @property
    def spot(self) -> Spot:
        return Spot(self.incoming.id, self.incoming.origin, self.message)


class Messages:
    def __init__(self, dispatcher: Dispatcher, posting: Posting, words: Words, start: Start) -> None:
        self._dispatcher, self._posting, self._words, self._start = dispatcher, posting, words, start

    async def answer(self, said: Said) -> None:
        """Returns when the answer is safe, or on its way from memory."""
        answered = await self._reply(said)
        if answered and not answered.waits:
            self._start(self._posting.send(said.spot, self._finished(said, answered.reply)))

    async def _reply(self, said: Said) -> Answered | None:
        """None when it was answered before."""
        try:
            return await self._dispatcher.reply_later(said.incoming, partial(self._outgoing, said))
        except Exception:  # trying again would not help
            log.exception("failed", extra={"fields": {"id": said.incoming.id}})
            failed = line(self._dispatcher.language_of(said.incoming), "teams-failed", "failed", private=False)
            return Answered(failed, waits=False)

    def _outgoing(self, said: Said, reply: Reply, now: datetime) -> Outgoing:
        return said.spot.outgoing(self._finished(said, reply), now)

    def _finished(self, said: Said, reply: Reply) -> Reply:
        return self._words.referring(reply, said.incoming.origin)
