"""Whether an answer helped: one vote a person and answer and day, and only counts stay.

That somebody has voted is kept for a day as a hash under a key of the store: it tells a second vote, and nobody's name.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from secrets import token_hex

from handlers.office.errand import Errand
from handlers.person.retention import KEPT
from handlers.reply import Reply

#: What is counted, by what the button says.
COUNTED: Mapping[str, str] = {"yes": "helpful", "no": "not-helpful"}
KEY = "votes"


def vote(errand: Errand, value: str) -> Reply:
    """Counts it, or says that it was counted before."""
    situation, _, said = value.partition(" ")
    if situation not in errand.town.situations or said not in COUNTED:
        return errand.line("stale", "stale-button")
    errand.tx.purge("votes", errand.now - KEPT["votes"])
    if not errand.tx.vote(_hashed(_key(errand), errand.person, situation), errand.now):
        return errand.line("voted-before", "feedback-counted")
    errand.tx.count(COUNTED[said], situation)
    return errand.line("feedback", "feedback-thanks")


def votes_of(errand: Errand) -> tuple[str, ...]:
    """Every hash that a vote of this person could have. Which of them are there the store knows."""
    key = _key(errand)
    return tuple(_hashed(key, errand.person, situation) for situation in errand.town.situations)


def _key(errand: Errand) -> bytes:
    return errand.tx.signing_key(KEY, token_hex(32)).encode()


def _hashed(key: bytes, person: str, situation: str) -> str:
    return hmac.digest(key, f"{person}\n{situation}".encode(), "sha256").hex()
