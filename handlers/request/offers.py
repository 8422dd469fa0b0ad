"""What a request offers whoever made it, and its buttons; what whoever decides may do is the workflow's to say."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.actions import Action
from handlers.blocks import Button
from handlers.records import ChannelRequest
from handlers.wording import text
from handlers.workflow import State, offered

#: What the requester can do about a request in each state, besides looking at it whole.
MINE: Mapping[State, tuple[Action, ...]] = {
    State.BEGUN: ("edit-request", "drop"),
    State.SUBMITTED: ("edit-request", "withdraw"),
    State.RETURNED: ("answer", "edit-request", "withdraw"),
    State.APPROVED: ("complete", "withdraw"),
    State.OPENED: ("complete", "withdraw"),
    State.REJECTED: ("again",),
    State.WITHDRAWN: ("again",),
    State.EXPIRED: ("again",),
}
#: The buttons whose press is to be confirmed.
_ASKED_FIRST: tuple[Action, ...] = ("withdraw", "drop")
#: What a card that offers it is there for.
_CHIEF: tuple[Action, ...] = ("approve", "list", "answer")


def my_buttons(request: ChannelRequest, language: str, alone: bool = True, asked: bool = True) -> tuple[Button, ...]:
    """For whoever made it. `alone`: nothing else is on the card; `asked` as of `request_button`."""
    offers = MINE.get(State(request.state), ())
    return tuple(request_button(request, action, language, alone and action in _CHIEF, asked) for action in offers)


def decision_buttons(request: ChannelRequest, language: str, undoable: bool) -> tuple[Button, ...]:
    """For whoever decides; without the points of the checklist that are ticked, and what can no more be undone."""
    ticked = {"grant": request.fields.get("granted"), "confirm": request.fields.get("confirmed")}
    ticked["undo"] = not undoable
    left = [action for action in offered(State(request.state)) if not ticked.get(action)]
    return tuple(request_button(request, action, language, action in _CHIEF) for action in left)


def request_button(
    request: ChannelRequest, action: Action, language: str, primary: bool = False, asked: bool = True
) -> Button:
    """A button that does something to this very version of a request. What cannot be undone is `asked` about first."""
    asks = asked and action in _ASKED_FIRST
    question = text(language, f"confirm-{action}", number=str(request.number)) if asks else ""
    carried = f"{request.number} {request.version}"
    return Button(text(language, f"do-{action}"), action, carried, primary, confirm=question)
