"""Takes a decision back within ten minutes: the request waits as before, the requester hears what that undoes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.blocks import Actions, Text
from handlers.office.errand import Errand
from handlers.outcomes import Outcome
from handlers.records import Channel, ChannelRequest
from handlers.records import Event as Line
from handlers.reply import Reply
from handlers.request.card import heading, next_steps, status_in
from handlers.request.decide import not_theirs, refusal
from handlers.request.file import values_of
from handlers.request.offers import request_button
from handlers.request.replaced import REPLACED, as_channel, without_replaced
from handlers.request.steps import take
from handlers.request.undoable import Told, WhyNot, arrival_in, why_not
from handlers.workflow import Event, State

#: What the ticks after an approval were: gone with it.
_TICKS = ("granted", "confirmed")


def undo(errand: Errand, request: ChannelRequest, version: int) -> Reply:
    """The button: as it was before the decision, and everybody who was told is told."""
    refused = _refused(errand, request, errand.tx.history(request.subject))
    refused = refused or refusal(errand, request, Event.UNDO, version)
    if refused:
        return refused
    state = State(request.state)
    if state is State.CLOSED and not _reopened(errand, request):
        return errand.line("not-ready", "undo-not-in-register")
    if state is State.LISTED:
        _unlisted(errand, request)
    after = take(errand, request, Event.UNDO, **_before_it(request, state))
    return errand.reply("undone", Text(errand.say(f"undone-{state.value}")), *next_steps(errand, after))


def undo_asked(errand: Errand, of: Told) -> Reply:
    """What words ask for: the decision, with the button that takes it back; or what can be done instead."""
    request = of.request
    refused = _refused(errand, request, of.lines)
    if refused:
        return refused
    said = Text(errand.say("undo-asked", what=heading(errand, request, errand.language)))
    how = Text(status_in(errand, request, errand.language, of.lines))
    return errand.reply("undo-asked", said, how, Actions("", (request_button(request, "undo", errand.language, True),)))


def last_decided(errand: Errand, among: Sequence[Told]) -> Told | None:
    """The one of them that this person decided on last, whether or not that can be taken back."""
    came = [(arrival_in(one.lines, one.request), one) for one in among]
    mine = [(line.at, one) for line, one in came if line is not None and errand.is_person(line.actor)]
    return max(mine, key=lambda made: made[0], default=(None, None))[1]


def _refused(errand: Errand, request: ChannelRequest, lines: Sequence[Line]) -> Reply | None:
    """Who asks comes first: nobody else reads a word about the request."""
    refused = not_theirs(errand, request)
    if refused:
        return refused
    came = arrival_in(lines, request)
    why = why_not(request, came, errand.now)
    if why == "nothing":
        there = heading(errand, request, errand.language), status_in(errand, request, errand.language, lines)
        return errand.reply("stale", *map(Text, (errand.say("undo-nothing"), *there)))
    theirs = errand.person in errand.office.directory.deciding or (came is not None and errand.is_person(came.actor))
    if not theirs:
        return errand.line("not-allowed", "undo-not-yours")
    return _instead(errand, request, why) if why else None


def _instead(errand: Errand, request: ChannelRequest, why: WhyNot) -> Reply:
    """Why it stands, and what can be done about it."""
    said = errand.say(f"undo-late-{request.state}" if why == "late" else f"undo-{why}")
    show = Actions("", (request_button(request, "show", errand.language),), quiet=True)
    outcome: Outcome = "too-late" if why == "late" else "refused"
    return errand.reply(outcome, Text(heading(errand, request, errand.language)), Text(said), show)


def _before_it(request: ChannelRequest, state: State) -> dict[str, Any]:
    """What changes besides the state. After a closing only its reason goes: the ticks were there before."""
    if state is State.CLOSED:
        return {"reason": ""}
    if state is State.LISTED:
        return {"fields": without_replaced(request)}
    fields = {name: value for name, value in request.fields.items() if name not in _TICKS}
    return {"fields": fields, "decided_by": None, "decided_at": None, "reason": ""}


def _unlisted(errand: Errand, request: ChannelRequest) -> None:
    """The register's line goes, or is again what stood at that address before."""
    before = request.fields.get(REPLACED)
    for channel in _lines(errand, request):
        if before:
            errand.tx.save_channel(replace(as_channel(before), id=channel.id))
        else:
            errand.tx.drop_channel(channel.id)


def _reopened(errand: Errand, request: ChannelRequest) -> bool:
    """Whether the register has its line still, and as an open one again, with those who look after it.

    A line that another had replaced has come back without them (`replaced.py`).
    """
    found, values = _lines(errand, request), values_of(request)
    administrators, deputy = tuple(values.get("administrators", "").splitlines()), values.get("deputy", "")
    for channel in found:
        known = channel.administrators or administrators, channel.deputy or deputy
        opened = replace(channel, state="open", closed_at=None, administrators=known[0], deputy=known[1])
        errand.tx.save_channel(opened)
    return bool(found)


def _lines(errand: Errand, request: ChannelRequest) -> list[Channel]:
    return [channel for channel in errand.tx.channels() if channel.request_number == request.number]
