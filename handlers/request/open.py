"""Asks for a channel: opens the form or goes on with one, checks it, shows what is similar, sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.blocks import Actions, Button, Facts, Text
from handlers.card import Block
from handlers.incoming import FormSent
from handlers.office.deciders import deciders
from handlers.office.errand import Errand
from handlers.office.given_back import given_back
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import facts, heading, like, similar_bullets
from handlers.request.change import change_form, changed, is_change
from handlers.request.concerned import concerned
from handlers.request.fields import NAMES, label
from handlers.request.file import values_of, with_values
from handlers.request.form import Values, faults_in, read_values, request_form
from handlers.request.offers import my_buttons, request_button
from handlers.request.similar import mentioned
from handlers.request.steps import take, who_is
from handlers.workflow import TABLE, UNDECIDED, Event, State


def open_form(errand: Errand, wish: str = "", afresh: Values | None = None) -> Reply:
    """The form: the one that lies unsent if there is one, else a new one that begins with what `wish` names.

    `afresh` are answers to begin with instead, those of an earlier request; what lies unsent is not lost for them.
    """
    begun = begun_request(errand)
    resumed = begun is not None and bool(values_of(begun))
    if begun is None or not resumed:
        begun = _begin(errand, begun, mentioned(errand.town, wish) if afresh is None else afresh)
    blocks: list[Block] = [Text(errand.say("request-resumed"))] if resumed else []
    blocks += similar_bullets(errand, like(errand, begun), errand.language)
    return _form(errand, begun, blocks)


def begun_request(errand: Errand) -> ChannelRequest | None:
    """The person's unsent form."""
    return next((r for r in requests_of(errand) if r.state == State.BEGUN.value), None)


def requests_of(errand: Errand) -> list[ChannelRequest]:
    """What the person asked for, on whatever surface, newest first; not what they joined."""
    ids = errand.office.directory.ids(errand.id)
    made = {r.number: r for id in ids for r in errand.tx.requests_of(id) if errand.is_person(r.requester)}
    return sorted(made.values(), key=lambda request: -request.number)


def _begin(errand: Errand, begun: ChannelRequest | None, values: Values) -> ChannelRequest:
    if begun is None:
        begun = errand.tx.new_request(
            requester=errand.id,
            place=errand.place,
            language=errand.language,
            state=State.BEGUN.value,
            fields={},
            at=errand.now,
        )
    return take(errand, begun, Event.SAVE, fields=with_values(begun, values))


def _form(
    errand: Errand, request: ChannelRequest, above: list[Block], faults: Mapping[str, str] | None = None
) -> Reply:
    form = request_form(errand.town, errand.language, values_of(request), faults, str(request.number))
    return errand.reply("form-faults" if faults else "form", *above, form)


def edit_request(errand: Errand, request: ChannelRequest, said: Values | None = None) -> Reply:
    """The form of a request that is not decided: what was unsent or sent, or what the informatör asked more about.

    `said` are answers that were given in words, in the place of what it holds.
    """
    if State(request.state) not in (State.BEGUN, *UNDECIDED) or not errand.is_person(request.requester):
        return errand.line("stale", "request-not-editable")
    values = {**values_of(request), **(said or {})}
    if request.state == State.SUBMITTED.value:
        return change_form(errand, request, values)
    request = replace(request, fields=with_values(request, values))
    above: list[Block] = [Text(errand.quoted(request.question))] if request.state == State.RETURNED.value else []
    return _form(errand, request, above)


