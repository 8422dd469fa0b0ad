"""Modals sent, closed and pressed in, and the app's home."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from secrets import token_hex
from typing import Any

from bot.slack.act.acknowledgement import ACK_WITHIN
from bot.slack.act.modals import fitting, has_form, push, update
from bot.slack.act.next_view import foreign, next_view, stays
from bot.slack.act.responder import Responder, deciding
from bot.slack.draw.elements import Json
from bot.slack.draw.values import carried_in
from bot.slack.draw.views import home_view
from bot.slack.receive.events import ALONE, Spot, short, text_in
from bot.slack.receive.sent_views import InView, pressed_in, sent_step, view_in
from bot.slack.send.client import reason
from handlers.incoming import FormSent, Incoming, Pressed
from handlers.reply import Reply

log = logging.getLogger(__name__)

#: Slack has carried out an acknowledgement by then, so that what is shown after it may come.
CARRIED_OUT_S = 0.3
#: After these the home shows something else.
_CHANGES_HOME = ("absence-end", "forget-yes")
#: What is said over a modal, which stays as it is.
_ASIDE = ("feedback", "voted-before", "not-counted", "failed", "section", "paste-again")


class ViewEvents:
    def __init__(self, responder: Responder) -> None:
        self._responder = responder
        self._locales, self._seal, self._background = responder.locales, responder.seal, responder.background
        self._under_way: set[str] = set()

    async def submitted(self, body: Mapping[str, Any]) -> Json:
        """What Slack is to do with the modal that was sent: a `response_action`.

        Until a reply that takes long is there, and when there is none, the form stays as it was filled in.
        """
        view = view_in(body, self._seal)
        if view is None:
            return foreign(body)
        action = await self._submitted(view)
        return action | {"view": self._sealed(view, action["view"])} if "view" in action else action

    async def _submitted(self, view: InView) -> dict[str, Any]:
        if view.id in self._under_way:
            return stays(view, "slack-takes-long")
        self._under_way.add(view.id)
        work = self._background.start(self._responder.reply_to(sent_step(view, await self._locales.of(view.user))))
        work.add_done_callback(lambda _: self._under_way.discard(view.id))
        await asyncio.wait({work}, timeout=ACK_WITHIN)
        if work.done():
            return self._answered(view, work.result())
        self._background.start(self._show_later(view, work))
        return stays(view, "slack-takes-long")

    def _sealed(self, view: InView, shown: Json) -> Json:
        return self._seal.sealed(shown, view.team, view.user)

    def _answered(self, view: InView, reply: Reply) -> Json:
        if reply.outcome == "failed":
            return stays(view, "slack-failed")
        self._redraw_home(view, reply)
        if has_form(reply.card):
            return next_view(reply.card, view)
        if view.depth > 1:  # the steps below would come to light again
            self._background.start(self._post(view, reply))
            return {"response_action": "clear"}
        return {"response_action": "update", "view": fitting(reply.card, view.place)}

    async def _show_later(self, view: InView, work: asyncio.Task[Reply]) -> None:
        reply = await work
        await asyncio.sleep(CARRIED_OUT_S)
        if reply.outcome == "failed":
            return
        self._redraw_home(view, reply)
        shown = self._sealed(view, fitting(reply.card, view.place, view.state.step + view.state.more))
        if not await update(self._responder.client, view.id, shown):
            await self._post(view, reply)

    async def _post(self, view: InView, reply: Reply) -> None:
        """To the person, in the direct message where the form was asked for in one."""
        conversation, _, thread = view.place.partition(":")[2].partition(":")
        spot = Spot(view.user, conversation if conversation.startswith(ALONE) else view.user)
        id, recipient = short(f"{view.id}:{view.hash}"), spot.recipient(True, _as_thread(thread))
        await self._responder.deliver(id, view.user, recipient, reply)

    async def closed(self, body: Mapping[str, Any]) -> None:
        """What was filled in is kept, where Slack tells it."""
        view = view_in(body, self._seal)
        if view is not None and any(view.answers.values()):
            await self._responder.reply_to(view.form(await self._locales.of(view.user)))

    async def acted(self, body: Mapping[str, Any], decided: asyncio.Event) -> None:
        """A button or menu inside a modal or the home."""
        view, action = view_in(body, self._seal), next(iter(body.get("actions", ())), None)
        incoming = pressed_in(view, action, await self._locales.of(view.user)) if view else None
        if view is None or incoming is None:
            return decided.set()
        if view.home:
            return await self._from_home(view, incoming, self._replied(view, action, incoming), decided)
        reply = await deciding(self._replied(view, action, incoming), decided)
        if reply.outcome in _ASIDE:
            over = fitting(reply.card, view.place) | {"clear_on_close": False}  # else Close would take the form along
            await push(self._responder.client, view.trigger, self._sealed(view, over))
            return
        step = view.state.step if isinstance(incoming, FormSent) else 0
        await update(self._responder.client, view.id, self._sealed(view, fitting(reply.card, view.place, step)))
        self._redraw_home(view, reply)

    async def _replied(self, view: InView, action: Any, incoming: Incoming) -> Reply:
        if isinstance(incoming, Pressed):
            return await self._responder.reply_to_pressed(incoming, carried_in(text_in(action, "value")), view.spot)
        return await self._responder.reply_to(incoming)

    async def _from_home(
        self, view: InView, incoming: Incoming, replied: Coroutine[Any, Any, Reply], decided: asyncio.Event
    ) -> None:
        work, action, spot = deciding(replied, decided), getattr(incoming, "action", ""), view.at_home
        if action == "choose-language":
            return await self._publish(spot, await work)
        await self._responder.modal(view.trigger, spot, incoming).reply(work, always=True)
        if action in _CHANGES_HOME:
            await self.home(spot)

    def _redraw_home(self, view: InView, reply: Reply) -> None:
        """What was done in a modal over the home may have changed what the home shows."""
        if not has_form(reply.card) and view.place == view.at_home.place:
            self._background.start(self.home(view.at_home))

    async def home(self, spot: Spot) -> None:
        """Draws anew the home of whoever is there."""
        origin = spot.origin(await self._locales.of(spot.user))
        await self._publish(spot, await self._responder.reply_to(Pressed(token_hex(10), origin, "home", "")))

    async def _publish(self, spot: Spot, reply: Reply) -> None:
        view = self._seal.sealed(home_view(reply.card, spot.place), spot.team, spot.user)
        try:
            await self._responder.client.views_publish(user_id=spot.user, view=view)
        except Exception as error:
            log.warning("home not drawn", extra={"fields": {"reason": reason(error)}})


def _as_thread(inside: str) -> str:
    return inside if "." in inside else ""
