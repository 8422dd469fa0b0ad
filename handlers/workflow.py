"""A channel request's life as a table: in this state, this happens, by this person: what then. Pure.

Whatever is not in the table is refused. `docs/workflow.md` is drawn from it (`python -m handlers.workflow`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args


class State(Enum):
    BEGUN = "begun"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OPENED = "opened"
    LISTED = "listed"
    CLOSED = "closed"


class Event(Enum):
    SAVE = "save"
    DROP = "drop"
    SUBMIT = "submit"
    CHANGE = "change"
    JOIN = "join"
    APPROVE = "approve"
    REJECT = "reject"
    ASK_MORE = "ask-more"
    ANSWER = "answer"
    WITHDRAW = "withdraw"
    COMPLETE = "complete"
    GRANT = "grant"
    CONFIRM = "confirm"
    OPEN = "open"
    LIST = "list"
    CLOSE = "close"
    UNDO = "undo"
    SETTLE = "settle"
    REMIND = "remind"
    DEPUTISE = "deputise"
    EXPIRE = "expire"


#: The events that whoever decides has a button for, in the order of the buttons; what else happens follows by itself.
Decision = Literal["approve", "reject", "ask-more", "grant", "confirm", "list", "close", "undo"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)


class Who(Enum):
    """What somebody is to one request. A requester who may decide others' requests is a requester here."""

    REQUESTER = "requester"
    APPROVER = "approver"
    COLLEAGUE = "colleague"
    CLOCK = "clock"


class To(Enum):
    """Whom a message goes to. `DECIDERS` are the approvers, and the deputies once it is theirs too."""

    REQUESTER = "requester"
    JOINED = "joined"
    DECIDERS = "deciders"
    DEPUTIES = "deputies"


class Timer(Enum):
    """What is to happen unless something else does; `reminders.py` knows when."""

    REMIND_FIRST = "remind-first"
    REMIND_SECOND = "remind-second"
    DEPUTY = "deputy"
    EXPIRE = "expire"
    SETTLE = "settle"


@dataclass(frozen=True)
class Message:
    """`what` is a kind of message (`card` is the decision card, new or redrawn in place), `to` who gets it."""

    to: To
    what: str


@dataclass(frozen=True)
class Step:
    """What follows. `timers` replace all that were waiting; None leaves them as they are."""

    state: State
    messages: tuple[Message, ...] = ()
    timers: tuple[Timer, ...] | None = None


class Refused(Exception):
    """The table has no such step: `state` says what the request is instead."""

    def __init__(self, state: State, event: Event, who: Who) -> None:
        self.state = state
        super().__init__(f"{state.value}: {event.value} by {who.value}")


CARD = Message(To.DECIDERS, "card")
UNDECIDED = (State.SUBMITTED, State.RETURNED)
#: Approved and not yet closed: a channel that is being opened, or is open.
GRANTED = (State.APPROVED, State.OPENED, State.LISTED)
#: What its maker may still want something with.
GOING_ON = (*UNDECIDED, State.BEGUN, State.APPROVED, State.OPENED)
#: Where it ends; a decision that is taken back within its ten minutes is the one way on.
FINAL = (State.REJECTED, State.WITHDRAWN, State.EXPIRED, State.CLOSED)
#: After these a decision may be taken back for a while: then the cards are drawn once more, without the button.
UNDOABLE = (State.APPROVED, State.REJECTED, State.LISTED, State.CLOSED)
SETTLING = (Timer.SETTLE,)
DECISION_TIMERS = (Timer.REMIND_FIRST, Timer.REMIND_SECOND, Timer.DEPUTY, Timer.EXPIRE)

Key = tuple[State, Event, Who]


def _told(what: str) -> tuple[Message, ...]:
    """The requester and everyone who joined are told, and the decision cards show it."""
    return Message(To.REQUESTER, what), Message(To.JOINED, what), CARD


def _form() -> Iterator[tuple[Key, Step]]:
    mine, begun = Who.REQUESTER, State.BEGUN
    yield (begun, Event.SAVE, mine), Step(begun, timers=(Timer.EXPIRE,))
    yield (begun, Event.DROP, mine), Step(State.WITHDRAWN, timers=())
    yield (begun, Event.EXPIRE, Who.CLOCK), Step(State.EXPIRED, timers=())
    yield (begun, Event.SUBMIT, mine), Step(State.SUBMITTED, (CARD,), DECISION_TIMERS)


