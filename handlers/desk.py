"""The door for whatever touches state: one incoming, one transaction, one reply.

A surface asks `wants` (no database) or `awaits` (a read) whether something belongs here, then runs `handle` as one
piece of work of the store. What belongs nowhere here is the assistant's to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers import (
    absence,
    after_approval,
    ask_informator,
    decide_request,
    my_requests,
    personal_data,
    request_form,
)
from handlers import request_channel as asking
from handlers.answer_question import LONGEST_CARRIED
from handlers.errand import Errand, Office, numbers
from handlers.free_text import Intent, asks, command_of, intent_of
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.records import ChannelRequest
from handlers.reply import Actions, Button, Field, Form, Reply, Text
from handlers.request_card import heading
from handlers.store import Transaction
from handlers.workflow import Event, State
from handlers.written import kept

ANSWER_FORM = "answer"
LONGEST_ANSWER = 2_000

OfRequest = Callable[[Errand, ChannelRequest, int | None], Reply]

_OF_REQUEST: Mapping[str, OfRequest] = {
    "edit-request": lambda errand, request, _: asking.edit_request(errand, request),
    "go-on": lambda errand, request, _: asking.go_on(errand, request),
    "drop": lambda errand, request, _: asking.drop(errand, request),
    "leave": lambda errand, request, _: asking.leave(errand, request),
    "withdraw": lambda errand, request, _: asking.withdraw(errand, request),
    "again": lambda errand, request, _: asking.again(errand, request),
    "show": lambda errand, request, _: my_requests.show(errand, request),
    "complete": lambda errand, request, _: after_approval.complete_form(errand, request),
    "approve": decide_request.approve,
    "reject": lambda errand, request, v: decide_request.ask_words(errand, request, decide_request.REJECT_FORM, v),
    "ask-more": lambda errand, request, v: decide_request.ask_words(errand, request, decide_request.ASK_FORM, v),
    "close": lambda errand, request, v: decide_request.ask_words(errand, request, decide_request.CLOSE_FORM, v),
    "grant": lambda errand, request, v: after_approval.tick(errand, request, Event.GRANT, v),
    "confirm": lambda errand, request, v: after_approval.tick(errand, request, Event.CONFIRM, v),
    "list": after_approval.enlist,
}
#: Buttons without a version: what they do is safe on whatever the request has become.
_QUESTION_ACTIONS = ("withdraw-question", "answer-question", "take-over")
_PLAIN: Mapping[str, Callable[[Errand], Reply]] = {
    "mine": my_requests.my_requests,
    "absence": absence.absence_form,
    "absence-end": absence.absence_end,
    "held": personal_data.held,
    "forget": personal_data.ask_to_forget,
    "forget-yes": personal_data.forget,
}
_INTENTS: Mapping[Intent, str] = {
    Intent.MINE: "mine",
    Intent.ABSENCE: "absence",
    Intent.BACK: "absence-end",
    Intent.HELD: "held",
    Intent.FORGET: "forget",
}
_ACTIONS = {*_OF_REQUEST, *_PLAIN, *_QUESTION_ACTIONS, "request-channel", "ask-informator", "answer", "join"}
_DECISIONS = (decide_request.REJECT_FORM, decide_request.ASK_FORM, decide_request.CLOSE_FORM)
#: What may be the answer to a question from the informatör, when it asks nothing itself.
_MAY_ANSWER = (Intent.QUESTION, Intent.DRAFT)

Languages = Callable[[str, Origin], str]


class Desk:
    """`language` says what to answer a text from an origin in; the assistant knows."""

    def __init__(self, office: Office, language: Languages) -> None:
        self.office, self._language = office, language

    def wants(self, incoming: Incoming) -> bool:
        """Whether it belongs here, as far as it can be told without looking anything up."""
        match incoming:
            case FormSent():
                return True
            case Pressed():
                return incoming.action in _ACTIONS
            case Message():
                return command_of(incoming.text) is not None or intent_of(incoming.text) in (*_INTENTS, Intent.DROP)

    def awaits(self, tx: Transaction, incoming: Incoming) -> bool:
        """Whether a message may be the answer to what the informatör asked its writer. Only reads."""
        if not isinstance(incoming, Message) or incoming.origin.public:
            return False
        if intent_of(incoming.text) not in _MAY_ANSWER or asks(incoming.text):
            return False
        ids = self.office.directory.ids(incoming.origin.person)
        returned = State.RETURNED.value
        return any(r.state == returned and r.requester in ids for id in ids for r in tx.requests_of(id))

    def handle(self, tx: Transaction, incoming: Incoming, now: datetime) -> Reply | None:
        """The reply; None when the assistant is to answer. A repeated event changes nothing."""
        errand = self._errand(tx, incoming, now)
        surface = incoming.origin.person.partition(":")[0]
        if not tx.first_time(f"{surface}:{incoming.id}", now):
            return errand.line("repeated", "event-repeated")
        match incoming:
            case FormSent():
                return _form_sent(errand, incoming)
            case Pressed():
                return _pressed(errand, incoming)
            case Message():
                return self._message(errand, incoming)

    def _errand(self, tx: Transaction, incoming: Incoming, now: datetime) -> Errand:
        origin = incoming.origin
        written = incoming.text if isinstance(incoming, Message) else ""
        person = self.office.directory.person(origin.person)
        saved = None if written or origin.chosen else tx.language_of(person)
        language = saved or self._language(written, origin)
        if origin.chosen and tx.language_of(person) != origin.chosen:
            tx.choose_language(person, origin.chosen)
        return Errand(tx, self.office, now, origin.person, origin.place, language, origin.public)

    def _message(self, errand: Errand, message: Message) -> Reply | None:
        command = command_of(message.text)
        if command is not None:
            reply = _of_request(errand, command.action, errand.tx.request(command.number), None)
            return reply and _form_behind_button(errand, reply, command.action, str(command.number))
        intent = intent_of(message.text)
        if intent in _INTENTS:
            return _form_behind_button(errand, _PLAIN[_INTENTS[intent]](errand), _INTENTS[intent])
        if intent is Intent.DROP:
            begun = asking.begun_request(errand)
            return asking.drop(errand, begun) if begun else None
        if intent not in _MAY_ANSWER or asks(message.text):
            return None
        return _as_answer(errand, message.text, sure=intent is Intent.QUESTION)


def _form_behind_button(errand: Errand, reply: Reply, action: str, value: str = "") -> Reply:
    """A message cannot open a form in a chat product, a button can: it does what the message asked for."""
    forms = [block for block in reply.card.blocks if isinstance(block, Form)]
    if not forms:
        return reply
    above = [block for block in reply.card.blocks if not isinstance(block, Form)]
    button = Button(forms[0].title, action, forms[0].value or value, primary=True)
    return errand.reply("form-offered", *above, Actions("", (button,)))


def _pressed(errand: Errand, pressed: Pressed) -> Reply | None:
    action, value = pressed.action, pressed.value
    number, version = numbers(value)  # of "join": the request to join, and one's own
    if action in _PLAIN:
        return _PLAIN[action](errand)
    if action == "request-channel":
        return asking.open_form(errand, value)
    if action == "ask-informator":
        return ask_informator.ask_form(errand, value)
    if action in _QUESTION_ACTIONS:
        return _of_question(errand, action, number)
    request = errand.tx.request(number)
    if action == "answer" and request is not None:
        return _answer_form(errand, request, value.partition(" ")[2])
    if action == "join" and request is not None:
        return asking.join(errand, request, errand.tx.request(version))
    return _of_request(errand, action, request, version or None)


def _of_request(errand: Errand, action: str, request: ChannelRequest | None, version: int | None) -> Reply | None:
    if action not in _OF_REQUEST:
        return None
    if request is None or (request.state == State.BEGUN.value and not errand.is_person(request.requester)):
        return errand.line("unknown", "request-unknown")
    return _OF_REQUEST[action](errand, request, version)


def _of_question(errand: Errand, action: str, number: int) -> Reply:
    question = errand.tx.question(number)
    if action == "withdraw-question":
        return ask_informator.withdraw_question(errand, question)
    return ask_informator.take_question(errand, question, over=action == "take-over")


def _form_sent(errand: Errand, sent: FormSent) -> Reply:
    number, version = numbers(sent.value)
    match sent.form:
        case ask_informator.ASK_FORM:
            return ask_informator.ask_sent(errand, sent)
        case ask_informator.ANSWER_FORM:
            return ask_informator.answer_sent(errand, sent, errand.tx.question(number))
        case absence.ABSENCE_FORM:
            return absence.absence_sent(errand, sent)
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
        case "answer":
            return asking.answer(errand, request, kept(sent.values.get("answer", ""), LONGEST_ANSWER))
    return errand.line("stale", "stale-button")


def _decision_sent(errand: Errand, sent: FormSent, request: ChannelRequest, version: int) -> Reply:
    words = sent.values.get("question" if sent.form == decide_request.ASK_FORM else "reason", "")
    reply = decide_request.with_words(errand, request, sent.form, version, kept(words, LONGEST_ANSWER))
    if reply.outcome == decide_request.CLOSE_FORM:
        after_approval.close_channel(errand, request)
    return reply


def _answer_form(errand: Errand, request: ChannelRequest, written: str) -> Reply:
    """The form for an answer to the informatör, with what was written already."""
    if request.state != State.RETURNED.value or not errand.is_person(request.requester):
        return errand.line("stale", "request-not-asked")
    given = "" if written.isdigit() else written
    field = Field(
        "answer", errand.say("answer-request-label"), "long", required=True, value=given, longest=LONGEST_ANSWER
    )
    title = heading(errand, request, errand.language)
    form = Form(
        ANSWER_FORM, str(request.number), title, (field,), errand.say("answer-request-send"), f"”{request.question}”"
    )
    return errand.reply("form", form)


def _as_answer(errand: Errand, written: str, sure: bool) -> Reply | None:
    """A plain message while the informatör waits for an answer: taken as it when that is plain, else asked about."""
    asked = [r for r in asking.requests_of(errand) if r.state == State.RETURNED.value]
    if not asked or len(written) > LONGEST_ANSWER:
        return None
    if sure and len(asked) == 1:
        return asking.answer(errand, asked[0], kept(written, LONGEST_ANSWER))
    if len(written) > LONGEST_CARRIED:
        return None
    buttons = tuple(
        Button(heading(errand, request, errand.language), "answer", f"{request.number} {kept(written, LONGEST_ANSWER)}")
        for request in asked
    )
    return errand.reply("which-answer", Text(errand.say("answer-which")), Actions("", buttons))
