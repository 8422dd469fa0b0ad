"""What comes back from modals and the app's home: forms sent, put aside, closed; buttons pressed inside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.answers import ViewState, answers_in, chosen_language, state_of
from bot.slack.arrivals import short, text_in
from bot.slack.blocks import OPEN_LINK
from bot.slack.pieces import ALONG, Json, action_of
from bot.slack.views import KEEP, LANGUAGE, error_blocks, faulty_step, modal_view
from handlers.incoming import FormSent, Origin, Pressed
from handlers.reply import Card
from handlers.request_channel import GO_ON
from handlers.wording import text


@dataclass(frozen=True)
class InView:
    """A view and who has it in front of them. `more`: another step of its form follows."""

    user: str
    id: str
    hash: str
    state: ViewState
    answers: dict[str, str]
    home: bool
    more: bool
    trigger: str

    @property
    def place(self) -> str:
        return self.state.place or f"slack:{self.user}:dm"

    def origin(self, locale: str | None) -> Origin:
        """A form speaks the language it was opened in, or that was chosen in it; the home the person's own."""
        public = not self.place.partition(":")[2].startswith(("D", "U", "W"))
        chosen = None if self.home else self.state.language
        return Origin(f"slack:{self.user}", self.place, public=public, locale=locale, chosen=chosen)

    def form(self, locale: str | None, pressed: str = "", finished: bool = False, language: str = "") -> FormSent:
        origin = self.origin(locale)
        if language:
            origin = Origin(origin.person, origin.place, origin.public, language, locale)
        id = short(f"{self.id}:{self.hash}:{self.state.step}:{pressed}:{finished}")
        return FormSent(id, origin, self.state.form, self.state.value, self.answers, finished, pressed)


def view_in(body: Mapping[str, Any]) -> InView | None:
    """The view that an interaction is about; None for one that is not ours."""
    view: Any = body.get("view") or {}
    user = text_in(body.get("user"), "id")
    home = text_in(view, "type") == "home"
    state = ViewState("", "", "sv", "", 0) if home else state_of(view)
    if state is None or not user:
        return None
    id, hash = text_in(view, "id"), text_in(view, "hash")
    more = text_in(view.get("submit"), "text") == text(state.language, "slack-next")
    return InView(user, id, hash, state, answers_in(view), home, more, text_in(body, "trigger_id"))


def sent_step(view: InView, locale: str | None) -> FormSent:
    """The form with the answers of this step: the last one sends it, the others go on."""
    return view.form(locale, GO_ON if view.more else "", finished=not view.more)


def pressed_in(view: InView, action: Any, locale: str | None) -> Pressed | FormSent | None:
    """What a click or choice in the view says; None for links and whatever else is not ours."""
    chosen = chosen_language(action)
    name = action_of(text_in(action, "action_id"))
    if name == LANGUAGE:
        return view.form(locale, GO_ON, language=chosen) if chosen else None
    if name == KEEP:
        return view.form(locale)
    if text_in(action, "type") != "button" or name == OPEN_LINK:
        return None
    value = text_in(action, "value")
    if name.endswith(ALONG):
        return view.form(locale, f"{name.removesuffix(ALONG)} {value}".strip())
    id = short(f"{view.id}:{view.user}:{text_in(action, 'action_ts')}")
    return Pressed(id, view.origin(locale), name, value)


def next_view(card: Card, view: InView) -> Json:
    """What Slack is to do with a modal that was sent: show its faults, the next step, or the form again.

    Only for cards with a form. Raises TooLongForModal.
    """
    step = view.state.step
    if errors := error_blocks(card, step):
        return {"response_action": "errors", "errors": errors}
    if view.more:
        return {"response_action": "push", "view": modal_view(card, view.place, step + 1)}
    return {"response_action": "update", "view": modal_view(card, view.place, faulty_step(card))}
