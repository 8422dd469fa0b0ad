"""The app as Slack is to know it: a manifest ready to paste, each scope with the reason it is asked for. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from handlers.wording import text

COMMANDS = {"/farjag": "sv", "/saanko": "fi"}
REQUEST_SHORTCUT, REVIEW_SHORTCUT = "farjag_request", "farjag_review"
EVENTS_PATH = "/slack/events"

When = Literal["always", "follow-up", "shared-cards"]


@dataclass(frozen=True)
class Scope:
    """A right of the bot, why it is needed, and when: always, or only for parts that a town can do without."""

    name: str
    reason: str
    when: tuple[When, ...] = ("always",)


SCOPES = (
    Scope("app_mentions:read", "to be asked by a mention in a channel"),
    Scope("chat:write", "to answer, and to update a card once it is decided"),
    Scope("commands", "the commands /farjag and /saanko and the two shortcuts"),
    Scope("im:history", "to be asked in a direct message, and to look up whether a message arrived there"),
    Scope("im:write", "to open the direct message in which somebody is told something"),
    Scope("users:read", "the language a person has set in Slack, and for `doctor` whether an approver is there"),
    Scope(
        "channels:history", "follow-up questions in a thread of a public channel without a new mention", ("follow-up",)
    ),
    Scope("groups:history", "the same in a private channel", ("follow-up",)),
    Scope(
        "channels:read",
        "a message is read again only for a member of its channel; `doctor` sees the approvers' channel",
        ("follow-up", "shared-cards"),
    ),
    Scope("groups:read", "the same where that channel is private", ("follow-up", "shared-cards")),
)
EVENTS: dict[str, When] = {
    "app_home_opened": "always",
    "app_mention": "always",
    "message.im": "always",
    "message.channels": "follow-up",
    "message.groups": "follow-up",
}


@dataclass(frozen=True)
class Choice:
    """What a town has chosen: its public address (empty: Socket Mode), and the parts it wants."""

    public_url: str = ""
    follow_up: bool = True
    shared_cards: bool = False
    language: str = "sv"

    @property
    def socket_mode(self) -> bool:
        return not self.public_url

    def has(self, when: When) -> bool:
        return {"always": True, "follow-up": self.follow_up, "shared-cards": self.shared_cards}[when]

    @property
    def scopes(self) -> tuple[Scope, ...]:
        return tuple(scope for scope in SCOPES if any(map(self.has, scope.when)))


def app_manifest(choice: Choice) -> dict[str, Any]:
    """The manifest as Slack's schema has it. Both commands are described each in its own language."""
    settings: dict[str, Any] = {
        "event_subscriptions": _reached(choice, bot_events=[name for name, when in EVENTS.items() if choice.has(when)]),
        "interactivity": _reached(choice, is_enabled=True),
        "org_deploy_enabled": False,
        "socket_mode_enabled": choice.socket_mode,
        "token_rotation_enabled": False,
    }
    return {
        "display_information": {
            "name": text(choice.language, "manifest-name"),
            "description": text(choice.language, "manifest-description"),
            "background_color": "#1d4f7c",
        },
        "features": _features(choice),
        "oauth_config": {"scopes": {"bot": [scope.name for scope in choice.scopes]}},
        "settings": settings,
    }


def _features(choice: Choice) -> dict[str, Any]:
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "farjag", "always_online": True},
        "shortcuts": [
            _shortcut(choice, REQUEST_SHORTCUT, "global"),
            _shortcut(choice, REVIEW_SHORTCUT, "message"),
        ],
        "slash_commands": [_command(choice, name, language) for name, language in COMMANDS.items()],
    }


def _shortcut(choice: Choice, callback: str, kind: str) -> dict[str, Any]:
    name = callback.removeprefix("farjag_")
    return {
        "name": text(choice.language, f"manifest-{name}"),
        "type": kind,
        "callback_id": callback,
        "description": text(choice.language, f"manifest-{name}-description"),
    }


def _command(choice: Choice, name: str, language: str) -> dict[str, Any]:
    address = {} if choice.socket_mode else {"url": choice.public_url + EVENTS_PATH}
    return {
        "command": name,
        **address,
        "description": text(language, "manifest-command"),
        "usage_hint": text(language, "manifest-hint"),
        "should_escape": False,
    }


def _reached(choice: Choice, **settings: Any) -> dict[str, Any]:
    return settings if choice.socket_mode else {"request_url": choice.public_url + EVENTS_PATH, **settings}


def as_yaml(manifest: dict[str, Any]) -> str:
    """The manifest as YAML, with each scope's reason as a comment beside it."""
    return "\n".join(_yaml(manifest, 0)) + "\n"


def _yaml(value: dict[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from _yaml(inner, depth + 1)
        elif isinstance(inner, list):
            yield f"{indent}{key}:"
            for item in inner:
                yield from _item(item, depth + 1)
        else:
            yield f"{indent}{key}: {_scalar(inner)}"


def _item(item: Any, depth: int) -> Iterator[str]:
    """One of a list: a word, or a mapping whose first line bears the dash."""
    indent = "  " * depth
    if not isinstance(item, dict):
        reasons = {scope.name: f"  # {scope.reason}" for scope in SCOPES}
        yield f"{indent}- {_scalar(item)}{reasons.get(item, '')}"
        return
    for number, line in enumerate(_yaml(item, depth + 1)):
        yield line if number else f"{indent}- {line.strip()}"


def _scalar(value: Any) -> str:
    """JSON's scalars are YAML's too."""
    return json.dumps(value, ensure_ascii=False)
