"""Sends what Slack sends, signed, over so many connections at once, and times the acknowledgements."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

TOKEN, SECRET = "xoxb-not-a-real-token", "not-a-real-signing-secret"
TEAM, BOT = "TTEAM0001", "UBOT00001"
PERSONS, CHANNELS = 40, 6
#: No answer takes longer; a run that hangs is a fault.
LONGEST_S = 60

QUESTIONS = [
    json.loads(line)["text"]
    for line in (Path(__file__).parents[2] / "tests/data/questions.jsonl").read_text(encoding="utf-8").splitlines()
]
NUMBERS = itertools.count(1)

Make = Callable[[int], tuple[bytes, str]]


def mention(number: int) -> tuple[bytes, str]:
    """An event that mentions us, as its body and content type."""
    ts = f"1700000000.{number:06d}"
    said = {"type": "app_mention", "user": f"UPERSON{number % PERSONS:02d}", "channel": f"CGENERAL{number % CHANNELS}"}
    event = said | {"text": f"<@{BOT}> {QUESTIONS[number % len(QUESTIONS)]}", "ts": ts, "event_ts": ts}
    envelope = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A1", "event_id": f"Ev{number:08d}"}
    who = [{"team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}]
    body = envelope | {"event_time": 1700000000, "authorizations": who, "event": event}
    return json.dumps(body).encode(), "application/json"


def command(far_url: str) -> Make:
    """Slash commands that ask, to be answered at `far_url`."""

    def make(number: int) -> tuple[bytes, str]:
        fields = {
            "command": "/farjag",
            "text": QUESTIONS[number % len(QUESTIONS)],
            "user_id": f"UPERSON{number % PERSONS:02d}",
            "channel_id": f"CGENERAL{number % CHANNELS}",
            "channel_name": "general",
            "team_id": TEAM,
            "api_app_id": "A1",
            "response_url": f"{far_url}/response/{number}",
            "trigger_id": f"{number}.1.trigger",
        }
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"

    return make


async def send(port: int, make: Make, times: int, connections: int) -> list[float]:
    """How long each acknowledgement took, in milliseconds. Anything but 200 is a fault."""
    numbers = itertools.islice(NUMBERS, times)
    taken: list[float] = []
    async with asyncio.timeout(LONGEST_S):
        await asyncio.gather(*(_connection(port, make, numbers, taken) for _ in range(connections)))
    return taken


async def _connection(port: int, make: Make, numbers: Iterator[int], taken: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in numbers:
        request = signed(*make(number))
        begun = time.perf_counter()
        writer.write(request)
        await answered(reader)
        taken.append((time.perf_counter() - begun) * 1000)
    writer.close()


async def answered(reader: asyncio.StreamReader) -> bytes:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
    body = await reader.readexactly(length)
    if b" 200 " not in head.partition(b"\r\n")[0]:
        raise RuntimeError(head.partition(b"\r\n")[0].decode())
    return body


def signed(body: bytes, kind: str) -> bytes:
    now = str(int(time.time()))
    base = b"v0:%s:%s" % (now.encode(), body)
    signature = "v0=" + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
    head = (
        f"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: {signature}\r\n\r\n"
    )
    return head.encode() + body


async def ask(port: int, path: str) -> bytes:
    """What the far side says to a GET."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    body = await answered(reader)
    writer.close()
    return body


async def until_posted(far_port: int, number: int) -> None:
    async with asyncio.timeout(LONGEST_S):
        while int(await ask(far_port, "/posted")) < number:  # noqa: ASYNC110  it happens in another process
            await asyncio.sleep(0.01)
