"""The one card that each decider has of a subject: sent once, redrawn in place from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from handlers.errand import Errand
from handlers.records import Outgoing
from handlers.reply import Card

Draw = Callable[[str], Card]


def has_card(errand: Errand, subject: str, person: str) -> bool:
    return errand.tx.message(_key(subject, person)) is not None


def hand_out(errand: Errand, subject: str, persons: Iterable[str], draw: Draw) -> None:
    """The card for those of `persons` who have none yet; `draw` draws it in a language."""
    for person in persons:
        if not has_card(errand, subject, person):
            card = draw(errand.language_of(person))
            errand.tx.enqueue(Outgoing(_key(subject, person), person, subject, card, errand.now))


def redraw(errand: Errand, subject: str, version: int, draw: Draw) -> None:
    """The card as it is now, for everyone who has it. A version is drawn once."""
    first = [sent for sent in errand.tx.messages(subject) if sent.updates is None]
    for person in (sent.recipient for sent in first if sent.dedupe_key == _key(subject, sent.recipient)):
        key, card = _key(subject, person), draw(errand.language_of(person))
        errand.tx.enqueue(Outgoing(f"{key}:{version}", person, subject, card, errand.now, updates=key))


def _key(subject: str, person: str) -> str:
    """The dedupe key of the card; that of a redrawing adds the version."""
    return f"{subject}:card:{person}"
