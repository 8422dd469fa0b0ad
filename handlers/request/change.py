"""Changes a request that was sent and is not decided yet: nothing until it is sent, then those who decide see what."""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import numbers
from handlers.blocks import Actions, Text
from handlers.card import Block
from handlers.incoming import FormSent
from handlers.office.errand import Errand
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import heading, what_changed
from handlers.request.fields import NAMES
from handlers.request.file import as_seen, values_of, with_values
from handlers.request.form import Values, faults_in, read_values, request_form
from handlers.request.offers import my_buttons
from handlers.request.steps import take
from handlers.workflow import Event, State


def change_form(errand: Errand, request: ChannelRequest, values: Values, above: str = "") -> Reply:
    """The form with the answers that were sent. It cannot be put aside, so closing it changes nothing."""
    wrong = faults_in(errand.town, values, errand.today) if values != values_of(request) else {}
    form = request_form(errand.town, errand.language, values, wrong, f"{request.number} {request.version}")
    form = replace(
        form,
        title=errand.say("do-edit-request"),
        introduction=errand.say("change-introduction", what=heading(errand, request, errand.language)),
        submit=errand.say("change-send"),
        keep="",
    )
    blocks: list[Block] = [Text(above)] if above else []
    return errand.reply("form-faults" if wrong else "form", *blocks, form)


def is_change(sent: FormSent) -> bool:
    """Only the form of a request that was sent carries the version it was drawn for."""
    return numbers(sent.value)[1] > 0


def changed(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply | None:
    """What was changed is shown to whoever decides; None where they have asked something meanwhile.

    What was changed elsewhere since the form was opened is not written over unseen.
    """
    answered = tuple(name for name in NAMES if name in sent.values)
    after = replace(request, fields=with_values(request, read_values(errand.town, sent.values), answered))
    values = values_of(after)
    if not sent.finished:
        return errand.line("shown", "change-nothing", number=str(request.number))
    if request.state == State.RETURNED.value:
        return None
    if values == values_of(request):
        return errand.line("repeated", "change-nothing", number=str(request.number))
    if numbers(sent.value)[1] != request.version:
        return change_form(errand, request, values, errand.say("change-moved"))
    if faults_in(errand.town, values, errand.today):
        return change_form(errand, request, values)
    return _sent(errand, request, after)


def _sent(errand: Errand, before: ChannelRequest, after: ChannelRequest) -> Reply:
    """Compared with what whoever decides last answered to, else with what was sent first."""
    seen = before.fields.get("seen") or as_seen(before)["seen"]
    now = take(errand, before, Event.CHANGE, fields={**after.fields, "seen": seen})
    said = Text(heading(errand, now, errand.language)), Text(errand.say("change-sent"))
    buttons = Actions("", my_buttons(now, errand.language), quiet=True)
    return errand.reply("sent", *said, *what_changed(errand, now, errand.language), buttons)
