"""Sends what waits in the outbox to Teams; and what may not wait there, at most once.

Teams cannot be asked what it has, so an attempt that nobody knows the end of is repeated blindly; `bot.sending` says
how often. How recipients and sent messages are written is `bot/teams/recipients.py`'s.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import aiohttp

from bot.http_session import new_session
from bot.sending import Begins, Busy, Gone, Refused, Uncertain, Unreadable, Unsent, unkept
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
from bot.teams.send.tokens import TokenError, token_for
from handlers.blocks import Text
from handlers.card import Card
from handlers.records import Outgoing
from handlers.store import Unavailable
from handlers.wording import text

log = logging.getLogger(__name__)

#: Where Teams shows what only one person is to see.
FOR_ONE = "?isTargetedActivity=true"
PLAIN = Shown()


@dataclass(frozen=True)
class Way:
    """What goes along with a message: how its card is shown, and what is awaited before it is posted."""

    how: Shown = PLAIN
    begins: Begins = unkept

    @property
    def plain(self) -> Way:
        return Way(begins=self.begins)


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

    def forget(self, person: str) -> None:
        """What memory alone holds of a person, who has asked for it."""
        for recipient in {person, *self.references.forget(person)}:
            self._standing.forget(recipient)

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str:
        try:
            way = Way(await shown(outgoing, self.references), begins)
            if replaces is not None:
                return await self._update(outgoing.card, replaces, way)
            return await self._answer(outgoing.recipient, outgoing.card, message_of(outgoing), way)
        except Unavailable:  # of the store: it is asked before anything is posted
            raise Busy("store") from None

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        raise Unreadable

    async def send_now(self, person: str, card: Card, message: str = "") -> bool:
        """A card that holds a part of a draft: once, from memory. True only when Teams says that it has it.

        `message` is the message that it answers, if any.
        """
        try:
            await self._answer(person, card, message, Way(asked_by(card, self.references)))
        except Exception as error:
            log.warning("not sent", extra={"fields": {"reason": getattr(error, "code", type(error).__name__)}})
            return False
        return True

    async def _answer(self, recipient: str, card: Card, message: str, way: Way) -> str:
        """In the place of an earlier answer to the same message, where one still stands; else below it."""
        earlier = self._standing.find(recipient, message)
        try:
            posted = await self._update(card, earlier, way) if earlier else ""
        except (Gone, Refused):
            posted = ""
        posted = posted or await self._post(read_recipient(recipient), card, way)
        self._standing.keep(recipient, message, posted)
        return posted

    async def _post(self, to: Recipient, card: Card, way: Way) -> str:
        """The new message's id. What is not there to post into never will be."""
        try:
            if not to.person:
                return await self._into(await self.references.place(to.conversation), card, way)
            if to.conversation:
                return await self._for_one(to, card, way.plain)
            return await self._to_person(to, card, way)
        except Gone as gone:
            raise Refused(str(gone)) from None

    async def _for_one(self, to: Recipient, card: Card, way: Way) -> str:
        """There, for their eyes alone; else in the personal chat; else a line there says how to get one."""
        if self._settings.teams_targeted and await self._whispered(to, card, way):
            return ""
        try:
            return await self._to_person(to, card, way)
        except (Refused, Gone):
            line = Card(card.language, (Text(text(card.language, "teams-private")),))
            await self._into(await self.references.place(to.conversation), line, way)
            return ""

    async def _to_person(self, to: Recipient, card: Card, way: Way) -> str:
        """In the personal chat, which is opened where there is none, or none any more."""
        reference = await self.references.person(to.person)
        if reference.conversation:
            try:
                return await self._into(reference, card, way)
            except Gone:
                log.info("a personal chat is gone and opened anew")
        return await self._into(await self._chat_with(to.person, reference), card, way)

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

    async def _into(self, spot: Reference, card: Card, way: Way) -> str:
        body = self._message(spot.conversation, card, spot.shared, way.how)
        answer = await self._paced(spot, "POST", activities(spot.conversation), body, way)
        return posted_id(spot.conversation, str(answer.body.get("id") or ""))

    async def _whispered(self, to: Recipient, card: Card, way: Way) -> bool:
        """For one person's eyes in a place where others read; false where Teams does not do that, for whatever reason.

        Such a message can be neither updated nor found.
        """
        spot, reader = await self.references.place(to.conversation), await self.references.person(to.person)
        if not reader.user:
            return False
        body = self._message(to.conversation, card, shared=True) | {"recipient": {"id": reader.user}}
        try:
            await self._paced(spot, "POST", activities(to.conversation) + FOR_ONE, body, way)
        except (Refused, Gone) as refusal:
            log.info("not whispered", extra={"fields": {"reason": str(refusal)}})
            return False
        return True

    async def _update(self, card: Card, replaces: str, way: Way) -> str:
        conversation, activity = read_posted(replaces)
        if not (conversation and activity):
            raise Gone
        spot = await self.references.place(conversation)
        body = self._message(conversation, card, spot.shared, way.how) | {"id": activity}
        await self._paced(spot, "PUT", activities(conversation, activity), body, way)
        return replaces

    async def _paced(self, spot: Reference, method: str, path: str, body: dict[str, Any], way: Way) -> Answer:
        """What Teams never saw does not count for its pace."""
        calls = self._calls()
        async with self._pace.turn(chat_of(spot.conversation)) as turn:
            await _ready(calls)
            await way.begins()
            turn.used = True
            try:
                return await answered(calls.call(method, spot.service, path, body))
            except Unsent:
                turn.used = False
                raise

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
            session = new_session()
            self._opened = session, Calls(session, token_for(self._settings, session))
        return self._opened[1]


async def _ready(calls: Calls) -> None:
    try:
        await calls.ready()
    except TokenError:
        raise Unsent("token") from None
