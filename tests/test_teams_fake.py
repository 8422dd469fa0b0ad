"""The fake of Teams refuses what Teams refuses, in a test and as a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from subprocess import PIPE
from typing import Any

import aiohttp
import pytest

from bot.teams.draw.cards import CONTENT_TYPE, render
from handlers.blocks import Mark, Marked, Text
from handlers.card import Card
from tests.fakes.teams_connector import APP_ID, BOT, CHANNEL, CHAT, PASSWORD, TENANT, USER, FakeTeams
from tests.fakes.teams_limits import card_fault
from tests.fakes.teams_traffic import LARGEST_MESSAGE, Rates

Json = dict[str, Any]
CARD = render(Card("sv", (Text("Hej"),)))
REVIEW = render(Card("sv", (Marked("", "Ring Kalle", (Mark(5, 10, 1, "stop"),)),)))


class Caller:
    """Whoever calls the connector, with a token unless told otherwise."""

    def __init__(self, session: aiohttp.ClientSession, teams: FakeTeams, token: str) -> None:
        self._session, self._teams, self._token = session, teams, token

    async def call(self, method: str, path: str, body: Json, token: str | None = None) -> tuple[int, str]:
        """The status, and the code of what is wrong."""
        headers = {"Authorization": f"Bearer {self._token if token is None else token}"}
        url = f"{self._teams.service}v3/conversations{path}"
        async with self._session.request(method, url, json=body, headers=headers) as answer:
            said = await answer.json(content_type=None) if answer.content_type == "application/json" else {}
            return answer.status, said.get("error", {}).get("code", "")

    async def post(self, body: Json, conversation: str = CHAT, query: str = "") -> tuple[int, str]:
        return await self.call("POST", f"/{conversation}/activities{query}", body)


DAY: Json = {"type": "Input.Date", "id": "day", "label": "Dag"}
LINKED: Json = {
    "type": "ActionSet",
    "actions": [{"type": "Action.OpenUrl", "title": "Läs", "url": "javascript:alert(1)"}],
}


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams() as fake:
        fake.in_channel("Får vi?")
        yield fake


@pytest.fixture
async def caller(teams: FakeTeams) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        yield Caller(session, teams, await token(session, teams.url))


async def token(session: aiohttp.ClientSession, url: str) -> str:
    scope = "https://api.botframework.com/.default"
    form = {"grant_type": "client_credentials", "client_id": APP_ID, "client_secret": PASSWORD, "scope": scope}
    async with session.post(f"{url}/token", data=form) as answer:
        return str((await answer.json())["access_token"])


def message(conversation: str = CHAT, card: Json = CARD, **changed: Any) -> Json:
    attachments = [{"contentType": CONTENT_TYPE, "content": card}]
    usual = {"type": "message", "from": {"id": BOT}, "conversation": {"id": conversation}}
    return {**usual, "attachments": attachments, **changed}


async def test_what_is_right_is_taken_and_seen_updated_and_deleted(teams: FakeTeams, caller: Caller) -> None:
    assert await caller.post(message(card=REVIEW)) == (201, "")
    (posted,) = teams.posted
    path = f"/{CHAT}/activities/{posted['id']}"
    assert await caller.call("PUT", path, message()) == (200, "")
    assert [body["attachments"][0]["content"] for body in teams.seen(next(iter(teams.people)))] == [CARD]
    assert (await caller.call("DELETE", path, {}))[0] == 200 and teams.posted == []
    assert await caller.call("PUT", path, message()) == (404, "ActivityNotFoundInConversation")


@pytest.mark.parametrize(
    ("conversation", "body", "refusal"),
    [
        ("a:nobody", message("a:nobody"), (404, "ConversationNotFound")),
        (CHAT, message("a:another"), (400, "BadSyntax")),
        (CHAT, message(**{"from": {"id": "28:another"}}), (400, "BadSyntax")),
        (CHAT, message(attachments=[{"contentType": "text/html", "content": "x"}]), (400, "BadSyntax")),
        (CHAT, message(card=CARD | {"version": "1.6"}), (400, "BadSyntax")),
        (CHAT, message(card=CARD | {"body": [{"type": "Chart"}]}), (400, "BadSyntax")),
        (CHAT, message(card=CARD | {"body": [{"type": "FactSet", "facts": []}]}), (400, "BadSyntax")),
        (CHAT, message(card=CARD | {"body": [{"type": "ColumnSet", "columns": []}]}), (400, "BadSyntax")),
        (CHAT, message(card=CARD | {"body": [DAY | {"value": "24.12.2026"}]}), (400, "BadSyntax")),
        (CHAT, message(card=CARD | {"body": [LINKED]}), (400, "BadSyntax")),
        (CHAT, message(summary="å" * (LARGEST_MESSAGE // 2)), (413, "BadSyntax")),
    ],
)
async def test_what_teams_would_not_take_is_refused(
    teams: FakeTeams, caller: Caller, conversation: str, body: Json, refusal: tuple[int, str]
) -> None:
    assert await caller.post(body, conversation) == refusal
    assert teams.posted == []


async def test_without_a_good_token_nobody_writes(teams: FakeTeams, caller: Caller) -> None:
    assert (await caller.call("POST", f"/{CHAT}/activities", message(), "stolen"))[0] == 401
    teams.revoke()
    assert (await caller.post(message()))[0] == 401 and teams.posted == []


async def test_a_whisper_is_for_somebody_there_and_is_never_updated(teams: FakeTeams, caller: Caller) -> None:
    stranger, query = teams.person("stranger"), "?isTargetedActivity=true"
    whisper = message(CHANNEL, recipient={"id": USER})
    assert (await caller.post(message(CHANNEL), CHANNEL, query))[0] == 400
    refused = await caller.post(message(CHANNEL, recipient={"id": stranger}), CHANNEL, query)
    assert refused == (403, "BotNotInConversationRoster")
    assert (await caller.post(whisper, CHANNEL, query))[0] == 201
    path = f"/{CHANNEL}/activities/{teams.posted[0]['id']}"
    assert (await caller.call("PUT", path, whisper))[0] == (await caller.call("PUT", path, message(CHANNEL)))[0] == 400
    teams.members[CHANNEL].add(stranger)
    assert teams.seen("stranger") == []


async def test_who_writes_too_fast_is_told_to_wait(teams: FakeTeams, caller: Caller) -> None:
    teams.rates = Rates(lambda: 0.0)
    answers = [await caller.post(message()) for _ in range(8)]
    assert answers == [(201, "")] * 7 + [(429, "Throttled")] and len(teams.posted) == 7


@pytest.mark.parametrize(
    ("member", "tenant", "status"), [(USER, TENANT, 201), (USER, "another", 400), ("29:nobody", TENANT, 404)]
)
async def test_a_chat_is_opened_with_somebody_of_the_tenant(
    caller: Caller, member: str, tenant: str, status: int
) -> None:
    body = {"isGroup": False, "bot": {"id": BOT}, "members": [{"id": member}], "tenantId": tenant}
    assert (await caller.call("POST", "", body | {"channelData": {"tenant": {"id": tenant}}}))[0] == status


def test_a_reviewed_draft_is_a_card_that_teams_knows() -> None:
    assert "RichTextBlock" in json.dumps(REVIEW) and card_fault(REVIEW) is None


async def test_it_runs_as_a_process_of_its_own() -> None:
    program = (sys.executable, "-m", "tests.fakes.teams_process")
    process = await asyncio.create_subprocess_exec(*program, cwd=Path(__file__).parent.parent, stdout=PIPE)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60), aiohttp.ClientSession() as session:
            told = json.loads(await process.stdout.readline())
            headers = {"Authorization": f"Bearer {await token(session, told['url'])}"}
            async with session.post(f"{told['url']}/test/people", json={"aad": "anna"}) as answer:
                user = (await answer.json())["user"]
            opening = {"isGroup": False, "bot": {"id": BOT}, "members": [{"id": user}], "tenantId": TENANT}
            opening["channelData"] = {"tenant": {"id": TENANT}}
            conversations = f"{told['service']}v3/conversations"
            async with session.post(conversations, json=opening, headers=headers) as answer:
                chat = (await answer.json())["id"]
            await session.post(f"{conversations}/{chat}/activities", json=message(chat), headers=headers)
            async with session.get(f"{told['url']}/test/seen/anna") as answer:
                assert [each["attachments"][0]["content"] for each in await answer.json()] == [CARD]
    finally:
        process.kill()
        await process.wait()
