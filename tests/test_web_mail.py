"""What delivery sends to the web chat, on both databases: it is there for the person's pages, once, and forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery import Delivery, World
from bot.stores.opening import OpenStore
from bot.stores.queue import Queue
from bot.web.mail import MOST_SHOWN, SHOWN_FOR, WebMail
from handlers.blocks import Text
from handlers.card import Card
from handlers.records import Outgoing
from handlers.store import Transaction

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ASKER, DECIDER = "web:personal", "web:informator"


class Clock:
    """A time that tests move on."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mail(store: OpenStore, clock: Clock) -> WebMail:
    return WebMail(store, clock.now)


@pytest.fixture
def delivery(store: OpenStore, mail: WebMail, clock: Clock) -> Delivery:
    world = World(clock.now, lambda: 0.0)
    return Delivery(store, {"web": mail}, lambda *_: None, lambda *_: None, world, "owner")


def message(key: str, said: str, recipient: str = ASKER, **more: object) -> Outgoing:
    card = Card("sv", (Text(said),))
    return Outgoing(key, recipient, "request:1", card, NOW, **more)  # type: ignore[arg-type]


async def enqueue(store: OpenStore, *outgoing: Outgoing) -> None:
    def work(tx: Transaction) -> None:
        for one in outgoing:
            tx.enqueue(one)

    await store.write(work)


async def said(mail: WebMail, *recipients: str, after: int = 0) -> list[tuple[str, str]]:
    """(key, text) of what the inbox holds."""
    return [(one.key, one.card.blocks[0].text) for one in await mail.inbox(recipients, after)]  # type: ignore[union-attr]


async def test_a_message_waits_for_its_person_and_for_nobody_else(
    store: OpenStore, mail: WebMail, delivery: Delivery
) -> None:
    await enqueue(store, message("1", "till dig"), message("2", "till samtalet", "web:0123456789", to="place"))
    assert await said(mail, ASKER) == []
    await delivery.deliver_due()
    assert await said(mail, ASKER) == [("1", "till dig")]
    assert await said(mail, ASKER, "web:0123456789") == [("1", "till dig"), ("2", "till samtalet")]
    assert await said(mail, DECIDER) == []


async def test_a_page_is_given_what_came_since_it_last_looked(
    store: OpenStore, mail: WebMail, delivery: Delivery
) -> None:
    await enqueue(store, message("1", "först"))
    await delivery.deliver_due()
    (first,) = await mail.inbox((ASKER,), 0)
    await enqueue(store, message("2", "sedan"))
    await delivery.deliver_due()
    assert await said(mail, ASKER, after=first.id) == [("2", "sedan")]


async def test_a_change_takes_the_place_of_what_was_sent_and_shows_to_who_has_seen_it(
    store: OpenStore, mail: WebMail, delivery: Delivery
) -> None:
    await enqueue(store, message("card", "väntar", DECIDER))
    await delivery.deliver_due()
    (shown,) = await mail.inbox((DECIDER,), 0)
    for version in ("godkänd", "i registret"):
        await enqueue(store, message(f"card:{version}", version, DECIDER, updates="card"))
        await delivery.deliver_due()
    assert await said(mail, DECIDER, after=shown.id) == [("card", "i registret")]
    assert await said(mail, DECIDER) == [("card", "i registret")]


async def test_a_message_whose_sender_died_after_sending_it_is_there_once(
    store: OpenStore, mail: WebMail, delivery: Delivery, clock: Clock
) -> None:
    await enqueue(store, message("1", "en gång"))
    (claim,) = await store.queue(Queue.claim, "dead", NOW, timedelta(seconds=45), ["web"], 1)
    await mail.send(claim.outgoing, None)
    assert await mail.find(claim.outgoing, claim.first_try_at) == "1"
    clock.time += timedelta(minutes=2)
    await delivery.deliver_due()
    assert await said(mail, ASKER) == [("1", "en gång")]
    backlog = await store.queue(Queue.backlog)
    assert (backlog.waiting, backlog.dead) == (0, 0)


async def test_what_was_never_sent_is_not_found(mail: WebMail) -> None:
    assert await mail.find(message("1", "aldrig"), NOW) is None


async def test_a_page_opened_anew_shows_what_came_lately(
    store: OpenStore, mail: WebMail, delivery: Delivery, clock: Clock
) -> None:
    await enqueue(store, message("old", "gammalt"))
    await delivery.deliver_due()
    clock.time += SHOWN_FOR + timedelta(seconds=1)
    await enqueue(store, *(message(f"{number}", f"nytt {number}") for number in range(MOST_SHOWN + 2)))
    await delivery.deliver_due()
    shown = await said(mail, ASKER)
    assert len(shown) == MOST_SHOWN
    assert shown[-1] == (f"{MOST_SHOWN + 1}", f"nytt {MOST_SHOWN + 1}")


async def test_nothing_is_left_for_a_person_who_is_forgotten_or_after_the_purge(
    store: OpenStore, mail: WebMail, delivery: Delivery
) -> None:
    await enqueue(store, message("1", "till dig"), message("2", "till informatören", DECIDER))
    await delivery.deliver_due()
    await store.write(lambda tx: tx.forget(ASKER, "gone:1", NOW))
    assert await said(mail, ASKER, DECIDER) == [("2", "till informatören")]
    await store.write(lambda tx: tx.purge("messages", NOW + timedelta(days=1)))
    assert await said(mail, ASKER, DECIDER) == []
