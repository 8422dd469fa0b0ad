"""The modals and home pages of the fake: triggers that age when told, stacks of three, hashes, what a person has typed.

A `Shown` is one view in front of one person. Slack keeps what somebody typed in a field when the view is updated and
the field's block and action ids stay the same; so does this.
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from dataclasses import dataclass, field

from tests.fakes import slack_limits
from tests.fakes.slack_ids import BOT_ID, TEAM, Json

TRIGGER_LIVES_S = 3.0
HIGHEST_STACK = 3


class ViewRefused(Exception):
    """Slack's answer is `error`, with `messages` saying more."""

    def __init__(self, error: str, messages: list[str] | None = None) -> None:
        self.error, self.messages = error, messages or []
        super().__init__(error, self.messages)


@dataclass
class Shown:
    """`typed` is what the person put in, by block and action id."""

    id: str
    user: str
    view: Json
    root: str
    previous: str | None
    hash: str
    typed: dict[tuple[str, str], Json] = field(default_factory=dict)

    def payload(self) -> Json:
        """The view as Slack sends it along."""
        return self.view | {
            "id": self.id,
            "team_id": TEAM,
            "hash": self.hash,
            "root_view_id": self.root,
            "previous_view_id": self.previous,
            "bot_id": BOT_ID,
            "private_metadata": self.view.get("private_metadata", ""),
            "callback_id": self.view.get("callback_id", ""),
            "external_id": self.view.get("external_id", ""),
            "state": {"values": self.values()},
        }

    def values(self) -> Json:
        """The inputs as they stand: typed, else as the view began with them."""
        values: dict[str, Json] = {}
        for block, element in inputs(self.view):
            key = (block["block_id"], element["action_id"])
            values.setdefault(key[0], {})[key[1]] = self.typed.get(key) or beginning(element)
        return values


def inputs(view: Json) -> list[tuple[Json, Json]]:
    """Each element that holds a value, with its block."""
    found = [(block, block["element"]) for block in view.get("blocks", []) if block["type"] == "input"]
    for block in view.get("blocks", []):
        beside = [block["accessory"]] if "accessory" in block else []
        elements = block["elements"] if block["type"] == "actions" else beside
        found += [(block, each) for each in elements if each["type"] not in ("button", "image", "overflow")]
    return found


def beginning(element: Json) -> Json:
    """What an element nobody has touched reports."""
    match element["type"]:
        case "plain_text_input" | "url_text_input" | "email_text_input" | "number_input":
            return {"type": element["type"], "value": element.get("initial_value")}
        case "static_select" | "radio_buttons":
            return {"type": element["type"], "selected_option": element.get("initial_option")}
        case "checkboxes":
            return {"type": element["type"], "selected_options": element.get("initial_options", [])}
        case "datepicker":
            return {"type": element["type"], "selected_date": element.get("initial_date")}
        case "users_select":
            return {"type": element["type"], "selected_user": element.get("initial_user")}
        case "multi_users_select":
            return {"type": element["type"], "selected_users": element.get("initial_users", [])}
        case kind:
            raise AssertionError(f"the fake knows no {kind}")


