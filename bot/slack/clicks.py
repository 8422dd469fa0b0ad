"""Buttons in messages, commands and shortcuts: answered where they came from, in a modal where they ask for a form.

What changes anything has committed before Slack is told that we have it, unless it takes longer than Slack waits.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from bot.slack.arrivals import Click, Spot, click, short, text_in
from bot.slack.inputs import LONGEST_INPUT
from bot.slack.markup import as_written
from bot.slack.modals import Modal
from bot.slack.replying import Replying, deciding, language_of, line, why
from bot.slack.sources import inline_of, read, referring, source_of
from handlers.incoming import Incoming, Message, Pressed
from handlers.reply import Reply

log = logging.getLogger(__name__)

REVIEW_SHORTCUT = "farjag_review"


class Clicks(Replying):
    async def pressed(self, body: Mapping[str, Any], decided: asyncio.Event) -> None:
        found = click(body)
        if found is None:
            return decided.set()
        if source_of(found.value):  # a text is read first; such a button only opens something
            decided.set()
        incoming = await self._with_text(found, await self.locales.of(found.spot.user))
        modal = Modal(self.client, found.trigger, found.spot.place, language_of(incoming))
        reply, shown = await modal.reply(deciding(self.reply_to(incoming), decided))
        if not shown:
            await self._answer(found, referring(reply, "", None))

    async def _with_text(self, found: Click, locale: str | None) -> Pressed:
        """The click, with the text that its button refers to or carries."""
        source, inline = source_of(found.value), inline_of(found.value)
        if source is not None:
            text = await read(self.client, source, self.me)
            return found.incoming(locale, draft=text, value=source.rest or text)
        if inline is not None:
            return found.incoming(locale, draft=inline[1], value=inline[0])
        return found.incoming(locale)

    async def _answer(self, found: Click, reply: Reply) -> None:
        spot = found.spot
        try:
            if reply.shared:
                await self.sender.post(f"slack:{spot.channel}:{spot.thread}", reply.card)
            elif spot.alone and found.url:
                await self.respond(found.url, reply.card)
            else:
                await self.sender.post(spot.recipient(reply.private, spot.thread), reply.card)
        except Exception as error:
            log.error("not answered", extra={"fields": {"id": found.id, "reason": why(error)}})
            if reply.shared and found.url:
                await self.respond(found.url, line(reply.card.language, "slack-not-shared", "not-shared").card)

    async def command(self, body: Mapping[str, Any], decided: asyncio.Event) -> None:
        user, channel, written = (text_in(body, key) for key in ("user_id", "channel_id", "text"))
        trigger, url = text_in(body, "trigger_id"), text_in(body, "response_url")
        if not (user and channel and url):
            return decided.set()
        spot, message = Spot(user, channel, alone=not channel.startswith("D")), as_written(written, self.me)
        origin, id = spot.origin(await self.locales.of(user)), short(f"{trigger}:{url}")
        incoming: Incoming = Message(id, origin, message) if message else Pressed(id, origin, "help", "")
        modal = Modal(self.client, trigger, spot.place, language_of(incoming))
        reply, shown = await modal.reply(deciding(self.reply_to(incoming), decided))
        if shown:
            return
        try:
            await self.respond(url, referring(reply, message, None).card)
        except Exception as error:
            log.error("not answered", extra={"fields": {"id": id, "reason": why(error)}})

    async def shortcut(self, body: Mapping[str, Any]) -> None:
        """The global one begins a request; a message's reviews what the message says."""
        user, trigger = text_in(body.get("user"), "id"), text_in(body, "trigger_id")
        if not (user and trigger):
            return
        origin, id = Spot(user, user).origin(await self.locales.of(user)), short(trigger)
        incoming = Pressed(id, origin, "request-channel", "")
        if text_in(body, "callback_id") == REVIEW_SHORTCUT:
            draft = as_written(text_in(body.get("message"), "text"), self.me)
            incoming = Pressed(id, origin, "review", "", draft)
        modal = Modal(self.client, trigger, f"slack:{user}:dm", language_of(incoming))
        reply, shown = await modal.reply(self.reply_to(incoming), always=True)
        if not shown or len(reply.draft) > LONGEST_INPUT:  # what has no room in a modal is sent as a message
            await self.sender.send_now(f"slack:{user}", reply.card)
