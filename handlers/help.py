"""Greetings, thanks, what is asked of the assistant itself, and help: a line, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from handlers.actions import Action
from handlers.ask.answer_card import ask_button, citation, contact_card, topics
from handlers.ask.heard import Intent
from handlers.blocks import Actions, Bullets, Button, Link, Text
from handlers.card import Card
from handlers.outcomes import Talk
from handlers.reply import Reply
from handlers.wording import text
from knowledge.town import Town

_CAN = ("ask", "quote", "review", "channel", "informator", "mine")
#: What needs a chat where persons are known.
_OF_REQUESTS = ("channel", "mine")
_FIRST_QUESTIONS = 3


def help_reply(town: Town, language: str, requests: bool = True) -> Reply:
    """What the assistant can do, and a few questions to begin with. `requests`: whether a channel can be requested."""
    return Reply(_card(town, language, "help-intro", requests), "help")


def welcome_card(town: Town, language: str) -> Card:
    """What a chat page shows before anything is said, no more than a telephone's first screen: four ways in."""
    ways: tuple[tuple[str, Action], ...] = (
        ("review-title", "review"),
        ("do-request-channel", "request-channel"),
        ("home-register", "register"),
    )
    questions = [town.situations[id] for id in town.starters[:_FIRST_QUESTIONS]]
    return Card(
        language,
        (
            Text(text(language, "help-intro", town=town.names[language])),
            Actions("", tuple(Button(text(language, key), action) for key, action in ways)),
            topics(text(language, "help-starters"), questions, language),
        ),
    )


def small_talk_reply(town: Town, intent: Intent, language: str, requests: bool = True) -> Reply:
    """A reply in kind. What is asked of what is kept gets help: the desk answers that where people are known."""
    return _REPLIES.get(intent, help_reply)(town, language, requests)


def _line(outcome: Talk, town: Town, language: str, _: bool) -> Reply:
    """Thanks and farewells end a conversation, so no menu follows them."""
    return Reply(Card(language, (Text(text(language, f"talk-{outcome}", town=town.names[language])),)), outcome)


def _with_menu(outcome: Talk, town: Town, language: str, requests: bool) -> Reply:
    return Reply(_card(town, language, f"talk-{outcome}", requests), outcome)


def _upset_reply(_: Town, language: str, __: bool) -> Reply:
    asked = Actions("", (ask_button(language, ""),), quiet=True)
    return Reply(Card(language, (Text(text(language, "talk-upset")), asked)), "upset")


def _human_reply(town: Town, language: str, requests: bool) -> Reply:
    """Whom to ring or write to; where there is a chat, the question can be sent from it."""
    card = contact_card(town, "", language)
    sent_on = (Actions("", (ask_button(language, ""),), quiet=True),) if requests else ()
    return Reply(replace(card, blocks=(Text(text(language, "talk-human")), *card.blocks, *sent_on)), "human")


def _guideline_reply(town: Town, language: str, _: bool) -> Reply:
    """Where all of the guideline can be read; where it is not published, every section one press away."""
    guideline, name = town.guideline, town.guideline.names[language]
    if guideline.address:
        said = text(language, "talk-guideline", name=name)
        items: tuple[Button | Link, ...] = (Link(text(language, "open-guideline"), f"{guideline.address}/{language}"),)
    else:
        said = text(language, "talk-guideline-sections", name=name)
        items = tuple(
            Button(citation(one.number, one.titles[language], language), "section", one.id)
            for one in guideline.sections.values()
        )
    return Reply(Card(language, (Text(said), Actions("", items))), "guideline")


def _stored_reply(_: Town, language: str, requests: bool) -> Reply:
    """What is kept of what somebody writes; what is kept of themselves is one press away where people are known."""
    said = Text(text(language, "talk-stored" if requests else "talk-stored-nothing"))
    held = (Actions("", (Button(text(language, "home-held"), "held"),), quiet=True),) if requests else ()
    return Reply(Card(language, (said, *held)), "stored")


def _publish_reply(_: Town, language: str, __: bool) -> Reply:
    """It publishes nothing; what it can do for a text is one press away."""
    review = Actions("", (Button(text(language, "review-title"), "review"),), quiet=True)
    return Reply(Card(language, (Text(text(language, "talk-publish")), review)), "publish")


def _card(town: Town, language: str, key: str, requests: bool) -> Card:
    opening = Text(text(language, key, town=town.names[language]))
    starters = [town.situations[id] for id in town.starters]
    can = tuple(text(language, f"help-can-{what}") for what in _CAN if requests or what not in _OF_REQUESTS)
    return Card(
        language,
        (
            opening,
            Bullets(text(language, "help-can"), can),
            topics(text(language, "help-starters"), starters, language),
            Actions("", (Button(text(language, "review-title"), "review"), ask_button(language, "")), quiet=True),
            Text(text(language, "help-privacy"), small=True),
        ),
    )


_REPLIES: Mapping[Intent, Callable[[Town, str, bool], Reply]] = {
    Intent.GREETING: partial(_with_menu, "greeting"),
    Intent.WHO: partial(_with_menu, "who"),
    Intent.THANKS: partial(_line, "thanks"),
    Intent.GOODBYE: partial(_line, "goodbye"),
    Intent.OKAY: partial(_line, "okay"),
    Intent.DROP: partial(_line, "okay"),  # where nothing is begun
    Intent.STOP: partial(_line, "stop"),
    Intent.AI: partial(_line, "ai"),
    Intent.PUBLISH: _publish_reply,
    Intent.STORED: _stored_reply,
    Intent.HUMAN: _human_reply,
    Intent.UPSET: _upset_reply,
    Intent.GUIDELINE: _guideline_reply,
}
