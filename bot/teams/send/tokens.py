"""The bot's own token, which lets it post to Teams: fetched off the loop, kept until it is nearly over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import msal  # type: ignore[import-untyped]
import requests

from bot.settings import Settings

RESOURCE = "https://api.botframework.com"
LOGIN = "https://login.microsoftonline.com"
#: How long a managed identity may be silent: msal itself would wait for ever.
PATIENCE_S = 10.0
#: A token is renewed this many seconds before it ends.
EARLY = 300

Fetch = Callable[[], Awaitable[dict[str, Any]]]


class _Patient(requests.Session):
    def request(self, *what: Any, **more: Any) -> requests.Response:
        return super().request(*what, **{"timeout": PATIENCE_S, **more})


class TokenError(Exception):
    """No token could be had. Says which kind of failure, never what was sent."""


class Token:
    """`fetch` gives `{"access_token", "expires_in"}`; asked for once at a time, and only when needed."""

    def __init__(self, fetch: Fetch, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch, self._clock = fetch, clock
        self._token, self._good_until = "", float("-inf")
        self._fetching: asyncio.Task[str] | None = None

    async def get(self) -> str:
        """A token that is good for a while. Raises TokenError.

        All who wait meanwhile share what comes of asking once; one who gives up waiting stops nobody else's.
        """
        if self._clock() < self._good_until:
            return self._token
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetched())
            self._fetching.add_done_callback(self._done)
        return await asyncio.shield(self._fetching)

    async def _fetched(self) -> str:
        answer = await self._fetch()
        try:
            self._token, seconds = str(answer["access_token"]), int(answer["expires_in"])
        except (KeyError, ValueError, TypeError):
            raise TokenError("no token in the answer") from None
        self._good_until = self._clock() + max(seconds - EARLY, seconds / 2)
        return self._token

    def _done(self, fetching: asyncio.Task[str]) -> None:
        self._fetching = None
        if not fetching.cancelled():
            fetching.exception()  # whoever asked may have stopped waiting

    def forget(self) -> None:
        """Teams refused it: the next one asked for is new."""
        self._good_until = float("-inf")


def token_for(settings: Settings, session: aiohttp.ClientSession) -> Token:
    """The token of the bot as it is registered: with a client secret, or with a managed identity."""
    if settings.teams_app_type == "UserAssignedMSI":
        return Token(_managed_identity(settings.teams_app_id))
    return Token(_client_secret(settings, session))


def _client_secret(settings: Settings, session: aiohttp.ClientSession) -> Fetch:
    url = settings.teams_token_url or f"{LOGIN}/{settings.teams_app_tenant_id}/oauth2/v2.0/token"
    form = {
        "grant_type": "client_credentials",
        "client_id": settings.teams_app_id,
        "client_secret": settings.teams_app_password.get_secret_value(),
        "scope": f"{RESOURCE}/.default",
    }

    async def fetch() -> dict[str, Any]:
        try:
            async with session.post(url, data=form, allow_redirects=False) as response:
                answer = await _json(response)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise TokenError(type(error).__name__) from None
        if response.status != 200 or not isinstance(answer, dict):
            raise TokenError(", ".join([f"answered {response.status}", *_codes(answer)]))
        return answer

    return fetch


async def _json(response: aiohttp.ClientResponse) -> object:
    try:
        return await response.json(content_type=None)
    except ValueError:
        return None


def _codes(answer: object) -> list[str]:
    """Entra's numbers for what was wrong, which its documentation explains; its words hold ids."""
    codes = answer.get("error_codes") if isinstance(answer, dict) else None
    return [f"AADSTS{code}" for code in codes if isinstance(code, int)] if isinstance(codes, list) else []


def _managed_identity(client_id: str) -> Fetch:
    """msal knows where each kind of Azure machine hands out tokens; it waits for them, hence the thread."""
    identity = msal.UserAssignedManagedIdentity(client_id=client_id)
    client = msal.ManagedIdentityClient(identity, http_client=_Patient())

    async def fetch() -> dict[str, Any]:
        try:
            answer = await asyncio.to_thread(client.acquire_token_for_client, resource=RESOURCE)
        except (msal.ManagedIdentityError, requests.RequestException, ValueError) as error:
            raise TokenError(type(error).__name__) from None
        return dict(answer)

    return fetch
