"""What a button can do, as a closed list, and the one place that reads what a button or form brings back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeGuard, get_args

from handlers.workflow import Decision

#: What is done to one channel request; the button's value is `number version`.
RequestAction = Literal[
    "edit-request",
    "go-on",
    "drop",
    "leave",
    "withdraw",
    "again",
    "show",
    "complete",
    Decision,
]
#: What needs to know nothing but who asks.
PlainAction = Literal[
    "mine", "waiting", "absence", "absence-end", "held", "forget", "forget-yes", "home", "register", "language"
]
#: What takes what the button carries: a wish, a question, the situation one is about, a language, a vote, two days.
CarryingAction = Literal[
    "request-channel", "ask-informator", "ask-about", "choose-language", "speak", "helpful", "absence-set"
]
#: The next or the previous part of a list; the button's value is the number of the page.
PageAction = Literal["page-mine", "page-waiting", "page-questions", "page-register"]
QuestionAction = Literal["withdraw-question", "answer-question", "take-over"]
#: What the informatör does about somebody's draft.
EyesAction = Literal["eyes-fine", "eyes-answer"]
#: Whose value may be what somebody wrote.
TAKES_WORDS: tuple[CarryingAction, ...] = ("ask-informator", "request-channel")
DeskAction = Literal[
    RequestAction, PlainAction, CarryingAction, QuestionAction, EyesAction, PageAction, "answer", "join"
]
#: What touches nothing that is kept.
LookUpAction = Literal["topic", "share", "section", "ask", "ask-this", "help", "review"]
#: What takes the answers of the card's form along.
FormAction = Literal["dismiss", "second-eyes", "go-on-form", "show-form"]
#: `unknown` is a button that we never made, or make no more.
Action = Literal[DeskAction, LookUpAction, FormAction, "unknown"]

FormName = Literal[
    "channel-request",
    "complete",
    "answer",
    "reject",
    "ask-more",
    "close",
    "absence",
    "ask-informator",
    "answer-question",
    "eyes-answer",
    "question",
    "review",
    "unknown",
]
#: The forms in which whoever decides says why.
DecisionForm = Literal["reject", "ask-more", "close"]

_ACTIONS, _FORMS = frozenset(get_args(Action)), frozenset(get_args(FormName))
DESK_ACTIONS = frozenset(get_args(DeskAction))


def is_action(written: str) -> TypeGuard[Action]:
    return written in _ACTIONS


def is_form(written: str) -> TypeGuard[FormName]:
    return written in _FORMS


def is_for_desk(action: Action) -> TypeGuard[DeskAction]:
    """Whether it touches what is kept."""
    return action in DESK_ACTIONS


def action_in(written: str) -> Action:
    """The action that came back from outside."""
    return written if is_action(written) else "unknown"


def form_in(written: str) -> FormName:
    """The form that came back from outside."""
    return written if is_form(written) else "unknown"


@dataclass(frozen=True)
class Press:
    """A button that took the answers of its card's form along."""

    action: Action
    value: str = ""


def press_in(written: str) -> Press | None:
    """The press that travels as `action value`; None for an empty text."""
    action, _, value = written.partition(" ")
    return Press(action_in(action), value) if action else None


def numbers(value: str) -> tuple[int, int]:
    """The number and version that a button carries (`12 3`); 0 for what is missing or forged."""
    parts = [int(part) if part.isascii() and part.isdigit() and len(part) < 10 else 0 for part in value.split(" ")[:2]]
    return (*parts, 0, 0)[0], (*parts, 0, 0)[1]
