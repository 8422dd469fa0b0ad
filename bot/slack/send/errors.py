"""What an error of Slack's Web API means for the message: never, later, gone, or nobody knows."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.connecting import NEVER_CONNECTED
from bot.sending import Busy, Gone, Refused, Uncertain, Unsent
from bot.slack.send.client import reason

#: It did not go out and may later: Slack is busy, or a person mends the token, its scopes or the workspace.
PASSING = {
    "ratelimited",
    "rate_limited",
    "message_limit_exceeded",
    "service_unavailable",
    "team_added_to_org",
    "external_channel_migrating",
    "accesslimited",
    "invalid_auth",
    "not_authed",
    "token_revoked",
    "token_expired",
    "account_inactive",  # of the token: the app was removed from the workspace
    "missing_scope",
    "org_login_required",
    "two_factor_setup_required",
    "team_access_not_granted",
}
#: Slack broke off in the middle.
UNKNOWN = {"fatal_error", "internal_error", "request_timeout"}
#: What was to be updated was deleted, or the workspace lets nobody change it any more.
NOTHING_TO_UPDATE = {"message_not_found", "cant_update_message", "edit_window_closed"}


async def answered(call: Awaitable[Any]) -> Any:
    """What the Web API answers. Raises Refused, Busy, Gone or Uncertain, which carry Slack's word and nothing else."""
    try:
        return await call
    except Exception as error:
        raise meaning(error) from None


def meaning(error: Exception) -> Exception:
    """One of the sender's exceptions, for one of the SDK's."""
    if isinstance(error, NEVER_CONNECTED):
        return Unsent("unreachable")
    if not isinstance(error, SlackApiError):
        return Uncertain()
    status = getattr(error.response, "status_code", None) or getattr(error.response, "status", 0)
    code = reason(error)
    if status == 429 or code in PASSING:
        return Busy(code, _retry_after(error.response))
    if status != 200 or code in UNKNOWN or code == SlackApiError.__name__:
        return Uncertain()
    return Gone() if code in NOTHING_TO_UPDATE else Refused(code)


def _retry_after(response: Any) -> float | None:
    said = (getattr(response, "headers", None) or {}).get("Retry-After", "")
    return float(said) if said.isascii() and said.isdigit() else None
