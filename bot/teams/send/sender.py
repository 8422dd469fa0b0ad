"""Sends what waits in the outbox to Teams; and what may not wait there, at most once.

Teams cannot be asked what it has, so an attempt that nobody knows the end of is repeated blindly; `bot.sending` says
how often. How recipients and sent messages are written is `bot/teams/recipients.py`'s.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.request import getproxies

import aiohttp

from bot.sending import Busy, Gone, Refused, Uncertain, Unreadable
from bot.settings import Settings
from bot.teams.draw.cards import CONTENT_TYPE, render, summary
from bot.teams.draw.shown import Shown
from bot.teams.recipients import Recipient, chat_of, posted_id, read_posted, read_recipient
from bot.teams.send.calls import Answer, Calls, activities
from bot.teams.send.copies import asked_by, shown
from bot.teams.send.pace import Pace
from bot.teams.send.references import Reference, References
from bot.teams.send.refusals import answered
from bot.teams.send.standing import Standing, message_of
from bot.teams.send.tokens import token_for
from handlers.records import Outgoing
from handlers.reply import Card, Text
from handlers.store import Unavailable
from handlers.wording import text

log = logging.getLogger(__name__)

#: Where Teams shows what only one person is to see.
FOR_ONE = "?isTargetedActivity=true"
PLAIN = Shown()


class TeamsSender:
    """The `Sender` and the `Courier`. Its session opens with the first call; `close` it in the end."""

    reads_back = False

    def __init__(self, settings: Settings, references: References) -> None:
        self.references = references
        self._settings, self._pace, self._standing = settings, Pace(), Standing(references.now)
        self._opened: tuple[aiohttp.ClientSession, Calls] | None = None

    async def close(self) -> None:
        if self._opened is not None:
            await self._opened[0].close()

    async def send(self, outgoing: Outgoing, replaces: str | None) -> str:
        try:
            how = await shown(outgoing, self.references)
            if replaces is not None:
                return await self._update(outgoing.card, replaces, how)
            return await self._answer(outgoing.recipient, outgoing.card, message_of(outgoing), how)
        except Unavailable:  # of the store: it is asked before anything is posted
            raise Busy("store") from None

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        raise Unreadable

    async def send_now(self, person: str, card: Card, message: str = "") -> bool:
        """A card that holds a part of a draft: once, from memory. True only when Teams says that it has it.

        `message` is the message that it answers, if any.
        """
        try:
            await self._answer(person, card, message, asked_by(card, self.references))
        except Exception as error:
            log.warning("not sent", extra={"fields": {"reason": getattr(error, "code", type(error).__name__)}})
            return False
        return True

    async def _answer(self, recipient: str, card: Card, message: str, how: Shown) -> str:
        """In the place of an earlier answer to the same message, where one still stands; else below it."""
        earlier = self._standing.find(recipient, message)
        try:
            posted = await self._update(card, earlier, how) if earlier else ""
        except (Gone, Refused):
            posted = ""
        posted = posted or await self._post(read_recipient(recipient), card, how)
        self._standing.keep(recipient, message, posted)
        return posted

    async def _post(self, to: Recipient, card: Card, how: Shown) -> str:
        """The new message's id. What is not there to post into never will be."""
        try:
            if not to.person:
                return await self._into(await self.references.place(to.conversation), card, how)
            if to.conversation:
                return await self._for_one(to, card)
            return await self._to_person(to, card, how)
        except Gone as gone:
            raise Refused(str(gone)) from None

    async def _for_one(self, to: Recipient, card: Card) -> str:
        """There, for their eyes alone; else in the personal chat; else a line there says how to get one."""
        if self._settings.teams_targeted and await self._whispered(to, card):
            return ""
        try:
            return await self._to_person(to, card)
        except (Refused, Gone):
            line = Card(card.language, (Text(text(card.language, "teams-private")),))
            await self._into(await self.references.place(to.conversation), line)
            return ""

    async def _to_person(self, to: Recipient, card: Card, how: Shown = PLAIN) -> str:
        """In the personal chat, which is opened where there is none, or none any more."""
        reference = await self.references.person(to.person)
        if reference.conversation:
            try:
                return await self._into(reference, card, how)
            except Gone:
                log.info("a personal chat is gone and opened anew")
        return await self._into(await self._chat_with(to.person, reference), card, how)

    async def _chat_with(self, person: str, reference: Reference) -> Reference:
        """Nothing is posted yet, so that nothing is uncertain."""
        body = {
            "isGroup": False,
            "bot": {"id": self._bot},
            "members": [{"id": reference.user or person}],
            "tenantId": reference.tenant,
            "channelData": {"tenant": {"id": reference.tenant}},
        }
        try:
            answer = await answered(self._calls().call("POST", reference.service, "conversations", body))
        except Uncertain:
            raise Busy("not-opened") from None
        if not answer.body.get("id"):
            raise Busy("not-opened")
        found = replace(reference, conversation=str(answer.body["id"]))
        await self.references.opened(person, found)
        return found

    async def _into(self, spot: Reference, card: Card, how: Shown = PLAIN) -> str:
        body = self._message(spot.conversation, card, spot.shared, how)
        answer = await self._paced(spot, "POST", activities(spot.conversation), body)
        return posted_id(spot.conversation, str(answer.body.get("id") or ""))

    async def _whispered(self, to: Recipient, card: Card) -> bool:
        """For one person's eyes in a place where others read; false where Teams does not do that, for whatever reason.

        Such a message can be neither updated nor found.
        """
        spot, reader = await self.references.place(to.conversation), await self.references.person(to.person)
        if not reader.user:
            return False
        body = self._message(to.conversation, card, shared=True) | {"recipient": {"id": reader.user}}
        try:
            await self._paced(spot, "POST", activities(to.conversation) + FOR_ONE, body)
        except (Refused, Gone) as refusal:
            log.info("not whispered", extra={"fields": {"reason": str(refusal)}})
            return False
        return True

    async def _update(self, card: Card, replaces: str, how: Shown) -> str:
        conversation, activity = read_posted(replaces)
        if not (conversation and activity):
            raise Gone
        spot = await self.references.place(conversation)
        body = self._message(conversation, card, spot.shared, how) | {"id": activity}
        await self._paced(spot, "PUT", activities(conversation, activity), body)
        return replaces

    async def _paced(self, spot: Reference, method: str, path: str, body: dict[str, Any]) -> Answer:
        await self._pace.wait(chat_of(spot.conversation))
        return await answered(self._calls().call(method, spot.service, path, body))

    def _message(self, conversation: str, card: Card, shared: bool, how: Shown = PLAIN) -> dict[str, Any]:
        return {
            "type": "message",
            "from": {"id": self._bot},
            "conversation": {"id": conversation},
            "summary": summary(card),
            "attachments": [{"contentType": CONTENT_TYPE, "content": render(card, shared, shown=how)}],
        }

    @property
    def _bot(self) -> str:
        return f"28:{self._settings.teams_app_id}"

    def _calls(self) -> Calls:
        if self._opened is None:
            session = aiohttp.ClientSession(trust_env=bool(getproxies()))
            self._opened = session, Calls(session, token_for(self._settings, session))
        return self._opened[1]
