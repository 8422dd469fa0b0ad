"""Sends what Teams sends, by so many users at once, and times the answers."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import aiohttp

from bench.slack_side.sending import QUESTIONS

APP_ID, PASSWORD = "11111111-2222-3333-4444-555555555555", "not-a-real-secret"
TENANT = "99999999-8888-7777-6666-555555555555"
NUMBERS = itertools.count(1)
#: Chats, so that no limit on one of them is met.
CHATS = 4_000

Json = dict[str, Any]
Make = Callable[[int, str], Json]


def message(number: int, far_side: str) -> Json:
    who = number % CHATS
    return {
        "type": "message",
        "id": str(1_700_000_000_000 + number),
        "timestamp": "2026-11-22T09:00:00.000Z",
        "serviceUrl": f"{far_side}/emea/",
        "channelId": "msteams",
        "from": {"id": f"29:{who}", "name": "Somebody", "aadObjectId": f"aaaaaaaa-0000-0000-0000-{who:012}"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:chat-{who}"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Får jag?"},
        "locale": "sv-SE",
        "channelData": {"tenant": {"id": TENANT}},
        "text": QUESTIONS[number % len(QUESTIONS)],
    }


def press(number: int, far_side: str) -> Json:
    data = {"farjag": {"action": "mine", "language": "sv"}}
    action = {"type": "Action.Execute", "verb": "mine", "data": data}
    pressed = {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action, "trigger": "manual"}}
    whole = message(number, far_side) | pressed
    del whole["text"]
    return whole


async def send(port: int, far_side: str, make: Make, times: int, users: int) -> list[float]:
    """How long each answer took, in milliseconds. Anything but 200 is a fault."""
    numbers, taken = itertools.islice(NUMBERS, times), list[float]()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=users)) as session:
        token = await asked(session, f"{far_side}/signed")
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        url = f"http://127.0.0.1:{port}/api/messages"
        await asyncio.gather(*(_user(session, url, far_side, headers, make, numbers, taken) for _ in range(users)))
    return taken


async def _user(
    session: aiohttp.ClientSession,
    url: str,
    far_side: str,
    headers: dict[str, str],
    make: Make,
    numbers: Iterator[int],
    taken: list[float],
) -> None:
    for number in numbers:
        body = json.dumps(make(number, far_side)).encode()
        begun = time.perf_counter()
        async with session.post(url, data=body, headers=headers) as answer:
            await answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{answer.status}")
        taken.append((time.perf_counter() - begun) * 1000)


async def asked(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as answer:
        return await answer.text()


async def until_posted(far_side: str, number: int, within_s: float = 120) -> None:
    async with aiohttp.ClientSession() as session, asyncio.timeout(within_s):
        while int(await asked(session, f"{far_side}/posted")) < number:  # noqa: ASYNC110  in another process
            await asyncio.sleep(0.01)


async def behave(far_side: str, mode: str) -> None:
    async with aiohttp.ClientSession() as session:
        await asked(session, f"{far_side}/mode/{mode}")
