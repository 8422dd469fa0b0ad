"""Who we are at Slack. Until Slack has said it nobody is known as us, and everything is answered all the same."""

from __future__ import annotations

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_slack_response import AsyncSlackResponse


class Identity:
    def __init__(self, token: str) -> None:
        self._token = token
        self.authorized = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=token)

    def learn(self, told: AsyncSlackResponse) -> None:
        """Takes in what `auth.test` said."""
        self.authorized = AuthorizeResult.from_auth_test_response(auth_test_response=told, bot_token=self._token)

    @property
    def user(self) -> str:
        """The bot's own user id, "" while it is not known."""
        return self.authorized.bot_user_id or ""

    @property
    def workspaces(self) -> frozenset[str]:
        """Where the token belongs."""
        return frozenset(filter(None, (self.authorized.team_id, self.authorized.enterprise_id)))
