"""New answers that were said in words come along to the form that takes them; which form is asked where several do."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import Actions, Button, Text
from handlers.office.errand import Errand
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.after_approval import LATER
from handlers.request.card import heading
from handlers.request.fields import label
from handlers.request.file import values_of
from handlers.request.form import Values
from handlers.request.offers import request_button
from handlers.workflow import UNDECIDED, State


def filled(errand: Errand, reply: Reply, values: Values, said: str) -> Reply:
    """The reply with what was said of a field above it; its buttons bring that along to the form they open."""
    if not values:
        return reply
    names = ", ".join(f"{label(name, errand.language)}: {errand.quoted(value)}" for name, value in values.items())
    above = Text(errand.say("wish-value", value=names))
    return replace(errand.reply(reply.outcome, above, *reply.card.blocks), draft=said)


def form_takes(request: ChannelRequest, values: Values) -> bool:
    """Whether they are news to it: after approval only what may still change, before it anything."""
    if values.items() <= values_of(request).items():
        return False
    return State(request.state) in (*UNDECIDED, State.BEGUN) or all(name in LATER for name in values)


def which_form(errand: Errand, among: list[ChannelRequest]) -> Reply:
    """Each of them with the button that opens its form."""
    rows = [(Text(heading(errand, one, errand.language)), Actions("", (_opens(errand, one),))) for one in among]
    return errand.reply("mine", Text(errand.say("decide-which")), *(block for row in rows for block in row))


def _opens(errand: Errand, request: ChannelRequest) -> Button:
    approved = State(request.state) in (State.APPROVED, State.OPENED)
    return request_button(request, "complete" if approved else "edit-request", errand.language)
