"""The whole product beside the strict fake of Teams, over HTTP with authentication on: what a person does and sees."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot import composition
from bot.parts import Parts
from bot.settings import Settings
from tests.fakes.slack_clock import Clock, rest
from tests.fakes.teams_connector import APP_ID, CHAT, PASSWORD, PERSON, TENANT, FakeTeams
from tests.fakes.teams_hand import button, data_of
from tests.fakes.teams_limits import Json, inputs, words_of

NUMBERS = count(1)


def teams_settings(teams: FakeTeams, **more: Any) -> Settings:
    return Settings(
        farjag_env="development",
        teams_app_id=APP_ID,
        teams_app_password=PASSWORD,
        teams_app_tenant_id=TENANT,
        teams_openid_metadata_url=f"{teams.url}/openid",
        teams_token_url=f"{teams.url}/token",
        teams_service_url=teams.service,
        **more,
    )


class Bot:
    """Our server as Teams sees it."""

    def __init__(self, client: TestClient[Any, Any], teams: FakeTeams, parts: Parts, answers: Any) -> None:
        self.client, self.teams, self.parts, self.answers = client, teams, parts, answers

    async def gets(self, activity: object, token: str | None = None) -> ClientResponse:
        """Posts an activity, signed as Teams does or with `token`; everything that follows from it is done then."""
        return await self.posted(json.dumps(activity).encode(), token)

    async def posted(self, body: bytes, token: str | None = None, **headers: str) -> ClientResponse:
        signed = self.teams.token() if token is None else token
        headers = {"Authorization": f"Bearer {signed}", "Content-Type": "application/json", **headers}
        response = await self.client.post("/api/messages", data=body, headers=headers)
        await self.settle()
        return response

    async def later(self, **time: float) -> None:
        """Time passes; what has become due is done."""
        assert isinstance(self.parts.now, Clock)
        self.parts.now.move(**time)
        self.parts.store.on_enqueued()
        await self.settle()

    async def settle(self) -> None:
        await rest(self.parts.store, self.parts.now)

    def who(self, aad: str = PERSON, name: str = "Somebody") -> Person:
        return Person(self, aad, name)


class Person:
    """Somebody with the app, in their personal chat unless they go elsewhere."""

    def __init__(self, bot: Bot, aad: str, name: str) -> None:
        self.bot, self.teams, self.aad, self.name = bot, bot.teams, aad, name
        self.user = bot.teams.people.get(aad) or bot.teams.person(aad)
        chat = CHAT if aad == PERSON else f"a:chat-of-{aad}"
        self.chat: Json = {"conversationType": "personal", "tenantId": TENANT, "id": chat}
        self.locale = "sv-SE"

    def activity(self, **changed: Any) -> Json:
        sender = {"id": self.user, "name": self.name, "aadObjectId": self.aad}
        fresh = {"id": f"f:{next(NUMBERS)}", "from": sender, "conversation": self.chat, "locale": self.locale}
        return self.teams.activity(**{**fresh, **changed})

    async def says(self, text: str, **changed: Any) -> str:
        """What is new before them then."""
        before = len(self.cards)
        response = await self.bot.gets(self.activity(text=text, **changed))
        assert response.status == 200
        return self.read(before)

    async def presses(self, title: str, typed: dict[str, str] | None = None, card: Json | None = None) -> Json:
        """The answer to the invoke of the newest button of that title; inputs are named by their labels."""
        return await self.invokes(self.pressed(title, typed, card))

    def pressed(self, title: str, typed: dict[str, str] | None = None, card: Json | None = None) -> Json:
        card = card or self.card_with(title)
        labels = {one["label"].removesuffix(" *"): id for id, one in inputs(card).items()}
        data = data_of(card, title, {labels[label]: value for label, value in (typed or {}).items()})
        action = button(card, title)
        value = {"action": {"type": "Action.Execute", "verb": action.get("verb", ""), "data": data}}
        return self.activity(type="invoke", name="adaptiveCard/action", value=value | {"trigger": "manual"})

    async def invokes(self, activity: Json) -> Json:
        response = await self.bot.gets(activity)
        assert response.status == 200
        answer: Json = await response.json()
        return answer

    async def opens(self, title: str, card: Json | None = None) -> Json:
        """The dialog that a button opens: its card."""
        card = card or self.card_with(title)
        data = button(card, title)["data"]
        assert data["msteams"] == {"type": "task/fetch"}
        answer = await self.invokes(self.activity(type="invoke", name="task/fetch", value={"data": data}))
        shown: Json = answer["task"]["value"]["card"]["content"]
        return shown

    async def submits(self, dialog: Json, title: str, typed: dict[str, str] | None = None) -> Json:
        """What a dialog answers: its `task`."""
        labels = {one["label"].removesuffix(" *"): id for id, one in inputs(dialog).items()}
        data = data_of(dialog, title, {labels[label]: value for label, value in (typed or {}).items()})
        answer = await self.invokes(self.activity(type="invoke", name="task/submit", value={"data": data}))
        task: Json = answer["task"]
        return task

    @property
    def cards(self) -> list[Json]:
        return [body["attachments"][0]["content"] for body in self.teams.seen(self.aad)]

    def card_with(self, title: str) -> Json:
        for card in reversed(self.cards):
            try:
                button(card, title)
            except StopIteration:
                continue
            return card
        raise AssertionError(f"no button {title} in {[words_of(one) for one in self.cards[-2:]]}")

    def read(self, since: int = 0) -> str:
        """All words of the cards before them, as they stand now."""
        return "\n".join(words_of(card) for card in self.cards[since:])


@asynccontextmanager
async def serving(answers: Any, folder: Path, teams: FakeTeams, **settings: Any) -> AsyncIterator[Bot]:
    """`answers` are the town's, or told ones."""
    found = teams_settings(teams, database_url=f"sqlite:///{folder}/farjag.db", **settings)
    with patch.object(composition, "build_answers", lambda *given: answers):
        parts = composition.build_parts(found, Clock())
    async with TestClient(TestServer(composition.assemble(parts))) as client:
        yield Bot(client, teams, parts, answers)


def slowly(parts: Parts, seconds: float) -> Callable[[], None]:
    """Every reply takes so long from now on, until what is returned is called."""
    reply_to = parts.dispatcher.reply_to

    async def slow(incoming: Any) -> Any:
        await asyncio.sleep(seconds)
        return await reply_to(incoming)

    parts.dispatcher.reply_to = slow  # type: ignore[method-assign]
    return lambda: setattr(parts.dispatcher, "reply_to", reply_to)
