"""Between a Teams activity and the assistant: answered once, in its place, privately where it must be."""

from __future__ import annotations

import asyncio
import logging
import time
from http import HTTPStatus
from typing import Any

from bot.teams.act.recent import Recent
from bot.teams.adapter import TeamsAdapter, Turn, answer_invoke, send_card
from bot.teams.draw.cards import render, summary
from bot.teams.receive.activities import Body, key, origin, read, removed
from bot.teams.send.connector import ConnectorError
from bot.teams.send.references import References
from bot.teams.send.tokens import TokenError
from handlers.assistant import Assistant
from handlers.incoming import Incoming
from handlers.line import line
from handlers.reply import Reply
from handlers.wording import text

log = logging.getLogger(__name__)


class Line:
    def __init__(self, assistant: Assistant, adapter: TeamsAdapter, references: References) -> None:
        self._assistant, self._adapter, self._references = assistant, adapter, references
        self._seen, self._welcomed = Recent(), Recent()

    async def receive(self, claims: dict[str, Any], body: Body) -> tuple[int, object]:
        """Answers an activity the gate has let in: the status and the JSON for Teams.

        Raises MalformedActivity, ConnectorError, TokenError; after them the same activity may come again.
        """
        incoming = self._read(body)
        if incoming is None:
            return _nothing(body), None
        seen = key(body)
        if seen and not self._seen.first(seen):
            return int(HTTPStatus.OK), None
        try:
            await self._references.met(body)
            return await self._answered(claims, body, incoming)
        except BaseException:
            self._seen.forget(seen)
            self._welcomed.forget(incoming.origin.place)
            raise

    def _read(self, body: Body) -> Incoming | None:
        """Teams tells twice that the app was added, by two kinds of activity: one welcome answers both."""
        place = origin(body).place
        if removed(body):
            self._welcomed.forget(place)
        incoming = read(body)
        welcome = body["type"] in ("conversationUpdate", "installationUpdate")
        return None if incoming and welcome and not self._welcomed.first(place) else incoming

    async def _answered(self, claims: dict[str, Any], body: Body, incoming: Incoming) -> tuple[int, object]:
        started, fields = time.perf_counter(), {"id": incoming.id, "sent": "no"}

        async def on_turn(turn: Turn) -> None:
            reply = await self._reply(incoming)
            fields["outcome"] = reply.outcome
            await _send(turn, reply, incoming, invoked=body["type"] == "invoke")

        try:
            answer = await self._adapter.process(claims, body, on_turn)
            fields["sent"] = "yes"
            return answer
        except (ConnectorError, TokenError) as error:
            fields["fault"] = f"{type(error).__name__} {error}"
            raise
        finally:
            fields["ms"] = str(round((time.perf_counter() - started) * 1000))
            log.log(
                logging.INFO if fields["sent"] == "yes" else logging.ERROR,
                "teams reply",
                extra={"fields": fields},
            )

    async def _reply(self, incoming: Incoming) -> Reply:
        """The assistant's answer, from a thread beside the loop; should it fail, an apology."""
        try:
            return await asyncio.to_thread(self._assistant.reply_to, incoming)
        except Exception as error:
            log.error("failed", extra={"fields": {"id": incoming.id, "fault": type(error).__name__}})
            return line(self._assistant.language("", incoming.origin), "teams-failed", "failed", private=False)


async def _send(turn: Turn, reply: Reply, incoming: Incoming, invoked: bool) -> None:
    """A private reply never enters a public place: an invoke tells the presser alone, else a note says so."""
    public = incoming.origin.public
    if invoked and public and reply.private:
        await answer_invoke(turn, summary(reply.card))
        return
    shown = (
        line(reply.card.language, "teams-private", reply.outcome, private=False) if public and reply.private else reply
    )
    await send_card(turn, render(shown.card, public), summary(shown.card))
    if invoked:
        await answer_invoke(turn, text(reply.card.language, "teams-answered"))


def _nothing(body: Body) -> int:
    """Teams waits for an answer to an invoke, and must be told that there is none."""
    return int(HTTPStatus.NOT_IMPLEMENTED if body["type"] == "invoke" else HTTPStatus.OK)
