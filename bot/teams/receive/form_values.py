"""What comes back from cards and dialogs: which button, which form, and what was filled in. Pure.

Teams signs it, and it comes from outside all the same: a client can send whatever it likes. What is missing or of
another type is ""; whether it may be done is checked where it is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.teams.draw.carried import ANSWER, KEEP, KEY, LONGEST_REFERENCE, OTHER, REFRESH, SOMETHING_ELSE
from bot.teams.draw.carried import Carried as Carried
from handlers.actions import TAKES_WORDS, Press, action_in, form_in
from handlers.incoming import FormSent, Origin, Pressed
from handlers.safe_text import seen
from handlers.wording import LANGUAGES

LONGEST_ID, LONGEST_VALUE, LONGEST_ANSWER, MOST_FIELDS = 1_000, 4_000, 40_000, 100
#: The invokes that hold what a dialog's card sends, or the button that opens it.
DIALOGS = ("task/fetch", "task/submit", "composeExtension/submitAction")

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Sent:
    """What a button of ours carried, and the answers that came with it. `automatic`: Teams redraws, nobody pressed."""

    carried: Carried
    answers: Mapping[str, str] = field(default_factory=dict)
    automatic: bool = False

    def incoming(self, id: str, origin: Origin, words: str = "") -> Pressed | FormSent:
        """As the handlers take it, in the language of the card. `words` are what the button's reference stands for."""
        carried = self.carried
        if carried.form:  # which has buttons for the languages
            return self._form(id, replace(origin, chosen=carried.language or origin.chosen))
        origin = replace(origin, locale=carried.language or origin.locale)
        action = action_in(carried.action)
        if action in TAKES_WORDS:
            return Pressed(id, origin, action, words)
        return Pressed(id, origin, action, carried.value, draft=words)

    def _form(self, id: str, origin: Origin) -> FormSent:
        action, form = self.carried.action, form_in(self.carried.form)
        pressed = None if action in ("", KEEP) else Press(action_in(action), self.carried.value)
        return FormSent(id, origin, form, self.carried.about, self.answers, not action, pressed)


def sent_in(body: Body) -> Sent | None:
    """What an activity brings back from a card or dialog; None for an activity that brings nothing of the kind."""
    value = body.get("value")
    if not isinstance(value, dict):
        return None
    if body.get("type") == "message":
        return None if body.get("text") else read(value)
    if body.get("type") != "invoke":
        return None
    if body.get("name") == "adaptiveCard/action":
        action = _mapping(value, "action")
        automatic = value.get("trigger") == "automatic" or action.get("verb") == REFRESH
        return read(action.get("data"), automatic)
    return read(value.get("data")) if body.get("name") in DIALOGS else None


def read(data: object, automatic: bool = False) -> Sent:
    """The data of a press: what does not fit becomes a button that the handlers do not know."""
    carried = _carried(_mapping(data, KEY))
    return Sent(carried, _answers(data, carried.fields) if carried.form else {}, automatic)


def _carried(found: Mapping[str, Any]) -> Carried:
    language = _text(found, "language", LONGEST_ID)
    names = found.get("fields")
    fields = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return Carried(
        _text(found, "action", LONGEST_VALUE),
        _text(found, "value", LONGEST_VALUE),
        _text(found, "form", LONGEST_ID),
        _text(found, "about", LONGEST_VALUE),
        language if language in LANGUAGES else "",
        _text(found, "reference", LONGEST_REFERENCE),
        tuple(seen(name)[:LONGEST_ID] for name in fields[:MOST_FIELDS]),
    )


def _answers(data: object, fields: tuple[str, ...]) -> dict[str, str]:
    """The answers by field, of the fields that the card showed; "" for those left empty, of which Teams is silent."""
    return {name: _answer(data, name) for name in fields}


def _answer(data: object, name: str) -> str:
    chosen = _text(data, ANSWER + name, LONGEST_ANSWER)
    return _text(data, OTHER + name, LONGEST_ANSWER) if chosen in ("", SOMETHING_ELSE) else chosen


def _mapping(data: object, name: str) -> Mapping[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _text(data: object, name: str, longest: int) -> str:
    found = data.get(name) if isinstance(data, dict) else None
    return seen(found[:longest]) if isinstance(found, str) else ""
