"""Checks what Slack lets us check: tokens, scopes, workspace, the approvers and their channel, the clocks.

Only asks; changes and posts nothing. What cannot be checked after a failure is left out, so that the first remedy
is not buried under what follows from it.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.diagnosis import Diagnosis, clock, mend, note, ok
from bot.http_session import new_session
from bot.settings import Settings
from bot.slack.send.client import new_client, reason
from bot.slack.setup.manifest import SCOPES, Scope

REINSTALL = "then reinstall the app (Slack app, Install App) and set the new SLACK_BOT_TOKEN"
_SECRET = re.compile(r"[0-9a-f]{32}")


async def check_slack(settings: Settings, now: datetime) -> AsyncIterator[Diagnosis]:
    """Every finding, in the order somebody would mend them."""
    for finding in _secret(settings):
        yield finding
    async with new_session() as session:
        client = new_client(settings, session)
        try:
            answer = await client.auth_test()
        except Exception as error:
            yield _refused(error)
            return
        yield ok("Slack accepts SLACK_BOT_TOKEN")
        yield clock(answer.headers, now, "Slack")
        yield _workspace(settings, answer)
        for finding in _scopes(answer.headers):
            yield finding
        if settings.socket_mode:
            yield await _socket_mode(client, settings)
        for person in _persons(settings):
            yield await _person(client, person)
        if settings.slack_approvers_channel:
            yield await _channel(client, settings.slack_approvers_channel)


def _secret(settings: Settings) -> list[Diagnosis]:
    secret = settings.slack_signing_secret.get_secret_value()
    if _SECRET.fullmatch(secret):
        return [ok("SLACK_SIGNING_SECRET has the shape of one")]
    if not secret:  # the settings do not fit without either
        return [ok("SLACK_SIGNING_SECRET is not needed: Socket Mode")]
    remedy = "copy it anew from Slack app, Basic Information, App Credentials, Signing Secret"
    return [mend("SLACK_SIGNING_SECRET is not 32 characters of 0-9 and a-f", remedy)]


def _refused(error: Exception) -> Diagnosis:
    if not isinstance(error, SlackApiError):
        remedy = "check the network, the proxy settings and SLACK_API_URL"
        return mend(f"Slack cannot be reached ({reason(error)})", remedy)
    remedy = "copy it anew from Slack app, OAuth & Permissions, Bot User OAuth Token"
    return mend(f"Slack does not accept SLACK_BOT_TOKEN ({reason(error)})", remedy)


def _workspace(settings: Settings, answer: Any) -> Diagnosis:
    team = str(answer.get("team_id", ""))
    if not settings.workspaces or settings.workspaces & {team, answer.get("enterprise_id")}:
        return ok(f"the workspace {team} may use the bot")
    return mend(
        f"the token belongs to the workspace {team}, which SLACK_ALLOWED_TEAMS does not list",
        f"add {team} to SLACK_ALLOWED_TEAMS, or use the token of a workspace that is listed",
    )


def _scopes(headers: Any) -> list[Diagnosis]:
    granted = {scope.strip() for scope in headers.get("X-OAuth-Scopes", "").split(",")}
    missing = [scope for scope in SCOPES if scope.name not in granted]
    faults = [_missing(scope) for scope in missing if "always" in scope.when]
    if any("follow-up" in scope.when and scope.name.endswith(":history") for scope in missing):
        faults.append(note("follow-up questions in threads need a mention: the bot may not read channel messages"))
    return faults or [ok("every scope that is needed is granted")]


def _missing(scope: Scope) -> Diagnosis:
    remedy = f"add it (Slack app, OAuth & Permissions, Bot Token Scopes), {REINSTALL}"
    return mend(f"the scope {scope.name} is missing: {scope.reason}", remedy)


async def _socket_mode(client: AsyncWebClient, settings: Settings) -> Diagnosis:
    try:
        await client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
    except Exception as error:
        return mend(
            f"Slack does not accept SLACK_APP_TOKEN ({reason(error)})",
            "make one with the scope connections:write (Slack app, Basic Information, App-Level Tokens), and switch "
            "Socket Mode on (Slack app, Socket Mode)",
        )
    return ok("Slack accepts SLACK_APP_TOKEN: Socket Mode")


def _persons(settings: Settings) -> list[str]:
    """The Slack ids of all who decide or stand in."""
    directory = settings.directory
    ids = [id for ids in (*directory.approvers, *directory.deputies) for id in ids]
    return [id.removeprefix("slack:") for id in dict.fromkeys(ids) if id.startswith("slack:")]


async def _person(client: AsyncWebClient, user: str) -> Diagnosis:
    remedy = "correct APPROVERS or DEPUTIES (in Slack: the person's profile, ⋮, Copy member ID)"
    try:
        found = (await client.users_info(user=user)).get("user") or {}
    except Exception as error:
        if reason(error) in ("user_not_found", "user_not_visible"):
            return mend(f"slack:{user} is nobody in this workspace", remedy)
        return note(f"slack:{user} could not be looked up ({reason(error)})")
    if found.get("deleted"):
        return mend(f"the account of slack:{user} is deactivated", remedy)
    if found.get("is_bot"):
        return mend(f"slack:{user} is a bot and decides nothing", remedy)
    return ok(f"slack:{user} is there")


async def _channel(client: AsyncWebClient, channel: str) -> Diagnosis:
    invite = "invite the app there (in the channel: /invite @farjag), or change SLACK_APPROVERS_CHANNEL"
    try:
        found = (await client.conversations_info(channel=channel)).get("channel") or {}
    except Exception as error:
        if reason(error) == "missing_scope":
            return note(
                "whether the bot is in SLACK_APPROVERS_CHANNEL can be checked only with the scope channels:read "
                "(groups:read where the channel is private)"
            )
        if reason(error) == "channel_not_found":
            return mend("SLACK_APPROVERS_CHANNEL does not exist, or is private and the bot is not in it", invite)
        return note(f"SLACK_APPROVERS_CHANNEL could not be looked up ({reason(error)})")
    if found.get("is_archived"):
        return mend("SLACK_APPROVERS_CHANNEL is archived", "unarchive it, or change SLACK_APPROVERS_CHANNEL")
    if not found.get("is_member"):
        return mend("the bot is not in SLACK_APPROVERS_CHANNEL", invite)
    return ok("the bot is in SLACK_APPROVERS_CHANNEL")
