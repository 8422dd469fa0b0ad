"""What people are told about a request as it goes: a card each for the requester, those who joined, the deciders."""

from __future__ import annotations

from handlers.blocks import Actions, Bullets, Button, Text
from handlers.card import Block, Card
from handlers.office.errand import Errand, asks
from handlers.records import ChannelRequest
from handlers.request.card import heading, status
from handlers.request.fields import label
from handlers.request.file import answers, changes, values_of
from handlers.request.form import missing_to_list
from handlers.request.offers import my_buttons, request_button
from handlers.wording import text

#: That a decision was taken back.
_TAKEN_BACK = ("unapproved", "unrejected", "unlisted", "unclosed")
#: What reads otherwise to those who joined.
SAID_TO_JOINED = ("approved", "rejected", "expired", *_TAKEN_BACK)
#: What is told to those who decide. They do so on their card, which shows all of it and is redrawn.
_THEIRS = ("answered", "reminder")


def notice_card(errand: Errand, request: ChannelRequest, what: str, recipient: str, language: str) -> Card:
    """The notice `what` for one recipient: what has happened, why, and what they can do now."""
    own = errand.office.directory.person(request.requester) == errand.office.directory.person(recipient)
    blocks: list[Block] = [Text(heading(errand, request, language))]
    key = what if own or what not in SAID_TO_JOINED else f"{what}-joined"
    blocks.append(Text(text(language, f"told-{key}")))
    if what not in ("joined", "answered", "reminder"):
        blocks.append(Text(status(errand, request, language)))
    blocks += _details(errand, request, what, language) if own or what in _THEIRS else ()
    buttons: tuple[Button, ...] = ()
    if what in _THEIRS:
        buttons = (request_button(request, "show", language),)
    elif own and what in (request.state, *_TAKEN_BACK):
        buttons = my_buttons(request, language)
    said = (*blocks, Actions("", buttons)) if buttons else tuple(blocks)
    return Card(language, said, asks(request.requester) if what in _THEIRS else "")


def _details(errand: Errand, request: ChannelRequest, what: str, language: str) -> list[Block]:
    """After an answer what is new, after an approval what is still to come."""
    if what == "answered":
        said = [f"{question} – {answer}" for question, answer in answers(request)[-1:]]
        said += [label(name, language) + f": {after or '–'}" for name, _, after in changes(request)]
        return [Bullets(text(language, "request-changes"), tuple(said))] if said else []
    if what in ("approved", "opened"):
        missing = missing_to_list(errand.town, values_of(request))
        lines = [text(language, "after-missing", name=name, field=label(name, language)) for name in missing]
        return [Bullets(text(language, "after-heading"), tuple(lines))] if lines else []
    return []
