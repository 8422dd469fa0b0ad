"""Messages answered: the reply is enqueued with the mark that the message was seen, then Slack is told that we have it.

A killed process loses no message that was acknowledged, and answers none twice. What holds a part of a draft is sent
at once from memory instead, and when that fails its author is told.
"""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from bot.background import BackgroundTasks
from bot.dispatcher import Answered, Dispatcher
from bot.slack.act.text_references import Source, Sources
from bot.slack.act.threads import Threads
from bot.slack.receive.events import Said
from bot.slack.send.client import Locales
from bot.slack.send.sender import SlackSender
from handlers.incoming import Incoming
from handlers.line import line
from handlers.records import TALK, Outgoing
from handlers.reply import Reply

log = logging.getLogger(__name__)


class Messages:
    def __init__(
        self,
        dispatcher: Dispatcher,
        sender: SlackSender,
        locales: Locales,
        threads: Threads,
        background: BackgroundTasks,
        sources: Sources,
    ) -> None:
        self._dispatcher, self._sender, self._locales, self._threads = dispatcher, sender, locales, threads
        self._background, self._sources = background, sources

    async def answer(self, said: Said) -> None:
        """Returns when the answer is safe, or on its way from memory. Raises store.Unavailable where not even a fault
        can be told: then Slack shall try again.
        """
        incoming = said.incoming(await self._locales.of(said.spot.user))
        answered = await self._reply(said, incoming)
        if answered is None:
            return
        reply = answered.reply
        if said.spot.public and not reply.private:  # what only one has seen, nobody talks on about
            self._threads.answered(said.spot.channel, said.spot.thread, said.spot.user)
        if not answered.waits:
            self._background.start(self._send_now(said, reply))

    async def _reply(self, said: Said, incoming: Incoming) -> Answered | None:
        """None when it was answered before, or cannot be: then its writer is told."""
        try:
            return await self._dispatcher.reply_later(incoming, partial(self._outgoing, said))
        except Exception:  # Slack's trying again would not help
            log.exception("failed", extra={"fields": {"id": said.id}})
            failed = line(self._dispatcher.language_of(incoming), "slack-failed", "failed")
            await self._dispatcher.send_later(partial(self._outgoing, said, failed))
            return None

    async def _send_now(self, said: Said, reply: Reply) -> None:
        private = reply.private or reply.holds_draft
        if await self._sender.send_now(said.recipient(private), self._referring(said, reply).card):
            return
        if not reply.holds_draft:
            return log.error("answer lost: neither Slack nor the store takes it", extra={"fields": {"id": said.id}})
        failed = line(reply.card.language, "review-not-sent", "not-sent")
        await self._dispatcher.send_later(partial(self._outgoing, said, failed))

    def _outgoing(self, said: Said, reply: Reply, now: datetime) -> Outgoing:
        key = f"slack:{said.id}:{reply.outcome}"
        return Outgoing(key, said.recipient(reply.private), TALK, self._referring(said, reply).card, now, to="place")

    def _referring(self, said: Said, reply: Reply) -> Reply:
        source = Source(said.spot.channel, said.ts, "" if said.begins else said.spot.thread)
        return self._sources.referring(reply, said.text, source, said.spot)
