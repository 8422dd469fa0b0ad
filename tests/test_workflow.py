"""The workflow's table: every state, event and person, allowed or refused; and nothing impossible behind it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.workflow import (
    FINAL,
    GRANTED,
    TABLE,
    UNDECIDED,
    UNDOABLE,
    Event,
    Refused,
    State,
    Timer,
    To,
    Who,
    document,
    offered,
    step,
)

DOCUMENT = Path(__file__).parent.parent / "docs" / "workflow.md"

S, E = State, Event
MINE, DECIDER, COLLEAGUE, CLOCK = Who.REQUESTER, Who.APPROVER, Who.COLLEAGUE, Who.CLOCK

#: Written down a second time, by state: who may do what, and what then.
ALLOWED: dict[State, dict[tuple[Event, Who], State]] = {
    S.BEGUN: {
        (E.SAVE, MINE): S.BEGUN,
        (E.DROP, MINE): S.WITHDRAWN,
        (E.SUBMIT, MINE): S.SUBMITTED,
        (E.EXPIRE, CLOCK): S.EXPIRED,
    },
    S.SUBMITTED: {
        (E.CHANGE, MINE): S.SUBMITTED,
        (E.APPROVE, DECIDER): S.APPROVED,
        (E.REJECT, DECIDER): S.REJECTED,
        (E.ASK_MORE, DECIDER): S.RETURNED,
        (E.WITHDRAW, MINE): S.WITHDRAWN,
        (E.JOIN, COLLEAGUE): S.SUBMITTED,
        (E.REMIND, CLOCK): S.SUBMITTED,
        (E.DEPUTISE, CLOCK): S.SUBMITTED,
        (E.EXPIRE, CLOCK): S.EXPIRED,
    },
    S.RETURNED: {
        (E.SAVE, MINE): S.RETURNED,
        (E.ANSWER, MINE): S.SUBMITTED,
        (E.APPROVE, DECIDER): S.APPROVED,
        (E.REJECT, DECIDER): S.REJECTED,
        (E.WITHDRAW, MINE): S.WITHDRAWN,
        (E.JOIN, COLLEAGUE): S.RETURNED,
        (E.EXPIRE, CLOCK): S.EXPIRED,
    },
    S.APPROVED: {
        (E.COMPLETE, MINE): S.APPROVED,
        (E.WITHDRAW, MINE): S.WITHDRAWN,
        (E.GRANT, DECIDER): S.APPROVED,
        (E.CONFIRM, DECIDER): S.APPROVED,
        (E.OPEN, DECIDER): S.OPENED,
        (E.CLOSE, DECIDER): S.CLOSED,
        (E.UNDO, DECIDER): S.SUBMITTED,
        (E.SETTLE, CLOCK): S.APPROVED,
    },
    S.OPENED: {
        (E.COMPLETE, MINE): S.OPENED,
        (E.WITHDRAW, MINE): S.WITHDRAWN,
        (E.CONFIRM, DECIDER): S.OPENED,
        (E.LIST, DECIDER): S.LISTED,
        (E.CLOSE, DECIDER): S.CLOSED,
    },
    S.LISTED: {(E.CLOSE, DECIDER): S.CLOSED, (E.UNDO, DECIDER): S.OPENED, (E.SETTLE, CLOCK): S.LISTED},
    S.REJECTED: {(E.UNDO, DECIDER): S.SUBMITTED, (E.SETTLE, CLOCK): S.REJECTED},
    S.WITHDRAWN: {},
    S.EXPIRED: {},
    S.CLOSED: {(E.UNDO, DECIDER): S.LISTED, (E.SETTLE, CLOCK): S.CLOSED},
}


@pytest.mark.parametrize(("state", "event", "who"), list(product(State, Event, Who)), ids=lambda one: one.value)
def test_every_state_event_and_person_is_allowed_or_refused_as_written(state: State, event: Event, who: Who) -> None:
    then = ALLOWED[state].get((event, who))
    if then is None:
        with pytest.raises(Refused) as refused:
            step(state, event, who)
        assert refused.value.state is state
    else:
        assert step(state, event, who).state is then


def test_every_decision_is_told_to_the_requester_and_shown_on_the_cards() -> None:
    told = {(To.REQUESTER, False), (To.DECIDERS, True)}
    for (_, event, _), following in TABLE.items():
        if event in (E.APPROVE, E.REJECT, E.ASK_MORE, E.OPEN, E.LIST, E.CLOSE, E.UNDO):
            assert {(m.to, m.what == "card") for m in following.messages} >= told


def test_timers_run_exactly_while_somebody_is_waited_for() -> None:
    for (state, event, _), following in TABLE.items():
        if following.timers is not None:
            assert (Timer.REMIND_FIRST in following.timers) == (following.state is S.SUBMITTED)
            assert (Timer.EXPIRE in following.timers) == (following.state in (S.BEGUN, *UNDECIDED))
            decided = event in (E.APPROVE, E.REJECT, E.LIST) or (state, event) == (S.LISTED, E.CLOSE)
            stands_again = (state, event) == (S.CLOSED, E.UNDO)  # the listing, which may still be taken back itself
            assert (Timer.SETTLE in following.timers) == (decided or stands_again)
        else:
            assert following.state is state or state in GRANTED


@given(st.lists(st.tuples(st.sampled_from(Event), st.sampled_from(Who)), max_size=60))
def test_no_sequence_of_events_reaches_an_impossible_state(happened: list[tuple[Event, Who]]) -> None:
    state, passed, done = S.BEGUN, [S.BEGUN], set[Event]()
    for event, who in happened:
        try:
            following = step(state, event, who)
        except Refused:
            continue
        undone = event is E.UNDO and state in UNDOABLE
        assert state not in FINAL or undone or following.state is state, "a final state was left"
        state = following.state
        passed.append(state)
        done.add(event)
    if state in GRANTED:
        assert E.APPROVE in done and E.SUBMIT in done
    if state is S.LISTED:
        assert passed.index(S.APPROVED) < passed.index(S.OPENED) < passed.index(S.LISTED)
    if S.SUBMITTED not in passed:
        assert not done & {E.APPROVE, E.REJECT, E.ASK_MORE, E.OPEN, E.LIST, E.CLOSE}


def test_every_state_can_be_reached_and_every_one_but_the_final_ones_left() -> None:
    reached, open = {S.BEGUN}, [S.BEGUN]
    while open:
        state = open.pop()
        following = set(ALLOWED[state].values()) - reached
        reached |= following
        open += following
    assert reached == set(State)
    left = {
        state: [event for (event, _), then in ALLOWED[state].items() if then is not state and event is not E.UNDO]
        for state in State
    }
    assert {state for state in State if not left[state]} == set(FINAL)


@given(
    st.sampled_from(sorted(UNDOABLE, key=lambda one: one.value)),
    st.sampled_from(sorted(Who, key=lambda one: one.value)),
)
def test_taking_back_leads_to_where_that_very_decision_can_be_taken_again(state: State, who: Who) -> None:
    """By whoever decides alone; and what was decided can be decided from there once more, or otherwise."""
    if who is not DECIDER:
        with pytest.raises(Refused):
            step(state, E.UNDO, who)
        return
    before = step(state, E.UNDO, who).state
    again = [event for (from_, event, _), following in TABLE.items() if from_ is before and following.state is state]
    assert again, "it can be decided so once more"
    assert all(step(before, event, DECIDER).timers == (Timer.SETTLE,) for event in again)
    assert step(state, E.UNDO, who).timers is not None, "what waited for the ten minutes to pass is cancelled"


def test_what_the_clock_does_after_ten_minutes_changes_nothing_and_tells_nobody() -> None:
    for (state, event, who), following in TABLE.items():
        if event is E.SETTLE:
            assert who is CLOCK and following.state is state and following.timers is None
            assert {(m.to, m.what) for m in following.messages} == {(To.DECIDERS, "card")}


def test_the_document_is_the_table() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "make pages"


def test_every_decision_is_a_step_of_whoever_decides_and_offered_where_it_may_be_taken() -> None:
    theirs = {(state, event.value) for state, event, who in TABLE if who is Who.APPROVER}
    assert {(state, name) for state in State for name in offered(state)} == {
        (state, name) for state, name in theirs if name != Event.OPEN.value
    }, "a channel opens by itself once both ticks are there"
