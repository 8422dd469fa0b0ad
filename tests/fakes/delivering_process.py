"""A process of the crash test: takes in events and delivers, or only delivers, until it is killed.

python -m tests.fakes.delivering_process DATABASE_URL FAR_SIDE serve|deliver reads-back|blind|teams EVENTS
"""

from __future__ import annotations

import asyncio
import random
import sys
import uuid
from datetime import UTC, datetime, timedelta

import aiohttp

from bot.delivery import Delivery, World
from bot.sending import Begins, Busy, Sender, Uncertain, Unsent, unkept
from bot.stores.opening import OpenStore, open_store
from handlers.blocks import Text
from handlers.card import Card
from handlers.card_json import card_to_json
from handlers.records import Outgoing
from handlers.store import Transaction

LANES = 90
#: Whoever gets the messages of a lane.
IN_TEAMS = "teams:aaaaaaaa-0000-0000-0000-{:012}"
#: Far more than a busy machine keeps a process waiting: only those that are killed lose theirs.
LEASE = timedelta(seconds=6)


class FarSide:
    """A sender over HTTP, as a chat product's would be."""

    def __init__(self, url: str, http: aiohttp.ClientSession, reads_back: bool) -> None:
        self._url, self._http, self.reads_back = url, http, reads_back

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str | None:
        body = {"key": outgoing.dedupe_key, "lane": outgoing.lane, "card": card_to_json(outgoing.card)}
        await begins()
        try:
            async with self._http.post(self._url + "/send", json=body) as response:
                if response.status == 429:
                    raise Busy("rate", float(response.headers["Retry-After"]))
                if response.status != 200:
                    raise Uncertain
                return str((await response.json())["id"])
        except aiohttp.ClientConnectorError:
            raise Unsent("refused") from None
        except aiohttp.ClientError:
            raise Uncertain from None

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        async with self._http.get(self._url + "/find", params={"key": outgoing.dedupe_key}) as response:
            found: str | None = (await response.json())["id"]
            return found


def take_in(tx: Transaction, event: int, recipient: str) -> None:
    """What a handler does with an event: a request and a message, once however often the event comes."""
    now = datetime.now(UTC)
    if not tx.first_time(f"event:{event}", now):
        return
    tx.new_request(requester="web:a", place="web:a", language="sv", state="submitted", fields={"event": event}, at=now)
    card = Card("sv", (Text(f"Begäran {event}"),))
    tx.enqueue(Outgoing(f"{event}:new", recipient.format(event % LANES), "request:1", card, now))


def teams_sender(far_side: str, store: OpenStore) -> Sender:
    """Its libraries load only here: they would hold up every start of the others."""
    from bot.settings import Settings
    from bot.teams.send.references import References
    from bot.teams.send.sender import TeamsSender
    from tests.fakes.teams_connector import APP_ID, PASSWORD, TENANT

    settings = Settings(
        farjag_env="development",
        teams_app_id=APP_ID,
        teams_app_password=PASSWORD,
        teams_app_tenant_id=TENANT,
        teams_token_url=f"{far_side}/token",
        teams_service_url=f"{far_side}/emea/",
    )
    return TeamsSender(settings, References(store, settings, lambda: datetime.now(UTC)))


async def main(url: str, far_side: str, part: str, far_kind: str, events: str) -> None:
    store = open_store(url, disk_is_wiped=False)
    await store.migrate()
    async with aiohttp.ClientSession() as http:
        senders: dict[str, Sender] = {"web": FarSide(far_side, http, far_kind == "reads-back")}
        if far_kind == "teams":
            senders["teams"] = teams_sender(far_side, store)
        world = World(lambda: datetime.now(UTC), random.random)
        delivery = Delivery(
            store,
            senders,
            lambda tx, timer, now: None,
            lambda tx, outgoing, code, now: None,
            world,
            uuid.uuid4().hex,
            LEASE,
        )
        delivering = asyncio.create_task(delivery.run())
        for event in range(int(events) if part == "serve" else 0):
            await store.write(take_in, event, IN_TEAMS if far_kind == "teams" else "web:p{}")
            await asyncio.sleep(0.005)
        await delivering


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
