"""What somebody wants done to a request in a few typed words (`godkänn 12`, `låt bli`): shown, never done at once.

Whoever writes has perhaps another number in mind, or an older version; the button belongs to what they see.
"""

from __future__ import annotations

from handlers.ask.heard import Command
from handlers.blocks import Actions, Text
from handlers.office.deciders import decides_at_all
from handlers.office.errand import Errand
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import heading
from handlers.request.concerned import concerned
from handlers.request.decide import refusal
from handlers.request.mine import show
from handlers.request.offers import my_buttons
from handlers.request.open import begun_request, not_withdrawable
from handlers.workflow import DECISIONS, Event, State


def commanded(errand: Errand, command: Command) -> Reply:
    """The request, with the button that does what was written; or why this person cannot do it."""
    request, action = concerned(errand, errand.tx.request(command.number)), command.action
    if request is None and action in DECISIONS and not decides_at_all(errand):  # whether there is such a number or not
        return errand.line("not-allowed", "decide-only-informator")
    if request is None:
        return errand.line("unknown", "request-unknown")
    if action == "withdraw" and request.state == State.BEGUN.value:
        return drop_asked(errand, request)
    if action == "show":
        return show(errand, request)
    refused = _refusal(errand, request, Event(action))
    if refused:
        return refused
    not_yet = Text(errand.say("not-done-yet", button=errand.say(f"do-{action}")))
    shown = show(errand, request)
    return errand.reply(shown.outcome, not_yet, *shown.card.blocks)


def _refusal(errand: Errand, request: ChannelRequest, event: Event) -> Reply | None:
    if event is Event.WITHDRAW:
        return not_withdrawable(errand, request)
    return refusal(errand, request, event, request.version)


def wants_to_drop(errand: Errand) -> Reply | None:
    """The begun form, to be deleted or gone on with; None where there is none."""
    begun = begun_request(errand)
    return drop_asked(errand, begun) if begun else None


def drop_asked(errand: Errand, begun: ChannelRequest) -> Reply:
    asked = errand.say("drop-by-button", button=errand.say("do-drop"))  # no question: a "yes" deletes nothing
    said = (Text(heading(errand, begun, errand.language)), Text(asked))
    return errand.reply("drop-asked", *said, Actions("", my_buttons(begun, errand.language, asked=False)))
