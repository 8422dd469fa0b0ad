"""What in Teams' settings does not fit together: each fault names its setting and says what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

_FOR_DEVELOPMENT = ("teams_openid_metadata_url", "teams_token_url", "teams_service_url")


def teams_faults(settings: Settings) -> Iterator[str]:
    if settings.teams:
        yield from _keys(settings)
    for name in _FOR_DEVELOPMENT if settings.production else ():
        if getattr(settings, name):
            yield f"{name.upper()}: is for development only"


def _keys(settings: Settings) -> Iterator[str]:
    if not settings.teams_app_tenant_id:
        yield "TEAMS_APP_TENANT_ID: is needed beside TEAMS_APP_ID"
    if settings.teams_app_type == "SingleTenant" and not settings.teams_app_password.get_secret_value():
        yield "TEAMS_APP_PASSWORD: is needed for a SingleTenant bot"
