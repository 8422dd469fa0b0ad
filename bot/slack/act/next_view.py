"""What Slack is to do with a modal that was sent: show its faults, its next step, the form again, or a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.slack.act.modals import fitting
from bot.slack.draw.elements import Json
from bot.slack.draw.view_state import MOST_STEPS
from bot.slack.draw.views import error_blocks, faulty_step, line_view
from bot.slack.receive.sent_views import InView, last_input
from handlers.card import Card
from handlers.side_by_side import PUBLIC_LANGUAGES
from handlers.wording import text


def next_view(card: Card, view: InView) -> Json:
    """For cards with a form alone."""
    step = view.state.step
    if errors := error_blocks(card, step):
        return {"response_action": "errors", "errors": errors}
    if view.state.more:
        action = "push" if view.depth < MOST_STEPS else "update"
        return {"response_action": action, "view": fitting(card, view.place, step + 1)}
    return {"response_action": "update", "view": fitting(card, view.place, faulty_step(card))}


def foreign(body: Mapping[str, Any]) -> Json:
    """A modal that we do not know as ours stays as it was filled in, and says what to do: an upgrade came between.

    In both of the town's languages, for what it carries is not to be trusted.
    """
    last = last_input(body.get("view") or {})
    said = " / ".join(text(one, "slack-window-unknown") for one in PUBLIC_LANGUAGES)
    return {"response_action": "errors", "errors": {last: said}} if last else {}


def stays(view: InView, key: str) -> Json:
    """The modal stays as it was filled in, with this line under it."""
    language = view.state.language
    if not view.last_input:
        return {"response_action": "update", "view": line_view(language, key)}
    return {"response_action": "errors", "errors": {view.last_input: text(language, key)}}
