"""Every form that comes back: whose it is, and what it does."""

from __future__ import annotations

from handlers.actions import DecisionForm, numbers
from handlers.incoming import FormSent
from handlers.office.errand import Errand
from handlers.office.written_answer import written_in
from handlers.person import absence
from handlers.question import ask as ask_informator
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request import after_approval
from handlers.request import answer as answer_request
from handlers.request import decide as decide_request
from handlers.request import open as asking
from handlers.review import second_eyes
from handlers.workflow import State


def form_sent(errand: Errand, sent: FormSent) -> Reply:
    """The reply; a form that nobody was shown, or that is not this person's, changes nothing."""
    number, version = numbers(sent.value)
    match sent.form:
        case "ask-informator":
            return ask_informator.ask_sent(errand, sent)
        case "answer-question":
            return ask_informator.answer_sent(errand, sent, errand.tx.question(number), version)
        case "absence":
            return absence.absence_sent(errand, sent)
        case "eyes-answer":
            return second_eyes.eyes_answered(errand, sent)
    request = errand.tx.request(number)
    if request is None and sent.form == "channel-request" and sent.finished:
        return asking.begun_anew(errand, sent)
    if request is None or (request.state == State.BEGUN.value and not errand.is_person(request.requester)):
        return errand.line("unknown", "form-gone")
    if sent.form == "reject" or sent.form == "ask-more" or sent.form == "close":
        return _decision_sent(errand, sent, sent.form, request, version)
    return _own_form_sent(errand, sent, request)


def _own_form_sent(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply:
    if not errand.is_person(request.requester):
        return errand.line("not-allowed", "request-unknown")
    match sent.form:
        case "channel-request":
            return asking.form_sent(errand, sent, request)
        case "complete":
            return after_approval.completed(errand, sent, request)
        case "answer":
            return answer_request.answer_sent(errand, sent, request)
    return errand.line("stale", "stale-button")


def _decision_sent(errand: Errand, sent: FormSent, form: DecisionForm, request: ChannelRequest, version: int) -> Reply:
    words = sent.values.get("question" if form == "ask-more" else "reason", "")
    return decide_request.with_words(errand, request, form, version, written_in(words))
