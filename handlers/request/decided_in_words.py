"""A decision that is said in words: the request is shown with its buttons, or asked for; words decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.ask.heard import Command, Heard
from handlers.ask.remembering import about_request
from handlers.blocks import Actions, Button, Text
from handlers.card import Block
from handlers.office.deciders import may_decide
from handlers.office.errand import Errand
from handlers.office.given_back import words_given_back
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import heading
from handlers.request.commanded import commanded
from handlers.request.mine import show, waiting
from handlers.request.named import MOST_LOOKED_AT, Named, leaves_out_what, named
from handlers.request.open import requests_of
from handlers.request.taking_back import taken_back
from handlers.workflow import FINAL, GRANTED, UNDECIDED, State
from knowledge.decisions import Decided, begins_by_pointing, decision_in, names_nothing, names_other_things
from knowledge.going_on import goes_on
from knowledge.wishes import speaks_of_request, wish_in
from knowledge.words import normalised

#: So many words may name whom a question is for.
NAMING = 2
#: Of more requests by one name the newest are asked about.
MOST_ASKED_ABOUT = 8


def may_be_decision(written: str) -> bool:
    """Whether whoever decides may want something with a request, as far as it is told without looking any up."""
    return decision_in(written) is not None or wish_in(normalised(written), about_it=True) == "status"


def decided_in_words(errand: Errand, heard: Heard, written: str) -> Reply | None:
    """What was said of it, shown with the buttons that do it; None where it speaks of no request they decide on."""
    said = decision_in(written)
    if said is None:
        return _how_it_is_doing(errand, written)
    if said.does == "undo":
        return taken_back(errand, written, heard.memory, heard.wish)
    if said.does == "ask-more" and not said.about:
        undecided = _waiting(errand)
        return _the_one_that_waits(errand, said, undecided, written, heard) if undecided else None
    if said.does == "ask-more":
        about = " ".join(said.about.split()[:NAMING])
        meant = named(errand.town, about, _waiting(errand))
        return _shown(errand, said, meant.requests, written) if meant.by == "known" and meant.requests else None
    return None if names_other_things(said.about) else _of_waiting(errand, said, written, heard)


def words_in(written: str, action: str) -> str:
    """The reason or question that a message held beside what it wanted done."""
    said = decision_in(written)
    if said is None or said.does != action:
        return ""
    return " ".join(said.words.split()[1:]) if action == "ask-more" and said.about else said.words


def decision_on(errand: Errand, request: ChannelRequest, written: str) -> Reply | None:
    """One was chosen after a decision was said that could be of several: what was said goes on with that one."""
    said = decision_in(written)
    if said is None or not said.words or not may_decide(errand, request.subject, request.requester):
        return None
    shown = _shown(errand, said, [request], written)
    return shown if shown.draft else words_given_back(errand, shown, words_in(written, said.does))


def _of_waiting(errand: Errand, said: Decided, written: str, heard: Heard) -> Reply | None:
    undecided = _waiting(errand)
    if which := _at_that_place(said.about, undecided):
        return _shown(errand, said, which, written)
    meant = named(errand.town, said.about, undecided)
    if meant.by == "known" and meant.requests:
        return _shown(errand, said, meant.requests, written)
    if names_nothing(said.about):
        return _the_one_that_waits(errand, said, undecided, written, heard)
    decided = named(errand.town, said.about, _decided(errand))
    if decided.by == "known" and decided.requests:  # why not, and how it ended
        return commanded(errand, Command(said.does, decided.requests[0].number))
    if not undecided:
        return errand.line("mine", "home-nothing-waits") if meant.by == "unknown" else None
    if not meant.by and begins_by_pointing(said.about):
        return _shown(errand, said, undecided, written)
    return _shown(errand, said, (), written) if meant.by else None


def _the_one_that_waits(
    errand: Errand, said: Decided, undecided: list[ChannelRequest], written: str, heard: Heard
) -> Reply | None:
    """The one whose card is open, the only one, or the question which; None where one's own request may be meant."""
    if not undecided:
        return None if heard.wish else errand.line("mine", "home-nothing-waits")
    opened = [one for one in undecided if one.number == about_request(heard.memory)]
    return _shown(errand, said, opened or undecided, written)


def _at_that_place(about: str, undecided: list[ChannelRequest]) -> list[ChannelRequest]:
    """`den första`: the oldest, as the list of what waits has them."""
    kind, which = goes_on(normalised(about)) or ("", "")
    if kind != "choice" or which == "only":
        return []
    at = len(undecided) if which == "last" else int(which)
    return undecided[at - 1 : at] if undecided else []


def _shown(errand: Errand, said: Decided, meant: Sequence[ChannelRequest], written: str) -> Reply:
    """With its buttons, or the question which; the reason or question that was said comes along to either."""
    if len(meant) != 1:
        shown = _which(errand, meant) if meant else _none_named(errand)
    else:
        shown = commanded(errand, Command(said.does, meant[0].number))
    return replace(shown, draft=written) if said.words and shown.outcome in ("shown", "mine") else shown


def _which(errand: Errand, meant: Sequence[ChannelRequest]) -> Reply:
    asked = [Button(heading(errand, one, errand.language), "show", str(one.number)) for one in meant[:MOST_ASKED_ABOUT]]
    return errand.reply("mine", Text(errand.say("decide-which")), Actions("", tuple(asked)))


def _none_named(errand: Errand) -> Reply:
    there: list[Block] = waiting(errand)
    return errand.reply("mine", Text(errand.say("decide-none-named")), *there)


def _how_it_is_doing(errand: Errand, written: str) -> Reply | None:
    """`hur går det med bibliotekets`, asked by whoever decides on it: what is open, else how the last one ended."""
    going_on = [one for one in _decided(errand) if State(one.state) in GRANTED]
    meant = _left_out(errand, written, [*_waiting(errand), *going_on])
    own = _left_out(errand, written, requests_of(errand))
    if not meant and not own:
        meant = _left_out(errand, written, _decided(errand))[:1]
    if not meant:
        return None  # of one's own it is `in_words` that tells
    return show(errand, meant[0]) if len(meant) + len(own) == 1 else _which(errand, [*meant, *own])


def _left_out(errand: Errand, written: str, among: list[ChannelRequest]) -> list[ChannelRequest]:
    """Those whose name it ends in, where the request itself is left out; or whose request it names."""
    if leaves_out_what(errand.town, normalised(written), among):
        return list(named(errand.town, written, among).requests)
    meant = named(errand.town, written, among) if speaks_of_request(normalised(written)) else Named(())
    return list(meant.requests) if meant.by == "known" else []


def _waiting(errand: Errand) -> list[ChannelRequest]:
    """Oldest first, what waits for this person."""
    return _theirs(errand, errand.tx.requests_in([state.value for state in UNDECIDED]))


def _decided(errand: Errand) -> list[ChannelRequest]:
    """What waits no more, the one that changed last first."""
    states = [state.value for state in (*GRANTED, *FINAL)]
    return _theirs(errand, errand.tx.touched_last(states, MOST_LOOKED_AT))


def _theirs(errand: Errand, found: Sequence[ChannelRequest]) -> list[ChannelRequest]:
    return [one for one in found if may_decide(errand, one.subject, one.requester)]
