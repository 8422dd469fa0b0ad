"""Takes a request one step along the table: saves it, writes history, sets timers, sends what is to be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers import records
from handlers.deciders import card_key, deciders, may_decide
from handlers.errand import CLOCK, FORGOTTEN, Errand
from handlers.notices import notice_card
from handlers.records import ChannelRequest, Event, Outgoing
from handlers.request_card import decision_card
from handlers.workflow import Event as Happening
from handlers.workflow import Message, State, Step, Timer, To, Who, step
from handlers.working_days import working_days_later

#: After how many working days each timer fires; expiry is counted in days of the calendar.
WORKING_DAYS = {Timer.REMIND_FIRST: 1, Timer.REMIND_SECOND: 3, Timer.DEPUTY: 4}


def who_is(errand: Errand, request: ChannelRequest) -> Who:
    """What the person who came is to this request."""
    if errand.person == CLOCK:
        return Who.CLOCK
    if errand.is_person(request.requester):
        return Who.REQUESTER
    if may_decide(errand, request.subject, request.requester):
        return Who.APPROVER
    return Who.COLLEAGUE


def take(errand: Errand, request: ChannelRequest, event: Happening, **changed: Any) -> ChannelRequest:
    """The request after the event; `changed` are its attributes that change with it. Raises workflow.Refused."""
    following = step(State(request.state), event, who_is(errand, request))
    after = replace(request, state=following.state.value, updated_at=errand.now, **changed)
    # A reminder changes nothing, so the buttons that people have stay good.
    saved = request if event is Happening.REMIND else errand.tx.save_request(after, request.version)
    detail = {"state": saved.state, "from": request.state, "version": saved.version}
    errand.tx.record(Event(errand.now, errand.person, event.value, saved.subject, detail))
    _set_timers(errand, saved, following)
    for message in following.messages:
        _send(errand, saved, message)
    return saved


def _set_timers(errand: Errand, request: ChannelRequest, following: Step) -> None:
    if following.timers is None:
        return
    subject = request.subject
    errand.tx.cancel_timers(subject)
    for timer in following.timers:
        key = f"{subject}:{timer.value}:{request.version}"
        errand.tx.set_timer(records.Timer(key, timer.value, subject, due(errand, timer)))


def due(errand: Errand, timer: Timer) -> datetime:
    if timer is Timer.EXPIRE:
        return errand.now + errand.office.expires
    return working_days_later(errand.now, WORKING_DAYS[timer])


def _send(errand: Errand, request: ChannelRequest, message: Message) -> None:
    match message.to:
        case To.REQUESTER:
            _tell(errand, request, message.what, request.requester, request.language)
        case To.JOINED:
            for follower in errand.tx.followers(request.number):
                _tell(errand, request, message.what, follower.person, follower.language)
        case To.DECIDERS if message.what == "card":
            show_card(errand, request, deciders(errand, request.requester, bool(request.fields.get("deputies"))))
        case To.DEPUTIES:
            show_card(errand, request, deciders(errand, request.requester, with_deputies=True))
        case To.DECIDERS:
            for person in deciders(errand, request.requester, bool(request.fields.get("deputies"))):
                _tell(errand, request, message.what, person, errand.language_of(person))


def show_card(errand: Errand, request: ChannelRequest, persons: tuple[str, ...]) -> None:
    """The decision card: redrawn for everyone who has it, new for those of `persons` who have not."""
    subject = request.subject
    beginning = card_key(subject, "")
    have = [
        sent.recipient
        for sent in errand.tx.messages(subject)
        if sent.dedupe_key.startswith(beginning) and not sent.updates
    ]
    waits = request.state in (State.SUBMITTED.value, State.RETURNED.value)
    for person in dict.fromkeys([*have, *(persons if waits else ())]):
        card = decision_card(errand, request, errand.language_of(person))
        key = card_key(subject, person)
        updates = key if person in have else None
        posted = f"{key}:{request.version}" if updates else key
        errand.tx.enqueue(Outgoing(posted, person, subject, card, errand.now, updates=updates))


def _tell(errand: Errand, request: ChannelRequest, what: str, recipient: str, language: str) -> None:
    """One notice to one person: never to whom it was who did it, nor to somebody who is forgotten."""
    if recipient.startswith(FORGOTTEN) or errand.is_person(recipient):
        return
    subject = request.subject
    when = f"{request.version}:{errand.today.isoformat()}" if what == "reminder" else str(request.version)
    card = notice_card(errand, request, what, recipient, language)
    key = f"{subject}:{what}:{recipient}:{when}"
    errand.tx.enqueue(Outgoing(key, recipient, subject, card, errand.now, must_arrive=what != "reminder"))