class Views:
    """`stacks` are the open modals of each person, the last on top; `homes` what each one's start page shows."""

    def __init__(self) -> None:
        self.stacks: dict[str, list[Shown]] = defaultdict(list)
        self.homes: dict[str, Shown] = {}
        self.opened: list[Json] = []
        self._triggers: dict[str, tuple[str, float]] = {}
        self._used: set[str] = set()
        self._numbers = itertools.count(1)
        self._now = 0.0

    def later(self, seconds: float) -> None:
        """Lets the triggers age. They do not by themselves: a busy machine is no fault of the code."""
        self._now += seconds

    def trigger(self, user: str) -> str:
        """What an interaction of this person carries; good once, for 3 seconds."""
        trigger = f"{next(self._numbers)}.{next(self._numbers)}.trigger"
        self._triggers[trigger] = (user, self._now)
        return trigger

    def top(self, user: str) -> Shown:
        assert self.stacks[user], f"{user} sees no modal"
        return self.stacks[user][-1]

    def open(self, said: Json) -> Json:
        """A new stack: at Slack the modal that was open goes away."""
        user = self._user(said)
        view = checked(said, "modal")
        self.opened.append(view)
        self.stacks[user] = [self._shown(user, view)]
        return self.stacks[user][-1].payload()

    def push(self, said: Json) -> Json:
        user = self._user(said)
        view = checked(said, "modal")
        if not self.stacks[user]:
            raise ViewRefused("not_found")
        return self.put_on_top(user, view).payload()

    def put_on_top(self, user: str, view: Json) -> Shown:
        if len(self.stacks[user]) >= HIGHEST_STACK:
            raise ViewRefused("push_limit_reached")
        self.opened.append(view)
        root, top = self.stacks[user][0], self.stacks[user][-1]
        self.stacks[user].append(self._shown(user, view, root.id, top.id))
        return self.stacks[user][-1]

    def update(self, said: Json) -> Json:
        shown = self._named(said)
        view = checked(said, shown.view["type"])
        if said.get("hash") and said["hash"] != shown.hash:
            raise ViewRefused("hash_conflict")
        return self.show_instead(shown, view).payload()

    def show_instead(self, shown: Shown, view: Json) -> Shown:
        kept = {(block["block_id"], element["action_id"]) for block, element in inputs(view)}
        shown.view, shown.hash = view, self._hash()
        shown.typed = {key: value for key, value in shown.typed.items() if key in kept}
        self.opened.append(view)
        return shown

    def publish(self, said: Json) -> Json:
        view, user = checked(said, "home"), str(said.get("user_id"))
        before = self.homes.get(user)
        if said.get("hash") and (before is None or said["hash"] != before.hash):
            raise ViewRefused("hash_conflict")
        self.homes[user] = self._shown(user, view)
        return self.homes[user].payload()

    def _shown(self, user: str, view: Json, root: str | None = None, previous: str | None = None) -> Shown:
        id = f"V{next(self._numbers):08d}"
        return Shown(id, user, view, root or id, previous, self._hash())

    def _hash(self) -> str:
        return f"156772938.{next(self._numbers)}"

    def _named(self, said: Json) -> Shown:
        for shown in [each for stack in self.stacks.values() for each in stack] + list(self.homes.values()):
            external = said.get("external_id")
            if said.get("view_id") == shown.id or (external and external == shown.view.get("external_id")):
                return shown
        raise ViewRefused("not_found")

    def _user(self, said: Json) -> str:
        trigger = said.get("trigger_id")
        if trigger not in self._triggers:
            raise ViewRefused("invalid_trigger_id" if trigger else "invalid_arguments")
        user, at = self._triggers[trigger]
        if trigger in self._used:
            raise ViewRefused("exchanged_trigger_id")
        if self._now - at > TRIGGER_LIVES_S:
            raise ViewRefused("expired_trigger_id")
        self._used.add(trigger)
        return user


def checked(said: Json, kind: str) -> Json:
    """The view that was sent, block ids filled in as Slack does."""
    view = said.get("view")
    view = json.loads(view) if isinstance(view, str) else view
    if not isinstance(view, dict) or view.get("type") != kind:
        raise ViewRefused("invalid_arguments", [f"no view of type {kind}"])
    if found := slack_limits_of(view):
        raise ViewRefused("view_too_large" if "view_too_large" in found else "invalid_arguments", found)
    blocks = [{"block_id": f"b{number}"} | block for number, block in enumerate(view["blocks"])]
    return view | {"blocks": blocks}


def slack_limits_of(view: Json) -> list[str]:
    """What Slack would refuse in a view."""
    view_faults = getattr(slack_limits, "view_faults", None)
    return list(view_faults(view)) if view_faults else []
