"""Buttons in messages, commands and shortcuts: answered where they came from, in a modal where they ask for a form.

What changes anything has committed before Slack is told that we have it, unless it takes longer than Slack waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from typing import Any

from bot.recent import Recent
from bot.sending import Refused
from bot.slack.act.identity import Identity
from bot.slack.act.modals import has_form
from bot.slack.act.responder import Responder, deciding
from bot.slack.act.text_references import Source
from bot.slack.draw.inputs import fits_input
from bot.slack.draw.markup import as_written
from bot.slack.draw.views import line_view
from bot.slack.receive.events import Click, Spot, click, short, team_of, text_in
from bot.slack.setup.manifest import REVIEW_SHORTCUT
from handlers.blocks import Actions, Button, Text
from handlers.card import Card
from handlers.incoming import Message, Pressed, wished
from handlers.line import line
from handlers.reply import Reply
from handlers.wording import text

#: What Slack says of a channel that we are not in; of a private one that there is none.
NOT_INSIDE = ("not_in_channel", "channel_not_found")
#: A section is read in a window over the chat.
SECTION = "section"
#: Whoever asks by a Finnish word wants Finnish; the other command is our name, which anybody may use.
TELLING = {"/saanko": "fi"}


class Clicks:
    def __init__(self, responder: Responder, identity: Identity) -> None:
        self._responder, self._identity = responder, identity
        self._dispatcher, self._sender = responder.dispatcher, responder.sender
        self._locales, self._sources = responder.locales, responder.sources
        self._answered = Recent()
        self._turn = asyncio.Lock()

    async def pressed(self, body: Mapping[str, Any], decided: asyncio.Event) -> None:
        found = click(body)
        if found is None:
            return decided.set()
        if found.carried.reference:  # a text is read first; such a button only opens something
            decided.set()
        incoming = found.incoming(found.language or await self._locales.of(found.spot.user))
        modal = self._responder.modal(found.trigger, found.spot, incoming)
        work = self._responder.reply_to_pressed(incoming, found.carried, found.spot)
        reply, shown = await modal.reply(deciding(work, decided), always=found.action == SECTION)
        again = self._answered.again(found.id) and reply.outcome != "repeated"
        if not (shown or again):
            await self._answer(found, _or_again(reply, incoming, found.carried.along))

    async def _answer(self, found: Click, reply: Reply) -> None:
        spot = found.spot
        if reply.shared:
            await self._share(found, reply)
        elif spot.alone and found.url:
            await self._responder.respond(found.id, spot.user, found.url, reply)
        else:
            await self._responder.deliver(found.id, spot.user, found.recipient(reply.private), reply, found.url)

    async def _share(self, found: Click, reply: Reply) -> None:
        """For everyone in the channel, where we may write there; else the person is told what to do."""
        spot, language = found.spot, found.language or reply.card.language
        try:
            await self._sender.post(f"slack:{spot.channel}:{spot.thread}", reply.card)
        except Exception as error:
            told = line(language, _why_not_shared(error), "not-shared")
            await self._responder.respond(found.id, spot.user, found.url, told)

    async def command(self, body: Mapping[str, Any], decided: asyncio.Event) -> None:
        user, channel, written = (text_in(body, key) for key in ("user_id", "channel_id", "text"))
        trigger, url = text_in(body, "trigger_id"), text_in(body, "response_url")
        if not (user and channel and url):
            return decided.set()
        spot = Spot(user, channel, alone=not channel.startswith("D"), team=team_of(body))
        message = as_written(written, self._identity.user)
        telling = TELLING.get(text_in(body, "command"))
        origin = replace(spot.origin(telling or await self._locales.of(user)), spoken=telling)
        id = short(f"{trigger}:{url}")
        incoming = wished(Message(id, origin, message))
        work = self._responder.reply_to(incoming)
        if not self._dispatcher.changes(incoming):  # Slack need not wait for what is only an answer
            decided.set()
            work = self._in_turn(work)
        reply, shown = await self._responder.modal(trigger, spot, incoming).reply(deciding(work, decided))
        if not shown:
            await self._responder.respond(id, user, url, self._sources.referring(reply, message, None, spot))

    async def _in_turn(self, work: Coroutine[Any, Any, Reply]) -> Reply:
        """Commands that were acknowledged already are answered one by one: more would only delay the next ones."""
        async with self._turn:
            return await work

    async def shortcut(self, body: Mapping[str, Any]) -> None:
        """The global one begins a request; a message's reviews what the message says."""
        user, trigger = text_in(body.get("user"), "id"), text_in(body, "trigger_id")
        if not (user and trigger):
            return
        spot, id = Spot(user, user, team=team_of(body)), short(trigger)
        origin, message = spot.origin(await self._locales.of(user)), body.get("message")
        incoming, along = Pressed(id, origin, "request-channel", ""), ""
        draft = as_written(text_in(message, "text"), self._identity.user)
        if text_in(body, "callback_id") == REVIEW_SHORTCUT:
            incoming = Pressed(id, origin, "review", "", draft)
            source = Source(text_in(body.get("channel"), "id"), text_in(message, "ts"), text_in(message, "thread_ts"))
            along = self._sources.reference(source, spot)
        modal = self._responder.modal(trigger, spot, incoming)
        work = self._responder.reply_to(incoming)
        if not fits_input(incoming.draft):  # no room in a modal, and none to mend it in later
            await modal.show(line_view(self._dispatcher.language_of(incoming), "slack-review-elsewhere"))
            reply = self._sources.referring(await work, draft, None, spot)
            return await self._responder.deliver(id, user, f"slack:{user}", reply)
        reply, shown = await modal.reply(work, always=True)
        if not shown:
            await self._responder.deliver(id, user, f"slack:{user}", _or_again(reply, incoming, along))


def _why_not_shared(error: Exception) -> str:
    """Only a channel that we are not in can be mended by inviting us."""
    if not isinstance(error, Refused):
        return "slack-share-unsure"
    return "slack-not-shared" if error.code in NOT_INSIDE else "slack-share-refused"


def _or_again(reply: Reply, incoming: Pressed, along: str) -> Reply:
    """Where a form could not be opened: the button that opens it, once more."""
    if not has_form(reply.card):
        return reply
    language = reply.card.language
    again = Button(text(language, "slack-open-again"), incoming.action, incoming.value, primary=True, along=along)
    blocks = (Text(text(language, "slack-too-late")), Actions("", (again,)))
    return Reply(Card(language, blocks), "too-late", private=True)
