"""What a fired timer does: reminds, hands over to the deputy, lets expire. Too late, it does nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handlers import records
from handlers.blocks import Text
from handlers.card import Card
from handlers.office.deciders import deciders
from handlers.office.errand import CLOCK, Errand, Office
from handlers.question.steps import asker_language, question_card, show_question
from handlers.records import ChannelRequest, Outgoing, Question
from handlers.request.steps import take
from handlers.store import Transaction
from handlers.wording import text
from handlers.workflow import Event, Refused, State, Timer

_EVENTS = {
    Timer.REMIND_FIRST: Event.REMIND,
    Timer.REMIND_SECOND: Event.REMIND,
    Timer.DEPUTY: Event.DEPUTISE,
    Timer.EXPIRE: Event.EXPIRE,
    Timer.SETTLE: Event.SETTLE,
}


def timer_fired(office: Office, tx: Transaction, timer: records.Timer, now: datetime) -> None:
    """Does what the timer was set for, in the transaction that marks it as fired."""
    errand = Errand(tx, office, now, CLOCK, CLOCK, office.town.guideline.languages[0])
    kind, _, number = timer.subject.partition(":")
    if kind == "request" and (request := tx.request(int(number))) is not None:
        _of_request(errand, Timer(timer.kind), request)
    elif kind == "question" and (question := tx.question(int(number))) is not None:
        _of_question(errand, Timer(timer.kind), question)


def _of_request(errand: Errand, timer: Timer, request: ChannelRequest) -> None:
    changed = {"fields": {**request.fields, "deputies": True}} if timer is Timer.DEPUTY else {}
    try:
        take(errand, request, _EVENTS[timer], **changed)
    except Refused:
        return
    if timer is Timer.EXPIRE and request.state == State.BEGUN.value:
        errand.tx.drop_request(request.number)


def _of_question(errand: Errand, timer: Timer, question: Question) -> None:
    if question.state not in ("open", "taken"):
        return
    act: dict[Timer, Callable[[Errand, Question], None]] = {
        Timer.DEPUTY: lambda errand, question: show_question(errand, question, with_deputies=True),
        Timer.EXPIRE: _unanswered,
    }
    act.get(timer, _remind)(errand, question)


def _remind(errand: Errand, question: Question) -> None:
    subject = question.subject
    show_question(errand, question)
    for person in deciders(errand, question.asker):
        language = errand.language_of(person)
        drawn = question_card(errand, question, language)
        card = Card(language, (Text(text(language, "question-reminder")), *drawn.blocks))
        key = f"{subject}:reminder:{person}:{errand.today.isoformat()}"
        errand.tx.enqueue(Outgoing(key, person, subject, card, errand.now, must_arrive=False))


def _unanswered(errand: Errand, question: Question) -> None:
    """The asker is told that nobody answered, and whom to call; the question itself stays open."""
    language = asker_language(errand, question)
    contact = errand.town.guideline.contact
    said = Text(text(language, "question-unanswered", number=str(question.number), phone=contact.phone))
    key = f"{question.subject}:unanswered"
    errand.tx.enqueue(Outgoing(key, question.asker, question.subject, Card(language, (said,)), errand.now))
