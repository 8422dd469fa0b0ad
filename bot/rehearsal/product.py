"""The product as a rehearsal runs it: the same dispatcher and delivery, with senders that put messages on a wall."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from secrets import token_bytes, token_hex

from prometheus_client import CollectorRegistry

from bot.delivery import Delivery, World
from bot.dispatcher import Dispatcher
from bot.environment import Environment
from bot.metrics import Metrics
from bot.rehearsal.events import Setup
from bot.rehearsal.shown import Spot, Wall
from bot.sending import Begins, unkept
from bot.stores.opening import OpenStore
from bot.surface import surfaces
from bot.watch import Watch
from handlers.assistant import Assistant
from handlers.card import Card
from handlers.desk import Desk
from handlers.office.errand import FORGOTTEN, Office
from handlers.records import Outgoing
from handlers.reminders import timer_fired
from handlers.review.draft import Reviewer
from handlers.undelivered import undelivered
from handlers.working_days import day_of
from knowledge.answers import Answers

EXPIRES = timedelta(days=Environment.model_fields["request_expires_days"].default)
CHANNEL, DIRECT = "channel", "dm"


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Sender:
    """Every surface's: what is sent is on the wall at once, and can be found there."""

    reads_back = True

    def __init__(self, wall: Wall) -> None:
        self._wall, self._posted = wall, dict[str, str]()

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str:
        shown = self._wall.arrived(outgoing.dedupe_key, spot_of(outgoing.recipient), outgoing.card, replaces)
        self._posted[outgoing.dedupe_key] = shown.id
        return shown.id

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        return self._posted.get(outgoing.dedupe_key)

    async def send_now(self, person: str, card: Card) -> bool:
        self._wall.post_card(spot_of(person), card)
        return True


def spot_of(recipient: str) -> Spot:
    """Where a message to a person or place arrives."""
    surface, _, rest = recipient.partition(":")
    name, _, thread = rest.partition("/")
    if name == CHANNEL:
        return Spot(surface, channel=True, under=thread)
    return Spot(surface, f"{surface}:{name}")


class Product:
    """One process of it. After a restart a new one goes on with the same store, wall and clock."""

    def __init__(self, answers: Answers, store: OpenStore, wall: Wall, clock: Clock, setup: Setup) -> None:
        office = Office(answers.town, setup.directory, EXPIRES, lambda: FORGOTTEN + token_hex(8))
        reviewer = Reviewer(answers.town, lambda: day_of(clock()), lambda code: None, token_bytes(32))
        assistant = Assistant(answers, reviewer)
        senders = dict.fromkeys((one.name for one in surfaces()), Sender(wall))
        desk, watch = Desk(office, assistant.language, reviewer), Watch(Metrics(CollectorRegistry()))
        self.dispatcher = Dispatcher(assistant, desk, store, clock, watch, senders)
        happenings = partial(timer_fired, office), partial(undelivered, office)
        self._delivery = Delivery(store, senders, *happenings, World(clock, lambda: 0.0), "rehearsal")

    async def deliver(self) -> None:
        """Sends what waits and fires what is due."""
        await self._delivery.deliver_due()
