"""What somebody has asked for, and how each request stands; for deciders what waits for them."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import Actions, Button, Facts, Text
from handlers.card import MOST_BLOCKS, Block
from handlers.dates import moment_text
from handlers.office.deciders import decides_at_all, may_decide
from handlers.office.errand import Errand
from handlers.office.pages import page_of
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.card import decision_card, facts, heading, status
from handlers.request.concerned import followers_of
from handlers.request.offers import my_buttons, request_button
from handlers.workflow import UNDECIDED, Event, State

#: Each is three blocks; beside them stand what waits for a decider, and the buttons to other pages.
BLOCKS_EACH, BLOCKS_BESIDE = 3, 3
MOST_MINE = (MOST_BLOCKS - BLOCKS_BESIDE) // BLOCKS_EACH
#: Saving a form is no event that anybody asks for; that ten minutes have passed is none at all.
_TOLD = frozenset(event.value for event in Event if event not in (Event.SAVE, Event.SETTLE))


def my_requests(errand: Errand) -> Reply:
    """The person's requests and those they joined, newest first; what waits for a decider stands above."""
    blocks = [*waiting(errand), *_mine(errand, "")]
    if not blocks:
        ask = Button(errand.say("do-request-channel"), "request-channel", "", primary=True)
        return errand.reply("mine", Text(errand.say("mine-none")), Actions("", (ask,)))
    return errand.reply("mine", *blocks)


def mine_page(errand: Errand, value: str) -> Reply:
    return errand.reply("mine", *(_mine(errand, value) or [Text(errand.say("mine-none"))]))


def _mine(errand: Errand, value: str) -> list[Block]:
    ids = errand.office.directory.ids(errand.id)
    found = {request.number: request for id in ids for request in errand.tx.requests_of(id)}
    newest = sorted(found.values(), key=lambda request: -request.number)
    here, turn = page_of(errand, newest, "page-mine", value, MOST_MINE)
    blocks: list[Block] = []
    for request in here:
        blocks += [Text(heading(errand, request, errand.language)), Text(status(errand, request, errand.language))]
        show = request_button(request, "show", errand.language)
        blocks.append(Actions("", (show, *_buttons(errand, request)), quiet=True))
    return blocks + turn


def waiting_page(errand: Errand, value: str) -> Reply:
    return errand.reply("mine", *(waiting(errand, value) or [Text(errand.say("home-nothing-waits"))]))


def waiting(errand: Errand, value: str = "") -> list[Block]:
    """What waits for whoever decides, oldest first, each behind a button; nothing for anybody else."""
    if not decides_at_all(errand):
        return []
    states = [state.value for state in UNDECIDED]
    mine = [one for one in errand.tx.requests_in(states) if may_decide(errand, one.subject, one.requester)]
    here, turn = page_of(errand, mine, "page-waiting", value)
    buttons = tuple(Button(heading(errand, one, errand.language), "show", str(one.number)) for one in here)
    return [Actions(errand.say("mine-waiting"), buttons), *turn] if buttons else []


def _buttons(errand: Errand, request: ChannelRequest) -> tuple[Button, ...]:
    if errand.is_person(request.requester):
        return my_buttons(request, errand.language, alone=False)
    return (request_button(request, "leave", errand.language),)


def show(errand: Errand, request: ChannelRequest | None) -> Reply:
    """One request whole: with its buttons for a decider, with its history for whoever made or joined it."""
    if request is None:
        return errand.line("unknown", "request-unknown")
    if may_decide(errand, request.subject, request.requester) and request.state != State.BEGUN.value:
        card = decision_card(errand, request, errand.language)
        whole = replace(card, blocks=(*card.blocks, history(errand, request)))
        return Reply(whole, "shown", private=True)
    if not errand.is_person(request.requester) and errand.person not in followers_of(errand, request):
        return errand.line("unknown", "request-unknown")
    said = (Text(heading(errand, request, errand.language)), Text(status(errand, request, errand.language)))
    shown = (*said, facts(errand, request, errand.language), history(errand, request))
    buttons = _buttons(errand, request)
    return errand.reply("shown", *shown, *([Actions("", buttons, quiet=True)] if buttons else []))


def history(errand: Errand, request: ChannelRequest) -> Facts:
    """When what happened to it, oldest first. What delivery notes of its own tries is the operator's to read."""
    rows = tuple(
        (moment_text(line.at, errand.language), errand.say(f"history-{line.action}"))
        for line in errand.tx.history(request.subject)
        if line.action in _TOLD
    )
    return Facts(errand.say("history-heading"), rows)