def _decision() -> Iterator[tuple[Key, Step]]:
    mine, decides = Who.REQUESTER, Who.APPROVER
    for state in UNDECIDED:
        yield (state, Event.APPROVE, decides), Step(State.APPROVED, _told("approved"), SETTLING)
        yield (state, Event.REJECT, decides), Step(State.REJECTED, _told("rejected"), SETTLING)
        yield (state, Event.WITHDRAW, mine), Step(State.WITHDRAWN, (Message(To.JOINED, "withdrawn"), CARD), ())
        yield (state, Event.JOIN, Who.COLLEAGUE), Step(state, (Message(To.REQUESTER, "joined"), CARD))
        expired = (*_told("expired"), Message(To.DECIDERS, "expired"))
        yield (state, Event.EXPIRE, Who.CLOCK), Step(State.EXPIRED, expired, ())
    asked = Step(State.RETURNED, (Message(To.REQUESTER, "returned"), CARD), (Timer.EXPIRE,))
    yield (State.SUBMITTED, Event.ASK_MORE, decides), asked
    yield (State.RETURNED, Event.SAVE, mine), Step(State.RETURNED)
    answered = Step(State.SUBMITTED, (CARD, Message(To.DECIDERS, "answered")), DECISION_TIMERS)
    yield (State.RETURNED, Event.ANSWER, mine), answered
    waiting = State.SUBMITTED
    yield (waiting, Event.CHANGE, mine), Step(waiting, (CARD,))
    yield (waiting, Event.REMIND, Who.CLOCK), Step(waiting, (Message(To.DECIDERS, "reminder"),))
    yield (waiting, Event.DEPUTISE, Who.CLOCK), Step(waiting, (Message(To.DEPUTIES, "card"),))


def _after() -> Iterator[tuple[Key, Step]]:
    mine, decides = Who.REQUESTER, Who.APPROVER
    for state in (State.APPROVED, State.OPENED):
        yield (state, Event.COMPLETE, mine), Step(state, (CARD,))
        yield (state, Event.WITHDRAW, mine), Step(State.WITHDRAWN, (Message(To.JOINED, "withdrawn"), CARD), ())
    for event in (Event.GRANT, Event.CONFIRM):
        yield (State.APPROVED, event, decides), Step(State.APPROVED, (CARD,))
    yield (State.OPENED, Event.CONFIRM, decides), Step(State.OPENED, (CARD,))
    yield (State.APPROVED, Event.OPEN, decides), Step(State.OPENED, _told("opened"))
    yield (State.OPENED, Event.LIST, decides), Step(State.LISTED, _told("listed"), SETTLING)
    for state in GRANTED:  # what the register never had is closed for good, so nothing waits for ten minutes to pass
        settles = SETTLING if state is State.LISTED else ()
        yield (state, Event.CLOSE, decides), Step(State.CLOSED, _told("closed"), settles)


def _taken_back() -> Iterator[tuple[Key, Step]]:
    """As it was before the decision; of a channel that was closed only where the register had it (`undo.py`)."""
    decides, undo = Who.APPROVER, Event.UNDO
    yield (State.APPROVED, undo, decides), Step(State.SUBMITTED, _told("unapproved"), DECISION_TIMERS)
    yield (State.REJECTED, undo, decides), Step(State.SUBMITTED, _told("unrejected"), DECISION_TIMERS)
    yield (State.LISTED, undo, decides), Step(State.OPENED, _told("unlisted"), ())
    yield (State.CLOSED, undo, decides), Step(State.LISTED, _told("unclosed"), SETTLING)
    for state in UNDOABLE:
        yield (state, Event.SETTLE, Who.CLOCK), Step(state, (CARD,))


TABLE: Mapping[Key, Step] = dict([*_form(), *_decision(), *_after(), *_taken_back()])


def step(state: State, event: Event, who: Who) -> Step:
    """What follows. Raises Refused when this person may not do this now."""
    found = TABLE.get((state, event, who))
    if found is None:
        raise Refused(state, event, who)
    return found


def offered(state: State) -> list[Decision]:
    """The buttons on the card of whoever decides."""
    return [name for name in DECISIONS if (state, Event(name), Who.APPROVER) in TABLE]


def document() -> str:
    """`docs/workflow.md`: the states as a diagram, and the table in words."""
    arrows = [f"    {state.value} --> {step.state.value}: {event.value}" for (state, event, _), step in TABLE.items()]
    ends = [f"    {state.value} --> [*]" for state in FINAL]
    rows = [
        f"| {state.value} | {event.value} | {who.value} | {step.state.value} | {_messages(step)} | {_timers(step)} |"
        for (state, event, who), step in TABLE.items()
    ]
    return "\n".join(
        [
            "# The life of a channel request",
            "",
            "Generated from `handlers/workflow.py` by `make pages`; a test keeps them equal.",
            "What is not in the table is refused.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            f"    [*] --> {State.BEGUN.value}",
            *arrows,
            *ends,
            "```",
            "",
            "| state | event | who | then | messages | timers |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _messages(step: Step) -> str:
    return ", ".join(f"{message.what} to {message.to.value}" for message in step.messages) or "none"


def _timers(step: Step) -> str:
    if step.timers is None:
        return "as they were"
    return ", ".join(timer.value for timer in step.timers) or "none"


if __name__ == "__main__":
    sys.stdout.write(document())
