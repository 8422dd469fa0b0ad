"""What the copy of a decider's card is shown with: who asks, and that it redraws itself whenever it is looked at."""

from __future__ import annotations

from dataclasses import replace

from bot.teams.draw.shown import Mention, Shown
from bot.teams.recipients import SURFACE
from bot.teams.send.references import References
from handlers.office.decider_cards import is_card
from handlers.records import Outgoing
from handlers.reply import Button
from handlers.store import Transaction
from handlers.wording import text


async def shown(outgoing: Outgoing, references: References) -> Shown:
    """Plain for any other message. Raises store.Unavailable."""
    first = replace(outgoing, dedupe_key=outgoing.updates or outgoing.dedupe_key)
    kind, _, number = outgoing.subject.partition(":")
    if not is_card(first) or not number.isdigit():
        return Shown()
    mention = await _mention(kind, int(number), references)
    if kind != "request":
        return Shown(mention=mention)
    reader = await references.person(outgoing.recipient.removeprefix(SURFACE))
    return replace(again(number, outgoing.card.language, reader.user), mention=mention)


def again(number: str, language: str, user: str) -> Shown:
    """How a request's card is shown that has redrawn itself for `user`."""
    return Shown(None, Button(text(language, "do-show"), "show", number), (user,))


async def _mention(kind: str, number: int, references: References) -> Mention | None:
    """Whoever asks, where Teams has told their name lately; nobody who asks elsewhere."""
    asks = await references.read(lambda tx: _asks(tx, kind, number))
    return references.named(asks) if asks.startswith(SURFACE) else None


def _asks(tx: Transaction, kind: str, number: int) -> str:
    if kind == "request":
        request = tx.request(number)
        return request.requester if request else ""
    question = tx.question(number) if kind == "question" else None
    return question.asker if question else ""
