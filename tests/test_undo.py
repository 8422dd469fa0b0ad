"""The edges of taking a decision back: to the minute, why not, what goes along with it, and what stays good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.plain_text import plain_text
from bot.stores.opening import OpenStore
from bot.stores.queue import Queue
from bot.stores.transaction import SqlTransaction
from handlers.ask.intent import hear
from handlers.blocks import Actions, Button
from handlers.card import Card
from handlers.desk import Desk
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.records import Channel, ChannelRequest, Event
from handlers.reminders import timer_fired
from handlers.reply import Reply
from handlers.wording import LANGUAGES, text
from knowledge.town import Town
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ["tests.databases"]

BEGIN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IDS = count(1)
ANNA, CIA, NINA = "web:anna", "web:cia", "web:informator"
MINUTE = timedelta(minutes=1)
FIELDS = {
    "unit": "Museet",
    "platform": "Instagram",
    "audience": "Sommargäster",
    "goals": "Fler besökare",
    "address": "instagram.com/hangomuseum",
    "administrators": "Eva Ek\nBo Alm",
    "deputy": "Ulla Sund",
}
LISTING = ("approve", "grant", "confirm", "list")


class Work:
    """The desk on a clock that the test moves; what is pressed is pressed as the request stands now."""

    def __init__(self, store: OpenStore, town: Town, language: str = "sv") -> None:
        self.store, self.now, self.language = store, BEGIN, language
        self.office = Office(town, read_directory(NINA, ""), timedelta(days=30), lambda: f"gone:{next(IDS)}")
        self.desk = Desk(self.office, lambda written, origin: origin.chosen or language, reviewer_of(town))

    async def does(self, incoming: Incoming) -> Reply:
        reply = await self.store.write(self.desk.handle, hear(incoming), self.now)
        assert reply is not None
        return reply

    def origin(self, person: str) -> Origin:
        return Origin(person, f"{person}/tab", chosen=self.language)

    async def asks(self, number: int, person: str = ANNA) -> None:
        await self.pressed(person, "request-channel")
        reply = await self.sent(person, "channel-request", str(number), FIELDS)
        if reply.outcome == "similar":
            reply = await self.pressed(person, "go-on", str(number))
        assert reply.outcome == "sent"

    async def request(self, number: int = 1) -> ChannelRequest:
        request = await self.store.read(lambda tx: tx.request(number))
        assert request is not None
        return request

    async def press(self, *actions: str, number: int = 1) -> Reply:
        """By whoever decides, one after the other, in the same minute."""
        for action in actions:
            reply = await self.pressed(NINA, action, await self.as_it_is(number))
        return reply

    async def gives_reason(self, form: str, number: int = 1) -> Reply:
        return await self.sent(NINA, form, await self.as_it_is(number), {"reason": "Ingen uppdaterar den."})

    async def as_it_is(self, number: int) -> str:
        return f"{number} {(await self.request(number)).version}"

    async def pressed(self, person: str, action: str, value: str = "") -> Reply:
        return await self.does(Pressed(f"e{next(IDS)}", self.origin(person), action, value))

    async def sent(self, person: str, form: str, value: str, values: dict[str, str]) -> Reply:
        return await self.does(FormSent(f"e{next(IDS)}", self.origin(person), form, value, values))

    async def says(self, words: str, person: str = NINA) -> Reply:
        heard = hear(Message(f"e{next(IDS)}", self.origin(person), words))
        _, heard = await self.store.read(self.desk.known, heard, self.now)
        reply = await self.store.write(self.desk.handle, heard, self.now)
        assert reply is not None
        return reply

    async def passes(self, time: timedelta) -> None:
        """What was to be sent has gone out, and what was due then has happened."""
        self.now += time
        await self.delivered()
        for timer in await self.store.read(lambda tx: tx.due_timers(self.now, 99)):
            await self.store.write(lambda tx, timer=timer: tx.fire_timer(timer.dedupe_key, self.now))
            await self.store.write(lambda tx, timer=timer: timer_fired(self.office, tx, timer, self.now))

    async def delivered(self) -> list[tuple[str, Card]]:
        """To whom, and what."""
        arrived = []
        while claims := await self.store.queue(Queue.claim, "test", self.now, MINUTE, ("web",), 50):
            for claim in claims:
                arrived.append((claim.outgoing.recipient, claim.outgoing.card))
                await self.store.queue(Queue.sent, claim, "1", self.now)
        return arrived

    async def channels(self) -> tuple[Channel, ...]:
        return await self.store.read(lambda tx: tx.channels())


@pytest.fixture
def work(store: OpenStore, hango: Town) -> Work:
    return Work(store, hango)


def labels(card: Card) -> list[str]:
    rows = (block.items for block in card.blocks if isinstance(block, Actions))
    return [item.label for row in rows for item in row if isinstance(item, Button)]


BACK = text("sv", "do-undo")


@pytest.mark.parametrize(("passed", "outcome"), [("9:59", "undone"), ("10:00", "too-late"), ("10:01", "too-late")])
async def test_ten_minutes_are_ten_minutes(work: Work, passed: str, outcome: str) -> None:
    await work.asks(1)
    await work.press("approve")
    minutes, seconds = map(int, passed.split(":"))
    work.now += timedelta(minutes=minutes, seconds=seconds)
    assert (BACK in labels((await work.press("show")).card)) == (outcome == "undone")
    assert (await work.press("undo")).outcome == outcome


async def test_what_was_ticked_after_an_approval_goes_with_it(work: Work) -> None:
    await work.asks(1)
    assert "Klart: administratörerna har fått sina rättigheter" in plain_text(
        (await work.press("approve", "grant")).card
    )
    reply = await work.press("undo", "approve")
    assert "Att göra: ge administratörerna deras rättigheter" in plain_text(reply.card)
    reply = await work.press("confirm", "undo", "approve", "grant")
    assert "Att göra: bekräfta adressen" in plain_text(reply.card), "one tick is not both"
    request = await work.request()
    assert (request.state, request.decided_by) == ("approved", NINA)
    await work.press("undo")
    request = await work.request()
    assert (request.decided_by, request.decided_at) == (None, None)


async def _late(work: Work) -> Reply:
    await work.press("approve")
    work.now += 11 * MINUTE
    return await work.press("undo")


async def _opened(work: Work) -> Reply:
    await work.press("approve", "grant", "confirm")
    return await work.press("undo")


async def _forgotten(work: Work) -> Reply:
    await work.press("approve")
    await work.pressed(ANNA, "forget-yes")
    return await work.press("undo")


async def _closed_early(work: Work) -> Reply:
    await work.press("approve")
    await work.gives_reason("close")
    return await work.press("undo")


async def _waits(work: Work) -> Reply:
    return await work.press("undo")


WHY = {
    "undo-late-approved": _late,
    "undo-opened": _opened,
    "undo-forgotten": _forgotten,
    "undo-never-listed": _closed_early,
    "undo-nothing": _waits,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", WHY)
async def test_why_a_decision_stands_is_said_each_reason_by_itself(
    store: OpenStore, hango: Town, why: str, language: str
) -> None:
    work = Work(store, hango, language)
    await work.asks(1)
    said = plain_text((await WHY[why](work)).card)
    assert text(language, why) in said
    assert not any(text(language, other) in said for other in WHY if other != why)


async def test_the_tick_that_opens_it_says_that_this_ends_the_taking_back(work: Work) -> None:
    await work.asks(1)
    ends = text("sv", "opened-for-good")
    assert ends not in plain_text((await work.press("approve", "confirm")).card)
    assert ends in plain_text((await work.press("grant")).card)
    await work.asks(2)
    await work.press("approve", "grant", number=2)
    work.now += 20 * MINUTE
    assert ends not in plain_text((await work.press("confirm", number=2)).card), "it could not be any more"


async def test_words_are_told_why_the_last_decision_stands(work: Work) -> None:
    await work.asks(1)
    await work.press("approve")
    work.now += MINUTE
    await work.gives_reason("close")
    reply = await work.says("oj fel, ångra det där")
    assert text("sv", "undo-never-listed") in plain_text(reply.card) and BACK not in labels(reply.card)


async def test_what_is_closed_before_it_is_listed_waits_for_nothing(work: Work) -> None:
    await work.asks(1)
    await work.press("approve")
    await work.gives_reason("close")
    await work.passes(11 * MINUTE)
    assert not [one for one in await work.delivered() if one[0] == NINA], "no card changes after ten minutes"


async def test_the_cards_are_drawn_anew_when_whoever_asked_is_forgotten(work: Work) -> None:
    """Rejected within the last ten minutes, and approved: no button to take it back, no words that are cleared."""
    await work.asks(1)
    await work.asks(2)
    await work.gives_reason("reject")
    await work.press("approve", number=2)
    first = dict(await work.delivered())[NINA]
    assert BACK in labels(first) and first.asks == ANNA
    await work.pressed(ANNA, "forget-yes")
    drawn = [card for recipient, card in await work.delivered() if recipient == NINA]
    assert len(drawn) == 2
    assert all(BACK not in labels(card) and not card.asks for card in drawn)
    (rejected,) = (card for card in drawn if "Avslagen" in plain_text(card))
    assert "Sommargäster" not in plain_text(rejected)


async def _listed_in_the_place_of_a_closed_one(work: Work) -> None:
    await work.asks(1)
    await work.press(*LISTING)
    work.now += MINUTE
    await work.gives_reason("close")
    await work.asks(2, CIA)
    await work.press(*LISTING, number=2)


async def test_what_a_line_has_replaced_is_forgotten_once_it_stands_and_buttons_stay_good(work: Work) -> None:
    await _listed_in_the_place_of_a_closed_one(work)
    before = await work.request(2)
    assert "replaced" in before.fields
    await work.passes(11 * MINUTE)
    after = await work.request(2)
    assert "replaced" not in after.fields and (after.version, after.state) == (before.version, "listed")
    closed = await work.sent(NINA, "close", f"2 {before.version}", {"reason": "Ingen uppdaterar den."})
    assert closed.outcome == "close"


async def test_a_line_that_was_replaced_and_is_open_again_has_those_who_look_after_it(work: Work) -> None:
    await _listed_in_the_place_of_a_closed_one(work)
    await work.press("undo", number=2)
    (closed,) = await work.channels()
    assert (closed.state, closed.request_number, closed.administrators) == ("closed", 1, ())
    assert (await work.press("undo", number=1)).outcome == "undone"
    (channel,) = await work.channels()
    assert (channel.state, channel.closed_at) == ("open", None)
    assert (channel.administrators, channel.deputy) == (("Eva Ek", "Bo Alm"), "Ulla Sund")


async def test_a_reopened_channel_settles_when_its_listing_does(work: Work) -> None:
    """Listed, closed three minutes later, opened again: its listing can be taken back for five minutes more."""
    await work.asks(1)
    await work.press(*LISTING)
    work.now += 3 * MINUTE
    await work.gives_reason("close")
    work.now += 2 * MINUTE
    assert BACK in labels((await work.press("undo")).card)
    await work.passes(4 * MINUTE)
    assert not [one for one in await work.delivered() if one[0] == NINA]
    await work.passes(MINUTE)
    (drawn,) = [card for recipient, card in await work.delivered() if recipient == NINA]
    assert BACK not in labels(drawn) and "Lägg ned kanalen" in labels(drawn)
    assert (await work.press("undo")).outcome == "too-late"


async def test_whoever_joined_reads_what_is_theirs_to_know_and_nothing_to_do(work: Work) -> None:
    await work.asks(1)
    await work.pressed(CIA, "request-channel")
    assert (await work.sent(CIA, "channel-request", "2", FIELDS)).outcome == "similar"
    assert (await work.pressed(CIA, "join", "1 2")).outcome == "joined"
    for acts, what in ((("approve",), "unapproved"), (LISTING, "unlisted")):
        await work.press(*acts, "undo")
        arrived = await work.delivered()
        for person, key in ((ANNA, f"told-{what}"), (CIA, f"told-{what}-joined")):
            (*_, last) = (plain_text(card) for recipient, card in arrived if recipient.startswith(person))
            assert text("sv", key) in last


async def test_one_press_looks_its_history_up_once(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    await work.asks(1)
    await work.press("approve")
    work.now += 20 * MINUTE
    looked, real = [], SqlTransaction.history

    def counted(self: SqlTransaction, subject: str) -> tuple[Event, ...]:
        looked.append(subject)
        return real(self, subject)

    monkeypatch.setattr(SqlTransaction, "history", counted)
    assert (await work.press("undo")).outcome == "too-late"
    assert looked == ["request:1"]
    looked.clear()
    work.now -= 15 * MINUTE
    assert (await work.says("ta tillbaka beslutet")).outcome == "undo-asked"
    assert len(looked) <= 2, "which one it was, and how that stands"
