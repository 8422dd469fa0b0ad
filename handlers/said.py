"""A message at the desk, by what it wants: what whoever decides and whoever asks can say in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers.actions import PlainAction
from handlers.ask.asking import tells_before_it_asks
from handlers.ask.heard import Heard, Intent
from handlers.ask.pasted import is_to_be_reviewed
from handlers.ask.said_shortly import moves_absence
from handlers.blocks import Actions, Button, Text
from handlers.buttons import PLAIN
from handlers.card import Block, Form
from handlers.incoming import Message
from handlers.office.errand import Errand
from handlers.person.absence import absence_end, absence_mended, absence_said, back_said, who_stands_in
from handlers.question.ask import answer_in_words as answer_question_in_words
from handlers.question.ask import how_mine_is_doing, passed_on
from handlers.register.official import is_official
from handlers.reply import Reply
from handlers.request.answer import LONGEST_ANSWER, answer_in_words
from handlers.request.commanded import commanded, wants_to_drop

#: What a few words ask for, as the button that does it.
INTENTS: Mapping[Intent, PlainAction] = {
    Intent.MINE: "mine",
    Intent.WAITING: "waiting",
    Intent.ABSENCE: "absence",
    Intent.ABSENCE_MOVED: "absence",
    Intent.BACK: "absence-end",
    Intent.HELD: "held",
    Intent.FORGET: "forget",
    Intent.REGISTER: "register",
    Intent.LANGUAGE: "language",
}
#: What may be the answer to a question from the informatör, when it asks nothing itself.
_MAY_ANSWER = (Intent.QUESTION, Intent.DRAFT, Intent.UNCLEAR)

#: What is said of days off, with what was offered before: the days that were asked about are among it.
_OF_DAYS: Mapping[Intent, Callable[..., Reply | None]] = {
    Intent.ABSENCE: absence_said,
    Intent.ABSENCE_MOVED: absence_mended,
    Intent.BACK: back_said,
}


#: What has no button of its own.
OTHERS = (Intent.STANDS_IN, Intent.TO_INFORMATOR, Intent.MY_QUESTION, Intent.OFFICIAL, Intent.DROP)


def answered(errand: Errand, heard: Heard, message: Message) -> Reply | None:
    """The reply; None where the assistant is to answer."""
    command, intent = heard.command, heard.intent
    if command is not None:
        return commanded(errand, command)
    if intent in _OF_DAYS:
        return _of_days(errand, heard, message)
    if intent is Intent.LANGUAGE and message.origin.chosen:
        return errand.line("language", "language-in-menu")
    if intent in INTENTS:
        return _form_behind_button(errand, PLAIN[INTENTS[intent]](errand), INTENTS[intent])
    if intent in OTHERS:
        return _other(errand, heard, message)
    if not may_answer(heard):
        return None
    asked = answer_in_words(errand, message.text)
    return asked or answer_question_in_words(errand, heard.memory, message.text)


def _other(errand: Errand, heard: Heard, message: Message) -> Reply | None:
    match heard.intent:
        case Intent.TO_INFORMATOR:
            return passed_on(errand, heard.memory, message.text)
        case Intent.MY_QUESTION:
            return how_mine_is_doing(errand)
        case Intent.STANDS_IN:
            return who_stands_in(errand)
        case Intent.OFFICIAL:
            return is_official(errand, message.text)
    return wants_to_drop(errand)


def _of_days(errand: Errand, heard: Heard, message: Message) -> Reply | None:
    """Of whoever decides: whoever else writes that they are away has another reason to."""
    if errand.person not in errand.office.directory.deciding:
        return None
    said = _OF_DAYS[heard.intent](errand, message.text, offered=heard.memory.offered)
    if said is None and heard.intent is Intent.BACK:
        return absence_end(errand)
    return _form_behind_button(errand, said, "absence") if said else None


def may_answer(heard: Heard) -> bool:
    """What is longer than an answer may be is a draft, and so is what is called one; nobody answers before others.

    What only asks is a question; what tells something first may be the answer to what was asked just before.
    """
    message = heard.incoming
    if message.origin.public or not isinstance(message, Message) or is_to_be_reviewed(message.text):
        return False
    short = len(message.text) <= LONGEST_ANSWER
    yes_or_no = heard.asked_since and heard.intent is Intent.OKAY
    tells = not heard.asks or (heard.asked_since and tells_before_it_asks(message.text))
    return short and (heard.intent in _MAY_ANSWER or yes_or_no) and tells


def moving_absence(heard: Heard) -> Heard:
    """Other days, where nothing else is plainly meant by the message."""
    message = heard.incoming
    may_move = heard.intent in (Intent.QUESTION, Intent.DRAFT, Intent.UNCLEAR, Intent.OKAY, Intent.LINK)
    if not isinstance(message, Message) or not message.addressed or not may_move or not moves_absence(message.text):
        return heard
    return replace(heard, intent=Intent.ABSENCE_MOVED)


def _form_behind_button(errand: Errand, reply: Reply, action: PlainAction) -> Reply:
    """A message cannot open a form in a chat product, a button can: it does what the message asked for."""
    forms = [block for block in reply.card.blocks if isinstance(block, Form)]
    if not forms:
        return reply
    above: list[Block] = [block for block in reply.card.blocks if not isinstance(block, Form)]
    above += [Text(forms[0].introduction)] if forms[0].introduction and not above else []
    button = Button(forms[0].title, action, forms[0].value, primary=True)
    return errand.reply("form-offered", *above, Actions("", (button,)))
