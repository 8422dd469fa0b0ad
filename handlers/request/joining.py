"""Joins a colleague's request, to be told what becomes of it; and leaves it again."""

from __future__ import annotations

from handlers.office.errand import Errand
from handlers.records import ChannelRequest, Follower
from handlers.reply import Reply
from handlers.request.open import drop
from handlers.request.steps import take
from handlers.workflow import Event, Refused, State


def join(errand: Errand, wanted: ChannelRequest, begun: ChannelRequest | None) -> Reply:
    """Joins a colleague's open request; one's own unsent form for the same is dropped."""
    if errand.person in followers_of(errand, wanted):
        return errand.line("joined", "request-joining", number=str(wanted.number))
    try:
        errand.tx.follow(wanted.number, Follower(errand.id, errand.place, errand.language))
        take(errand, wanted, Event.JOIN)
    except Refused:
        errand.tx.unfollow(wanted.number, errand.id)
        return errand.line("refused", "request-not-joinable", number=str(wanted.number))
    if begun is not None and begun.state == State.BEGUN.value and errand.is_person(begun.requester):
        drop(errand, begun)
    return errand.line("joined", "request-joining", number=str(wanted.number))


def followers_of(errand: Errand, request: ChannelRequest) -> set[str]:
    """The persons who joined it."""
    return {errand.office.directory.person(follower.person) for follower in errand.tx.followers(request.number)}


def leave(errand: Errand, request: ChannelRequest) -> Reply:
    """No longer joined, so no longer told."""
    if errand.person not in followers_of(errand, request):
        return errand.line("unknown", "request-unknown")
    for id in errand.office.directory.ids(errand.id):
        errand.tx.unfollow(request.number, id)
    return errand.line("left", "request-left", number=str(request.number))
