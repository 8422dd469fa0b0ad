"""The one card that each decider has of a subject: sent once, redrawn in place from then on.

Where the approvers share a place (`Office.desk_place`), those whose chat product it is in have one card together
there. Deputies keep a card of their own: it is what tells them that something has become theirs to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from handlers.card import Card
from handlers.office.errand import Errand
from handlers.records import Outgoing, Sent
from handlers.side_by_side import side_by_side

Draw = Callable[[str], Card]
To = Literal["person", "place"]


def has_card(errand: Errand, subject: str, person: str) -> bool:
    return errand.tx.message(_key(subject, person)) is not None


def hand_out(errand: Errand, subject: str, persons: Iterable[str], draw: Draw) -> None:
    """The card for those of `persons` who have none yet; `draw` draws it in a language."""
    for person in persons:
        if has_card(errand, subject, person):
            continue
        shared = _shares(errand, subject, person)
        recipient: str = errand.office.desk_place if shared else person
        if not has_card(errand, subject, recipient):
            to: To = "place" if shared else "person"
            card = _drawn(errand, recipient, to, draw)
            errand.tx.enqueue(Outgoing(_key(subject, recipient), recipient, subject, card, errand.now, to))


def redraw(errand: Errand, subject: str, version: int | str, draw: Draw) -> None:
    """The card as it is now, for everyone who has it. A version is drawn once."""
    first = [sent for sent in errand.tx.messages(subject) if sent.updates is None]
    for sent in (sent for sent in first if is_card(sent)):
        key, card = sent.dedupe_key, _drawn(errand, sent.recipient, sent.to, draw)
        errand.tx.enqueue(Outgoing(f"{key}:{version}", sent.recipient, subject, card, errand.now, sent.to, updates=key))


def is_card(message: Sent | Outgoing) -> bool:
    """Whether a message is a decider's card, or a shared one, as it was first sent."""
    return message.dedupe_key == _key(message.subject, message.recipient)


def _shares(errand: Errand, subject: str, person: str) -> bool:
    """Whether this person's card is the shared one: of an approver, where the place can be reached."""
    place = errand.office.desk_place
    if not place or place.partition(":")[0] != person.partition(":")[0]:
        return False
    card = errand.tx.message(_key(subject, place))
    return person in errand.office.directory.deciding and (card is None or card.state != "dead")


def _drawn(errand: Errand, recipient: str, to: To, draw: Draw) -> Card:
    return side_by_side(errand.town, draw) if to == "place" else draw(errand.language_of(recipient))


def _key(subject: str, person: str) -> str:
    """The dedupe key of the card; that of a redrawing adds the version."""
    return f"{subject}:card:{person}"
