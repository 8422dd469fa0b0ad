"""The requester answers what the informatör asked: in a form, or simply in a message."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import Actions, Button, Text
from handlers.card import Field, Form
from handlers.incoming import FormSent
from handlers.office.errand import Errand
from handlers.office.given_back import words_given_back
from handlers.office.written_answer import fault_of, written_in
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import heading
from handlers.request.open import requests_of
from handlers.request.steps import take
from handlers.workflow import Event, State

LONGEST_ANSWER = 2_000
#: Forms that a yes opens empty, where what it said yes to was written before and comes along with the button only.
_EMPTY = {
    "answer": "answer-words-not-kept",
    "answer-question": "answer-words-not-kept",
    "ask-informator": "ask-words-not-kept",
}


def answer(errand: Errand, request: ChannelRequest, written: str) -> Reply:
    """The requester's answer to what the informatör asked, in a message or a form."""
    if request.state != State.RETURNED.value or not errand.is_person(request.requester):
        return words_given_back(errand, errand.line("stale", "request-not-asked"), written)
    pairs = [*request.fields.get("answers", ()), [request.question, written]]
    asked = replace(request, fields={**request.fields, "answers": pairs})
    sent = take(errand, asked, Event.ANSWER, question="")
    said = errand.say("request-answered", number=str(sent.number), answer=written)
    return errand.reply("answered-more", Text(said))


def answer_form(errand: Errand, request: ChannelRequest, written: str, error: str = "") -> Reply:
    """The form for an answer to the informatör, with what was written already."""
    if request.state != State.RETURNED.value or not errand.is_person(request.requester):
        return errand.line("stale", "request-not-asked")
    label, error = errand.say("answer-request-label"), error or fault_of(errand, written, LONGEST_ANSWER)
    field = Field("answer", label, "long", required=True, value=written, error=error, longest=LONGEST_ANSWER)
    title = heading(errand, request, errand.language)
    asked, send = errand.quoted(request.question), errand.say("answer-request-send")
    opener = Button(errand.say("do-answer"), "answer", str(request.number), primary=True)
    form = Form("answer", str(request.number), title, (field,), send, asked, opened_by=opener)
    return errand.reply("form", form)


def without_words(errand: Errand, reply: Reply) -> Reply:
    """A yes opened the form: what it said yes to was written before, and is kept nowhere."""
    forms = (block for block in reply.card.blocks if isinstance(block, Form) and not block.fields[0].value)
    key = next((_EMPTY[form.form] for form in forms if form.form in _EMPTY), "")
    if not key:
        return reply
    above = Text(errand.say(key))
    return replace(reply, card=replace(reply.card, blocks=(above, *reply.card.blocks)))


def answer_sent(errand: Errand, sent: FormSent, request: ChannelRequest) -> Reply:
    """The form came back. An answer without a letter or digit is none."""
    written = written_in(sent.values.get("answer", ""))
    missing = "" if any(map(str.isalnum, written)) else errand.say("form-missing")
    if fault := missing or fault_of(errand, written, LONGEST_ANSWER):
        return answer_form(errand, request, written, fault)
    return answer(errand, request, written)


def answer_in_words(errand: Errand, written: str) -> Reply | None:
    """A plain message while the informatör waits: asked about, never sent because it might be meant as the answer.

    It may as well be a draft or a question, so the words are in no button: the surface brings them along.
    """
    asked = [r for r in requests_of(errand) if r.state == State.RETURNED.value]
    if not asked:
        return None
    answers = [Button(heading(errand, request, errand.language), "answer", str(request.number)) for request in asked]
    others = (Button(errand.say("answer-no-review"), "review"), Button(errand.say("answer-no-question"), "ask-this"))
    reply = errand.reply(
        "which-answer", Text(errand.say("answer-which")), Actions("", tuple(answers)), Actions("", others)
    )
    return replace(reply, draft=written)
