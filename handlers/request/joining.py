"""Joins a colleague's request, to be told what becomes of it; and leaves it again."""

from __future__ import annotations

from handlers.office.errand import Errand
from handlers.records import ChannelRequest, Follower
from handlers.reply import Reply
from handlers.request.card import like
from handlers.request.concerned import followers_of
from handlers.request.open import drop
from handlers.request.steps import take
from handlers.workflow import Event, Refused, State


def join(errand: Errand, number: int, own: ChannelRequest | None) -> Reply:
    """Joins a colleague's open request that one's `own` is like; the own one is dropped where it is unsent.

    Whoever joins may read all of it, so nobody joins but who was offered it.
    """
    wanted = errand.tx.request(number)
    if wanted is not None and errand.person in followers_of(errand, wanted):
        return errand.line("joined", "request-joining", number=str(number))
    if wanted is None or own is None or not _offered(errand, wanted, own):
        return errand.line("refused", "request-not-joinable", number=str(number))
    try:
        errand.tx.follow(number, Follower(errand.id, errand.place, errand.language))
        take(errand, wanted, Event.JOIN)
    except Refused:
        errand.tx.unfollow(number, errand.id)
        return errand.line("refused", "request-not-joinable", number=str(number))
    if own.state == State.BEGUN.value:
        drop(errand, own)
    return errand.line("joined", "request-joining", number=str(number))


def _offered(errand: Errand, wanted: ChannelRequest, own: ChannelRequest) -> bool:
    """Whether a card about their own request shows this person that other one (`open.py`)."""
    alike = [one.number for one in like(errand, own) if one.same and one.kind == "request"]
    return errand.is_person(own.requester) and wanted.number in alike


def leave(errand: Errand, request: ChannelRequest) -> Reply:
    """No longer joined, so no longer told."""
    if errand.person not in followers_of(errand, request):
        return errand.line("unknown", "request-unknown")
    for id in errand.office.directory.ids(errand.id):
        errand.tx.unfollow(request.number, id)
    return errand.line("left", "request-left", number=str(request.number))
