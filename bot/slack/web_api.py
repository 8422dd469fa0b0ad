"""Slack's Web API: our client for it, and the calls we make."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack.arrivals import Arrival
from bot.slack.blocks import render
from handlers.reply import Reply

log = logging.getLogger(__name__)
#: The SDK prints what it sends when its logger's own level is low or unset, so the level is set here.
_quiet = logging.getLogger("bot.slack.sdk")
_quiet.setLevel(logging.ERROR)

TIMEOUT = aiohttp.ClientTimeout(total=10, connect=5)
#: A locale is nice to have; nobody waits longer for it.
LOCALE_PATIENCE = 1.0
MOST_LOCALES = 5_000


def new_session() -> aiohttp.ClientSession:
    """The one session of all calls. `trust_env` heeds the proxy variables, NO_PROXY too."""
    return aiohttp.ClientSession(timeout=TIMEOUT, trust_env=True)


def new_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Retries only what Slack surely has not done (429): the default may post twice (findings 10)."""
    client = AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=session,
        logger=_quiet,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)],
    )
    client.proxy = None  # the client's own reading of the proxy variables overlooks NO_PROXY
    return client


def reason(error: Exception) -> str:
    """Why a call failed, as one word for the log: Slack's own (`not_in_channel`), or the kind of fault."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    said = data.get("error") if isinstance(data, dict) else None
    return said if isinstance(said, str) and said.isidentifier() else type(error).__name__


async def send(client: AsyncWebClient, arrival: Arrival, reply: Reply) -> None:
    """Posts the reply where the arrival came from; to its person alone when it is private in a public place.

    Slack shows nobody what is for one person in a thread without answers, so that goes beside the thread.
    Raises what the Web API raises.
    """
    blocks, text = render(reply.card)
    thread = arrival.thread or None
    if arrival.public and (reply.private or arrival.hidden):
        await client.chat_postEphemeral(
            channel=arrival.channel,
            user=arrival.user,
            text=text,
            blocks=blocks,
            thread_ts=None if arrival.thread_begins else thread,
        )
        return
    await client.chat_postMessage(
        channel=arrival.channel,
        text=text,
        blocks=blocks,
        thread_ts=thread,
        mrkdwn=False,
        unfurl_links=False,
        unfurl_media=False,
    )


class Locales:
    """The language people have set in Slack, asked once each; nobody without the scope `users:read`."""

    def __init__(self) -> None:
        self._locales: OrderedDict[str, str | None] = OrderedDict()
        self._allowed = True

    async def of(self, client: AsyncWebClient, user: str) -> str | None:
        """`fi-FI` and the like, None where it is not to be had in a moment."""
        if user in self._locales:
            return self._locales[user]
        if not self._allowed:
            return None
        try:
            async with asyncio.timeout(LOCALE_PATIENCE):
                answer = await client.users_info(user=user, include_locale=True)
        except Exception as error:
            self._allowed = reason(error) not in ("missing_scope", "not_allowed_token_type")
            log.debug("no locale", extra={"fields": {"reason": reason(error)}})
            return None
        return self._keep(user, (answer.get("user") or {}).get("locale"))

    def _keep(self, user: str, locale: object) -> str | None:
        self._locales[user] = locale if isinstance(locale, str) else None
        if len(self._locales) > MOST_LOCALES:
            self._locales.popitem(last=False)
        return self._locales[user]
