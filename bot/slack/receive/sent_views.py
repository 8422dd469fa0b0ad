"""What comes back from modals and the app's home: forms sent, put aside, closed; buttons pressed inside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.draw.elements import ALONG, action_of
from bot.slack.draw.message import OPEN_LINK
from bot.slack.draw.seal import Seal
from bot.slack.draw.values import carried_in
from bot.slack.draw.view_state import MOST_STEPS, ViewState, state_of
from bot.slack.draw.views import KEEP, LANGUAGE
from bot.slack.receive.events import ALONE, Spot, short, team_of, text_in
from bot.slack.receive.form_values import answers_in, chosen_language
from handlers.actions import Press, action_in, form_in
from handlers.incoming import FormSent, Origin, Pressed


@dataclass(frozen=True)
class InView:
    """A view and who has it in front of them.

    `depth` is how many modals are on one another, `last_input` the id of the last block that can be filled in.
    """

    user: str
    id: str
    hash: str
    state: ViewState
    answers: dict[str, str]
    home: bool
    depth: int
    last_input: str
    trigger: str
    team: str

    @property
    def place(self) -> str:
        return self.state.place or f"slack:{self.user}:dm"

    @property
    def spot(self) -> Spot:
        """Where the form was asked for."""
        return Spot(self.user, self.place.split(":")[1], alone=True, team=self.team)

    @property
    def at_home(self) -> Spot:
        return Spot(self.user, self.user, team=self.team)

    def origin(self, locale: str | None) -> Origin:
        """A form speaks the language it was opened in, or that was chosen in it; the home the person's own."""
        conversation, _, inside = self.place.partition(":")[2].partition(":")
        public = not conversation.startswith(ALONE) and not inside.startswith(ALONE)
        chosen = None if self.home else self.state.language
        return Origin(f"slack:{self.user}", self.place, public=public, locale=locale, chosen=chosen)

    def form(
        self, locale: str | None, pressed: Press | None = None, finished: bool = False, language: str = ""
    ) -> FormSent:
        origin = self.origin(locale)
        if language:
            origin = Origin(origin.person, origin.place, origin.public, language, locale)
        # each time it is sent has a trigger of its own; after errors the hash is still the same
        id = short(f"{self.id}:{self.hash}:{self.trigger}:{pressed}:{finished}")
        return FormSent(id, origin, form_in(self.state.form), self.state.value, self.answers, finished, pressed)


def view_in(body: Mapping[str, Any], seal: Seal) -> InView | None:
    """The view that an interaction is about; None for one that we did not draw for this person."""
    user, team = text_in(body.get("user"), "id"), team_of(body)
    view: Any = seal.opened(body.get("view") or {}, team, user)
    home = text_in(view, "type") == "home"
    state = state_of(view) or (ViewState("", "", "sv", "") if home else None)
    if state is None or not user:
        return None
    id, hash = text_in(view, "id"), text_in(view, "hash")
    return InView(
        user,
        id,
        hash,
        state,
        answers_in(view),
        home,
        _depth(view),
        last_input(view),
        text_in(body, "trigger_id"),
        team,
    )


def _depth(view: Any) -> int:
    previous = text_in(view, "previous_view_id")
    return 1 if not previous else 2 if previous == text_in(view, "root_view_id") else MOST_STEPS


def last_input(view: Any) -> str:
    blocks = view.get("blocks")
    inputs = [block for block in blocks if text_in(block, "type") == "input"] if isinstance(blocks, list) else []
    return text_in(inputs[-1], "block_id") if inputs else ""


def sent_step(view: InView, locale: str | None) -> FormSent:
    """The form with the answers of this step: the last one sends it, the others go on."""
    return view.form(locale, Press("go-on-form") if view.state.more else None, finished=not view.state.more)


def pressed_in(view: InView, action: Any, locale: str | None) -> Pressed | FormSent | None:
    """What a click or choice in the view says; None for links and whatever else is not ours."""
    chosen = chosen_language(action)
    name = action_of(text_in(action, "action_id"))
    if name == LANGUAGE:
        return view.form(locale, Press("show-form"), language=chosen) if chosen else None
    if name == KEEP:
        return view.form(locale)
    if text_in(action, "type") != "button" or name == OPEN_LINK:
        return None
    carried = carried_in(text_in(action, "value"))
    if name.endswith(ALONG):
        return view.form(locale, Press(action_in(name.removesuffix(ALONG)), carried.value))
    id = short(f"{view.id}:{view.user}:{text_in(action, 'action_ts')}")
    return Pressed(id, view.origin(locale), action_in(name), carried.value, carried.words)
