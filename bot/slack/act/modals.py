"""Modals: opened on a click while its trigger lives, changed in place, pushed step by step.

A draft in a modal lies in its input, which Slack keeps; nothing of it is in `private_metadata`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.draw.elements import Json
from bot.slack.draw.inputs import TooLongForModal
from bot.slack.draw.views import line_view, modal_view
from bot.slack.send.client import reason
from handlers.card import Card, Form
from handlers.reply import Reply

log = logging.getLogger(__name__)

#: A trigger lives three seconds. When the reply takes longer than this, something is opened in the meantime.
PATIENCE_S = 1.2


def has_form(card: Card) -> bool:
    return any(isinstance(block, Form) for block in card.blocks)


def fitting(card: Card, place: str, step: int = 0) -> Json:
    """The card as a modal, or one that says why its text has no room there."""
    try:
        return modal_view(card, place, step)
    except TooLongForModal:
        return line_view(card.language, "slack-too-long")


class Modal:
    """The modal that a click may open: at once when the reply is there, as a placeholder when it takes longer."""

    def __init__(
        self,
        client: AsyncWebClient,
        trigger: str,
        place: str,
        meanwhile: Callable[[], Json | None],
        seal: Callable[[Json], Json],
    ) -> None:
        """`meanwhile` gives the placeholder, or None where no form can come; `seal` signs what a view carries."""
        self._client, self._trigger, self._place, self._meanwhile = client, trigger, place, meanwhile
        self._seal = seal
        self._view_id = ""

    async def reply(self, work: Awaitable[Reply], always: bool = False) -> tuple[Reply, bool]:
        """What the work replies, and whether it is shown in a modal; `always`: also what holds no form.

        Where a placeholder is open, what is for one person stands there; for others to see, it says so.
        """
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=PATIENCE_S)
        if not task.done() and (placeholder := self._meanwhile()):
            await self.show(placeholder)
        reply = await task
        if always or has_form(reply.card) or (self._view_id and reply.private):
            return reply, await self.show(fitting(reply.card, self._place))
        if self._view_id:
            await self.show(line_view(reply.card.language, "slack-answered-there"))
        return reply, False

    async def show(self, view: Json) -> bool:
        """Whether it is to be seen now."""
        view = self._seal(view)
        if self._view_id:
            return await update(self._client, self._view_id, view)
        try:
            answer = await self._client.views_open(trigger_id=self._trigger, view=view)
        except Exception as error:
            log.warning("modal not opened", extra={"fields": {"reason": reason(error)}})
            return False
        self._view_id = str((answer.get("view") or {}).get("id", ""))
        return True


async def update(client: AsyncWebClient, view_id: str, view: Json) -> bool:
    """Puts `view` in the place of the one shown; false when somebody has closed it."""
    try:
        await client.views_update(view_id=view_id, view=view)
    except Exception as error:
        log.warning("modal not changed", extra={"fields": {"reason": reason(error)}})
        return False
    return True


async def push(client: AsyncWebClient, trigger: str, view: Json) -> bool:
    """Puts `view` over the one shown; false when it is too late, or too high."""
    try:
        await client.views_push(trigger_id=trigger, view=view)
    except Exception as error:
        log.warning("modal not opened", extra={"fields": {"reason": reason(error)}})
        return False
    return True
