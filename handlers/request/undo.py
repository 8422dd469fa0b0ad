"""Takes a decision back within ten minutes: the request waits as before, the requester hears what that undoes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.blocks import Actions, Text
from handlers.office.errand import Errand
from handlers.records import Channel, ChannelRequest
from handlers.reply import Reply
from handlers.request.card import heading, next_steps, status
from handlers.request.decide import refusal
from handlers.request.offers import request_button
from handlers.request.replaced import as_channel
from handlers.request.steps import take
from handlers.request.undoable import arrival, undoable, was_decided
from handlers.workflow import UNDOABLE, Event, State

#: What the ticks after an approval were, and what stood in the register before: gone with the decision.
_OF_DECISION = ("granted", "confirmed", "replaced")


def undo(errand: Errand, request: ChannelRequest, version: int) -> Reply:
    """The button: as it was before the decision, and everybody who was told is told."""
    refused = _refused(errand, request, version)
    if refused:
        return refused
    state = State(request.state)
    if state is State.CLOSED and not _reopened(errand, request):
        return errand.line("not-ready", "undo-not-in-register")
    if state is State.LISTED:
        _unlisted(errand, request)
    after = take(errand, request, Event.UNDO, **_before_it(request, state))
    return errand.reply("undone", Text(errand.say(f"undone-{state.value}")), *next_steps(errand, after))


def undo_asked(errand: Errand, request: ChannelRequest) -> Reply:
    """What words ask for: the decision, with the button that takes it back; or what can be done instead."""
    refused = _refused(errand, request, request.version)
    if refused:
        return refused
    said = Text(errand.say("undo-asked", what=heading(errand, request, errand.language)))
    how = Text(status(errand, request, errand.language))
    return errand.reply("undo-asked", said, how, Actions("", (request_button(request, "undo", errand.language, True),)))


def last_decided(errand: Errand, among: list[ChannelRequest]) -> ChannelRequest | None:
    """The one of them that this person decided on last."""
    made = {one.number: arrival(errand, one) for one in among if was_decided(errand, one)}
    mine = [one for one in among if (line := made.get(one.number)) and errand.is_person(line.actor)]
    return max(mine, key=lambda one: _at(errand, one), default=None)


def _at(errand: Errand, request: ChannelRequest) -> float:
    made = arrival(errand, request)
    return made.at.timestamp() if made else 0.0


def _refused(errand: Errand, request: ChannelRequest, version: int) -> Reply | None:
    if State(request.state) not in UNDOABLE:
        there = heading(errand, request, errand.language), status(errand, request, errand.language)
        return errand.reply("stale", *map(Text, (errand.say("undo-nothing"), *there)))
    refused = refusal(errand, request, Event.UNDO, request.version)
    if refused:
        return refused
    made = arrival(errand, request)
    theirs = errand.person in errand.office.directory.deciding or (made is not None and errand.is_person(made.actor))
    if not theirs:
        return errand.line("not-allowed", "undo-not-yours")
    if not undoable(errand, request):
        instead = Text(errand.say(f"undo-late-{request.state}"))
        show = Actions("", (request_button(request, "show", errand.language),), quiet=True)
        return errand.reply("too-late", Text(heading(errand, request, errand.language)), instead, show)
    return refusal(errand, request, Event.UNDO, version)


def _before_it(request: ChannelRequest, state: State) -> dict[str, Any]:
    """What changes besides the state. After a closing only its reason goes: the ticks were there before."""
    if state is State.CLOSED:
        return {"reason": ""}
    if state is State.LISTED:
        return {"fields": {name: value for name, value in request.fields.items() if name != "replaced"}}
    fields = {name: value for name, value in request.fields.items() if name not in _OF_DECISION}
    return {"fields": fields, "decided_by": None, "decided_at": None, "reason": ""}


def _unlisted(errand: Errand, request: ChannelRequest) -> None:
    """The register's line goes, or is again what stood at that address before."""
    before = request.fields.get("replaced")
    for channel in _lines(errand, request):
        if before:
            errand.tx.save_channel(replace(as_channel(before), id=channel.id))
        else:
            errand.tx.drop_channel(channel.id)


def _reopened(errand: Errand, request: ChannelRequest) -> bool:
    """Whether the register has its line still, and as an open one again."""
    found = _lines(errand, request)
    for channel in found:
        errand.tx.save_channel(replace(channel, state="open", closed_at=None))
    return bool(found)


def _lines(errand: Errand, request: ChannelRequest) -> list[Channel]:
    return [channel for channel in errand.tx.channels() if channel.request_number == request.number]
