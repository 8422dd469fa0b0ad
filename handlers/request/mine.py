"""What somebody has asked for, and how each request stands; for deciders what waits for them."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.actions import Action
from handlers.dates import moment_text
from handlers.office.deciders import decides_at_all, may_decide
from handlers.office.errand import Errand
from handlers.records import ChannelRequest
from handlers.reply import Actions, Block, Button, Facts, Reply, Text
from handlers.request.card import decision_card, facts, heading, request_button, status
from handlers.request.open import followers_of
from handlers.wording import text
from handlers.workflow import UNDECIDED, State

MOST_SHOWN, MOST_WAITING = 10, 20
#: What the requester can do about a request in each state.
_OFFERED: Mapping[State, tuple[Action, ...]] = {
    State.BEGUN: ("edit-request", "drop"),
    State.SUBMITTED: ("withdraw",),
    State.RETURNED: ("answer", "edit-request", "withdraw"),
    State.APPROVED: ("complete", "withdraw"),
    State.OPENED: ("complete", "withdraw"),
    State.REJECTED: ("again",),
    State.WITHDRAWN: ("again",),
    State.EXPIRED: ("again",),
}


def my_requests(errand: Errand) -> Reply:
    """The person's requests and those they joined, newest first; what waits for a decider stands above."""
    ids = errand.office.directory.ids(errand.id)
    found = {request.number: request for id in ids for request in errand.tx.requests_of(id)}
    mine = sorted(found.values(), key=lambda request: -request.number)[:MOST_SHOWN]
    blocks = waiting(errand)
    for request in mine:
        blocks += [Text(heading(errand, request, errand.language)), Text(status(errand, request, errand.language))]
        blocks.append(_buttons(errand, request))
    if not mine and not blocks:
        ask = Button(errand.say("do-request-channel"), "request-channel", "", primary=True)
        return errand.reply("mine", Text(errand.say("mine-none")), Actions("", (ask,)))
    return errand.reply("mine", *blocks)


def waiting(errand: Errand) -> list[Block]:
    if not decides_at_all(errand):
        return []
    waiting = [
        Button(heading(errand, request, errand.language), "show", str(request.number))
        for request in errand.tx.requests_in([state.value for state in UNDECIDED])
        if may_decide(errand, request.subject, request.requester)
    ]
    return listed(errand, "mine-waiting", waiting)


def listed(errand: Errand, heading: str, buttons: list[Button]) -> list[Block]:
    """The oldest as buttons, and how many more there are: a card of thousands no chat product takes."""
    if not buttons:
        return []
    shown: list[Block] = [Actions(errand.say(heading), tuple(buttons[:MOST_WAITING]))]
    more = len(buttons) - MOST_WAITING
    return [*shown, Text(errand.say("channels-more", count=more), small=True)] if more > 0 else shown


def _buttons(errand: Errand, request: ChannelRequest) -> Actions:
    own = errand.is_person(request.requester)
    offered: tuple[Action, ...] = ("show", *(_OFFERED.get(State(request.state), ()) if own else ("leave",)))
    return Actions("", tuple(request_button(request, action, errand.language) for action in offered), quiet=True)


def show(errand: Errand, request: ChannelRequest | None) -> Reply:
    """One request whole: with its buttons for a decider, with its history for whoever made or joined it."""
    if request is None:
        return errand.line("unknown", "request-unknown")
    if may_decide(errand, request.subject, request.requester) and request.state != State.BEGUN.value:
        return errand.reply("shown", *decision_card(errand, request, errand.language).blocks, history(errand, request))
    if not errand.is_person(request.requester) and errand.person not in followers_of(errand, request):
        return errand.line("unknown", "request-unknown")
    said = (Text(heading(errand, request, errand.language)), Text(status(errand, request, errand.language)))
    shown = (*said, facts(errand, request, errand.language), history(errand, request))
    return errand.reply("shown", *shown, _buttons(errand, request))


def history(errand: Errand, request: ChannelRequest) -> Facts:
    """When what happened, oldest first; saving a form is no event that anybody asks for."""
    lines = errand.tx.history(request.subject)
    rows = tuple(
        (moment_text(line.at, errand.language), text(errand.language, f"history-{line.action}"))
        for line in lines
        if line.action != "save"
    )
    return Facts(errand.say("history-heading"), rows)
