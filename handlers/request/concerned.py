"""Whom a request concerns: who made it, who joined it, who decides. To everybody else it is one that does not exist."""

from __future__ import annotations

from handlers.office.deciders import decides_at_all
from handlers.office.errand import Errand
from handlers.records import ChannelRequest
from handlers.workflow import State


def concerned(errand: Errand, request: ChannelRequest | None) -> ChannelRequest | None:
    """The request, where this person may know that there is one; what is unsent only its maker knows of."""
    if request is None or errand.is_person(request.requester):
        return request
    if request.state == State.BEGUN.value:
        return None
    return request if decides_at_all(errand) or errand.person in followers_of(errand, request) else None


def followers_of(errand: Errand, request: ChannelRequest) -> set[str]:
    """The persons who joined it."""
    return {errand.office.directory.person(follower.person) for follower in errand.tx.followers(request.number)}
