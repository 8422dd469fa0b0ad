"""Whether a decision may still be taken back: for ten minutes, read from the history that keeps when it was made."""

from __future__ import annotations

from datetime import timedelta

from handlers.office.errand import FORGOTTEN, Errand
from handlers.records import ChannelRequest, Event
from handlers.workflow import UNDOABLE, State

WITHIN = timedelta(minutes=10)


def arrival(errand: Errand, request: ChannelRequest) -> Event | None:
    """The line of history by which it came, the last time, into the state it is in; not by taking another back."""
    lines = [line for line in errand.tx.history(request.subject) if line.detail.get("state") == request.state]
    came = (line for line in reversed(lines) if line.detail.get("from") != request.state and line.action != "undo")
    return next(came, None)


def undoable(errand: Errand, request: ChannelRequest) -> bool:
    """Whether what was decided can be taken back now, whoever asks."""
    if not was_decided(errand, request):
        return False
    made = arrival(errand, request)
    return made is not None and errand.now - made.at < WITHIN


def was_decided(errand: Errand, request: ChannelRequest) -> bool:
    """Whether the state it is in comes from a decision that can be taken back for a while.

    Of a channel that was closed only what the register had comes back; and nobody is left to tell who is forgotten.
    """
    made = arrival(errand, request)
    if State(request.state) not in UNDOABLE or made is None or request.requester.startswith(FORGOTTEN):
        return False
    return request.state != State.CLOSED.value or made.detail.get("from") == State.LISTED.value
