"""Greetings, thanks, "who are you" and help: a line, and where to go from here."""

from __future__ import annotations

from handlers.answer_question import ask_button, topics
from handlers.free_text import Intent
from handlers.reply import Actions, Bullets, Button, Card, Reply, Text
from handlers.wording import text
from knowledge.town import Town


def help_reply(town: Town, language: str) -> Reply:
    """What the assistant can do, and a few questions to begin with."""
    return Reply(_card(town, language, "help-intro", menu=True), "help")


def small_talk_reply(town: Town, intent: Intent, language: str) -> Reply:
    """A line in kind. Thanks and farewells end a conversation, so no menu follows them."""
    menu = intent in (Intent.GREETING, Intent.WHO, Intent.HELP)
    return Reply(_card(town, language, f"talk-{intent.value}", menu), intent.value)


def _card(town: Town, language: str, key: str, menu: bool) -> Card:
    opening = Text(text(language, key, town=town.names[language]))
    if not menu:
        return Card(language, (opening,))
    starters = [town.situations[id] for id in town.starters]
    can = tuple(
        text(language, f"help-can-{what}") for what in ("ask", "quote", "review", "channel", "informator", "mine")
    )
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
