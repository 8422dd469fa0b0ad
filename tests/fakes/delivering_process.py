"""A process of the crash test: takes in events and delivers, or only delivers, until it is killed.

python -m tests.fakes.delivering_process DATABASE_URL FAR_SIDE serve|deliver reads-back|blind EVENTS
"""

from __future__ import annotations

import asyncio
import random
import sys
import uuid
from datetime import UTC, datetime, timedelta

import aiohttp

from bot.delivery import Delivery, World
from bot.sending import Busy, Uncertain
from bot.stores.opening import open_store
from handlers.card_json import card_to_json
from handlers.records import Outgoing
from handlers.reply import Card, Text
from handlers.store import Transaction

LANES = 90
LEASE = timedelta(seconds=1.5)


class FarSide:
    """A sender over HTTP, as a chat product's would be."""

    def __init__(self, url: str, http: aiohttp.ClientSession, reads_back: bool) -> None:
        self._url, self._http, self.reads_back = url, http, reads_back

    async def send(self, outgoing: Outgoing, replaces: str | None) -> str | None:
        body = {"key": outgoing.dedupe_key, "lane": outgoing.lane, "card": card_to_json(outgoing.card)}
        try:
            async with self._http.post(self._url + "/send", json=body) as response:
                if response.status == 429:
                    raise Busy("rate", float(response.headers["Retry-After"]))
                if response.status != 200:
                    raise Uncertain
                return str((await response.json())["id"])
        except aiohttp.ClientConnectorError:
            raise Busy("refused") from None
        except aiohttp.ClientError:
            raise Uncertain from None

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        async with self._http.get(self._url + "/find", params={"key": outgoing.dedupe_key}) as response:
            found: str | None = (await response.json())["id"]
            return found


def take_in(tx: Transaction, event: int) -> None:
    """What a handler does with an event: a request and a message, once however often the event comes."""
    now = datetime.now(UTC)
    if not tx.first_time(f"event:{event}", now):
        return
    tx.new_request(requester="web:a", place="web:a", language="sv", state="submitted", fields={"event": event}, at=now)
    card = Card("sv", (Text(f"Begäran {event}"),))
    tx.enqueue(Outgoing(f"{event}:new", f"web:p{event % LANES}", "request:1", card, now))


async def main(url: str, far_side: str, part: str, reads_back: str, events: str) -> None:
    store = open_store(url, disk_is_wiped=False)
    await store.migrate()
    async with aiohttp.ClientSession() as http:
        sender = FarSide(far_side, http, reads_back == "reads-back")
        world = World(lambda: datetime.now(UTC), random.random)
        delivery = Delivery(
            store,
            {"web": sender},
            lambda tx, timer, now: None,
            lambda tx, outgoing, code, now: None,
            world,
            uuid.uuid4().hex,
            LEASE,
        )
        delivering = asyncio.create_task(delivery.run())
        for event in range(int(events) if part == "serve" else 0):
            await store.write(take_in, event)
            await asyncio.sleep(0.005)
        await delivering


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
