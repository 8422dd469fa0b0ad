"""What the copy of a decider's card is shown with: who asks, and that it redraws itself whenever it is looked at."""

from __future__ import annotations

from dataclasses import replace

from bot.teams.draw.shown import Shown
from bot.teams.recipients import SURFACE
from bot.teams.send.references import References
from handlers.blocks import Button
from handlers.card import Card
from handlers.office.decider_cards import is_card
from handlers.records import Outgoing
from handlers.wording import text


async def shown(outgoing: Outgoing, references: References) -> Shown:
    """Who asks, as far as it is said. Raises store.Unavailable."""
    said = asked_by(outgoing.card, references)
    first = replace(outgoing, dedupe_key=outgoing.updates or outgoing.dedupe_key)
    kind, _, number = outgoing.subject.partition(":")
    if kind != "request" or not is_card(first) or not number.isdigit():
        return said
    reader = await references.person(outgoing.recipient.removeprefix(SURFACE))
    redrawn = again(number, outgoing.card.language, reader.user)
    return replace(redrawn, mention=said.mention, elsewhere=said.elsewhere)


def asked_by(card: Card, references: References) -> Shown:
    """Whoever asks by the name that Teams has told lately, or that they are in another chat."""
    elsewhere = bool(card.asks) and not card.asks.startswith(SURFACE)
    return Shown(mention=references.named(card.asks), elsewhere=elsewhere)


def again(number: str, language: str, user: str) -> Shown:
    """How a request's card is shown that has redrawn itself for `user`."""
    return Shown(None, Button(text(language, "do-show"), "show", number), (user,))
