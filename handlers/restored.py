"""After a restore: who was forgotten since the backup is forgotten again, and what may come twice says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from handlers.blocks import Text
from handlers.card import Card
from handlers.office.errand import Errand, Office
from handlers.person.data import forget
from handlers.side_by_side import PUBLIC_LANGUAGES
from handlers.store import Transaction
from handlers.wording import text

_BEFORE = "restored-may-have-come"


def subjects_of(office: Office, tx: Transaction, persons: Collection[str]) -> frozenset[str]:
    """What is about something that they wrote."""
    ids = {id for person in persons for id in office.directory.ids(person)}
    requests = {one.subject for id in ids for one in tx.requests_of(id) if one.requester in ids}
    questions = {one.subject for id in ids for one in tx.questions_of(id)}
    return frozenset(requests | questions)


def forget_again(office: Office, tx: Transaction, persons: Collection[str], now: datetime) -> None:
    """As if each had asked once more."""
    for person in sorted(persons):
        forget(Errand(tx, office, now, person, person, office.town.guideline.languages[0]))


def said_before(card: Card, to: str) -> Card:
    """The card with a line over it, in the languages of whoever reads it there."""
    languages = PUBLIC_LANGUAGES if to == "place" else (card.language,)
    line = Text("\n".join(text(language, _BEFORE) for language in languages), small=True)
    return replace(card, blocks=(line, *card.blocks))
