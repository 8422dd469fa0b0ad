"""What every interaction with Slack shares: the reply, whose faults are told but not explained, and its ways out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.door import Door
from bot.slack.blocks import render
from bot.slack.sender import SlackSender
from bot.slack.web_api import Locales, reason
from handlers.incoming import Incoming
from handlers.reply import Card, Reply, Text
from handlers.store import Unavailable
from handlers.wording import LANGUAGES, text

log = logging.getLogger(__name__)


class Replying:
    """`me` is the bot's own user id, "" while it is not known."""

    def __init__(self, door: Door, sender: SlackSender, locales: Locales) -> None:
        self.door, self.sender, self.locales = door, sender, locales
        self.me = ""

    @property
    def client(self) -> AsyncWebClient:
        return self.sender.client()

    async def reply_to(self, incoming: Incoming) -> Reply:
        try:
            return await self.door.reply_to(incoming)
        except Exception as error:
            log.error("failed", exc_info=not isinstance(error, Unavailable), extra={"fields": {"id": incoming.id}})
            return line(language_of(incoming), "slack-failed", "failed")

    async def respond(self, url: str, card: Card) -> None:
        """To the person alone, by the address that came with the click or command: no right is needed for it.

        Raises what the web client raises, and ConnectionError.
        """
        blocks, said = render(card)
        hook = AsyncWebhookClient(url, session=self.sender.session(), logger=_quiet)
        answer = await hook.send(text=said, blocks=blocks, response_type="ephemeral")
        if answer.status_code != 200:
            raise ConnectionError(str(answer.status_code))


#: The SDK prints what it sends when its logger's own level is low or unset.
_quiet = logging.getLogger("bot.slack.hook")
_quiet.setLevel(logging.ERROR)


async def deciding(work: Awaitable[Reply], decided: asyncio.Event) -> Reply:
    """The work's reply; `decided` is set as soon as whatever it changes is kept."""
    try:
        return await work
    finally:
        decided.set()


def line(language: str, key: str, outcome: str) -> Reply:
    return Reply(Card(language, (Text(text(language, key)),)), outcome, private=True)


def language_of(incoming: Incoming) -> str:
    """What to say "a moment" or "failed" in, before anything is known of the reply."""
    origin = incoming.origin
    wanted = origin.chosen or (origin.locale or "")[:2].lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def why(error: Exception) -> str:
    """One word for the log."""
    return str(getattr(error, "code", "") or reason(error))
