"""What follows when a message is given up: the informatör is told, and what was meant for somebody finds another way.

A notice says what it is about and who or what could not be reached, never what the message said. It goes out once
for each subject and recipient, and one that cannot be delivered itself is only logged.
"""

from __future__ import annotations

from datetime import datetime

from handlers.ask.answer_card import contact_card
from handlers.blocks import Actions, Button, Text
from handlers.card import Block, Card
from handlers.office.decider_cards import is_card
from handlers.office.deciders import deciders
from handlers.office.errand import CLOCK, Errand, Office
from handlers.question.steps import asker_language, show_question
from handlers.records import NO_SENDER, TALK, UNREADABLE, Outgoing
from handlers.request.steps import show_card
from handlers.store import Transaction
from handlers.wording import text

#: The code of a message that may have arrived.
MAY_HAVE_ARRIVED = "uncertain"
#: In the key of every notice.
_NOTICE = ":undelivered:"


def undelivered(office: Office, tx: Transaction, outgoing: Outgoing, code: str, now: datetime) -> None:
    """A piece of work of the store, done together with writing down that `outgoing` is given up.

    An update changes nothing that its reader is not told otherwise, and a reminder that may have arrived is no loss.
    Whose question got no answer sees that, and asks again.
    """
    doubtful = code == MAY_HAVE_ARRIVED and not outgoing.must_arrive
    if outgoing.updates or doubtful or _is_notice(outgoing) or outgoing.subject == TALK:
        return
    errand = Errand(tx, office, now, CLOCK, CLOCK, office.town.guideline.languages[0])
    who = "unreadable" if code == UNREADABLE else _who(errand, outgoing)
    if who == "desk" or (code == NO_SENDER and is_card(outgoing)):
        _hand_out_again(errand, outgoing)
    if who == "place":
        _send_directly(errand, outgoing)
    dead = [sent for sent in tx.messages(outgoing.subject) if sent.state == "dead" and not sent.updates]
    if [sent.recipient for sent in dead].count(outgoing.recipient) > 1:
        return
    unreached = set[str]() if code == UNREADABLE else {sent.recipient for sent in dead}
    told = _to_be_told(errand, outgoing, unreached)
    if not told and is_card(outgoing):
        _tell_owner(errand, outgoing)
    for person in told:
        card = _notice(errand, outgoing, who, errand.language_of(person))
        key = f"{outgoing.subject}{_NOTICE}{len(dead)}:{person}"  # names nobody but its reader, who may be forgotten
        tx.enqueue(Outgoing(key, person, outgoing.subject, card, now))


def _who(errand: Errand, outgoing: Outgoing) -> str:
    """Who or what could not be reached: desk, place, decider, owner, colleague; lost: a place with nobody behind it."""
    if outgoing.to == "place":
        if outgoing.recipient == errand.office.desk_place and is_card(outgoing):
            return "desk"
        return "place" if _meant_for(errand, outgoing) else "lost"
    directory, person = errand.office.directory, errand.office.directory.person(outgoing.recipient)
    if directory.decides(person):
        return "decider"
    return "owner" if person == directory.person(_owner(errand, outgoing.subject)) else "colleague"


def _owner(errand: Errand, subject: str) -> str:
    """Whose request or question it is; empty for anything else."""
    kind, number = _about(subject)
    if kind == "request" and (request := errand.tx.request(number)) is not None:
        return request.requester
    if kind == "question" and (question := errand.tx.question(number)) is not None:
        return question.asker
    return ""


def _meant_for(errand: Errand, outgoing: Outgoing) -> tuple[str, str] | None:
    """The person that a message to a place was for, and their language."""
    kind, number = _about(outgoing.subject)
    question = errand.tx.question(number) if kind == "question" else None
    if question is not None and question.place == outgoing.recipient:
        return question.asker, asker_language(errand, question)
    request = errand.tx.request(number) if kind == "request" else None
    if request is not None and request.place == outgoing.recipient:
        return request.requester, request.language
    followers = errand.tx.followers(number) if kind == "request" else ()
    return next(((f.person, f.language) for f in followers if f.place == outgoing.recipient), None)


def _send_directly(errand: Errand, outgoing: Outgoing) -> None:
    """The same to the one it was for, with a line on why it comes this way."""
    found = _meant_for(errand, outgoing)
    if found is None:
        return
    person, language = found
    language = errand.language_of(person, language)
    card = Card(outgoing.card.language, (Text(text(language, "undelivered-came-directly")), *outgoing.card.blocks))
    errand.tx.enqueue(Outgoing(f"{outgoing.dedupe_key}:direct", person, outgoing.subject, card, errand.now))


def _hand_out_again(errand: Errand, outgoing: Outgoing) -> None:
    """The shared place is out of reach: each decider gets their own card."""
    kind, number = _about(outgoing.subject)
    if kind == "request" and (request := errand.tx.request(number)) is not None:
        show_card(errand, request)
    elif kind == "question" and (question := errand.tx.question(number)) is not None:
        show_question(errand, question)


def _to_be_told(errand: Errand, outgoing: Outgoing, unreached: set[str]) -> tuple[str, ...]:
    """Those who decide, without whoever cannot be reached; all who ever decide where that leaves nobody."""
    directory = errand.office.directory
    lost = {directory.person(recipient) for recipient in unreached}
    lost |= set(errand.office.out_of_reach)
    found = [person for person in deciders(errand, _owner(errand, outgoing.subject)) if person not in lost]
    everybody = [person for person in (*directory.deciding, *directory.standing_in) if person not in lost]
    return tuple(found or everybody)


def _tell_owner(errand: Errand, outgoing: Outgoing) -> None:
    """Whoever waits learns that nobody can decide now, and whom to ask instead."""
    owner, (kind, number) = _owner(errand, outgoing.subject), _about(outgoing.subject)
    if not owner:
        return
    language = errand.language_of(owner)
    about = text(language, f"undelivered-about-{kind}", number=str(number))
    said = Text(text(language, "undelivered-nobody", about=about))
    card = Card(language, (said, *contact_card(errand.town, "", language).blocks))
    key = f"{outgoing.subject}{_NOTICE}nobody:{owner}"
    errand.tx.enqueue(Outgoing(key, owner, outgoing.subject, card, errand.now))


def _notice(errand: Errand, outgoing: Outgoing, who: str, language: str) -> Card:
    kind, number = _about(outgoing.subject)
    about = text(language, f"undelivered-about-{kind}", number=str(number))
    blocks: list[Block] = [
        Text(text(language, "undelivered-heading", about=about)),
        Text(text(language, f"undelivered-{who}")),
    ]
    request = errand.tx.request(number) if kind == "request" else None
    if request is not None:
        show = Button(text(language, "do-show"), "show", f"{request.number} {request.version}")
        blocks.append(Actions("", (show,), quiet=True))
    return Card(language, tuple(blocks))


def _about(subject: str) -> tuple[str, int]:
    kind, _, number = subject.partition(":")
    known = kind in ("request", "question", "channel") and number.isdigit()
    return (kind, int(number)) if known else ("other", 0)


def _is_notice(outgoing: Outgoing) -> bool:
    return outgoing.dedupe_key.startswith(outgoing.subject + _NOTICE)
