"""What somebody wants with a request of their own, in words: shown with the button that does it, never done at once."""

from __future__ import annotations

from handlers.blocks import Actions, Button, Text
from handlers.office.errand import Errand
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import heading, status
from handlers.request.commanded import drop_asked
from handlers.request.fields import QUESTIONS, label
from handlers.request.file import values_of
from handlers.request.form import Values, missing_to_list, still_open
from handlers.request.mine import my_requests, show
from handlers.request.named import Platforms, named
from handlers.request.new_answers import filled, form_takes, which_form
from handlers.request.offers import MINE, my_buttons, request_button
from handlers.request.open import not_withdrawable, requests_of
from handlers.request.said_values import values_said
from handlers.workflow import GOING_ON, UNDECIDED, State
from knowledge.field_words import affirmed, becomes, field_said
from knowledge.wishes import Wish, speaks_of_request
from knowledge.words import normalised


def wished(errand: Errand, wish: Wish, said: str) -> Reply:
    """What somebody wants with a request of their own: it is shown, with the button that does it."""
    mine = requests_of(errand)
    going_on = [one for one in mine if State(one.state) in GOING_ON]
    values = values_said(errand.town, said)
    meant = named(errand.town, *_names(wish, values, said, going_on))
    if wish == "why" and (rejected := _rejected(errand, mine, said)):
        return show(errand, rejected)
    if wish == "again" or (values and not going_on):
        return filled(errand, _again(errand, mine, said), values, said)
    unknown = meant.by == "unknown" and wish != "withdraw" and speaks_of_request(normalised(said))
    if not meant.requests or unknown:
        return _none_of_those(errand, mine, said, bool(going_on))
    if wish == "withdraw":
        return _withdraw_asked(errand, list(meant.requests), sure=meant.by != "unknown")
    if wish == "change" and values:
        return _changed_in(errand, list(meant.requests), values, said)
    if wish == "open" or len(meant.requests) > 1:
        return my_requests(errand)
    return _shown(errand, meant.requests[0], _told(errand, wish, meant.requests[0]))


def _rejected(errand: Errand, mine: list[ChannelRequest], said: str) -> ChannelRequest | None:
    """The one that was rejected last, of those that are named: its status tells why."""
    ended = [one for one in mine if one.state == State.REJECTED.value]
    meant = named(errand.town, said, ended, "perhaps").requests
    return max(meant, key=lambda one: one.updated_at, default=None)


def _names(
    wish: Wish, values: Values, said: str, among: list[ChannelRequest]
) -> tuple[str, list[ChannelRequest], Platforms]:
    """What chooses among them, for `named`: an answer's own words do not, and what it is no more does."""
    if values and field_said(said):
        return "", among, "perhaps"
    denied = affirmed(said)[1]
    if denied and "platform" in values:
        return denied, among, "perhaps"
    if wish != "change":
        return said, among, "named"
    return said, among, "new" if becomes(said) else "perhaps"


def _shown(errand: Errand, request: ChannelRequest, told: list[str]) -> Reply:
    shown = show(errand, request)
    return errand.reply(shown.outcome, *map(Text, told), *shown.card.blocks)


def _changed_in(errand: Errand, among: list[ChannelRequest], values: Values, said: str) -> Reply:
    """The one whose form takes the new answer, or the question which; where none takes it any more, how it stands."""
    takes = [one for one in among if form_takes(one, values)]
    if len(takes) > 1:
        return filled(errand, which_form(errand, takes), values, said)
    meant = takes or among
    shown = _shown(errand, meant[0], _told(errand, "change", meant[0])) if len(meant) == 1 else my_requests(errand)
    return filled(errand, shown, values, said) if takes else shown


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
        case "begin" if State(request.state) in (*UNDECIDED, State.BEGUN):
            return [errand.say("wish-begin")]
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


def _again(errand: Errand, mine: list[ChannelRequest], said: str) -> Reply:
    """From the newest one of that name that ended, with whose answers a form begins; else a form of its own, beside
    what is open.
    """
    ended = [one for one in mine if "again" in MINE.get(State(one.state), ())]
    if meant := named(errand.town, said, ended, "perhaps").requests or tuple(ended):
        return show(errand, meant[0])
    return errand.reply("mine", Text(errand.say("channel-offer")), Actions("", (_new_request(errand),)))


def _new_request(errand: Errand) -> Button:
    return Button(errand.say("do-request-channel"), "request-channel", "", primary=True)


def _none_of_those(errand: Errand, mine: list[ChannelRequest], said: str, any_open: bool) -> Reply:
    """One that has ended goes by that name, or none does: nothing is done to another instead."""
    ended = named(errand.town, said, [one for one in mine if State(one.state) not in GOING_ON])
    if ended.by == "known" and ended.requests:
        return show(errand, ended.requests[0])
    if not (any_open or ended.by):
        return _nothing_open(errand, mine)
    all_of_them = my_requests(errand)
    return errand.reply(all_of_them.outcome, Text(errand.say("wish-none-named")), *all_of_them.card.blocks)


def _withdraw_asked(errand: Errand, open_ones: list[ChannelRequest], sure: bool) -> Reply:
    """Nothing is taken back from words alone: a button, or a yes, does it. What was never sent is dropped.

    A yes does nothing where a name was given that none of them goes by (not `sure`).
    """
    waiting = [one for one in open_ones if not_withdrawable(errand, one) is None]
    if not waiting:
        return drop_asked(errand, open_ones[0])
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
