"""Between a Teams activity and what is done about it: sorted, answered once, and again the same when it comes again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from cachetools import LRUCache, TTLCache

from bot.background import BackgroundTasks
from bot.dispatcher import Dispatcher
from bot.teams.act.invoke_answers import Json, is_dialog, nothing
from bot.teams.act.messages import Messages, Said
from bot.teams.act.posting import Posting
from bot.teams.act.presses import Press, Presses, Way
from bot.teams.act.words import Words
from bot.teams.receive.activities import Body, event_id, message_id, origin, read, removed
from bot.teams.receive.form_values import sent_in
from bot.teams.send.sender import TeamsSender
from handlers.incoming import Message, wished
from handlers.wording import text

#: Teams tries a press again within this time.
ANSWERS_KEPT_FOR, MOST_ANSWERS = timedelta(minutes=5), 500
MOST_WELCOMED = 10_000
#: Where somebody is reached is learnt before they are answered, unless the store takes longer than this.
LEARNT_WITHIN = 0.5


class Line:
    def __init__(self, dispatcher: Dispatcher, sender: TeamsSender, now: Callable[[], datetime]) -> None:
        self._dispatcher, self._references = dispatcher, sender.references
        self.background = BackgroundTasks()
        self._words, posting = Words(now), Posting(dispatcher, sender)
        self._messages = Messages(dispatcher, posting, self._words, self.background.start)
        self._presses = Presses(dispatcher, posting, self._words, self.background)
        self._answers: TTLCache[str, asyncio.Task[Json], datetime] = TTLCache(MOST_ANSWERS, ANSWERS_KEPT_FOR, now)
        self._welcomed: LRUCache[str, bool] = LRUCache(MOST_WELCOMED)

    async def receive(self, body: Body) -> Json | None:
        """Does what an activity asks that the gate has let in: the JSON for Teams, None for what needs none."""
        press = self._press(body)
        if press is None:
            said = self._said(body)
            if said is not None:
                await self._met(body)
                await self._messages.answer(said)
            return self._nothing(body) if body["type"] == "invoke" else None
        answer = await self._once(body, press)
        return answer if body["type"] == "invoke" else None

    async def _once(self, body: Body, press: Press) -> Json:
        """A press that comes again gets the first answer again, and does nothing."""
        id = press.incoming.id
        if id not in self._answers:
            self._answers[id] = self.background.start(self._pressed(body, press))
        return await asyncio.shield(self._answers[id])

    async def _pressed(self, body: Body, press: Press) -> Json:
        await self._met(body)
        return await self._presses.answer(press)

    async def _met(self, body: Body) -> None:
        await asyncio.wait({self.background.start(self._references.met(body))}, timeout=LEARNT_WITHIN)

    def _press(self, body: Body) -> Press | None:
        """What somebody pressed or sent, or a card that Teams asks for anew."""
        if body["type"] not in ("message", "invoke"):
            return None
        sent, where = sent_in(body), origin(body)
        reference = sent.carried.reference if sent else ""
        kept = self._words.find(reference, where) if reference else None
        incoming = read(body, kept.text if kept else "")
        if incoming is None or isinstance(incoming, Message):
            return None
        user = str(body["from"]["id"]) if sent and sent.automatic else ""
        return Press(incoming, _way(body), kept, bool(reference) and kept is None, user)

    def _said(self, body: Body) -> Said | None:
        """A message, or the app's being added. Teams tells twice of that, by two kinds of activity: one welcome
        answers both.
        """
        place = origin(body).place
        if removed(body):
            self._welcomed.pop(place, None)
        incoming = read(body)
        if isinstance(incoming, Message):
            return Said(wished(incoming), message_id(body))
        if incoming is None or place in self._welcomed:
            return None
        self._welcomed[place] = True
        return Said(incoming, message_id(body))

    def _nothing(self, body: Body) -> Json:
        language = self._dispatcher.language_of(Message(event_id(body), origin(body), ""))
        return nothing(str(body.get("name") or ""), text(language, "stale-button"))


def _way(body: Body) -> Way:
    if body["type"] == "message":
        return "submit"
    return "dialog" if is_dialog(str(body.get("name") or "")) else "card"
