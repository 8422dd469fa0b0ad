"""Buttons, forms and dialogs: answered while Teams waits, or told that the answer comes in the chat.

What was filled in is redrawn where it stands; a line is told to the presser alone; every other answer is a message.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Literal, TypeGuard

from bot.background import BackgroundTasks
from bot.dispatcher import Dispatcher
from bot.teams.act.invoke_answers import Json, as_it_was, dialog_line, in_dialog, redrawn, told
from bot.teams.act.posting import Posting, Spot
from bot.teams.act.words import Kept, Words
from bot.teams.draw.cards import summary
from bot.teams.draw.shown import Shown
from bot.teams.send.copies import again
from handlers.blocks import Text
from handlers.card import Card
from handlers.incoming import FormSent, Incoming, Origin, Pressed
from handlers.line import line
from handlers.reply import Reply
from handlers.store import Unavailable
from handlers.wording import text

log = logging.getLogger(__name__)

#: Teams gives an invoke five seconds at most, some clients three: less, together with LEARNT_WITHIN (`line.py`).
ANSWER_WITHIN = 2.0
#: After these the form stays as it was filled in.
_FORM_STAYS = ("failed", "repeated", "away", "too-many")

#: On a card (Action.Execute), in a dialog, or by a client that can only send it as a message (Action.Submit).
Way = Literal["card", "dialog", "submit"]


@dataclass(frozen=True)
class Press:
    """`kept` is what the button's reference stands for; `lost`: it had one that leads nowhere. `looks` is Teams' id of
    whoever looks at a card that Teams asks for by itself; nobody pressed then.
    """

    incoming: Incoming
    way: Way
    kept: Kept | None = None
    lost: bool = False
    looks: str = ""

    @property
    def origin(self) -> Origin:
        return self.incoming.origin


class Presses:
    def __init__(self, dispatcher: Dispatcher, posting: Posting, words: Words, background: BackgroundTasks) -> None:
        self._dispatcher, self._posting, self._words, self._background = dispatcher, posting, words, background

    async def answer(self, press: Press) -> Json:
        """What Teams is told. What the press changes is kept by then, unless it takes longer than Teams waits."""
        if press.looks and not _only_shows(press.incoming):
            return as_it_was()
        work = self._background.start(self._reply(press))
        await asyncio.wait({work}, timeout=ANSWER_WITHIN)
        if work.done():
            return self._shown(press, work.result())
        if press.looks:
            return as_it_was()
        self._background.start(self._post(press, work))
        return _line(press, text(self._dispatcher.language_of(press.incoming), "teams-later"))

    async def _reply(self, press: Press) -> Reply:
        """The reply; a fault is told, but not explained."""
        incoming = press.incoming
        language = self._dispatcher.language_of(incoming)
        if press.lost:
            return line(language, "teams-write-again", "paste-again")
        try:
            reply = await self._dispatcher.reply_to(incoming)
        except Unavailable:
            return line(language, "store-away", "failed")
        except Exception:
            log.exception("failed", extra={"fields": {"id": incoming.id}})
            return line(language, "teams-failed", "failed")
        if reply.outcome == "forgotten":
            self._words.forget(press.origin.person)
            self._posting.forget(press.origin.person)
        return self._words.referring(reply, press.origin)

    def _shown(self, press: Press, reply: Reply) -> Json:
        if press.looks:
            return _looked_at(press, reply)
        if press.way == "submit" or reply.shared:
            return self._posted(press, reply)
        if _is_line(reply.card) and not _redraws(press, reply):
            return _line(press, summary(reply.card))
        if press.way == "dialog":
            return in_dialog(reply.card)
        return redrawn(reply.card, False, Shown()) if _redraws(press, reply) else self._posted(press, reply)

    def _posted(self, press: Press, reply: Reply) -> Json:
        self._background.start(self._post(press, reply))
        return _line(press, text(reply.card.language, _where(press, reply)))

    async def _post(self, press: Press, work: Reply | asyncio.Task[Reply]) -> None:
        """As a message; what is shared goes where it was answered, which may be elsewhere."""
        reply = work if isinstance(work, Reply) else await work
        origin = press.origin
        if reply.shared and press.kept:
            origin = Origin(origin.person, press.kept.place, public=True)
        await self._posting.send(Spot(press.incoming.id, origin), reply)


def _only_shows(incoming: Incoming) -> TypeGuard[Pressed]:
    return isinstance(incoming, Pressed) and incoming.action == "show"


def _looked_at(press: Press, reply: Reply) -> Json:
    if reply.outcome != "shown" or not _only_shows(press.incoming):
        return as_it_was()
    return redrawn(reply.card, press.origin.public, again(press.incoming.value, reply.card.language, press.looks))


def _redraws(press: Press, reply: Reply) -> bool:
    """Whether the form that was sent gives way to what came of it."""
    return press.way == "card" and isinstance(press.incoming, FormSent) and reply.outcome not in _FORM_STAYS


def _where(press: Press, reply: Reply) -> str:
    if not press.origin.public:
        return "teams-answered-below"
    return "teams-answered-here" if reply.private else "teams-answered"


def _is_line(card: Card) -> bool:
    return all(isinstance(block, Text) for block in card.blocks)


def _line(press: Press, words: str) -> Json:
    return dialog_line(words) if press.way == "dialog" else told(words)
