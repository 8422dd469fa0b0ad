"""One call to Teams' connector, over the one session there is: with the bot's token, once, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.connecting import NEVER_CONNECTED
from bot.teams.send.tokens import Token


@dataclass(frozen=True)
class Answer:
    """`retry_after` in seconds, if Teams asked for so much; `body` only if it is a JSON object."""

    status: int
    retry_after: float | None = None
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return 200 <= self.status < 300


class Unreachable(Exception):
    """There was no connection: nothing went out."""


class Broken(Exception):
    """The line broke or fell silent after sending, so it may have gone out. Says which kind of failure."""


class Calls:
    def __init__(self, session: aiohttp.ClientSession, token: Token) -> None:
        self._session, self._token = session, token

    async def ready(self) -> None:
        """All that a call needs is there. Raises TokenError."""
        await self._token.get()

    async def call(self, method: str, service: str, path: str, body: dict[str, Any]) -> Answer:
        """`path` is below `v3/`, its parts quoted. A token that Teams no longer takes is fetched anew, once.

        `service` must be on the gate's list: the bot's token goes there. Raises TokenError, Unreachable and Broken.
        """
        url = URL(f"{service.rstrip('/')}/v3/{path}", encoded=True)
        answer = await self._once(method, url, body)
        if answer.status == 401:
            self._token.forget()
            answer = await self._once(method, url, body)
        return answer

    async def _once(self, method: str, url: URL, body: dict[str, Any]) -> Answer:
        headers = {"Authorization": f"Bearer {await self._token.get()}"}
        sending = self._session.request(method, url, json=body, headers=headers, allow_redirects=False)
        try:
            async with sending as response:
                return Answer(response.status, _seconds(response), await _body(response))
        except NEVER_CONNECTED:
            raise Unreachable from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Broken(type(error).__name__) from None


def activities(conversation: str, activity: str | None = None) -> str:
    """The path of a conversation's activities, or of one of them."""
    path = f"conversations/{quote(conversation, safe='')}/activities"
    return f"{path}/{quote(activity, safe='')}" if activity else path


def _seconds(response: aiohttp.ClientResponse) -> float | None:
    said = response.headers.get("Retry-After", "")
    return float(said) if said.isascii() and said.isdigit() else None


async def _body(response: aiohttp.ClientResponse) -> dict[str, Any]:
    try:
        answer = await response.json(content_type=None)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
