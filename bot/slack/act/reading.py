"""Messages at Slack, read again for somebody who can read them without us.

We are let into more than any one person: private channels, everybody's direct messages with us.
"""

from __future__ import annotations

import logging
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.act.identity import Identity
from bot.slack.draw.markup import as_written
from bot.slack.receive.events import Spot
from bot.slack.send.client import reason
from bot.slack.send.sender import SlackSender

log = logging.getLogger(__name__)

#: Slack gives fewer than a thousand members at a time.
PAGE, MOST_PAGES = 999, 20


class History:
    def __init__(self, sender: SlackSender, identity: Identity) -> None:
        self._sender, self._identity = sender, identity

    @property
    def _client(self) -> AsyncWebClient:
        return self._sender.client()

    async def readable(self, channel: str, spot: Spot) -> bool:
        """Whether whoever stands there can read in `channel`: they are in it, it is theirs, or Slack says so.

        A direct message of theirs with us is told by Slack too, where they do not stand in it.
        """
        if channel == spot.channel:
            return True
        try:
            if channel.startswith("D"):
                return channel == await self._sender.direct(spot.user)
            return await self._member(channel, spot.user)
        except Exception as error:  # whatever it is, the person is asked to paste the text
            log.info("membership not known", extra={"fields": {"reason": reason(error)}})
            return False

    async def said(self, channel: str, ts: str, thread: str) -> str:
        """The text as its writer wrote it; "" where it is not to be had: deleted, or no right of ours to read there."""
        where: dict[str, Any] = {"channel": channel, "oldest": ts, "latest": ts}
        where |= {"inclusive": True, "limit": 10}  # a thread always shows what it began with
        try:
            if thread:
                answer = await self._client.conversations_replies(ts=thread, **where)
            else:
                answer = await self._client.conversations_history(**where)
        except Exception:  # whatever it is, the person is asked to paste the text
            return ""
        found = [one for one in answer.get("messages") or () if one.get("ts") == ts]
        return as_written(str(found[0].get("text", "")), self._identity.user) if found else ""

    async def _member(self, channel: str, user: str) -> bool:
        """Asked of the channel: to whom a person belongs Slack tells only with the rights to every kind of channel."""
        cursor = None
        for _ in range(MOST_PAGES):
            page = await self._client.conversations_members(channel=channel, limit=PAGE, cursor=cursor)
            if user in (page.get("members") or ()):
                return True
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return False
        return False
