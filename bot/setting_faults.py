"""What in the settings does not fit together: each fault names its setting and says what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.limits.clients import read_networks
from bot.stores.opening import fault_of

if TYPE_CHECKING:
    from bot.settings import Settings

TEAMS_TYPES = ("SingleTenant", "UserAssignedMSI")


_WORKSPACE, _CHANNEL = re.compile(r"[TE][A-Z0-9]{2,}"), re.compile(r"[CG][A-Z0-9]{2,}")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")


def faults_of(settings: Settings) -> list[str]:
    """All of them at once; who decides is judged by the settings themselves."""
    return [
        *_address_faults(settings),
        *_slack_faults(settings),
        *_teams_faults(settings),
        *_store_faults(settings),
        *(_production_faults(settings) if settings.production else ()),
    ]


def _slack_faults(settings: Settings) -> list[str]:
    faults = [*_slack_key_faults(settings), *_slack_place_faults(settings)]
    for name in ("slack_app_token", "slack_allowed_teams", "slack_approvers_channel"):
        if not settings.slack and _is_set(getattr(settings, name)):
            faults.append(f"{name.upper()}: is of use only beside SLACK_BOT_TOKEN, which is not set")
    return faults


def _slack_key_faults(settings: Settings) -> list[str]:
    faults = []
    if settings.slack and not settings.slack_bot_token.get_secret_value().startswith("xoxb-"):
        faults.append("SLACK_BOT_TOKEN: must begin with xoxb- (Slack app, OAuth & Permissions, Bot User OAuth Token)")
    if settings.socket_mode and not settings.slack_app_token.get_secret_value().startswith("xapp-"):
        faults.append("SLACK_APP_TOKEN: must begin with xapp- (Slack app, Basic Information, App-Level Tokens)")
    if settings.slack and not settings.socket_mode and not settings.slack_signing_secret.get_secret_value():
        faults.append(
            "SLACK_SIGNING_SECRET: is needed beside SLACK_BOT_TOKEN (Slack app, Basic Information), or set "
            "SLACK_APP_TOKEN for Socket Mode"
        )
    return faults


def _slack_place_faults(settings: Settings) -> list[str]:
    faults = [
        f'SLACK_ALLOWED_TEAMS: "{team}" is no workspace; write its id, as in T012345'
        for team in sorted(settings.workspaces)
        if not _WORKSPACE.fullmatch(team)
    ]
    if settings.slack_approvers_channel and not _CHANNEL.fullmatch(settings.slack_approvers_channel):
        faults.append(
            "SLACK_APPROVERS_CHANNEL: must be the channel's id, as in C012345 (in Slack: its name, About, "
            "at the bottom)"
        )
    return faults


def _address_faults(settings: Settings) -> list[str]:
    faults = []
    if settings.public_url and not _ADDRESS.fullmatch(settings.public_url):
        faults.append("PUBLIC_URL: must be an address without a path, as in https://farjag.example.fi")
    try:
        read_networks(settings.trusted_proxies)
    except ValueError:
        faults.append("TRUSTED_PROXIES: must be addresses or networks, as in 10.0.0.5, 192.168.0.0/16")
    return faults


def _teams_faults(settings: Settings) -> list[str]:
    if not settings.teams:
        return []
    faults = []
    if settings.teams_app_type not in TEAMS_TYPES:
        faults.append(f"TEAMS_APP_TYPE: must be {' or '.join(TEAMS_TYPES)}")
    if not settings.teams_app_tenant_id:
        faults.append("TEAMS_APP_TENANT_ID: is needed beside TEAMS_APP_ID")
    if settings.teams_app_type == "SingleTenant" and not settings.teams_app_password.get_secret_value():
        faults.append("TEAMS_APP_PASSWORD: is needed for a SingleTenant bot")
    return faults


def _store_faults(settings: Settings) -> list[str]:
    fault = fault_of(settings.database_url, disk_is_wiped=bool(settings.dyno))
    return [fault] if fault else []


def _production_faults(settings: Settings) -> list[str]:
    faults = []
    if not settings.slack_api_url.startswith("https://"):
        faults.append("SLACK_API_URL: must be https in production")
    for name in ("teams_openid_metadata_url", "teams_token_url", "teams_service_url"):
        if getattr(settings, name):
            faults.append(f"{name.upper()}: is for development only")
    return faults


def _is_set(value: str | SecretStr) -> bool:
    return bool(value.get_secret_value() if isinstance(value, SecretStr) else value)
