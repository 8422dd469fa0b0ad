"""Every form that comes back: whose it is, and what it does."""

from __future__ import annotations

from handlers.actions import DecisionForm, numbers
from handlers.incoming import FormSent
from handlers.office.deciders import decides_at_all
from handlers.office.errand import Errand
from handlers.office.given_back import words_given_back
from handlers.office.written_answer import written_in
from handlers.person import absence
from handlers.question import ask as ask_informator
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request import after_approval
from handlers.request import answer as answer_request
from handlers.request import decide as decide_request
from handlers.request import open as asking
from handlers.request.concerned import concerned
from handlers.review import second_eyes


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
    if sent.form == "reject" or sent.form == "ask-more" or sent.form == "close":
        return _decision_sent(errand, sent, sent.form, concerned(errand, request), version)
    if request is None and sent.form == "channel-request" and sent.finished:
        return asking.begun_anew(errand, sent)
    if request is None or not errand.is_person(request.requester):
        return errand.line("unknown", "form-gone")
    return _own_form_sent(errand, sent, request)


def _own_form_sent(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply:
    match sent.form:
        case "channel-request":
            return asking.form_sent(errand, sent, request)
        case "complete":
            return after_approval.completed(errand, sent, request)
        case "answer":
            return answer_request.answer_sent(errand, sent, request)
    return errand.line("stale", "stale-button")


def _decision_sent(
    errand: Errand, sent: FormSent, form: DecisionForm, request: ChannelRequest | None, version: int
) -> Reply:
    """`request` is None where there is none, or none that this person may know of."""
    written = written_in(sent.values.get("question" if form == "ask-more" else "reason", ""))
    if request is not None:
        return decide_request.with_words(errand, request, form, version, written)
    gone, not_yours = errand.line("unknown", "form-gone"), errand.line("not-allowed", "decide-only-informator")
    return words_given_back(errand, gone if decides_at_all(errand) else not_yours, written)
