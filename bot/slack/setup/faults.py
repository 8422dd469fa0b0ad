"""What in Slack's settings does not fit together: each fault names its setting and says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import SecretStr

if TYPE_CHECKING:
    from bot.settings import Settings

_WORKSPACE, _CHANNEL = re.compile(r"[TE][A-Z0-9]{2,}"), re.compile(r"[CG][A-Z0-9]{2,}")
_OF_NO_USE_ALONE = ("slack_app_token", "slack_allowed_teams", "slack_approvers_channel")


def slack_faults(settings: Settings) -> Iterator[str]:
    if settings.slack:
        yield from _keys(settings)
    yield from _places(settings)
    for name in () if settings.slack else _OF_NO_USE_ALONE:
        if _is_set(getattr(settings, name)):
            yield f"{name.upper()}: is of use only beside SLACK_BOT_TOKEN, which is not set"
    if settings.production and not settings.slack_api_url.startswith("https://"):
        yield "SLACK_API_URL: must be https in production"


def _keys(settings: Settings) -> Iterator[str]:
    if not settings.slack_bot_token.get_secret_value().startswith("xoxb-"):
        yield "SLACK_BOT_TOKEN: must begin with xoxb- (Slack app, OAuth & Permissions, Bot User OAuth Token)"
    if settings.socket_mode and not settings.slack_app_token.get_secret_value().startswith("xapp-"):
        yield "SLACK_APP_TOKEN: must begin with xapp- (Slack app, Basic Information, App-Level Tokens)"
    if not settings.socket_mode and not settings.slack_signing_secret.get_secret_value():
        yield (
            "SLACK_SIGNING_SECRET: is needed beside SLACK_BOT_TOKEN (Slack app, Basic Information), or set "
            "SLACK_APP_TOKEN for Socket Mode"
        )


def _places(settings: Settings) -> Iterator[str]:
    for team in sorted(settings.workspaces):
        if not _WORKSPACE.fullmatch(team):
            yield f'SLACK_ALLOWED_TEAMS: "{team}" is no workspace; write its id, as in T012345'
    if settings.slack_approvers_channel and not _CHANNEL.fullmatch(settings.slack_approvers_channel):
        yield (
            "SLACK_APPROVERS_CHANNEL: must be the channel's id, as in C012345 (in Slack: its name, About, "
            "at the bottom)"
        )


def _is_set(value: str | SecretStr) -> bool:
    return bool(value.get_secret_value() if isinstance(value, SecretStr) else value)
