"""What an invoke is answered with. Never nothing: Teams would say that we cannot be reached, and try again."""

from __future__ import annotations

from typing import Any

from bot.teams.draw.cards import CONTENT_TYPE, dialog, render
from bot.teams.draw.shown import Shown
from bot.teams.receive.form_values import DIALOGS
from handlers.card import Card

Json = dict[str, Any]

MESSAGE_TYPE = "application/vnd.microsoft.activity.message"
ERROR_TYPE = "application/vnd.microsoft.error"
_QUERIES = ("composeExtension/query", "composeExtension/selectItem", "composeExtension/queryLink")


def told(words: str) -> Json:
    """A line that only the person who pressed sees, and that goes away."""
    return {"statusCode": 200, "type": MESSAGE_TYPE, "value": words}


def redrawn(card: Card, public: bool, shown: Shown) -> Json:
    """The card in place of the one that was pressed, for whoever pressed."""
    return {"statusCode": 200, "type": CONTENT_TYPE, "value": render(card, public, shown=shown)}


def as_it_was() -> Json:
    """The card stays: for what Teams asked by itself, so that nobody is told anything."""
    return {"statusCode": 400, "type": ERROR_TYPE, "value": {"code": "BadRequest", "message": "nothing newer"}}


def in_dialog(card: Card) -> Json:
    return {"task": {"type": "continue", "value": dialog(card)}}


def dialog_line(words: str) -> Json:
    """The dialog closes, and says so."""
    return {"task": {"type": "message", "value": words}}


def is_dialog(name: str) -> bool:
    return name in DIALOGS or name == "composeExtension/fetchTask"


def nothing(name: str, words: str) -> Json:
    """For an invoke that we know nothing of, in a form that Teams takes for its kind."""
    if name.startswith(_QUERIES):
        return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}}
    return dialog_line(words) if name.startswith(("task/", "composeExtension/")) else told(words)
