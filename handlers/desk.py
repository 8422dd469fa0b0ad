"""The desk for whatever touches state: one incoming, one transaction, one reply.

The dispatcher asks `known` (a read) whether something belongs here, then runs `handle` as one piece of work of the
store. What belongs nowhere here is the assistant's to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.actions import PlainAction, Press, is_for_desk
from handlers.ask.going_on import resolved
from handlers.ask.intent import Heard, Intent
from handlers.ask.remembering import REQUESTS, remembered
from handlers.buttons import PLAIN, pressed
from handlers.forms import form_sent
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.office.errand import Errand, Office
from handlers.person.absence import absence_said
from handlers.register.official import is_official
from handlers.reply import Actions, Block, Button, Form, Reply, Text
from handlers.request.answer import LONGEST_ANSWER, answer_in_words
from handlers.request.in_words import commanded, wants_to_drop, wished
from handlers.review.draft import Judged, Reviewer
from handlers.review.second_eyes import ask_for_eyes
from handlers.store import Transaction
from handlers.workflow import State
from knowledge.going_on import goes_on
from knowledge.wishes import Wish, says_no, wish_in
from knowledge.words import normalised

#: What a few words ask for, as the button that does it.
_INTENTS: Mapping[Intent, PlainAction] = {
    Intent.MINE: "mine",
    Intent.WAITING: "waiting",
    Intent.ABSENCE: "absence",
    Intent.BACK: "absence-end",
    Intent.HELD: "held",
    Intent.FORGET: "forget",
    Intent.REGISTER: "register",
    Intent.LANGUAGE: "language",
}
#: Whoever else writes that they are away has another reason to.
_DECIDERS_ONLY = (Intent.ABSENCE, Intent.BACK)
#: What may be a wish about a request that was made; a new channel is a new request.
_MAY_WISH = (Intent.QUESTION, Intent.DROP, Intent.MINE, Intent.UNCLEAR, Intent.THANKS)
#: What may be the answer to a question from the informatör, when it asks nothing itself.
_MAY_ANSWER = (Intent.QUESTION, Intent.DRAFT)

Languages = Callable[[str, Origin], str]


REMEMBERED_FOR = timedelta(days=1)
#: After these nothing is to be kept of whoever asked for them.
_UNREMEMBERED = ("forgotten", "repeated", "too-many", "home", "held", "forget-asked")


def remember(tx: Transaction, heard: Heard, reply: Reply, now: datetime) -> None:
    """Keeps what the conversation is about now, where it changed."""
    after = remembered(heard.memory, reply)
    if after != heard.memory and reply.outcome not in _UNREMEMBERED:
        tx.remember(heard.incoming.origin.person, heard.incoming.origin.place, after, now)


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
                return heard.command is not None or heard.intent in (*_INTENTS, Intent.DROP, Intent.OFFICIAL)

    def known(self, tx: Transaction, heard: Heard, now: datetime) -> tuple[bool, Heard]:
        """Whether the message is awaited here, and the message with what is remembered of its writer. Only reads."""
        origin = heard.incoming.origin
        memory = tx.recall(origin.person, origin.place, now - REMEMBERED_FOR)
        heard = resolved(replace(heard, memory=memory))
        chosen = origin.chosen or tx.language_of(self.office.directory.person(origin.person))
        goes_on = isinstance(heard.incoming, Pressed) and memory.language  # what is pressed goes on from its card
        if self.wants(heard) or goes_on:  # a command's own language, and what was chosen, are told apart there
            chosen = origin.chosen
        origin = replace(origin, chosen=chosen, spoken=origin.spoken or memory.language or None)
        heard = replace(heard, incoming=replace(heard.incoming, origin=origin))
        heard = replace(heard, wish=self._wish(tx, heard))
        return self.wants(heard) or heard.wish is not None or self.awaits(tx, heard), heard

    def _wish(self, tx: Transaction, heard: Heard) -> Wish | None:
        """What whoever has made requests wants with them; a question or a draft beside it is nothing of the kind."""
        message = heard.incoming
        if not isinstance(message, Message) or not message.addressed or message.attached or heard.command:
            return None
        words, about_it = normalised(message.text), heard.memory.topic == REQUESTS
        asked = any(one.startswith("withdraw ") for one in heard.memory.offered)
        if asked and says_no(words):
            return "status"
        if heard.intent not in _MAY_WISH:
            return None
        wish: Wish | None = "status" if about_it and goes_on(words) == ("why", "") else wish_in(words, about_it)
        ids = self.office.directory.ids(message.origin.person)
        made = any(request.requester in ids for id in ids for request in tx.requests_of(id))
        return wish if wish and made else None

    def awaits(self, tx: Transaction, heard: Heard) -> bool:
        """Whether a message may be the answer to what the informatör asked its writer. Only reads."""
        incoming = heard.incoming
        if incoming.origin.public or not _may_answer(heard):
            return False
        ids = self.office.directory.ids(incoming.origin.person)
        returned = State.RETURNED.value
        return any(r.state == returned and r.requester in ids for id in ids for r in tx.requests_of(id))

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
                return pressed(errand, incoming)
            case Message() if heard.wish is not None:
                return wished(errand, heard.wish, incoming.text)
            case Message():
                return self._message(errand, heard, incoming)

    def _draft_language(self, sent: FormSent) -> str:
        """The author's own where it is known: a draft in two languages is in neither."""
        origin = sent.origin
        known = origin.chosen or origin.spoken or origin.locale
        return self._language("" if known else sent.values.get("text", ""), origin)

    def _errand(self, tx: Transaction, heard: Heard, now: datetime) -> Errand:
        incoming, origin = heard.incoming, heard.incoming.origin
        written = incoming.text if isinstance(incoming, Message) else ""
        person = self.office.directory.person(origin.person)
        tells = written and heard.intent not in _INTENTS  # a word or two may be of any language
        saved = None if tells or origin.chosen else tx.language_of(person)
        # a command is of its own language, whatever the conversation's is
        heard_in = replace(origin, spoken=None) if heard.intent in _INTENTS else origin
        language = saved or self._language(written, heard_in)
        # A review speaks the draft's language, which nobody has chosen.
        about_a_draft = isinstance(incoming, FormSent) and incoming.form == "review"
        if origin.chosen and not about_a_draft and tx.language_of(person) != origin.chosen:
            tx.choose_language(person, origin.chosen)
        read_by_others = origin.public and not origin.alone
        return Errand(tx, self.office, now, origin.person, origin.place, language, read_by_others)

    def _message(self, errand: Errand, heard: Heard, message: Message) -> Reply | None:
        command, intent = heard.command, heard.intent
        if command is not None:
            return commanded(errand, command)
        if intent in _DECIDERS_ONLY and errand.person not in self.office.directory.deciding:
            return None
        if intent is Intent.LANGUAGE and message.origin.chosen:
            return errand.line("language", "language-in-menu")
        if intent is Intent.ABSENCE:
            return _form_behind_button(errand, absence_said(errand, message.text), "absence")
        if intent in _INTENTS:
            return _form_behind_button(errand, PLAIN[_INTENTS[intent]](errand), _INTENTS[intent])
        if intent is Intent.OFFICIAL:
            return is_official(errand, message.text)
        if intent is Intent.DROP:
            return wants_to_drop(errand)
        if not _may_answer(heard):
            return None
        return answer_in_words(errand, message.text)


def _may_answer(heard: Heard) -> bool:
    """What is longer than an answer may be is a draft."""
    short = isinstance(heard.incoming, Message) and len(heard.incoming.text) <= LONGEST_ANSWER
    return short and heard.intent in _MAY_ANSWER and not heard.asks


def _form_behind_button(errand: Errand, reply: Reply, action: PlainAction) -> Reply:
    """A message cannot open a form in a chat product, a button can: it does what the message asked for."""
    forms = [block for block in reply.card.blocks if isinstance(block, Form)]
    if not forms:
        return reply
    above: list[Block] = [block for block in reply.card.blocks if not isinstance(block, Form)]
    above += [Text(forms[0].introduction)] if forms[0].introduction and not above else []
    button = Button(forms[0].title, action, forms[0].value, primary=True)
    return errand.reply("form-offered", *above, Actions("", (button,)))
