"""Posting to Teams: one shared session, time limits, and another try where Teams asks for one."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.teams.send.tokens import Token

TIMEOUT = aiohttp.ClientTimeout(total=10, connect=5)
#: What Teams documents as worth another try: too many, not ready, and two ways of not being reached.
TRIED_AGAIN = (412, 429, 502, 504)
MOST_TRIES = 4
#: Teams gives a turn fifteen seconds, so nobody waits longer than this between two tries.
LONGEST_WAIT = 4.0

Sleep = Callable[[float], Awaitable[None]]


class ConnectorError(Exception):
    """Teams did not take it. Holds the status, or the kind of failure; never what was sent or answered."""


class Connector:
    def __init__(self, session: aiohttp.ClientSession, token: Token, sleep: Sleep = asyncio.sleep) -> None:
        self._session, self._token, self._sleep = session, token, sleep

    async def post(self, service: str, conversation: str, reply_to: str | None, activity: dict[str, Any]) -> str:
        """Posts an activity into a conversation, below `reply_to` if given: the id Teams gave it.

        `service` must have passed the gate: the bot's token goes there. Raises ConnectorError and TokenError.
        """
        path = f"/v3/conversations/{quote(conversation, safe='')}/activities"
        path += f"/{quote(reply_to, safe='')}" if reply_to else ""
        url = URL(service.rstrip("/") + path, encoded=True)
        for tried in range(1, MOST_TRIES + 1):
            status, asked, answer = await self._try(url, activity)
            if 200 <= status < 300:
                return str(answer.get("id") or "")
            if status == 401 and tried == 1:
                self._token.forget()
            elif status not in TRIED_AGAIN or tried == MOST_TRIES:
                break
            else:
                await self._sleep(_wait(tried, asked))
        raise ConnectorError(str(status))

    async def _try(self, url: URL, activity: dict[str, Any]) -> tuple[int, str, dict[str, Any]]:
        """One try: the status, the Retry-After header, the answer. Not connected at all counts as 502."""
        headers = {"Authorization": f"Bearer {await self._token.get()}"}
        sending = self._session.post(url, json=activity, headers=headers, allow_redirects=False, timeout=TIMEOUT)
        try:
            async with sending as response:
                answer = await response.json(content_type=None) if response.status < 300 else None
                found = answer if isinstance(answer, dict) else {}
                return response.status, response.headers.get("Retry-After", ""), found
        except aiohttp.ClientConnectorError:
            return 502, "", {}
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            # It may have been taken before the line broke: sending again could show the answer twice.
            raise ConnectorError(type(error).__name__) from None


def _wait(tried: int, asked: str) -> float:
    """As long as Teams asked, else a little longer each time; never in step with other senders."""
    seconds = float(asked) if asked.isdecimal() else 0.3 * 2**tried
    return min(seconds, LONGEST_WAIT) + random.uniform(0, 0.3)  # noqa: S311 (not a secret)
