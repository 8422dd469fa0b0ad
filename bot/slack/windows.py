"""Modals sent, closed and pressed in, and the app's home."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from bot.slack.arrivals import Spot
from bot.slack.inputs import TooLongForModal
from bot.slack.modals import Modal, fitting, has_form, update
from bot.slack.pieces import Json
from bot.slack.replying import Replying, deciding, language_of
from bot.slack.submissions import InView, next_view, pressed_in, sent_step, view_in
from bot.slack.views import home_view, too_long_view
from bot.slack.web_api import reason
from handlers.incoming import FormSent, Incoming, Pressed
from handlers.reply import Reply

log = logging.getLogger(__name__)

#: After these the home shows something else.
_CHANGES_HOME = ("absence-end", "forget-yes")


class Windows(Replying):
    async def submitted(self, body: Mapping[str, Any]) -> Json:
        """What Slack is to do with the modal that was sent: a `response_action`."""
        view = view_in(body)
        if view is None:
            return {}
        reply = await self.reply_to(sent_step(view, await self.locales.of(view.user)))
        if has_form(reply.card):
            return _again(reply, view)
        if view.state.step:  # the steps below would come to light again
            await self._post(view, reply)
            return {"response_action": "clear"}
        return {"response_action": "update", "view": fitting(reply.card, view.place)}

    async def closed(self, body: Mapping[str, Any]) -> None:
        """What was filled in is kept, where Slack tells it."""
        view = view_in(body)
        if view is not None and any(view.answers.values()):
            await self.reply_to(view.form(await self.locales.of(view.user)))

    async def acted(self, body: Mapping[str, Any], decided: asyncio.Event) -> None:
        """A button or menu inside a modal or the home."""
        view, action = view_in(body), next(iter(body.get("actions", ())), None)
        incoming = pressed_in(view, action, await self.locales.of(view.user)) if view else None
        if view is None or incoming is None:
            return decided.set()
        if view.home:
            return await self._from_home(view, incoming, decided)
        reply = await deciding(self.reply_to(incoming), decided)
        step = view.state.step if isinstance(incoming, FormSent) else 0
        await update(self.client, view.id, fitting(reply.card, view.place, step))

    async def _from_home(self, view: InView, incoming: Incoming, decided: asyncio.Event) -> None:
        work, action = deciding(self.reply_to(incoming), decided), getattr(incoming, "action", "")
        if action == "choose-language":
            return await self._publish(view.user, await work)
        await Modal(self.client, view.trigger, view.place, language_of(incoming)).reply(work, always=True)
        if action in _CHANGES_HOME:
            await self.home(view.user)

    async def home(self, user: str) -> None:
        """Draws somebody's home anew."""
        origin = Spot(user, user).origin(await self.locales.of(user))
        await self._publish(user, await self.reply_to(Pressed(token_hex(10), origin, "home", "")))

    async def _publish(self, user: str, reply: Reply) -> None:
        try:
            await self.client.views_publish(user_id=user, view=home_view(reply.card))
        except Exception as error:
            log.warning("home not drawn", extra={"fields": {"reason": reason(error)}})

    async def _post(self, view: InView, reply: Reply) -> None:
        """Where the form was asked for, else to the person."""
        conversation, _, thread = view.place.partition(":")[2].partition(":")
        recipient = Spot(view.user, conversation).recipient(reply.private, thread if "." in thread else "")
        try:
            await self.sender.post(recipient, reply.card)
        except Exception:
            await self.sender.send_now(f"slack:{view.user}", reply.card)


def _again(reply: Reply, view: InView) -> Json:
    try:
        return next_view(reply.card, view)
    except TooLongForModal:
        return {"response_action": "update", "view": too_long_view(reply.card.language)}
