"""Answers on their way into Teams: through the outbox, or at once from memory where they may not lie there."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.dispatcher import Dispatcher
from bot.sending import Refused, asked_to_wait
from bot.teams.recipients import for_one
from bot.teams.send.sender import TeamsSender
from bot.teams.send.standing import answer_key
from handlers.incoming import Origin
from handlers.line import line
from handlers.records import TALK, Outgoing
from handlers.reply import Reply
from handlers.store import Unavailable

log = logging.getLogger(__name__)

_AT_ONCE = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Spot:
    """Where an answer goes: to whom, and to what. `message` is the message that is answered, "" for a press."""

    id: str
    origin: Origin
    message: str = ""

    def outgoing(self, reply: Reply, now: datetime) -> Outgoing:
        key = answer_key(self.message, self.id, reply.outcome)
        return Outgoing(key, self.recipient(reply), TALK, reply.card, now, to="place")

    def recipient(self, reply: Reply) -> str:
        """What is for one person's eyes goes to them alone, also where others read along."""
        alone = reply.private or self.origin.alone or reply.holds_draft
        if self.origin.public and alone and not reply.shared:
            return for_one(self.origin.place, self.origin.person)
        return self.origin.place


class Posting:
    def __init__(self, dispatcher: Dispatcher, sender: TeamsSender) -> None:
        self._dispatcher, self._sender = dispatcher, sender

    def forget(self, person: str) -> None:
        """The person has asked for it."""
        self._sender.forget(person)

    async def send(self, spot: Spot, reply: Reply) -> None:
        """At once; what Teams has no time for goes through the outbox. What holds a part of a draft is tried once, and
        if that fails its author is told.
        """
        if reply.holds_draft:
            return await self._send_once(spot, reply)
        outgoing = spot.outgoing(reply, _AT_ONCE)
        try:
            await self._sender.send(outgoing, None)
        except Refused as refused:
            log.warning("not answered", extra={"fields": {"id": spot.id, "reason": refused.code}})
            if spot.origin.public:  # we may not write there
                await self.later(replace(outgoing, recipient=spot.origin.person, to="person"))
        except Exception as error:
            reason = str(getattr(error, "code", "") or type(error).__name__)
            log.warning("answered later", extra={"fields": {"id": spot.id, "reason": reason}})
            await self.later(outgoing, asked_to_wait(error))

    async def later(self, outgoing: Outgoing, wait: timedelta = timedelta()) -> None:
        try:
            await self._dispatcher.send_later(lambda now: replace(outgoing, due_at=now + wait))
        except Unavailable:
            log.error("answer lost: neither Teams nor the store takes it")

    async def _send_once(self, spot: Spot, reply: Reply) -> None:
        if not await self._sender.send_now(spot.recipient(reply), reply.card, spot.message):
            failed = line(reply.card.language, "review-not-sent", "not-sent")
            await self.later(spot.outgoing(failed, _AT_ONCE))
