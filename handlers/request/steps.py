"""Takes a request one step along the table: saves it, writes history, sets timers, sends what is to be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers import records
from handlers.card import Card
from handlers.office.decider_cards import hand_out, redraw
from handlers.office.deciders import deciders, may_decide
from handlers.office.errand import CLOCK, FORGOTTEN, Errand
from handlers.records import ChannelRequest, Event, Outgoing
from handlers.request.card import decision_card
from handlers.request.notices import notice_card
from handlers.request.replaced import REPLACED, without_replaced
from handlers.request.undoable import WITHIN, arrival
from handlers.workflow import UNDECIDED, Message, State, Step, Timer, To, Who, step
from handlers.workflow import Event as Happening
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
    # These change nothing, so the buttons that people have stay good.
    unchanged = event in (Happening.REMIND, Happening.SETTLE)
    saved = request if unchanged else errand.tx.save_request(after, request.version)
    if event is Happening.SETTLE:
        return _settle(errand, saved)
    detail = {"state": saved.state, "from": request.state, "version": saved.version}
    errand.tx.record(Event(errand.now, errand.person, event.value, saved.subject, detail))
    _set_timers(errand, saved, following)
    for message in following.messages:
        _send(errand, saved, message)
    return saved


def _settle(errand: Errand, request: ChannelRequest) -> ChannelRequest:
    """Nothing has happened: the cards are drawn without what time has taken away, and what it rested on goes."""
    if REPLACED in request.fields:
        request = replace(request, fields=without_replaced(request))
        errand.tx.keep_fields(request)
    show_card(errand, request, redrawn=True, again=Happening.SETTLE.value)
    return request


def _set_timers(errand: Errand, request: ChannelRequest, following: Step) -> None:
    if following.timers is None:
        return
    subject = request.subject
    errand.tx.cancel_timers(subject)
    for timer in following.timers:
        key = f"{subject}:{timer.value}:{request.version}"
        at = _settled_at(errand, request) if timer is Timer.SETTLE else due(errand, timer)
        errand.tx.set_timer(records.Timer(key, timer.value, subject, at))


def _settled_at(errand: Errand, request: ChannelRequest) -> datetime:
    """Counted from the decision: one that stands again because another was taken back was made before."""
    came = arrival(errand, request)
    return (came.at if came else errand.now) + WITHIN


def due(errand: Errand, timer: Timer) -> datetime:
    if timer is Timer.EXPIRE:
        return errand.now + errand.office.expires
    return working_days_later(errand.now, WORKING_DAYS[timer])


def _send(errand: Errand, request: ChannelRequest, message: Message) -> None:
    match message.to:
        case To.REQUESTER:
            language = errand.language_of(request.requester, request.language)
            _tell(errand, request, message.what, request.requester, language)
        case To.JOINED:
            for follower in errand.tx.followers(request.number):
                language = errand.language_of(follower.person, follower.language)
                _tell(errand, request, message.what, follower.person, language)
        case To.DECIDERS if message.what == "card":
            show_card(errand, request, redrawn=True)
        case To.DEPUTIES:
            show_card(errand, request, redrawn=True)
        case To.DECIDERS:
            show_card(errand, request)
            for person in _deciders(errand, request):
                _tell(errand, request, message.what, person, errand.language_of(person))


def _deciders(errand: Errand, request: ChannelRequest) -> tuple[str, ...]:
    return deciders(errand, request.requester, bool(request.fields.get("deputies")))


def show_card(errand: Errand, request: ChannelRequest, redrawn: bool = False, again: str = "") -> None:
    """The decision card, while it waits, for whoever decides today and has none; `redrawn` for those who have one.

    `again` is why the same version is drawn once more.
    """

    def draw(language: str) -> Card:
        return decision_card(errand, request, language)

    if redrawn:
        redraw(errand, request.subject, f"{request.version}{again}", draw)
    if State(request.state) in UNDECIDED:
        hand_out(errand, request.subject, _deciders(errand, request), draw)


def _tell(errand: Errand, request: ChannelRequest, what: str, recipient: str, language: str) -> None:
    """One notice to one person: never to whom it was who did it, nor to somebody who is forgotten."""
    if recipient.startswith(FORGOTTEN) or errand.is_person(recipient):
        return
    subject = request.subject
    when = f"{request.version}:{errand.today.isoformat()}" if what == "reminder" else str(request.version)
    card = notice_card(errand, request, what, recipient, language)
    key = f"{subject}:{what}:{recipient}:{when}"
    errand.tx.enqueue(Outgoing(key, recipient, subject, card, errand.now, must_arrive=what != "reminder"))
