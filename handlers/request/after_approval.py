"""From approval to the public register: rights granted, address confirmed, listed; and one day closed."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import Facts, Text
from handlers.card import Block
from handlers.incoming import FormSent
from handlers.office.errand import Errand
from handlers.office.given_back import given_back
from handlers.records import Channel, ChannelRequest
from handlers.reply import Reply
from handlers.request.card import next_steps
from handlers.request.decide import refusal
from handlers.request.fields import QUESTIONS, label
from handlers.request.file import values_of, with_values
from handlers.request.form import Values, faults_in, missing_to_list, read_values, request_form
from handlers.request.replaced import as_kept
from handlers.request.steps import take
from handlers.request.undoable import arrival, why_not
from handlers.workflow import Event, State
from knowledge.addresses import read_address

#: What may still change after approval: nothing that the decision was about.
LATER = tuple(question.name for question in QUESTIONS if question.later)
_TICKS = {Event.GRANT: "granted", Event.CONFIRM: "confirmed"}


def complete_form(
    errand: Errand, request: ChannelRequest, faults: dict[str, str] | None = None, said: Values | None = None
) -> Reply:
    """The form for what was not yet known, with what was `said` of it in words."""
    if not errand.is_person(request.requester) or State(request.state) not in (State.APPROVED, State.OPENED):
        return errand.line("stale", "request-not-editable")
    values = {**values_of(request), **(said or {})}
    whole = request_form(errand.town, errand.language, values, faults, str(request.number))
    later = tuple(field for field in whole.fields if field.name in LATER)
    form = replace(
        whole,
        form="complete",
        fields=later,
        title=errand.say("complete-title"),
        introduction=errand.say("complete-introduction"),
        keep="",
    )
    return errand.reply("form-faults" if faults else "form", form)


def completed(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply:
    """Takes in what is known now. A new address has to be confirmed anew."""
    given = read_values(errand.town, sent.values)
    if not errand.is_person(request.requester) or State(request.state) not in (State.APPROVED, State.OPENED):
        refused = errand.line("stale", "request-not-editable")
        said = tuple((label(name, errand.language), value) for name, value in given.items())
        return given_back(errand, refused, Facts("", said)) if said else refused
    fields = with_values(request, given, LATER)
    if fields.get("address") != request.fields.get("address"):
        fields["confirmed"] = False
    values = values_of(replace(request, fields=fields))
    wrong = {name: key for name, key in faults_in(errand.town, values, errand.today).items() if name in LATER}
    wrong = {name: key for name, key in wrong.items() if (name, key) != ("start", "form-past")}
    if wrong:
        return complete_form(errand, replace(request, fields=fields), wrong)
    take(errand, request, Event.COMPLETE, fields=fields)
    missing = missing_to_list(errand.town, values)
    return errand.line("completed", "complete-missing" if missing else "complete-done")


def tick(errand: Errand, request: ChannelRequest, event: Event, version: int) -> Reply:
    """One point of the checklist done; with both the channel counts as opened."""
    refused = refusal(errand, request, event, version)
    if refused:
        return refused
    if event is Event.CONFIRM and "address" in missing_to_list(errand.town, values_of(request)):
        return errand.line("not-ready", "after-no-address")
    after = take(errand, request, event, fields={**request.fields, _TICKS[event]: True})
    said: list[Block] = []
    if after.fields.get("granted") and after.fields.get("confirmed") and after.state == State.APPROVED.value:
        said = _ends_taking_back(errand, request)
        after = take(errand, after, Event.OPEN)
    return errand.reply("grant" if event is Event.GRANT else "confirm", *said, *next_steps(errand, after))


def _ends_taking_back(errand: Errand, approved: ChannelRequest) -> list[Block]:
    """What has been opened is no more as it was before the approval; told where that was possible until now."""
    refused = why_not(approved, arrival(errand, approved), errand.now)
    return [] if refused else [Text(errand.say("opened-for-good"))]


def enlist(errand: Errand, request: ChannelRequest, version: int) -> Reply:
    """Into the public register, once everything that needs is there."""
    refused = refusal(errand, request, Event.LIST, version)
    if refused:
        return refused
    missing = missing_to_list(errand.town, values_of(request))
    if missing or not request.fields.get("confirmed"):
        labels = [label(name, errand.language) for name in missing or ["address"]]
        return errand.line("not-ready", "list-missing", fields=", ".join(labels))
    new = channel_of(errand, request)
    there = errand.tx.channel_at(new.address_key)
    if there is not None and there.state == "open" and there.request_number != request.number:
        return errand.line("not-ready", "list-taken", unit=there.unit, platform=there.platform)
    before = as_kept(there if there and there.request_number != request.number else None)
    after = take(errand, request, Event.LIST, fields={**request.fields, **before})
    errand.tx.save_channel(new)
    return errand.reply("listed", Text(errand.say("decided-list")), *next_steps(errand, after))


def channel_of(errand: Errand, request: ChannelRequest) -> Channel:
    """The request as a line of the register. Public is a role; the persons stay inside."""
    values = values_of(request)
    address = read_address(values["address"], errand.town.platforms, values["platform"])
    if address is None:
        raise ValueError("a request without an address is not ready for the register")
    return Channel(
        id=0,
        unit=values["unit"],
        platform=values["platform"],
        name=values.get("name", "") or address.name,
        address=values["address"],
        address_key=address.key,
        state="open",
        opened_at=errand.today,
        closed_at=None,
        languages=("sv", "fi"),
        contact_role=values["unit"],
        request_number=request.number,
        administrators=tuple(values["administrators"].split("\n")),
        deputy=values["deputy"],
    )
