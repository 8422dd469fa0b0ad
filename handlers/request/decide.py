"""Decides on a request: at once, or with the words it needs. Only those who may, and the first one wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.actions import DecisionForm
from handlers.blocks import Actions, Bullets, Text
from handlers.card import Block, Card, Field, Form
from handlers.office.deciders import decides_at_all
from handlers.office.errand import Errand
from handlers.office.given_back import words_given_back
from handlers.office.written_answer import fault_of
from handlers.outcomes import Outcome
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import decision_card, heading, next_steps, status
from handlers.request.file import as_seen
from handlers.request.steps import take, who_is
from handlers.workflow import TABLE, Event, State, Who

#: Which words each form asks for, and where they are kept.
_WORDS: Mapping[DecisionForm, str] = {"reject": "reason", "ask-more": "question", "close": "reason"}
FEWEST_LETTERS, LONGEST_WORDS = 3, 1_000


def refusal(errand: Errand, request: ChannelRequest, event: Event, version: int) -> Reply | None:
    """Why this person may not do this now; None when they may. `version` is what their button was drawn for."""
    refused = may_not(errand, request, event)
    if refused or version == request.version:
        return refused
    return errand.reply("changed", *_as_it_is_now(errand, request))


def _as_it_is_now(errand: Errand, request: ChannelRequest) -> tuple[Block, ...]:
    return Text(errand.say("decide-changed")), *decision_card(errand, request, errand.language).blocks


def may_not(errand: Errand, request: ChannelRequest, event: Event) -> Reply | None:
    """Why this person may not do this, whatever version they have read."""
    refused = not_theirs(errand, request)
    if refused or (State(request.state), event, Who.APPROVER) in TABLE:
        return refused
    return _already(errand, request)


def not_theirs(errand: Errand, request: ChannelRequest) -> Reply | None:
    """Why this person decides nothing about it, without a word of it."""
    who = who_is(errand, request)
    if who is Who.REQUESTER:
        return errand.line("own-request", "decide-not-your-own")
    if who is not Who.APPROVER:
        outsider = not decides_at_all(errand)
        return errand.line("not-allowed", "decide-only-informator" if outsider else "decide-not-yet-yours")
    return None


def _already(errand: Errand, request: ChannelRequest) -> Reply:
    """Somebody was first: what was decided, by whom and when."""
    said = (
        errand.say("decide-already"),
        heading(errand, request, errand.language),
        status(errand, request, errand.language),
    )
    return errand.reply("already-decided", *map(Text, said))


def decide(event: Event, errand: Errand, request: ChannelRequest, version: int) -> Reply:
    """A decision that needs no words."""
    refused = refusal(errand, request, event, version)
    if refused:
        return refused
    decided = take(errand, request, event, **_with_it(errand, request, event))
    said = Text(errand.say(f"decided-{event.value}"))
    outcome: Outcome = "approved" if event is Event.APPROVE else "decided"
    return errand.reply(outcome, said, *next_steps(errand, decided))


def _with_it(errand: Errand, request: ChannelRequest, event: Event) -> dict[str, Any]:
    """What changes with a decision besides the state."""
    seen: dict[str, Any] = {"fields": as_seen(request)}
    if event not in (Event.APPROVE, Event.REJECT):
        return seen
    return seen | {"decided_by": errand.person, "decided_at": errand.now, "question": ""}


def ask_words(errand: Errand, request: ChannelRequest, form: DecisionForm, version: int, words: str = "") -> Reply:
    """The form for the reason or question that a decision needs, with the `words` that were said already."""
    refused = refusal(errand, request, Event(form), version)
    too_long = fault_of(errand, words, LONGEST_WORDS)
    return refused or errand.reply("words-asked", _words_form(errand, request, form, words, too_long))


def _words_form(errand: Errand, request: ChannelRequest, form: DecisionForm, words: str = "", error: str = "") -> Form:
    field = Field(
        _WORDS[form],
        errand.say(f"words-label-{form}"),
        "long",
        errand.say(f"words-help-{form}"),
        required=True,
        value=words,
        error=error,
        longest=LONGEST_WORDS,
    )
    title = errand.say(f"words-title-{form}") + " · " + heading(errand, request, errand.language)
    carried = f"{request.number} {request.version}"
    return Form(form, carried, title, (field,), errand.say(f"words-send-{form}"))


def with_words(errand: Errand, request: ChannelRequest, form: DecisionForm, version: int, written: str) -> Reply:
    """The reason or question is there: decides. What was written for another version waits in the form."""
    event, words = Event(form), " ".join(written.split())
    refused = may_not(errand, request, event)
    if refused:
        return words_given_back(errand, refused, written)
    if version != request.version:
        now = (block for block in _as_it_is_now(errand, request) if not isinstance(block, Actions))
        return errand.reply("changed", *now, _words_form(errand, request, form, written))
    missing = errand.say("form-missing") if sum(map(str.isalpha, words)) < FEWEST_LETTERS else ""
    if fault := missing or fault_of(errand, words, LONGEST_WORDS):
        return errand.reply("words-asked", _words_form(errand, request, form, written, fault))
    after = take(errand, request, event, **_with_it(errand, request, event), **{_WORDS[form]: words})
    if event is Event.CLOSE:
        _close_channel(errand, request)
    return Reply(_done(errand, form, after), form, private=True)


def _done(errand: Errand, form: DecisionForm, request: ChannelRequest) -> Card:
    kept = tuple(block for block in next_steps(errand, request) if not isinstance(block, Actions | Bullets))
    return Card(errand.language, (Text(errand.say(f"decided-{form}")), *kept))


def _close_channel(errand: Errand, request: ChannelRequest) -> None:
    """The register's line of a request that was closed."""
    for channel in errand.tx.channels():
        if channel.request_number == request.number and channel.state == "open":
            errand.tx.save_channel(replace(channel, state="closed", closed_at=errand.today))
