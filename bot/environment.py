"""Every setting: its name in the environment, its default, what it is for. The only reader of the environment."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.limits.clients import Network, read_networks
from bot.stores.opening import DEFAULT_URL
from knowledge.town import HANGO


class Environment(BaseSettings):
    """What is written, whether it fits together or not. Names in the environment are these in capitals; an empty value
    means not set.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    host: str = Field("0.0.0.0", description="Address to listen on; development listens on 127.0.0.1")  # noqa: S104
    port: int = Field(3978, ge=1, le=65535, description="Port to listen on")
    farjag_env: Literal["production", "development"] = Field(
        "production",
        description="`development` adds the chat page with its person switch and needs no credentials",
    )
    guideline: Path = Field(HANGO, description="Folder of the town: its guideline, situations and data")
    good_to_know: bool = Field(
        True, description="`0` hides the town's advice beyond the guideline, which stands folded under its answers"
    )
    approvers: str = Field(
        "", description="Who decides: comma-separated persons, `slack:U…`, `teams:…`; `+` joins one person's"
    )
    deputies: str = Field(
        "", description="Who stands in, as in `APPROVERS`; development where nobody is named has two to try it out"
    )
    request_expires_days: int = Field(
        30, ge=1, le=3650, description="After how many days an undecided request or an unsent form expires"
    )
    database_url: str = Field(DEFAULT_URL, description="Where everything is kept: `sqlite:///path` or `postgres://…`")
    dyno: str = Field("", description="Set by a host that wipes its disk at every restart (Heroku): refuses SQLite")
    public_url: str = Field("", description="Where the internet reaches this server, as in `https://farjag.example.fi`")
    public_ask: bool = Field(False, description="`1` mounts the read-only page `/ask` in production")
    trusted_proxies: str = Field(
        "", description="Comma-separated addresses or networks of the proxies whose `X-Forwarded-For` counts"
    )
    metrics_token: SecretStr = Field(
        SecretStr(""),
        description="Whoever brings it (`Authorization: Bearer …`) reads `/metrics`, and what `/readyz` tells of, "
        "from elsewhere",
    )

    slack_bot_token: SecretStr = Field(SecretStr(""), description="Slack bot token (`xoxb-…`); empty: no Slack")
    slack_signing_secret: SecretStr = Field(
        SecretStr(""), description="Slack signing secret, checked on every request; not needed with `SLACK_APP_TOKEN`"
    )
    slack_app_token: SecretStr = Field(
        SecretStr(""),
        description="Slack app-level token (`xapp-…`): Socket Mode, for a server without a public address",
    )
    slack_allowed_teams: str = Field(
        "", description="Comma-separated workspaces (`T…`) that may use the bot; empty: the token's own"
    )
    slack_approvers_channel: str = Field(
        "", description="Channel (`C…`) where the approvers in Slack share their cards; empty: each has their own"
    )
    slack_api_url: str = Field("https://slack.com/api/", description="Slack's Web API; not https only in development")

    teams_app_id: str = Field("", description="Teams bot's app id; empty: no Teams")
    teams_app_password: SecretStr = Field(SecretStr(""), description="Teams bot's client secret (SingleTenant)")
    teams_secret_expires: date | None = Field(
        None, description="The day that secret expires, as in `2027-11-30`: `doctor` warns from a month before"
    )
    teams_app_tenant_id: str = Field("", description="Tenant that the Teams bot is registered in")
    teams_app_type: Literal["SingleTenant", "UserAssignedMSI"] = Field(
        "SingleTenant", description="`SingleTenant` or `UserAssignedMSI`"
    )
    teams_allowed_tenants: str = Field(
        "", description="Comma-separated tenants that may talk to the bot; empty: its own"
    )
    teams_openid_metadata_url: str = Field("", description="Development only: where token keys are published")
    teams_token_url: str = Field("", description="Development only: where the bot gets its own token")
    teams_service_url: str = Field(
        "", description="Development only: where the bot writes to whoever has not written to it yet"
    )
    teams_targeted: bool = Field(
        False,
        description="`1` answers in a channel of Teams for one person's eyes alone (a preview of Microsoft's); "
        "otherwise in the personal chat",
    )

    @field_validator("public_url")
    @classmethod
    def _ends_bare(cls, url: str) -> str:
        return url.rstrip("/")

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_slash(cls, url: str) -> str:
        return url if url.endswith("/") else url + "/"

    @property
    def production(self) -> bool:
        return self.farjag_env == "production"

    @property
    def listen_host(self) -> str:
        """Development never leaves the machine unless HOST says so."""
        return self.host if self.production or "host" in self.model_fields_set else "127.0.0.1"

    @property
    def proxies(self) -> tuple[Network, ...]:
        return read_networks(self.trusted_proxies)

    @property
    def disk_is_wiped(self) -> bool:
        return bool(self.dyno)

    @property
    def slack(self) -> bool:
        return bool(self.slack_bot_token.get_secret_value())

    @property
    def socket_mode(self) -> bool:
        return bool(self.slack_app_token.get_secret_value())

    @property
    def workspaces(self) -> frozenset[str]:
        """The Slack workspaces that are listed; none: the token's own."""
        return frozenset(_listed(self.slack_allowed_teams))

    @property
    def desk_place(self) -> str:
        """Where the approvers share their cards, as a place."""
        return f"slack:{self.slack_approvers_channel}" if self.slack_approvers_channel else ""

    @property
    def teams(self) -> bool:
        return bool(self.teams_app_id)

    @property
    def teams_loopback(self) -> bool:
        """Whether this machine may play Microsoft: only in development, and only where it is told to."""
        return not self.production and bool(self.teams_openid_metadata_url or self.teams_service_url)

    @property
    def tenants(self) -> frozenset[str]:
        return frozenset(_listed(self.teams_allowed_tenants)) or frozenset({self.teams_app_tenant_id})


def _listed(setting: str) -> set[str]:
    return set(filter(None, (part.strip() for part in setting.split(","))))
