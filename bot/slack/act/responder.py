"""Gets the reply to an interaction, whose faults are told but not explained, and has the ways out for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.background import BackgroundTasks
from bot.dispatcher import Dispatcher
from bot.sending import Busy, Refused, Unreadable, asked_to_wait
from bot.slack.act.modals import Modal
from bot.slack.act.text_references import NotFollowed, Sources
from bot.slack.act.threads import Threads
from bot.slack.draw.elements import Json
from bot.slack.draw.message import render
from bot.slack.draw.seal import Seal
from bot.slack.draw.values import Carried
from bot.slack.draw.views import line_view
from bot.slack.receive.events import Spot
from bot.slack.send.client import Locales, reason
from bot.slack.send.sender import SlackSender
from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from handlers.card import Card
from handlers.incoming import Incoming, Message, Pressed
from handlers.line import line
from handlers.records import TALK, Outgoing
from handlers.reply import Reply
from handlers.store import Unavailable

log = logging.getLogger(__name__)


class Responder:
    """`background` is for work beside an acknowledgement, `seal` signs what modals carry."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        sender: SlackSender,
        locales: Locales,
        threads: Threads,
        background: BackgroundTasks,
        sources: Sources,
        seal: Seal,
        now: Callable[[], datetime],
    ) -> None:
        self.dispatcher, self.sender, self.locales, self.background = dispatcher, sender, locales, background
        self.sources, self.seal, self._threads, self._now = sources, seal, threads, now

    @property
    def client(self) -> AsyncWebClient:
        return self.sender.client()

    async def reply_to(self, incoming: Incoming) -> Reply:
        try:
            reply = await self.dispatcher.reply_to(incoming)
        except Unavailable:
            return line(self.dispatcher.language_of(incoming), "store-away", "failed")
        except Exception:
            log.exception("failed", extra={"fields": {"id": incoming.id}})
            return line(self.dispatcher.language_of(incoming), "slack-failed", "failed")
        if reply.outcome == "forgotten":
            self._forget(incoming.origin.person.removeprefix("slack:"))
        return reply

    def _forget(self, user: str) -> None:
        """What memory alone holds of a person, who has asked for it."""
        for memory in (self._threads, self.locales, self.sender):
            memory.forget(user)

    async def reply_to_pressed(self, incoming: Pressed, carried: Carried, spot: Spot) -> Reply:
        """With the text that the button refers to; the reply refers to it in its turn."""
        try:
            whole, source = await self.sources.opened(incoming, carried, spot)
        except NotFollowed:
            return line(self.dispatcher.language_of(incoming), "slack-paste-again", "paste-again")
        return self.sources.referring(await self.reply_to(whole), whole.draft, source, spot)

    def modal(self, trigger: str, spot: Spot, incoming: Incoming) -> Modal:
        """The modal that a click or command of whoever stands there may open."""
        seal = partial(self.seal.sealed, team=spot.team, user=spot.user)
        return Modal(self.client, trigger, spot.place, partial(self.meanwhile, incoming), seal)

    def meanwhile(self, incoming: Incoming) -> Json | None:
        """What stands in a modal until a slow reply is there; nothing for a question, whose answer is a message."""
        if isinstance(incoming, Message) and intent_of(incoming.text) is Intent.QUESTION:
            return None
        return line_view(self.dispatcher.language_of(incoming), "slack-loading")

    async def deliver(self, id: str, user: str, recipient: str, reply: Reply, url: str = "") -> None:
        """The answer to an interaction, at once; what Slack has no time for goes through the outbox.

        What Slack does not take there is said where `url` leads, or else to the person. A part of a draft is tried
        once.
        """
        key, begun = f"slack:{id}:{reply.outcome}", self._now()
        outgoing = Outgoing(key, recipient, TALK, reply.card, begun, to="place")
        if reply.holds_draft:
            if not await self.sender.send_now(recipient, reply.card):
                await self.deliver(id, user, recipient, line(reply.card.language, "review-not-sent", "not-sent"), url)
            return
        try:
            await self.sender.send(outgoing, None)
        except Refused as refused:
            self._note(id, refused)
            await self._refused(id, user, replace(outgoing, recipient=f"slack:{user}"), reply, url)
        except Exception as error:
            self._note(id, error)
            if isinstance(error, Busy) or not await self._arrived(outgoing, begun):
                await self._later(outgoing, asked_to_wait(error))

    async def _refused(self, id: str, user: str, to_person: Outgoing, reply: Reply, url: str) -> None:
        if url:
            await self.respond(id, user, url, reply)
        else:
            await self._later(to_person, timedelta(0))

    async def _arrived(self, outgoing: Outgoing, since: datetime) -> bool:
        """Whether it is there, though the attempt ended badly. Where nobody can tell: rather twice than never."""
        try:
            return await self.sender.find(outgoing, since) is not None
        except (Busy, Unreadable):
            return False

    async def _later(self, outgoing: Outgoing, wait: timedelta) -> None:
        try:
            await self.dispatcher.send_later(lambda now: replace(outgoing, due_at=now + wait))
        except Unavailable:
            log.error("answer lost: neither Slack nor the store takes it")

    async def respond(self, id: str, user: str, url: str, reply: Reply) -> None:
        """To the person alone, by the address that came with the click or command: no right is needed for it.

        Where that leads nowhere, in their direct message.
        """
        try:
            await self._to_address(url, reply.card)
        except Exception as error:
            self._note(id, error)
            await self.deliver(id, user, f"slack:{user}", reply)

    async def _to_address(self, url: str, card: Card) -> None:
        """Once, over the one session, which heeds the proxy variables itself."""
        blocks, said = render(card)
        hook = AsyncWebhookClient(url, session=self.sender.session(), logger=_quiet, retry_handlers=[])
        hook.proxy = None  # the client's own reading of the proxy variables overlooks NO_PROXY
        answer = await hook.send(text=said, blocks=blocks, response_type="ephemeral")
        if answer.status_code != 200:
            raise Refused(str(answer.status_code))

    def _note(self, id: str, error: Exception) -> None:
        log.warning("not answered", extra={"fields": {"id": id, "reason": why(error)}})


#: The SDK prints what it sends when its logger's own level is low or unset.
_quiet = logging.getLogger("bot.slack.hook")
_quiet.setLevel(logging.ERROR)


async def deciding(work: Awaitable[Reply], decided: asyncio.Event) -> Reply:
    """The work's reply; `decided` is set as soon as whatever it changes is kept."""
    try:
        return await work
    finally:
        decided.set()


def why(error: Exception) -> str:
    """One word for the log."""
    return str(getattr(error, "code", "") or reason(error))
