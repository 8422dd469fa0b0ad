"""Real payloads of Teams with any field missing, doubled or of another type: nobody goes without an answer."""

from __future__ import annotations

import copy
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot import logs
from bot.teams.send.pace import Pace, Turn
from knowledge.answers import Answers
from tests.fakes.teams_bot import Bot, serving
from tests.fakes.teams_connector import BOT, FakeTeams

Json = dict[str, Any]
Path_ = tuple[str | int, ...]

SECRET = "Kalle-Hemlig-140285"
#: Without these nobody knows who wrote what where, or whether it may be let in.
NEEDED = ("type", "from", "conversation")
PROVEN = ("serviceUrl", "channelId", "channelData")
MISSING = object()


@pytest.fixture
async def bot(answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    @asynccontextmanager
    async def at_once(pace: Pace, conversation: str) -> AsyncIterator[Turn]:
        """A machine plays a whole town here."""
        yield Turn()

    monkeypatch.setattr(Pace, "turn", at_once)
    async with FakeTeams() as teams, serving(answers, tmp_path, teams) as bot:
        monkeypatch.setattr(teams.rates, "take", lambda conversation: True)
        yield bot


def message(teams: FakeTeams) -> Json:
    """As Teams sends it, with all that it puts beside the text."""
    return teams.activity(
        f"<p>Får {SECRET} vara med?</p>",
        localTimestamp="2026-11-22T11:00:00.000+02:00",
        entities=[
            {"type": "clientInfo", "locale": "sv-SE", "country": "FI", "platform": "Windows", "timezone": "Europe"},
            {"type": "mention", "mentioned": {"id": BOT, "name": "Får jag?"}, "text": "<at>Får jag?</at>"},
        ],
        attachments=[{"contentType": "text/html", "content": f"<p>Får {SECRET} vara med?</p>"}],
        replyToId="1700000000000",
    )


def pressed(teams: FakeTeams) -> Json:
    data = {"farjag": {"action": "topic", "value": "music", "language": "sv", "fields": ["a"]}, "f.a": SECRET}
    action = {"type": "Action.Execute", "verb": "topic", "id": "1", "title": SECRET, "data": data}
    value = {"action": action, "trigger": "manual", "state": None}
    return teams.activity(type="invoke", name="adaptiveCard/action", value=value)


def acted_on(teams: FakeTeams) -> Json:
    content = {"contentType": "html", "content": f"<div>{SECRET}</div>"}
    payload = {"id": "17", "body": content, "from": {"user": {"id": "x", "displayName": "Y"}}, "attachments": []}
    value = {"commandId": "farjag_review", "commandContext": "message", "messagePayload": payload}
    return teams.activity(type="invoke", name="composeExtension/fetchTask", value=value)


def paths(node: Any, path: Path_ = ()) -> Iterator[Path_]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, value in items:
        yield (*path, name)
        yield from paths(value, (*path, name))


def changed(payload: Json, path: Path_, value: object) -> Json:
    made = copy.deepcopy(payload)
    node: Any = made
    for name in path[:-1]:
        node = node[name]
    if value is MISSING:
        del node[path[-1]]
    else:
        node[path[-1]] = [node[path[-1]]] * 2 if value == "doubled" else value
    return made


def allowed(path: Path_) -> tuple[int, ...]:
    if path[0] in NEEDED:
        return (200, 400)
    return (200, 401) if path[0] in PROVEN else (200,)


@pytest.mark.parametrize("payload", [message, pressed, acted_on])
async def test_no_odd_field_refuses_what_somebody_wrote_or_is_told_in_the_log(
    bot: Bot, payload: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ids, real = count(1), payload(bot.teams)
    for path in paths(real):
        for value in (MISSING, "doubled", None, 7, {"new": SECRET}, ["x"], SECRET):
            odd = changed(real, path, value)
            if path != ("id",):
                odd["id"] = f"odd-{next(ids)}"
            token = bot.teams.token()
            response = await bot.client.post("/api/messages", json=odd, headers={"Authorization": f"Bearer {token}"})
            assert response.status in allowed(path), (path, value, response.status)
            if response.status == 200 and odd.get("type") == "invoke":
                assert await response.json(), (path, value)
    await bot.settle()
    said = "".join(map(logs._Json().format, (one for one in caplog.records if one.name.startswith("bot"))))
    assert SECRET not in said and "fault" not in said, said[:2000]


async def test_every_odd_message_whose_words_are_there_is_answered(bot: Bot) -> None:
    real = message(bot.teams)
    around = [path for path in paths(real) if path[0] not in (*NEEDED, *PROVEN, "text")]
    for number, path in enumerate(around):
        odd = changed(real, path, 7) | ({} if path == ("id",) else {"id": f"odd-{number}"})
        assert (await bot.gets(odd)).status == 200
    assert len(bot.teams.posted) == len(around) > 10
