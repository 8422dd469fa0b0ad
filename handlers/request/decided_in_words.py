"""A decision that is said in words: the request is shown with its buttons, or asked for; words decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.ask.intent import Command
from handlers.ask.remembering import about_request
from handlers.blocks import Actions, Button, Text
from handlers.office.deciders import may_decide
from handlers.office.errand import Errand
from handlers.records import ChannelRequest, Memory
from handlers.reply import Reply
from handlers.request.card import heading
from handlers.request.in_words import commanded
from handlers.request.mine import show
from handlers.request.named import leaves_out_what, named
from handlers.request.undo import last_decided, undo_asked
from handlers.workflow import GRANTED, UNDECIDED, UNDOABLE, State
from knowledge.decisions import Decided, decision_in, names_nothing, names_other_things, speaks_of_decision
from knowledge.going_on import goes_on
from knowledge.wishes import wish_in
from knowledge.words import normalised

#: A decision longer ago than this is not what "undo that" means.
LATELY = timedelta(days=1)
#: So many words may name whom a question is for.
NAMING = 2


def may_be_decision(written: str) -> bool:
    """Whether whoever decides may want something with a request, as far as it is told without looking any up."""
    return decision_in(written) is not None or wish_in(normalised(written), about_it=True) == "status"


def decided_in_words(errand: Errand, written: str, memory: Memory) -> Reply | None:
    """What was said of it, shown with the buttons that do it; None where it speaks of no request."""
    said = decision_in(written)
    if said is None:
        return _how_it_is_doing(errand, written)
    if said.does == "undo":
        return _undo(errand, written, memory)
    waiting = _theirs(errand, UNDECIDED)
    if said.does == "ask-more":
        about = " ".join(said.about.split()[:NAMING])
        meant = named(errand.town, about, waiting)
        return _shown(errand, said, meant.requests, written) if meant.by == "known" and meant.requests else None
    return _of_waiting(errand, said, waiting, written, memory)


def words_in(written: str, action: str) -> str:
    """The reason or question that a message held beside what it wanted done."""
    said = decision_in(written)
    if said is None or said.does != action:
        return ""
    return " ".join(said.words.split()[1:]) if action == "ask-more" else said.words


def _of_waiting(
    errand: Errand, said: Decided, waiting: list[ChannelRequest], written: str, memory: Memory
) -> Reply | None:
    points = names_nothing(said.about)
    if which := _at_that_place(said.about, waiting):
        return _shown(errand, said, which, written)
    meant = named(errand.town, said.about, waiting)
    if names_other_things(said.about) or not (points or meant.by == "known"):
        return None
    if not waiting:
        return errand.line("mine", "home-nothing-waits") if points else None
    if points:
        opened = [one for one in waiting if one.number == about_request(memory)]
        return _shown(errand, said, opened or waiting, written)
    return _shown(errand, said, meant.requests, written)


def _at_that_place(about: str, waiting: list[ChannelRequest]) -> list[ChannelRequest]:
    """`den första`: the oldest, as the list of what waits has them."""
    kind, which = goes_on(normalised(about)) or ("", "")
    if kind != "choice" or which == "only":
        return []
    at = len(waiting) if which == "last" else int(which)
    return waiting[at - 1 : at] if waiting else []


def _shown(errand: Errand, said: Decided, meant: Sequence[ChannelRequest], written: str) -> Reply:
    if len(meant) != 1:
        key = "decide-which" if meant else "decide-none-named"
        among = meant or _theirs(errand, UNDECIDED)
        buttons = tuple(Button(heading(errand, one, errand.language), "show", str(one.number)) for one in among)
        return errand.reply("mine", Text(errand.say(key)), Actions("", buttons))
    shown = commanded(errand, Command(said.does, meant[0].number))
    return replace(shown, draft=written) if said.words and shown.outcome == "shown" else shown


def _undo(errand: Errand, written: str, memory: Memory) -> Reply | None:
    """The decision this person made last, if that was lately; of an absence something else is taken back."""
    among = [one for one in _theirs(errand, UNDOABLE) if errand.now - one.updated_at < LATELY]
    found = named(errand.town, written, among)
    last = last_decided(errand, list(found.requests))
    if last is not None:
        return undo_asked(errand, last)
    return errand.line("stale", "undo-nothing-lately") if speaks_of_decision(written) else None


def _how_it_is_doing(errand: Errand, written: str) -> Reply | None:
    """`hur går det med bibliotekets`, asked by whoever decides on it."""
    among = _theirs(errand, (*UNDECIDED, *GRANTED))
    if not leaves_out_what(errand.town, normalised(written), among):
        return None
    meant = named(errand.town, written, among).requests
    if len(meant) == 1:
        return show(errand, meant[0])
    return _shown(errand, Decided("approve"), meant, written) if meant else None


def _theirs(errand: Errand, states: Sequence[State]) -> list[ChannelRequest]:
    """Oldest first, what this person may decide."""
    found = errand.tx.requests_in([state.value for state in states])
    return [one for one in found if may_decide(errand, one.subject, one.requester)]
