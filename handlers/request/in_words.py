"""What somebody wants done to a request in a few typed words (`godkänn 12`, `låt bli`): shown, never done at once.

Whoever writes has perhaps another number in mind, or an older version; the button belongs to what they see.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.ask.intent import Command
from handlers.blocks import Actions, Button, Text
from handlers.office.errand import Errand
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import heading, status
from handlers.request.decide import refusal
from handlers.request.fields import QUESTIONS, label
from handlers.request.file import values_of
from handlers.request.form import Values, missing_to_list, still_open
from handlers.request.mine import my_requests, show
from handlers.request.named import named
from handlers.request.offers import MINE, my_buttons, request_button
from handlers.request.open import begun_request, not_withdrawable, requests_of
from handlers.request.said_values import values_said
from handlers.workflow import UNDECIDED, Event, State
from knowledge.wishes import Wish

#: What its maker may still want something with.
GOING_ON = (*UNDECIDED, State.BEGUN, State.APPROVED, State.OPENED)


def commanded(errand: Errand, command: Command) -> Reply:
    """The request, with the button that does what was written; or why this person cannot do it."""
    request, action = errand.tx.request(command.number), command.action
    if request is None or (request.state == State.BEGUN.value and not errand.is_person(request.requester)):
        return errand.line("unknown", "request-unknown")
    if action == "withdraw" and request.state == State.BEGUN.value:
        return _drop_asked(errand, request)
    if action == "show":
        return show(errand, request)
    refused = _refusal(errand, request, Event(action))
    if refused:
        return refused
    not_yet = Text(errand.say("not-done-yet", button=errand.say(f"do-{action}")))
    shown = show(errand, request)
    return errand.reply(shown.outcome, not_yet, *shown.card.blocks)


def _refusal(errand: Errand, request: ChannelRequest, event: Event) -> Reply | None:
    if event is Event.WITHDRAW:
        return not_withdrawable(errand, request)
    return refusal(errand, request, event, request.version)


def wants_to_drop(errand: Errand) -> Reply | None:
    """The begun form, to be deleted or gone on with; None where there is none."""
    begun = begun_request(errand)
    return _drop_asked(errand, begun) if begun else None


def _drop_asked(errand: Errand, begun: ChannelRequest) -> Reply:
    asked = errand.say("drop-by-button", button=errand.say("do-drop"))  # no question: a "yes" deletes nothing
    said = (Text(heading(errand, begun, errand.language)), Text(asked))
    return errand.reply("drop-asked", *said, Actions("", my_buttons(begun, errand.language, asked=False)))


def wished(errand: Errand, wish: Wish, said: str) -> Reply:
    """What somebody wants with a request of their own: it is shown, with the button that does it."""
    mine = requests_of(errand)
    going_on = [one for one in mine if State(one.state) in GOING_ON]
    meant = named(errand.town, said, going_on, platforms=wish != "change")
    open_ones = list(meant.requests)
    values = values_said(errand.town, said)
    if wish == "again" or (values and not going_on):
        return _filled(errand, _again(errand, mine), values, said)
    if not going_on:
        return _nothing_open(errand, mine)
    if not open_ones:
        return _none_of_that_name(errand, mine, said)
    if wish == "withdraw":
        return _withdraw_asked(errand, open_ones, sure=meant.by != "unknown")
    if wish == "open" or len(open_ones) > 1:
        return my_requests(errand)
    shown = show(errand, open_ones[0])
    told = [Text(line) for line in _told(errand, wish, open_ones[0])]
    reply = errand.reply(shown.outcome, *told, *shown.card.blocks)
    return _filled(errand, reply, values, said) if wish == "change" else reply


def _told(errand: Errand, wish: Wish, request: ChannelRequest) -> list[str]:
    """What was asked about it, above the request itself."""
    begun = request.state == State.BEGUN.value
    match wish:
        case "change":
            return [errand.say("wish-change")]
        case "send" if begun:
            return [errand.say("wish-send", open=errand.say("do-edit-request"), send=errand.say("request-send"))]
        case "readers":
            return [errand.say("wish-readers-begun" if begun else "wish-readers-sent")]
        case "missing":
            return _missing(errand, values_of(request), begun)
    return []


def _missing(errand: Errand, values: Values, begun: bool) -> list[str]:
    """What it cannot be sent without, what the register needs, and what may stay open; or that nothing is missing."""
    needed = [question.name for question in QUESTIONS if question.required and not values.get(question.name)]
    later = [name for name in missing_to_list(errand.town, values) if name not in needed]
    other = [name for name in still_open(values) if name not in (*needed, *later)]
    listed = {"wish-missing-send": needed if begun else [], "wish-missing-list": later, "wish-missing-open": other}
    said = [
        errand.say(key, fields=", ".join(label(name, errand.language) for name in names))
        for key, names in listed.items()
        if names
    ]
    return said or [errand.say("wish-missing-nothing")]


def _filled(errand: Errand, reply: Reply, values: Values, said: str) -> Reply:
    """What was said of a field comes along to the form, which its button opens."""
    if not values:
        return reply
    names = ", ".join(f"{label(name, errand.language)}: {errand.quoted(value)}" for name, value in values.items())
    above = Text(errand.say("wish-value", value=names))
    return replace(errand.reply(reply.outcome, above, *reply.card.blocks), draft=said)


def _again(errand: Errand, mine: list[ChannelRequest]) -> Reply:
    """From the newest one that ended, with whose answers a form begins; else a form of its own, beside what is open."""
    ended = next((one for one in mine if "again" in MINE.get(State(one.state), ())), None)
    if ended is not None:
        return show(errand, ended)
    return errand.reply("mine", Text(errand.say("channel-offer")), Actions("", (_new_request(errand),)))


def _new_request(errand: Errand) -> Button:
    return Button(errand.say("do-request-channel"), "request-channel", "", primary=True)


def _none_of_that_name(errand: Errand, mine: list[ChannelRequest], said: str) -> Reply:
    """One that has ended goes by that name, or none does: nothing is done to another instead."""
    ended = named(errand.town, said, [one for one in mine if State(one.state) not in GOING_ON]).requests
    if ended:
        return show(errand, ended[0])
    all_of_them = my_requests(errand)
    return errand.reply(all_of_them.outcome, Text(errand.say("wish-none-named")), *all_of_them.card.blocks)


def _withdraw_asked(errand: Errand, open_ones: list[ChannelRequest], sure: bool) -> Reply:
    """Nothing is taken back from words alone: a button, or a yes, does it. What was never sent is dropped.

    A yes does nothing where a name was given that none of them goes by (not `sure`).
    """
    waiting = [one for one in open_ones if not_withdrawable(errand, one) is None]
    if not waiting:
        return _drop_asked(errand, open_ones[0])
    asks = [errand.say("wish-withdraw", what=heading(errand, one, errand.language)) for one in waiting]
    buttons = [
        request_button(one, "withdraw", errand.language, sure and len(waiting) == 1, asked=False) for one in waiting
    ]
    rows = [(Text(said), Actions("", (button,))) for said, button in zip(asks, buttons, strict=True)]
    unsure = () if sure else (Text(errand.say("wish-none-named")),)
    return errand.reply("withdraw-asked", *unsure, *(block for row in rows for block in row))


def _nothing_open(errand: Errand, mine: list[ChannelRequest]) -> Reply:
    """How the newest one ended, and how to go on from it."""
    last = next((one for one in mine if one.state != State.BEGUN.value), None)
    if last is None:
        return my_requests(errand)
    said = Text(errand.say("wish-nothing-open")), Text(heading(errand, last, errand.language))
    how = Text(status(errand, last, errand.language))
    buttons = my_buttons(last, errand.language) or (_new_request(errand),)
    return errand.reply("mine", *said, how, Actions("", buttons))
