"""Every form that comes back: whose it is, and what it does."""

from __future__ import annotations

from handlers.incoming import FormSent
from handlers.office.errand import Errand, numbers
from handlers.person import absence
from handlers.question import ask as ask_informator
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request import after_approval
from handlers.request import answer as answer_request
from handlers.request import decide as decide_request
from handlers.request import form as request_form
from handlers.request import open as asking
from handlers.request.workflow import State
from handlers.review import second_eyes
from handlers.safe_text import kept

_DECISIONS = (decide_request.REJECT_FORM, decide_request.ASK_FORM, decide_request.CLOSE_FORM)


def form_sent(errand: Errand, sent: FormSent) -> Reply:
    """The reply; a form that nobody was shown, or that is not this person's, changes nothing."""
    number, version = numbers(sent.value)
    match sent.form:
        case ask_informator.ASK_FORM:
            return ask_informator.ask_sent(errand, sent)
        case ask_informator.ANSWER_FORM:
            return ask_informator.answer_sent(errand, sent, errand.tx.question(number))
        case absence.ABSENCE_FORM:
            return absence.absence_sent(errand, sent)
        case second_eyes.ANSWER_FORM:
            return second_eyes.eyes_answered(errand, sent)
    request = errand.tx.request(number)
    if request is None or (request.state == State.BEGUN.value and not errand.is_person(request.requester)):
        return errand.line("unknown", "form-gone")
    if sent.form in _DECISIONS:
        return _decision_sent(errand, sent, request, version)
    return _own_form_sent(errand, sent, request)


def _own_form_sent(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply:
    if not errand.is_person(request.requester):
        return errand.line("not-allowed", "request-unknown")
    match sent.form:
        case request_form.REQUEST_FORM:
            return asking.form_sent(errand, sent, request)
        case after_approval.COMPLETE_FORM:
            return after_approval.completed(errand, sent, request)
        case answer_request.ANSWER_FORM:
            return answer_request.answer_sent(errand, sent, request)
    return errand.line("stale", "stale-button")


def _decision_sent(errand: Errand, sent: FormSent, request: ChannelRequest, version: int) -> Reply:
    words = sent.values.get("question" if sent.form == decide_request.ASK_FORM else "reason", "")
    reply = decide_request.with_words(errand, request, sent.form, version, kept(words, decide_request.LONGEST_WORDS))
    if reply.outcome == decide_request.CLOSE_FORM:
        after_approval.close_channel(errand, request)
    return reply
