"""Every button that touches state: what it does, by its action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from handlers import home
from handlers.actions import Action, QuestionAction, numbers
from handlers.incoming import Pressed
from handlers.office.deciders import decides_at_all
from handlers.office.errand import Errand
from handlers.office.written_answer import written_in
from handlers.person import absence
from handlers.person import data as personal_data
from handlers.person.vote import vote
from handlers.question import ask as ask_informator
from handlers.records import ChannelRequest
from handlers.register import official as official_channels
from handlers.reply import Reply
from handlers.request import after_approval, joining, undo
from handlers.request import decide as decide_request
from handlers.request import mine as my_requests
from handlers.request import open as asking
from handlers.request.answer import answer_form
from handlers.request.concerned import concerned
from handlers.request.decided_in_words import decision_on, words_in
from handlers.request.said_values import values_said
from handlers.review import second_eyes
from handlers.workflow import DECISIONS, Event

#: The request, the version the button was drawn for, and what was said in words before it was pressed, which the card
#: was about: it stands in the form then, and nowhere else.
OfRequest = Callable[[Errand, ChannelRequest, int, str], Reply]


def _taken(event: Event) -> OfRequest:
    return lambda errand, request, version, _: decide_request.decide(event, errand, request, version)


#: A decision that does not stand here by itself is just taken.
_OF_REQUEST: Mapping[Action, OfRequest] = {
    **{name: _taken(Event(name)) for name in DECISIONS},
    "reject": lambda errand, request, v, said: _asking(errand, request, "reject", v, said),
    "ask-more": lambda errand, request, v, said: _asking(errand, request, "ask-more", v, said),
    "close": lambda errand, request, v, _: decide_request.ask_words(errand, request, "close", v),
    "grant": lambda errand, request, v, _: after_approval.tick(errand, request, Event.GRANT, v),
    "confirm": lambda errand, request, v, _: after_approval.tick(errand, request, Event.CONFIRM, v),
    "list": lambda errand, request, v, _: after_approval.enlist(errand, request, v),
    "undo": lambda errand, request, v, _: undo.undo(errand, request, v),
    "edit-request": lambda errand, request, _, said: asking.edit_request(errand, request, _values(errand, said)),
    "again": lambda errand, request, _, said: asking.again(errand, request, _values(errand, said)),
    "answer": lambda errand, request, _, said: answer_form(errand, request, said),
    "go-on": lambda errand, request, *_: asking.go_on(errand, request),
    "drop": lambda errand, request, *_: asking.drop(errand, request),
    "leave": lambda errand, request, *_: joining.leave(errand, request),
    "withdraw": lambda errand, request, *_: asking.withdraw(errand, request),
    "show": lambda errand, request, _, said: _chosen(errand, request, said),
    "complete": lambda errand, request, _, said: after_approval.complete_form(
        errand, request, said=_values(errand, said)
    ),
}
#: What needs to know nothing but who asks.
PLAIN: Mapping[Action, Callable[[Errand], Reply]] = {
    "mine": my_requests.my_requests,
    "waiting": home.what_waits,
    "absence": absence.absence_form,
    "absence-end": absence.absence_end,
    "held": personal_data.held,
    "forget": personal_data.ask_to_forget,
    "forget-yes": personal_data.forget,
    "home": home.home,
    "register": official_channels.official_channels,
    "language": home.language_choice,
}
#: What takes what the button carries: a wish, a question, a language, a vote, two days, the number of a page.
_WITH_VALUE: Mapping[Action, Callable[[Errand, str], Reply]] = {
    "request-channel": asking.open_form,
    "ask-informator": ask_informator.ask_form,
    "ask-about": ask_informator.ask_about,
    "choose-language": home.choose_language,
    "speak": home.speak,
    "helpful": vote,
    "absence-set": absence.absence_set,
    "page-mine": my_requests.mine_page,
    "page-waiting": my_requests.waiting_page,
    "page-questions": home.questions_page,
    "page-register": official_channels.official_channels,
}


def pressed(errand: Errand, button: Pressed) -> Reply | None:
    """The reply; None for a button that is not the desk's."""
    action, value, said = button.action, written_in(button.value), written_in(button.draft)
    number, version = numbers(value)  # of "join": the request to join, and one's own
    if action in PLAIN:
        return PLAIN[action](errand)
    if action == "request-channel" and (values := _values(errand, said)):
        return asking.open_form(errand, afresh=values)
    if action in _WITH_VALUE:
        return _WITH_VALUE[action](errand, value)
    match action:
        case "eyes-fine" | "eyes-answer":
            return second_eyes.eyes_pressed(errand, action, value)
        case "withdraw-question" | "answer-question" | "take-over":
            return _of_question(errand, action, number, said)
        case "join":
            return joining.join(errand, number, errand.tx.request(version))
    return _of_request(errand, action, value, said) if action in _OF_REQUEST else None


def _of_request(errand: Errand, action: Action, value: str, said: str) -> Reply:
    """Whose it is comes first: nobody else learns from a press that there is such a request, or how it stands."""
    number, version = numbers(value)
    request = concerned(errand, errand.tx.request(number))
    if request is not None:
        return _OF_REQUEST[action](errand, request, version, said)
    if action in DECISIONS and not decides_at_all(errand):
        return errand.line("not-allowed", "decide-only-informator")
    return errand.line("unknown", "request-unknown")


def _asking(
    errand: Errand, request: ChannelRequest, form: Literal["reject", "ask-more"], version: int, said: str
) -> Reply:
    return decide_request.ask_words(errand, request, form, version, words_in(said, form))


def _chosen(errand: Errand, request: ChannelRequest, said: str) -> Reply:
    """One of several that a reason or question was said of: it goes on with that one."""
    return decision_on(errand, request, said) or my_requests.show(errand, request)


def _values(errand: Errand, said: str) -> Mapping[str, str]:
    return values_said(errand.town, said)


def _of_question(errand: Errand, action: QuestionAction, number: int, written: str) -> Reply:
    question = errand.tx.question(number)
    if action == "withdraw-question":
        return ask_informator.withdraw_question(errand, question)
    return ask_informator.take_question(errand, question, over=action == "take-over", written=written)
