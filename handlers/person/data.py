"""What is held on a person, and forgetting them: what must be kept has a code in their place, the rest is deleted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

from handlers.blocks import Actions, Button, Facts, Text
from handlers.dates import day_text
from handlers.office.errand import Errand
from handlers.person.vote import votes_of
from handlers.question.ask import withdraw_question
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.file import values_of
from handlers.request.open import drop, requests_of
from handlers.request.steps import show_card, take
from handlers.workflow import FINAL, GRANTED, UNDECIDED, Event, State
from handlers.working_days import day_of

#: What is left of a request that came to nothing: what was asked for, not who was named or what was said.
KEPT_OF_FINAL = ("unit", "platform", "name", "address")


def held(errand: Errand) -> Reply:
    """Each kind of thing that is kept, how many, since when."""
    counts, since = Counter[str](), dict[str, datetime]()
    for id in errand.office.directory.ids(errand.id):
        for one in errand.tx.held_on(id):
            counts[one.kind] += one.count
            if one.since is not None:
                since[one.kind] = min(one.since, since.get(one.kind, one.since))
    if voted := errand.tx.votes(votes_of(errand)):
        counts["votes"] = voted
    if not counts:
        return errand.line("held", "held-nothing")
    rows = []
    for kind, count in counts.items():
        key = "held-since" if kind in since else "held-count"
        day = day_text(day_of(since[kind]), errand.language) if kind in since else ""
        rows.append((errand.say(f"held-{kind}"), errand.say(key, count=count, day=day)))
    forget = Button(errand.say("do-forget"), "forget")
    return errand.reply("held", Facts(errand.say("held-heading"), tuple(rows)), Actions("", (forget,)))


def ask_to_forget(errand: Errand) -> Reply:
    """Says what forgetting does, before it is done."""
    buttons = (Button(errand.say("do-forget-yes"), "forget-yes", primary=True), Button(errand.say("do-held"), "held"))
    said = Text(errand.say("forget-what", button=errand.say("do-forget-yes")))
    return errand.reply("forget-asked", said, Actions("", buttons))


def forget(errand: Errand) -> Reply:
    """Withdraws what waits, clears the words, puts a pseudonym where the record must stay."""
    requests = requests_of(errand)
    for request in requests:
        _let_go(errand, request)
    _let_questions_go(errand)
    errand.tx.drop_votes(votes_of(errand))
    pseudonym = errand.office.pseudonym()
    for id in errand.office.directory.ids(errand.id):
        errand.tx.forget(id, pseudonym, errand.now)
    kept = [request.number for request in requests if request.state != State.BEGUN.value]
    for number in kept:
        _redraw(errand, number)
    return errand.reply(
        "forgotten", Text(errand.say("forgotten")), Text(errand.say("forgotten-kept", count=len(kept)), small=True)
    )


def _redraw(errand: Errand, number: int) -> None:
    """The cards in the hands of those who decide: without what is cleared, who asked, and what nobody can be told."""
    request = errand.tx.request(number)
    if request is not None:
        show_card(errand, request, redrawn=True)


def _let_go(errand: Errand, request: ChannelRequest) -> None:
    state = State(request.state)
    if state is State.BEGUN:
        drop(errand, request)
        return
    if state in UNDECIDED:
        request = take(errand, replace(request, fields=_cleared(request)), Event.WITHDRAW, question="", reason="")
    elif state in FINAL:
        errand.tx.save_request(replace(request, fields=_cleared(request)), request.version)
    elif state in GRANTED:
        said = {name: value for name, value in request.fields.items() if name not in ("answers", "seen")}
        errand.tx.save_request(replace(request, fields=said), request.version)


def _cleared(request: ChannelRequest) -> dict[str, str]:
    return {name: value for name, value in values_of(request).items() if name in KEPT_OF_FINAL}


def _let_questions_go(errand: Errand) -> None:
    for id in errand.office.directory.ids(errand.id):
        for question in errand.tx.questions_of(id):
            if question.state in ("open", "taken"):
                cleared = replace(question, text="–")
                withdraw_question(errand, cleared)
            else:
                errand.tx.save_question(replace(question, text="–"), question.version)
