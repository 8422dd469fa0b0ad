"""What goes on from the turn before: a choice among what was offered, another language, a reason, more of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.actions import action_in
from handlers.ask.answer_card import quotations, topic_reply
from handlers.ask.heard import Heard, Intent
from handlers.ask.remembering import ABOUT, ANY_DRAFT, AT_STAKE, BESIDE, BY_BUTTON, TO_DELETE, WHICH
from handlers.blocks import Actions, Button, Text
from handlers.card import Card
from handlers.incoming import Message, Pressed
from handlers.records import Memory
from handlers.reply import About, Reply
from handlers.safe_text import readable
from handlers.wording import text
from knowledge.going_on import Kind, for_good, goes_on, said_to_button
from knowledge.phrases import says
from knowledge.situations import Situation
from knowledge.town import Town
from knowledge.words import normalised

#: A yes, to whatever was asked last.
YES = ("choice", "only")
#: Which choices may mean the second of two questions.
THE_OTHER = ("2", "last")
#: Where words choose none of what was offered.
_NOTHING = ((), (WHICH,), (BY_BUTTON,), (TO_DELETE,))
#: What a yes is answered, by what it was said to.
_YES_TO: Mapping[tuple[str, ...], str] = {
    (WHICH,): "yes-to-which",
    (BY_BUTTON,): "yes-by-button",
    (TO_DELETE,): "yes-by-button",
}
#: What else is said to a button that deletes.
_TO_DELETE: Mapping[str, str] = {"nod": "yes-by-button", "leave": "left-by-button"}


def resolved(heard: Heard) -> Heard:
    """With the button in its place where the message chose one of those offered last."""
    message = heard.incoming
    offered = heard.memory.offered
    if leaves_button(heard):
        return replace(heard, intent=Intent.OKAY)  # whatever it would drop elsewhere
    if not isinstance(message, Message) or not message.addressed or message.attached or offered in _NOTHING:
        return heard  # a "yes" to a colleague is none to us
    found = goes_on(normalised(readable(message.text)))
    offer = _offer_meant(found, offered) if found else None
    if offer is None:
        return heard
    action, _, value = offer.partition(" ")
    pressed = Pressed(message.id, message.origin, action_in(action), value)
    return replace(heard, incoming=pressed, in_words=True)


def leaves_button(heard: Heard) -> bool:
    """Whether it says no to what a press would delete: then nothing else is wanted either."""
    message = heard.incoming
    if not isinstance(message, Message) or not message.addressed or message.attached:
        return False
    return heard.memory.offered == (TO_DELETE,) and said_to_button(normalised(readable(message.text))) == "leave"


def _offer_meant(found: tuple[Kind, str], offered: tuple[str, ...]) -> str | None:
    """What is taken back is what the card just asked about, and nothing else."""
    kind, which = found
    if kind == "take-back":
        return next((one for one in offered if one.startswith("withdraw ")), None)
    if kind != "choice" or (which in THE_OTHER and BESIDE in offered):
        return None
    return chosen(which, offered)


def chosen(which: str, offered: tuple[str, ...]) -> str | None:
    """The offer that was meant: by its place, or the only one that a yes can mean."""
    topics = [one for one in offered if one.startswith("topic ")] or [one for one in offered if one != BESIDE]
    if which == "last":
        return topics[-1]
    if which == "only":
        # "is this the answer?": the rest of what is offered says no to that
        asked = [one for one in offered if one.partition(" ")[0] in AT_STAKE]
        aside = ("topic ", "ask-informator", ABOUT, BESIDE)
        meant = asked or [one for one in offered if not one.startswith(aside)] or topics
        return meant[0] if len(meant) == 1 else None
    return topics[int(which) - 1] if int(which) <= len(topics) else None


def gone_on(town: Town, memory: Memory, written: str, language: str) -> Reply | None:
    """The reply to what only means something after the turn before; None to everything else."""
    kind, value = goes_on(normalised(written)) or ("", "")
    if kind == "choice" and (kind, value) != YES and memory.offered == (WHICH,):
        return Reply(Card(language, (Text(text(language, "which-by-button")),)), "okay", private=True)
    if memory.offered == (TO_DELETE,) and (to_it := said_to_button(normalised(written))):
        spoken = memory.language or language  # "jaa" and "no" are of no language
        return Reply(Card(spoken, (Text(text(spoken, _TO_DELETE[to_it])),)), "okay")
    if (kind, value) == YES:
        key = _YES_TO.get(memory.offered, "yes-to-nothing")
        return Reply(Card(language, (Text(text(language, key)),)), "okay")
    if kind == "choice" and value in THE_OTHER and BESIDE in memory.offered:
        return Reply(Card(language, (Text(text(language, "also-unsure")),)), "unclear")
    situation = town.situations.get(memory.topic)
    if memory.review not in ("", ANY_DRAFT) and says("second-eyes", normalised(written)):
        said = text(language, "eyes-by-button", button=text(language, "do-second-eyes"))
        return Reply(Card(language, (Text(said),)), "unclear")
    if kind == "speak" and value in town.guideline.languages:
        return _spoken(town, None if for_good(normalised(written)) else situation, value)
    if kind in ("why", "more"):
        if situation is None:
            return Reply(Card(language, (Text(text(language, "goes-on-from-what")),)), "unclear")
        return _grounds(town, situation, language)
    return None


def _spoken(town: Town, situation: Situation | None, language: str) -> Reply:
    """The same once more in the language that was asked for, which this conversation goes on in."""
    always = Actions("", (Button(text(language, "do-always-speak"), "choose-language", language),), quiet=True)
    if situation is None:
        return Reply(Card(language, (Text(text(language, "speaks-now")), always)), "language")
    reply = topic_reply(town, situation, language)
    return replace(reply, card=replace(reply.card, blocks=(*reply.card.blocks, always)))


def _grounds(town: Town, situation: Situation, language: str) -> Reply:
    """The sections that the last answer rests on, whole."""
    because = Text(text(language, "because", what=situation.headlines[language]))
    whole = [reference for id in situation.sections for reference in town.guideline.every_sentence(id)]
    card = Card(language, (because, *quotations(town, whole, language)))
    return Reply(card, "section", about=About(situation.verdict, situation.sections, situation=situation.id))
