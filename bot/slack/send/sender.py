"""Sends what waits in the outbox to Slack, once; and what may not wait there, at most once.

The message's key goes along as metadata, so that an attempt that nobody knows the end of can be looked up. Ids of
sent messages are `channel:ts`, which is what Slack updates by.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from cachetools import LRUCache
from slack_sdk.web.async_client import AsyncWebClient

from bot.http_session import new_session
from bot.sending import Begins, Busy, Gone, Refused, Uncertain, Unreadable, unkept
from bot.settings import Settings
from bot.slack.draw.message import render
from bot.slack.send.client import new_client
from bot.slack.send.errors import answered
from handlers.card import Card
from handlers.records import Outgoing

log = logging.getLogger(__name__)

EVENT_TYPE = "farjag_message"
#: Slack's clock is not ours: what was sent at our first attempt may bear an earlier time there.
EARLIER = timedelta(minutes=5)
#: Two thousand messages since the first attempt, newest first, are looked through. In an internal app these calls
#: have room for that; only an app that is sold outside Slack's marketplace gets one a minute.
MOST_PAGES, PAGE = 10, 200
MOST_CONVERSATIONS = 5_000
_THREAD = re.compile(r"\d+\.\d+")
#: A place, and the one person in it who is to see this: channel, thread or nothing, person.
_FOR_ONE = re.compile(r"slack:([CG][A-Z0-9]+):(\d+\.\d+)?:([UW][A-Z0-9]+)")


class SlackSender:
    """The `Sender` of messages to persons (`slack:U…`) and places (`slack:C…:thread`), and the `Courier`.

    `slack:C…:thread:U…` is a place where one person alone shall see it.

    Its session opens with the first call; `close` it in the end.
    """

    reads_back = True

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opened: tuple[aiohttp.ClientSession, AsyncWebClient] | None = None
        self._conversations: LRUCache[str, str] = LRUCache(MOST_CONVERSATIONS)

    async def close(self) -> None:
        if self._opened is not None:
            await self._opened[0].close()

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str:
        if replaces is not None:
            return await self._update(outgoing.card, replaces)
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": outgoing.dedupe_key}}
        return await self._post(outgoing.recipient, outgoing.card, metadata, begins)

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        if _FOR_ONE.fullmatch(outgoing.recipient):
            raise Unreadable
        try:
            channel, thread = await self._target(outgoing.recipient)
            return await self._look_up(channel, thread, outgoing.dedupe_key, since - EARLIER)
        except Refused:
            raise Unreadable from None
        except Uncertain:
            raise Busy("not-read") from None
        except Busy as busy:
            if busy.code == "missing_scope":  # a town that lets us read no channels
                raise Unreadable from None
            raise

    async def send_now(self, person: str, card: Card) -> bool:
        """A card that holds a part of a draft: once, from memory. True only when Slack says that it has it."""
        try:
            await self._post(person, card, None)
        except Exception as error:
            log.warning("not sent", extra={"fields": {"reason": getattr(error, "code", type(error).__name__)}})
            return False
        return True

    async def post(self, recipient: str, card: Card) -> str:
        """The direct answer to an interaction. Raises Refused, Busy or Uncertain."""
        return await self._post(recipient, card, None)

    async def _post(self, recipient: str, card: Card, metadata: dict[str, Any] | None, begins: Begins = unkept) -> str:
        if match := _FOR_ONE.fullmatch(recipient):
            await begins()
            return await self._whisper(card, match[1], match[2] or "", match[3])
        blocks, text = render(card)
        channel, thread = await self._target(recipient)
        await begins()
        try:
            answer = await answered(
                self.client().chat_postMessage(
                    channel=channel,
                    text=text,
                    blocks=blocks,
                    thread_ts=thread,
                    mrkdwn=False,
                    unfurl_links=False,
                    unfurl_media=False,
                    metadata=metadata,
                )
            )
        except Refused:
            self._gone(channel)
            raise
        return f"{channel}:{answer.get('ts', '')}"

    async def _whisper(self, card: Card, channel: str, thread: str, user: str) -> str:
        """For one person's eyes in a place where others read. Slack keeps no such message, so it cannot be found."""
        blocks, text = render(card)
        await answered(
            self.client().chat_postEphemeral(
                channel=channel, user=user, text=text, blocks=blocks, thread_ts=thread or None
            )
        )
        return ""

    async def _update(self, card: Card, replaces: str) -> str:
        channel, _, ts = replaces.partition(":")
        if not ts:
            raise Gone
        blocks, text = render(card)
        await answered(self.client().chat_update(channel=channel, ts=ts, text=text, blocks=blocks))
        return replaces

    async def _target(self, recipient: str) -> tuple[str, str | None]:
        """Channel and thread. What was asked where only the asker saw it is answered in a direct message."""
        conversation, _, inside = recipient.partition(":")[2].partition(":")
        if inside.startswith(("U", "W")):
            conversation = inside
        if conversation.startswith(("U", "W")):
            return await self.direct(conversation), None
        return conversation, inside if _THREAD.fullmatch(inside) else None

    async def direct(self, user: str) -> str:
        """The direct message with a person. Nothing is posted yet, so that nothing is uncertain."""
        if user not in self._conversations:
            try:
                answer = await answered(self.client().conversations_open(users=user))
            except Uncertain:
                raise Busy("not-opened") from None
            self._conversations[user] = str(answer["channel"]["id"])
        return self._conversations[user]

    def forget(self, user: str) -> None:
        self._conversations.pop(user, None)

    def _gone(self, channel: str) -> None:
        for user in [user for user, known in self._conversations.items() if known == channel]:
            self.forget(user)

    async def _look_up(self, channel: str, thread: str | None, key: str, since: datetime) -> str | None:
        cursor = None
        for _ in range(MOST_PAGES):
            page = await self._page(channel, thread, f"{since.timestamp():.6f}", cursor)
            for message in page.get("messages") or ():
                metadata = message.get("metadata") or {}
                if metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload", {}).get("key") == key:
                    return f"{channel}:{message['ts']}"
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        return None

    async def _page(self, channel: str, thread: str | None, oldest: str, cursor: str | None) -> Any:
        client = self.client()
        if thread is None:
            return await answered(
                client.conversations_history(
                    channel=channel, oldest=oldest, include_all_metadata=True, limit=PAGE, cursor=cursor
                )
            )
        return await answered(
            client.conversations_replies(
                channel=channel, ts=thread, oldest=oldest, include_all_metadata=True, limit=PAGE, cursor=cursor
            )
        )

    def client(self) -> AsyncWebClient:
        """The client that repeats nothing by itself."""
        return self._open()[1]

    def session(self) -> aiohttp.ClientSession:
        return self._open()[0]

    def _open(self) -> tuple[aiohttp.ClientSession, AsyncWebClient]:
        if self._opened is None:
            session = new_session()
            self._opened = session, new_client(self._settings, session, repeats=False)
        return self._opened
