"""Whoever must be reached can be reached: who cannot is told of, and what nobody can send is found and told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.composition import assemble, build_parts, build_stranded
from bot.delivery import Delivery, World
from bot.parts import Parts
from bot.plain_text import plain_text
from bot.settings import Settings
from bot.stores.opening import OpenStore
from bot.stranded import LOOK_EVERY_S, STRANDED_AFTER, Stranded
from handlers.ask.intent import hear
from handlers.blocks import Actions, Button
from handlers.card_json import card_from_json, card_to_json
from handlers.desk import Desk
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.records import Outgoing
from handlers.reply import Reply
from handlers.store import Transaction
from handlers.undelivered import undelivered
from knowledge.town import Town
from tests.fakes.conversation import Recorder
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IDS = count(1)
SENT = {"unit": "Museet", "platform": "Instagram", "audience": "Sommargäster", "goals": "Fler besökare"}


class Staffed:
    """Some who decide and what can be sent where; people come to the desk, and what they are told is in the outbox."""

    def __init__(self, store: OpenStore, town: Town, approvers: str, deputies: str, surfaces: tuple[str, ...]) -> None:
        self.store, self.surfaces = store, surfaces
        named = read_directory(approvers, deputies)
        lost = named.out_of_reach(surfaces)
        directory = named.reached_by(surfaces)
        self.office = Office(town, directory, timedelta(days=30), lambda: "gone:1", out_of_reach=lost)
        self.desk = Desk(self.office, lambda written, origin: "sv", reviewer_of(town))

    async def comes(self, incoming: Incoming) -> Reply:
        reply = await self.store.write(self.desk.handle, hear(incoming), NOW)
        assert reply is not None
        return reply

    async def requested(self, person: str = "slack:UANNA") -> Reply:
        origin = Origin(person, f"{person}:dm", chosen="sv")
        await self.comes(Pressed(f"e{next(IDS)}", origin, "request-channel", ""))
        return await self.comes(FormSent(f"e{next(IDS)}", origin, "channel-request", "1", SENT))

    async def home(self, person: str) -> str:
        origin = Origin(person, f"{person}:dm", chosen="sv")
        return plain_text((await self.comes(Pressed(f"e{next(IDS)}", origin, "home", ""))).card)

    async def told(self) -> list[str]:
        """Who has been sent something about the request that is not given up."""
        messages = await self.store.read(lambda tx: tx.messages("request:1"))
        return [sent.recipient for sent in messages if sent.state != "dead"]

    async def words_to(self, person: str) -> str:
        rows = await self.store.queue(
            lambda queue: queue._sql.rows("SELECT payload FROM outbox WHERE recipient = :person", person=person)
        )
        return "\n".join(plain_text(card_from_json(row["payload"])) for row in rows)

    async def time_passes(self, passed: timedelta) -> int:
        on_dead = partial(undelivered, self.office)
        return await Stranded(self.store, self.surfaces, on_dead, lambda: NOW + passed, "other").look()


async def test_cards_go_to_the_id_that_is_reached_and_the_others_are_told_of_whom_is_not(
    store: OpenStore, hango: Town
) -> None:
    town = Staffed(store, hango, "teams:1+slack:U1, teams:2", "slack:U3", ("slack",))
    await town.requested()
    assert await town.told() == ["slack:U1"]
    assert "En av dem som beslutar eller är ställföreträdare går inte att nå" in await town.home("slack:U1")
    assert "går inte att nå" not in await town.home("slack:UANNA")


async def test_where_only_deputies_are_reached_they_decide(store: OpenStore, hango: Town) -> None:
    town = Staffed(store, hango, "teams:2", "slack:U3", ("slack",))
    await town.requested()
    assert await town.told() == ["slack:U3"]


async def test_what_nobody_can_send_is_found_within_an_hour_and_the_others_decide(
    store: OpenStore, hango: Town
) -> None:
    """Teams was there when the request was sent, and is not any more."""
    assert STRANDED_AFTER + timedelta(seconds=LOOK_EVERY_S) < timedelta(hours=1)
    await Staffed(store, hango, "teams:2", "slack:U3", ("slack", "teams")).requested()
    town = Staffed(store, hango, "teams:2", "slack:U3", ("slack",))
    assert await town.told() == ["teams:2"]
    assert await town.time_passes(STRANDED_AFTER - timedelta(minutes=1)) == 0, "another process may send it"
    assert await town.time_passes(STRANDED_AFTER) == 1
    assert await town.told() == ["slack:U3", "slack:U3"], "the card, and that it could not be delivered"
    assert "ett meddelande kom inte fram" in await town.words_to("slack:U3")
    backlog = await store.queue(lambda queue: queue.backlog())
    assert (backlog.dead, backlog.stranded) == (1, 1)


async def test_one_that_nobody_can_be_told_of_does_not_hide_the_others(store: OpenStore, hango: Town) -> None:
    await Staffed(store, hango, "teams:2, teams:3", "slack:U3", ("slack", "teams")).requested()
    town = Staffed(store, hango, "teams:2, teams:3", "slack:U3", ("slack",))

    def told(tx: Transaction, outgoing: Outgoing, code: str, now: datetime) -> None:
        if outgoing.recipient == "teams:2":
            raise RuntimeError("a bug")
        undelivered(town.office, tx, outgoing, code, now)

    stranded = Stranded(store, town.surfaces, told, lambda: NOW + STRANDED_AFTER, "other")
    assert await stranded.look() == 2
    assert "ett meddelande kom inte fram" in await town.words_to("slack:U3")
    assert (await store.queue(lambda queue: queue.backlog())).stranded == 2


@pytest.mark.parametrize("deputies", ["", "slack:U3"])
async def test_a_card_that_cannot_be_read_any_more_is_told_to_those_who_decide(
    store: OpenStore, hango: Town, deputies: str
) -> None:
    """To the one whose card it was, too: the person is there, only the words are not."""
    town = Staffed(store, hango, "slack:U1", deputies, ("slack",))
    await town.requested()
    await store.queue(lambda queue: queue._sql.run("UPDATE outbox SET payload = '{}' WHERE recipient = 'slack:U1'"))
    sender, world = Recorder(), World(lambda: NOW, lambda: 0.0)
    on_dead = partial(undelivered, town.office)
    await Delivery(store, {"slack": sender}, lambda *fired: None, on_dead, world, "a").deliver_due()
    (notice,) = [plain_text(card) for recipient, card, _ in sender.arrived if recipient == "slack:U1"]
    assert "Ansökan 1: ett meddelande kom inte fram" in notice and "går inte längre att läsa" in notice
    assert "kontot är stängt" not in notice


async def test_where_nobody_is_left_the_one_who_asked_is_told(store: OpenStore, hango: Town) -> None:
    await Staffed(store, hango, "teams:2", "", ("slack", "teams")).requested()
    town = Staffed(store, hango, "teams:2", "", ("slack",))
    assert await town.time_passes(STRANDED_AFTER) == 1
    assert await town.told() == ["slack:UANNA"]
    words = await town.words_to("slack:UANNA")
    assert "Ansökan 1" in words and "just nu kan ingen besluta" in words


async def test_what_another_process_can_send_is_left_to_it(store: OpenStore, hango: Town) -> None:
    town = Staffed(store, hango, "slack:U3", "", ("slack",))
    await town.requested()
    assert await town.time_passes(timedelta(hours=5)) == 0
    await store.queue(lambda queue: queue.claim("another", NOW, timedelta(seconds=45), ["slack"], 9))
    assert await Staffed(store, hango, "slack:U3", "", ()).time_passes(timedelta(hours=5)) == 0, "it was tried"


def parts(database_url: str, **given: str) -> Parts:
    return build_parts(Settings(database_url=database_url, **given))  # type: ignore[arg-type]


AAD = "0ff1ce00-bbbb-cccc-dddd-eeeeeeeeeeee"
CHAT = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "s"}


@pytest.mark.parametrize("settings", [{}, CHAT, {"farjag_env": "development"}])
def test_a_sender_is_built_for_each_surface_that_can_send(sqlite_url: str, settings: dict[str, str]) -> None:
    built = parts(sqlite_url, **settings)
    assert tuple(built.senders) == built.settings.sending
    assert build_stranded(built)


def test_a_metric_counts_who_is_out_of_reach(sqlite_url: str) -> None:
    built = parts(sqlite_url, **CHAT, approvers=f"slack:U1, teams:{AAD}", deputies="web:x")
    assert built.metrics.registry.get_sample_value("farjag_out_of_reach") == 2


async def test_without_a_chat_no_request_is_offered_and_the_contact_answers(sqlite_url: str) -> None:
    built = parts(sqlite_url, public_ask="1")
    origin = Origin("web:public", "web:ask-1", chosen="sv")
    for question in ("vi vill ha en egen instagramsida", "får vi öppna en egen kanal på instagram?"):
        reply = built.assistant.reply_to(Message(f"e{next(IDS)}", origin, question))
        assert "request-channel" not in card_to_json(reply.card), question
    assert built.assistant.reply_to(Message("e", origin, "vi vill ha en egen instagramsida")).outcome == "contact"
    help = plain_text(built.assistant.reply_to(Message("e", origin, "hjälp")).card)
    assert "ansöka om en egen kanal" not in help and "mina ansökningar" not in help
    async with TestClient(TestServer(assemble(built))) as client:
        posted = {"text": "vi vill ha en egen instagramsida", "language": "sv"}
        async with client.post("/ask", data=posted) as answer:
            page = await answer.text()
    assert built.office.town.guideline.contact.email in page and "Ansök om en kanal" not in page


async def test_a_long_list_of_what_waits_shows_the_oldest_twenty_and_how_many_more(
    store: OpenStore, hango: Town
) -> None:
    town = Staffed(store, hango, "slack:U3", "", ("slack",))

    def many(tx: Transaction) -> None:
        for _ in range(25):
            values = {"requester": "slack:UANNA", "place": "slack:UANNA:dm", "language": "sv", "fields": SENT}
            tx.new_request(state="submitted", at=NOW, **values)  # type: ignore[arg-type]

    await store.write(many)
    origin = Origin("slack:U3", "slack:U3:dm", chosen="sv")
    for action in ("home", "mine"):
        card = (await town.comes(Pressed(f"e{next(IDS)}", origin, action, ""))).card
        shown = [one for block in card.blocks if isinstance(block, Actions) for one in block.items]
        assert sum(isinstance(one, Button) and one.action == "show" for one in shown) == 20
        assert any(isinstance(one, Button) and one.action.startswith("page-") for one in shown)