def form_sent(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply:
    """The form came back: kept, returned with its faults, held up by something similar, or sent."""
    if is_change(sent) and State(request.state) in UNDECIDED:
        return changed(errand, sent, request) or _asked_meanwhile(errand, sent, request)
    if State(request.state) not in (State.BEGUN, State.RETURNED):
        return _sent_before(errand, request, read_values(errand.town, sent.values))
    answered = tuple(name for name in NAMES if name in sent.values)  # a step of the form holds only some
    values = with_values(request, read_values(errand.town, sent.values), answered)
    kept = take(errand, request, Event.SAVE, fields=values)
    faults = faults_in(errand.town, values_of(kept), errand.today)
    pressed = sent.pressed.action if sent.pressed else None
    if pressed == "go-on-form":  # a step is done: kept, and checked by itself
        return _form(errand, kept, [], {name: fault for name, fault in faults.items() if name in answered})
    if pressed == "show-form":  # in another language: kept, not checked
        return _form(errand, kept, [])
    if not sent.finished:
        return _kept(errand, kept)
    if faults:
        return _form(errand, kept, [], faults)
    return send(errand, kept) if kept.state == State.RETURNED.value else _unless_similar(errand, kept)


def _asked_meanwhile(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply:
    """A change to what the informatör has asked about since: the question comes first, and the form answers it."""
    answered = tuple(name for name in NAMES if name in sent.values)
    fields = with_values(request, read_values(errand.town, sent.values), answered)
    return _form(errand, replace(request, fields=fields), [Text(errand.quoted(request.question))])


def _sent_before(errand: Errand, request: ChannelRequest, values: Values) -> Reply:
    """Sent twice, which changes nothing; or mended while somebody decided."""
    refused = errand.line("repeated", "request-already-sent", number=str(request.number))
    sent = values_of(request)
    other = tuple((label(n, errand.language), value) for n, value in values.items() if value != sent.get(n))
    return given_back(errand, refused, Facts("", other)) if other else refused


def begun_anew(errand: Errand, sent: FormSent) -> Reply:
    """The form is no more, deleted elsewhere or expired: a new one begins with what was filled in."""
    begun = begun_request(errand)
    values = read_values(errand.town, sent.values) | (values_of(begun) if begun else {})
    return _form(errand, _begin(errand, begun, values), [Text(errand.say("form-begun-anew"))])


def _kept(errand: Errand, request: ChannelRequest) -> Reply:
    """Put aside; similar ones are told of as soon as there is something to compare."""
    buttons = my_buttons(request, errand.language)
    found = similar_bullets(errand, like(errand, request), errand.language)
    return errand.reply("kept", Text(errand.say("request-kept")), *found, Actions("", buttons))


def _unless_similar(errand: Errand, request: ChannelRequest) -> Reply:
    found = [one for one in like(errand, request) if one.same]
    if not found:
        return send(errand, request)
    mine = {other.number for other in requests_of(errand)}
    joins = tuple(
        Button(errand.say("do-join", number=str(one.number)), "join", f"{one.number} {request.number}", True)
        for one in found
        if one.kind == "request" and one.number not in mine
    )[:1]
    others = (request_button(request, "go-on", errand.language), *my_buttons(request, errand.language))
    said = Text(errand.say(f"similar-found-{found[0].kind}"))
    listed = similar_bullets(errand, found, errand.language)
    return errand.reply("similar", said, *listed, Actions("", (*joins, *others)))


def go_on(errand: Errand, request: ChannelRequest) -> Reply:
    """Sends it although something is similar."""
    if request.state != State.BEGUN.value or not errand.is_person(request.requester):
        return errand.line("repeated", "request-already-sent", number=str(request.number))
    faults = faults_in(errand.town, values_of(request), errand.today)
    return _form(errand, request, [], faults) if faults else send(errand, request)


def send(errand: Errand, request: ChannelRequest) -> Reply:
    """To the informatör: a first time, or with what was asked for."""
    event = Event.SUBMIT if request.state == State.BEGUN.value else Event.ANSWER
    sent = take(errand, request, event, question="")
    blocks: list[Block] = [Text(heading(errand, sent, errand.language)), Text(errand.say("request-sent"))]
    if not deciders(errand, sent.requester):
        blocks = [blocks[0], Text(errand.say("request-nobody-decides"))]
    buttons = Actions("", (*my_buttons(sent, errand.language), Button(errand.say("do-mine"), "mine")))
    return errand.reply("sent", *blocks, facts(errand, sent, errand.language), buttons)


def withdraw(errand: Errand, request: ChannelRequest) -> Reply:
    """Takes a request back, or drops it where it was never sent."""
    if request.state == State.BEGUN.value and errand.is_person(request.requester):
        return drop(errand, request)
    refused = not_withdrawable(errand, request)
    if refused:
        return refused
    taken = take(errand, request, Event.WITHDRAW)
    said = Text(errand.say("request-withdrawn", number=str(taken.number)))
    return errand.reply("withdrawn", said, Actions("", my_buttons(taken, errand.language), quiet=True))


def not_withdrawable(errand: Errand, request: ChannelRequest) -> Reply | None:
    """Why this person cannot take it back now; None when they can."""
    if (State(request.state), Event.WITHDRAW, who_is(errand, request)) in TABLE:
        return None
    if concerned(errand, request) is None:
        return errand.line("unknown", "request-unknown")
    return errand.line("refused", "request-not-withdrawable", number=str(request.number))


def drop(errand: Errand, request: ChannelRequest | None) -> Reply:
    """An unsent form is gone: nothing of it is kept."""
    if request is None or request.state != State.BEGUN.value or not errand.is_person(request.requester):
        return errand.line("stale", "request-nothing-to-drop")
    take(errand, request, Event.DROP)
    errand.tx.drop_request(request.number)
    return errand.line("dropped", "request-dropped")


def again(errand: Errand, request: ChannelRequest, said: Values | None = None) -> Reply:
    """A new form with the answers of one that was rejected, withdrawn or expired, and with what was `said` since."""
    if not errand.is_person(request.requester) or State(request.state) in (*UNDECIDED, State.BEGUN):
        return errand.line("stale", "stale-button")
    return open_form(errand, afresh={**values_of(request), **(said or {})})
