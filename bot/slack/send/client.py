"""Slack's Web API: our client for it, and the calls we make."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import aiohttp
from cachetools import LRUCache
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings

log = logging.getLogger(__name__)
#: The SDK prints what it sends when its logger's own level is low or unset, so the level is set here.
_quiet = logging.getLogger("bot.slack.sdk")
_quiet.setLevel(logging.ERROR)

#: A locale is nice to have; nobody waits longer for it.
LOCALE_PATIENCE = 0.15
MOST_LOCALES = 5_000
#: Slack tells no locale to an app without the right to it.
NEVER_TOLD = ("missing_scope", "not_allowed_token_type")


def new_client(settings: Settings, session: aiohttp.ClientSession, *, repeats: bool = True) -> AsyncWebClient:
    """Retries only what Slack surely has not done (429): the default may post twice.

    Without `repeats` not even that: delivery keeps its own time.
    """
    client = AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=session,
        logger=_quiet,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)] if repeats else [],
    )
    client.proxy = None  # the client's own reading of the proxy variables overlooks NO_PROXY
    return client


def reason(error: Exception) -> str:
    """Why a call failed, as one word for the log: Slack's own (`not_in_channel`), or the kind of fault."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    said = data.get("error") if isinstance(data, dict) else None
    return said if isinstance(said, str) and said.isidentifier() else type(error).__name__


class Locales:
    """The language people have set in Slack, asked once each; nobody without the scope `users:read`."""

    def __init__(self, client: Callable[[], AsyncWebClient]) -> None:
        self._client = client
        self._locales: LRUCache[str, str | None] = LRUCache(MOST_LOCALES)
        self._asking: dict[str, asyncio.Task[None]] = {}
        self._allowed = True

    async def of(self, user: str) -> str | None:
        """`fi-FI` and the like. None where it is not to be had in a moment: then the next message will know."""
        if user not in self._locales and self._allowed:
            if user not in self._asking:
                self._asking[user] = asyncio.create_task(self._ask(user))
            await asyncio.wait({self._asking[user]}, timeout=LOCALE_PATIENCE)
        return self._locales.get(user)

    def forget(self, user: str) -> None:
        self._locales.pop(user, None)

    async def _ask(self, user: str) -> None:
        try:
            answer = await self._client().users_info(user=user, include_locale=True)
            self._keep(user, (answer.get("user") or {}).get("locale"))
        except Exception as error:
            if reason(error) in NEVER_TOLD:  # what else went wrong meanwhile says nothing of the right
                self._allowed = False
            log.debug("no locale", extra={"fields": {"reason": reason(error)}})
        finally:
            del self._asking[user]

    def _keep(self, user: str, locale: object) -> None:
        self._locales[user] = locale if isinstance(locale, str) else None
