"""Whether a decision may still be taken back: for ten minutes, read from the history that keeps when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from handlers.office.errand import FORGOTTEN, Errand
from handlers.records import ChannelRequest, Event
from handlers.workflow import UNDOABLE, State

WITHIN = timedelta(minutes=10)
#: Why nothing is taken back: there is no decision, its channel is open since, nobody is left to be told, the register
#: never had what was closed, or the ten minutes are over.
WhyNot = Literal["nothing", "opened", "forgotten", "never-listed", "late"]


@dataclass(frozen=True)
class Told:
    """A request and the lines of its history, read once."""

    request: ChannelRequest
    lines: Sequence[Event]


def told(errand: Errand, request: ChannelRequest) -> Told:
    return Told(request, errand.tx.history(request.subject))


def arrival(errand: Errand, request: ChannelRequest) -> Event | None:
    """The line of history by which it came, the last time, into the state it is in; not by taking another back."""
    return arrival_in(errand.tx.history(request.subject), request)


def arrival_in(lines: Sequence[Event], request: ChannelRequest) -> Event | None:
    """The same from its history, read before."""
    there = (line for line in reversed(lines) if line.detail.get("state") == request.state)
    return next((line for line in there if line.detail.get("from") != request.state and line.action != "undo"), None)


def why_not(request: ChannelRequest, came: Event | None, now: datetime) -> WhyNot | None:
    """Why what was decided is not taken back now, whoever asks; None where it can be. `came` is its `arrival`."""
    state = State(request.state)
    if state not in UNDOABLE or came is None:
        return "opened" if state is State.OPENED else "nothing"
    if request.requester.startswith(FORGOTTEN):
        return "forgotten"
    if state is State.CLOSED and came.detail.get("from") != State.LISTED.value:
        return "never-listed"
    return None if now - came.at < WITHIN else "late"
