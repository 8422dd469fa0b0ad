"""The desk for whatever touches state: one incoming, one transaction, one reply.

The dispatcher asks `known` (a read) whether something belongs here, then runs `handle` as one piece of work of the
store. What belongs nowhere here is the assistant's to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.actions import Press, is_for_desk
from handlers.ask.going_on import resolved
from handlers.ask.heard import Heard
from handlers.ask.remembering import ABSENCE, remembered
from handlers.buttons import pressed
from handlers.forms import form_sent
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.office.errand import Errand, Office
from handlers.question.ask import new_since
from handlers.records import ChannelRequest
from handlers.reply import Reply
from handlers.request.answer import without_words
from handlers.request.decided_in_words import decided_in_words
from handlers.request.hearing import about_requests, asked_since, chosen_by_name, made_by
from handlers.request.in_words import wished
from handlers.review.draft import Judged, Reviewer
from handlers.review.second_eyes import ask_for_eyes
from handlers.said import INTENTS, OTHERS, answered, may_answer, moving_absence
from handlers.store import Transaction
from handlers.workflow import State

Languages = Callable[[str, Origin], str]


REMEMBERED_FOR = timedelta(days=1)
#: After these nothing is to be kept of whoever asked for them.
_UNREMEMBERED = ("forgotten", "repeated", "too-many")


def moves_on(heard: Heard, reply: Reply) -> bool:
    """Whether the conversation is about something else after the reply, and that is to be kept."""
    moved = heard.asked_since or remembered(heard.memory, reply) != heard.memory
    return moved and reply.outcome not in _UNREMEMBERED


def remember(tx: Transaction, heard: Heard, reply: Reply, now: datetime) -> None:
    """Keeps what the conversation is about now, where it changed."""
    if moves_on(heard, reply):
        origin = heard.incoming.origin
        tx.remember(origin.person, origin.place, remembered(heard.memory, reply), now)


def event_key(incoming: Incoming) -> str:
    """What an event is remembered by, so that it counts once."""
    return f"{incoming.origin.person.partition(':')[0]}:{incoming.id}"


class Desk:
    """`language` says what to answer a text from an origin in; the assistant knows."""

    def __init__(self, office: Office, language: Languages, reviewer: Reviewer) -> None:
        self.office, self._language, self._reviewer = office, language, reviewer

    def wants(self, heard: Heard) -> bool:
        """Whether it belongs here, as far as it can be told without looking anything up."""
        match incoming := heard.incoming:
            case FormSent():  # what is done with a draft touches nothing that is kept, but for one thing
                return incoming.form not in ("review", "question") or incoming.pressed == Press("second-eyes")
            case Pressed():
                return is_for_desk(incoming.action)
            case Message():
                return heard.command is not None or heard.intent in (*INTENTS, *OTHERS)

    def known(self, tx: Transaction, heard: Heard, now: datetime) -> tuple[bool, Heard]:
        """Whether the message is awaited here, and the message with what is remembered of its writer. Only reads."""
        origin = heard.incoming.origin
        memory = tx.recall(origin.person, origin.place, now - REMEMBERED_FOR)
        if memory.topic == ABSENCE:
            heard = moving_absence(heard)
        made = made_by(self.office, tx, heard.incoming)
        asked = asked_since(made, heard, memory)
        memory = replace(memory, offered=()) if asked else memory
        heard = chosen_by_name(self.office, tx, resolved(replace(heard, memory=memory, asked_since=asked)))
        chosen = origin.chosen or tx.language_of(self.office.directory.person(origin.person))
        goes_on = isinstance(heard.incoming, Pressed) and memory.language  # what is pressed goes on from its card
        if self.wants(heard) or goes_on:  # a command's own language, and what was chosen, are told apart there
            chosen = origin.chosen
        origin = replace(origin, chosen=chosen, spoken=origin.spoken or memory.language or None)
        heard = replace(heard, incoming=replace(heard.incoming, origin=origin))
        heard = about_requests(self.office, made, heard)
        mine = self.wants(heard) or heard.wish is not None or heard.decides
        return mine or self._awaits(tx, made, heard), heard

    def _awaits(self, tx: Transaction, made: list[ChannelRequest], heard: Heard) -> bool:
        """Whether a message may be the answer to what the informatör asked its writer. Only reads."""
        if not may_answer(heard):
            return False
        if any(request.state == State.RETURNED.value for request in made):
            return True
        decides = self.office.directory.decides(heard.incoming.origin.person)
        return decides and any(new_since(heard.memory, one) for one in tx.open_questions())

    def judged(self, heard: Heard) -> Judged | None:
        """The draft that a colleague is asked to read, judged before the transaction, which must not wait for it."""
        sent = heard.incoming
        if not (isinstance(sent, FormSent) and sent.form == "review"):
            return None
        case = self._reviewer.case(sent, self._draft_language(sent))
        return self._reviewer.judged(case) if case else None

    def handle(self, tx: Transaction, heard: Heard, now: datetime, judged: Judged | None = None) -> Reply | None:
        """The reply; None when the assistant is to answer. A repeated event changes nothing."""
        if not tx.first_time(event_key(heard.incoming), now):
            return self._errand(tx, heard, now).line("repeated", "event-repeated")
        return self.handle_new(tx, heard, now, judged)

    def handle_new(self, tx: Transaction, heard: Heard, now: datetime, judged: Judged | None = None) -> Reply | None:
        """The same for an event that is known to be new."""
        errand = self._errand(tx, heard, now)
        match incoming := heard.incoming:
            case FormSent() if incoming.form == "review" and judged is not None:
                return ask_for_eyes(errand, judged, incoming)
            case FormSent() if incoming.form == "review":  # nothing in it that could be read
                return self._reviewer.sent(incoming, self._draft_language(incoming))
            case FormSent():
                return form_sent(errand, incoming)
            case Pressed():
                reply = pressed(errand, incoming)
                return without_words(errand, reply) if reply and heard.in_words else reply
            case Message():
                return _of_request(errand, heard, incoming.text) or answered(errand, heard, incoming)

    def _draft_language(self, sent: FormSent) -> str:
        """The author's own where it is known: a draft in two languages is in neither."""
        origin = sent.origin
        known = origin.chosen or origin.spoken or origin.locale
        return self._language("" if known else sent.values.get("text", ""), origin)

    def _errand(self, tx: Transaction, heard: Heard, now: datetime) -> Errand:
        incoming, origin = heard.incoming, heard.incoming.origin
        written = incoming.text if isinstance(incoming, Message) else ""
        person = self.office.directory.person(origin.person)
        tells = written and heard.intent not in INTENTS  # a word or two may be of any language
        saved = None if tells or origin.chosen else tx.language_of(person)
        # a command is of its own language, whatever the conversation's is
        heard_in = replace(origin, spoken=None) if heard.intent in INTENTS else origin
        language = saved or self._language(written, heard_in)
        # A review speaks the draft's language, which nobody has chosen.
        about_a_draft = isinstance(incoming, FormSent) and incoming.form == "review"
        if origin.chosen and not about_a_draft and tx.language_of(person) != origin.chosen:
            tx.choose_language(person, origin.chosen)
        read_by_others = origin.public and not origin.alone
        return Errand(tx, self.office, now, origin.person, origin.place, language, read_by_others)


def _of_request(errand: Errand, heard: Heard, written: str) -> Reply | None:
    """A decision is heard before a wish: whoever decides may have asked for something too, and is told both."""
    decided = decided_in_words(errand, heard, written) if heard.decides else None
    return decided or (wished(errand, heard.wish, written) if heard.wish else None)
