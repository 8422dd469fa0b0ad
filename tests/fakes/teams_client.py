"""What Teams sends to the product over authenticated HTTP: people's signed activities, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

import aiohttp

from tests.fakes.teams_connector import TENANT, FakeTeams, chat_of
from tests.fakes.teams_limits import Json

#: What the answer to an invoke may be, beside the dialogs.
CARD, WORDS = "application/vnd.microsoft.card.adaptive", "application/vnd.microsoft.activity.message"


@dataclass(frozen=True)
class Answer:
    """What the product answered to an activity."""

    status: int
    body: Any

    @property
    def dialog(self) -> Json | None:
        """The card of the dialog that is to be open now."""
        task = self._task
        card = task["value"].get("card") if isinstance(task.get("value"), dict) else None
        found: Json | None = card and card["content"]
        return found

    @property
    def words(self) -> str:
        """A line that only whoever pressed sees."""
        said = self._task.get("value") if self._task else self._body.get("value")
        return said if isinstance(said, str) else ""

    @property
    def card(self) -> Json | None:
        """What stands in the pressed card's place, for whoever pressed."""
        found: Json | None = self._body["value"] if self._body.get("type") == CARD else None
        return found

    @property
    def _body(self) -> Json:
        return self.body if isinstance(self.body, dict) else {}

    @property
    def _task(self) -> Json:
        return self._body.get("task") or {}


class TeamsClient:
    """Everybody's clients in one tenant. `sent` are the activities, the latest last."""

    def __init__(self, url: str, session: aiohttp.ClientSession, teams: FakeTeams) -> None:
        self.teams = teams
        self.sent: list[Json] = []
        self._url, self._session, self._numbers = url, session, count(1_800_000_000_000)

    async def send(self, activity: Json, token: str | None = None) -> Answer:
        self.sent.append(activity)
        headers = {"Authorization": f"Bearer {token or self.teams.token()}"}
        async with self._session.post(self._url, json=activity, headers=headers) as answer:
            kind = answer.content_type
            return Answer(answer.status, await answer.json() if kind == "application/json" else await answer.text())

    def said(self, aad: str, words: str | None, **changed: Any) -> Json:
        """What somebody writes in their personal chat."""
        whole = self._whose(aad) | {"conversation": self._personal(aad)} | changed
        return self.teams.activity(words, **whole)

    def mentioned(self, aad: str, words: str, **changed: Any) -> Json:
        """What somebody writes in the channel's thread, to us."""
        return self.teams.in_channel(words, **self._whose(aad), **changed)

    def invoked(self, aad: str, name: str, value: Json, **changed: Any) -> Json:
        """What a press comes to, in the personal chat unless another conversation is given."""
        activity = self.said(aad, None, type="invoke", name=name, value=value) | changed
        return activity

    def _whose(self, aad: str) -> Json:
        sender = {"id": self.teams.people[aad], "name": f"Person {aad[-4:]}", "aadObjectId": aad}
        return {"id": str(next(self._numbers)), "from": sender}

    def _personal(self, aad: str) -> Json:
        return {"conversationType": "personal", "tenantId": TENANT, "id": chat_of(aad)}
