"""Delivery to Teams over real HTTP against the strict fake: what is sent where, what each failure means, how fast."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer, unused_port
from hypothesis import example, given
from hypothesis import strategies as st

from bot.composition import build_app
from bot.delivery import Delivery, World
from bot.sending import SENT_AGAIN_AT_MOST, Busy, Gone, Refused, Uncertain, Unsent
from bot.settings import Settings
from bot.stores.addresses import addresses_of
from bot.stores.opening import OpenStore, open_store
from bot.teams.recipients import for_one
from bot.teams.send.pace import WAITED_FOR_S, Pace
from bot.teams.send.references import References
from bot.teams.send.sender import TeamsSender
from bot.teams.send.tokens import Token, TokenError
from handlers.blocks import Actions, Button, Text
from handlers.card import Card
from handlers.records import Outgoing
from handlers.store import Transaction
from handlers.wording import text as wording
from tests.fakes.processes import delivering, served
from tests.fakes.teams_connector import (
    APP_ID,
    BOT,
    CHANNEL,
    CHAT,
    PASSWORD,
    PERSON,
    TENANT,
    THREAD,
    USER,
    FakeTeams,
)
from tests.fakes.teams_limits import elements, pressables
from tests.fakes.teams_traffic import RATES, Rates

pytest_plugins = ("tests.databases",)

OFFICER = "0ff1ce00-bbbb-cccc-dddd-eeeeeeeeeeee"
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams() as fake:
        yield fake


@pytest.fixture
async def known(sqlite_url: str) -> AsyncIterator[OpenStore]:
    """Where the sender looks up who is reached where."""
    opened = open_store(sqlite_url, disk_is_wiped=False)
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture
async def sender(teams: FakeTeams, known: OpenStore) -> AsyncIterator[TeamsSender]:
    made = made_sender(teams.service, known)
    yield made
    await made.close()


def made_sender(service: str, store: OpenStore, **changes: Any) -> TeamsSender:
    chosen = settings(service).model_copy(update=changes)
    return TeamsSender(chosen, References(store, chosen, now))


def settings(service: str) -> Settings:
    return Settings(
        farjag_env="development",
        teams_app_id=APP_ID,
        teams_app_password=PASSWORD,
        teams_app_tenant_id=TENANT,
        teams_token_url=service.replace("/emea/", "/token"),
        teams_service_url=service,
    )


def card(said: str = "Hej") -> Card:
    return Card("sv", (Text(said), Actions("", (Button("Godkänn", "approve", "1 1"),))))


def message(recipient: str = f"teams:{PERSON}", key: str = "request:1:card", **changes: Any) -> Outgoing:
    return replace(Outgoing(key, recipient, "request:1", card(), now()), **changes)


def now() -> datetime:
    return datetime.now(UTC)


def said(body: dict[str, Any]) -> str:
    content = body["attachments"][0]["content"]
    return "\n".join(each["text"] for each in elements(content) if each["type"] == "TextBlock")


def button(body: dict[str, Any]) -> str:
    """What kind of action the one button is, as the newest clients show it."""
    (found,) = pressables(body["attachments"][0]["content"])
    return str(found["type"])


# To whom


async def test_whoever_was_never_met_is_written_to_in_a_chat_that_is_opened_once(
    teams: FakeTeams, sender: TeamsSender
) -> None:
    teams.person(OFFICER)
    await sender.send(message(f"teams:{OFFICER}"), None)
    await sender.send(message(f"teams:{OFFICER}", key="request:1:told", card=card("Igen")), None)
    assert [said(body) for body in teams.seen(OFFICER)] == ["Hej", "Igen"]
    assert button(teams.seen(OFFICER)[0]) == "Action.Execute" and teams.seen(OFFICER)[0]["summary"] == "Hej"
    assert teams.calls["create"] == 1 and teams.tokens_given == 1 and teams.seen(PERSON) == []


async def test_whoever_has_written_is_answered_in_that_chat(teams: FakeTeams, sender: TeamsSender) -> None:
    await sender.references.met(teams.activity("Hej"))
    await sender.send(message(), None)
    await sender.send(message(f"teams:{CHAT}", key="2", card=card("Där det frågades")), None)
    assert [said(body) for body in teams.seen(PERSON)] == ["Hej", "Där det frågades"]
    assert button(teams.seen(PERSON)[1]) == "Action.Execute" and teams.calls["create"] == 0


async def test_a_thread_is_answered_in_the_thread_with_buttons_for_a_public_place(
    teams: FakeTeams, sender: TeamsSender
) -> None:
    await sender.references.met(teams.in_channel("Får vi?"))
    id = await sender.send(message(f"teams:{THREAD}"), None)
    (posted,) = teams.posted
    assert posted["conversation"] == THREAD and button(posted["body"]) == "Action.Execute"
    assert id == f"{THREAD} {posted['id']}" and posted["body"]["from"] == {"id": BOT}


async def test_whoever_was_met_in_a_channel_is_reached_by_the_id_they_have_there(
    teams: FakeTeams, sender: TeamsSender, known: OpenStore
) -> None:
    await sender.references.met(teams.in_channel("Får vi?"))
    await sender.send(message(), None)
    await sender.references.met(teams.in_channel("Och sedan?"))
    kept = await known.read(lambda tx: addresses_of(tx).of(f"teams:{PERSON}"))
    assert kept == {
        "service": teams.service,
        "tenant": TENANT,
        "conversation": CHAT,
        "aad": PERSON,
        "user": USER,
        "shared": False,
    }
    assert len(teams.seen(PERSON)) == 1


async def test_whoever_has_no_id_in_entra_is_known_by_the_one_in_teams(teams: FakeTeams, sender: TeamsSender) -> None:
    guest = teams.in_channel("Får vi?") | {"from": {"id": USER, "name": "Somebody"}}
    await sender.references.met(guest)
    await sender.send(message(f"teams:{USER}"), None)
    assert len(teams.seen(PERSON)) == 1 and teams.calls["create"] == 1


async def test_forgotten_is_forgotten_and_may_still_be_answered(
    teams: FakeTeams, sender: TeamsSender, known: OpenStore
) -> None:
    await sender.references.met(teams.activity("Glöm mig"))
    await known.write(lambda tx: tx.forget(f"teams:{PERSON}", "gone:1", datetime.now(UTC)))
    for id in (PERSON, CHAT):
        assert await known.read(lambda tx, id=id: addresses_of(tx).of(f"teams:{id}")) is None  # type: ignore[misc]
    await sender.send(message(f"teams:{CHAT}"), None)
    assert len(teams.seen(PERSON)) == 1


async def test_an_address_off_the_list_that_got_into_the_store_never_gets_our_token(
    teams: FakeTeams, sender: TeamsSender, known: OpenStore
) -> None:
    stolen = teams.activity("Hej", serviceUrl="https://smba.trafficmanager.net.evil.example/")
    await sender.references.met(stolen)
    await sender.send(message(), None)
    assert len(teams.seen(PERSON)) == 1, "it went to the address for all"


async def test_a_bot_or_teams_itself_is_nobody_to_be_kept(
    teams: FakeTeams, sender: TeamsSender, known: OpenStore
) -> None:
    for stranger in ({"id": "28:other"}, {"id": CHANNEL}, {}):
        await sender.references.met(teams.in_channel("Hej") | {"from": stranger})
    assert await known.read(lambda tx: addresses_of(tx).of(f"teams:{CHANNEL}")) is None


async def test_an_update_replaces_the_message_where_it_stands(teams: FakeTeams, sender: TeamsSender) -> None:
    for recipient in (f"teams:{PERSON}", f"teams:{THREAD}"):
        teams.in_channel("Får vi?")
        id = await sender.send(message(recipient), None)
        updated = message(recipient, key="2", updates="request:1:card", card=card("Avgjord"))
        assert await sender.send(updated, id) == id
    assert [said(body) for body in teams.seen(PERSON)] == ["Avgjord", "Avgjord"]
    assert [button(body) for body in teams.seen(PERSON)] == ["Action.Execute", "Action.Execute"]


async def test_an_update_of_what_was_deleted_is_over(teams: FakeTeams, sender: TeamsSender) -> None:
    id = await sender.send(message(), None)
    teams.posted.clear()
    for posted in (id, "", "no-id-of-theirs"):
        with pytest.raises(Gone):
            await sender.send(message(key="2", updates="request:1:card"), posted)


# For one person's eyes in a channel


@pytest.fixture
async def whispering(teams: FakeTeams, known: OpenStore) -> AsyncIterator[TeamsSender]:
    made = made_sender(teams.service, known, teams_targeted=True)
    await made.references.met(teams.in_channel("Får vi?"))
    teams.person(OFFICER)
    teams.members[CHANNEL].add(teams.people[OFFICER])
    yield made
    await made.close()


async def test_what_is_for_one_in_a_channel_is_seen_there_by_that_one_alone(
    teams: FakeTeams, whispering: TeamsSender
) -> None:
    id = await whispering.send(message(for_one(f"teams:{THREAD}", f"teams:{PERSON}")), None)
    assert [said(body) for body in teams.seen(PERSON)] == ["Hej"] and teams.seen(OFFICER) == []
    assert teams.posted[0]["conversation"] == THREAD and teams.calls["targeted"] == 1
    with pytest.raises(Gone):
        await whispering.send(message(key="2", updates="request:1:card"), id)


@pytest.mark.parametrize("refusal", ["403 BotNotInConversationRoster", "404 Expired", "400 BadSyntax"])
async def test_where_teams_does_not_whisper_the_personal_chat_has_it(
    teams: FakeTeams, whispering: TeamsSender, refusal: str
) -> None:
    teams.next_answers("targeted", refusal)
    await whispering.send(message(for_one(f"teams:{THREAD}", f"teams:{PERSON}")), None)
    assert [each["conversation"] for each in teams.posted] == [CHAT] and teams.seen(OFFICER) == []


async def test_without_the_setting_or_the_readers_id_the_personal_chat_has_it(
    teams: FakeTeams, sender: TeamsSender, whispering: TeamsSender
) -> None:
    await sender.send(message(for_one(f"teams:{THREAD}", f"teams:{PERSON}")), None)
    await whispering.send(message(for_one(f"teams:{THREAD}", f"teams:{OFFICER}")), None)
    assert teams.calls["targeted"] == 0 and len(teams.seen(PERSON)) == len(teams.seen(OFFICER)) == 1


@pytest.mark.parametrize("targeted", [True, False])
async def test_where_there_is_no_private_way_a_line_in_the_channel_says_how_to_get_one(
    teams: FakeTeams, sender: TeamsSender, whispering: TeamsSender, targeted: bool
) -> None:
    teams.next_answers("targeted", "403 BotNotInConversationRoster")
    teams.installed.clear()
    for_them = message(for_one(f"teams:{THREAD}", f"teams:{PERSON}"), card=card("bara för dig"))
    id = await (whispering if targeted else sender).send(for_them, None)
    (posted,) = teams.posted
    assert (posted["conversation"], said(posted["body"])) == (THREAD, wording("sv", "teams-private")) and id == ""


async def test_a_whisper_that_may_have_been_heard_is_not_said_again_elsewhere(
    teams: FakeTeams, whispering: TeamsSender
) -> None:
    teams.next_answers("targeted", "accept, then drop")
    with pytest.raises(Uncertain):
        await whispering.send(message(for_one(f"teams:{THREAD}", f"teams:{PERSON}")), None)
    assert len(teams.seen(PERSON)) == 1 and teams.calls["post"] == 0


# What each failure means


FAILURES: dict[str, tuple[type[Exception], str]] = {
    "429 30": (Busy, "Injected"),
    "412": (Busy, "Injected"),
    "502": (Busy, "Injected"),
    "504": (Busy, "Injected"),
    "302": (Busy, "Injected"),
    "400": (Refused, "Injected"),
    "413 MessageSizeTooBig": (Refused, "MessageSizeTooBig"),
    "403 BotNotInConversationRoster": (Refused, "BotNotInConversationRoster"),
    "403 Anna skrev: hemligt": (Refused, "403"),
    "404 ConversationNotFound": (Refused, "ConversationNotFound"),
    "500": (Uncertain, ""),
    "503": (Uncertain, ""),
    "drop": (Uncertain, ""),
    "accept, then drop": (Uncertain, ""),
    "accept, then 500": (Uncertain, ""),
}


@pytest.mark.parametrize("failure", FAILURES)
async def test_each_failure_means_what_it_means_and_nothing_is_repeated(
    teams: FakeTeams, sender: TeamsSender, failure: str
) -> None:
    teams.in_channel("Får vi?")
    kind, code = FAILURES[failure]
    teams.next_answers("post", failure)
    with pytest.raises(kind) as error:
        await sender.send(message(f"teams:{THREAD}"), None)
    assert type(error.value) is kind and getattr(error.value, "code", "") == code
    assert getattr(error.value, "retry_after", None) == (30 if failure.startswith("429") else None)
    assert teams.calls["post"] == 1 and len(teams.posted) == failure.startswith("accept")


@pytest.mark.parametrize("failure", ["500", "drop", "accept, then drop", "429 5"])
async def test_what_fails_before_anything_was_posted_is_never_uncertain(
    teams: FakeTeams, sender: TeamsSender, failure: str
) -> None:
    teams.next_answers("create", failure)
    with pytest.raises(Busy):
        await sender.send(message(), None)
    assert teams.calls["post"] == 0
    await sender.send(message(), None)
    assert len(teams.seen(PERSON)) == 1


@pytest.mark.parametrize("met", [True, False])
async def test_whoever_has_not_the_app_is_refused(teams: FakeTeams, sender: TeamsSender, met: bool) -> None:
    if met:
        await sender.references.met(teams.activity("Hej"))
    teams.installed.clear()
    with pytest.raises(Refused) as error:
        await sender.send(message(), None)
    assert error.value.code == "BotNotInConversationRoster"
    with pytest.raises(Refused) as error:
        await sender.send(message("teams:00000000-0000-0000-0000-000000000000"), None)
    assert error.value.code == "NotFound"


async def test_a_personal_chat_that_is_gone_is_opened_anew(teams: FakeTeams, sender: TeamsSender) -> None:
    teams.person(OFFICER)
    await sender.send(message(f"teams:{OFFICER}"), None)
    teams.next_answers("post", "404 ConversationNotFound")
    await sender.send(message(f"teams:{OFFICER}", key="2"), None)
    assert teams.calls["create"] == 2 and len(teams.seen(OFFICER)) == 2
    teams.next_answers("post", "404 ConversationNotFound", "404 ConversationNotFound")
    with pytest.raises(Refused):
        await sender.send(message(f"teams:{OFFICER}", key="3"), None)


async def test_a_token_that_teams_no_longer_takes_is_fetched_anew_once(teams: FakeTeams, sender: TeamsSender) -> None:
    await sender.send(message(), None)
    teams.revoke()
    await sender.send(message(key="2"), None)
    assert len(teams.seen(PERSON)) == 2
    teams.next_answers("post", "401", "401")
    with pytest.raises(Busy):
        await sender.send(message(key="3"), None)
    assert teams.calls["post"] == 4


async def test_without_a_token_or_a_teams_nothing_is_lost(teams: FakeTeams, known: OpenStore) -> None:
    away = made_sender(f"http://127.0.0.1:{unused_port()}/emea/", known)
    for sender, code in ((made_sender(teams.service, known), "token"), (away, "token")):
        teams.token_status = 503
        with pytest.raises(Busy) as error:
            await sender.send(message(f"teams:{THREAD}"), None)
        assert error.value.code == code
        await sender.close()
    teams.token_status = 200
    elsewhere = made_sender(teams.service, known, teams_service_url=f"http://127.0.0.1:{unused_port()}/")
    with pytest.raises(Busy) as error:
        await elsewhere.send(message(f"teams:{THREAD}"), None)
    assert error.value.code == "unreachable"
    await elsewhere.close()


async def test_what_holds_a_draft_is_sent_once_or_not_at_all_and_never_logged(
    teams: FakeTeams, sender: TeamsSender, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert await sender.send_now(f"teams:{PERSON}", card("hemligt utkast")) is True
    assert [said(body) for body in teams.seen(PERSON)] == ["hemligt utkast"]
    failures = ("429", "500", "accept, then drop", "403 BotNotInConversationRoster")
    for number, failure in enumerate(failures, start=2):
        teams.next_answers("post", failure)
        assert await sender.send_now(f"teams:{PERSON}", card("hemligt utkast")) is False
        assert teams.calls["post"] == number, "no second attempt"
    told = "\n".join(
        f"{r.getMessage()} {getattr(r, 'fields', '')} {r.exc_text}" for r in caplog.records if r.name.startswith("bot")
    )
    assert "hemligt" not in told and PERSON not in told and USER not in told
    assert "BotNotInConversationRoster" in told


# How fast


class Timed:
    """Time that passes while somebody waits for it."""

    def __init__(self) -> None:
        self.at = 0.0

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


async def turn(pace: Pace, conversation: str) -> None:
    async with pace.turn(conversation) as taken:
        taken.used = True


async def test_more_than_teams_takes_at_once_waits_and_is_never_refused(teams: FakeTeams, sender: TeamsSender) -> None:
    time = Timed()
    sender._pace, teams.rates = Pace(lambda: time.at, time.sleep), Rates(lambda: time.at)
    for number in range(9):
        await sender.send(message(key=f"{number}"), None)
    assert len(teams.seen(PERSON)) == 9 and 2 < time.at < 3


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from((0.0, 0.05, 0.3, 1.0))), max_size=150))
@example([(0, 0.0)] * 70)
def test_the_pace_keeps_every_limit_whoever_asks_when(asked: list[tuple[int, float]]) -> None:
    async def ask() -> None:
        time = Timed()
        pace, rates = Pace(lambda: time.at, time.sleep), Rates(lambda: time.at)
        for conversation, later in asked:
            time.at += later
            try:
                await turn(pace, str(conversation))
            except Busy as busy:
                assert busy.retry_after is not None and busy.retry_after > WAITED_FOR_S
            else:
                assert rates.take(str(conversation))

    asyncio.run(ask())


async def test_a_lane_that_is_full_for_long_goes_back_to_the_outbox_and_holds_up_nobody() -> None:
    time = Timed()
    pace = Pace(lambda: time.at, time.sleep)
    most, seconds = RATES[2]
    for _ in range(most):
        await turn(pace, "busy")
        time.at += 0.3
    with pytest.raises(Busy) as error:
        await turn(pace, "busy")
    assert error.value.retry_after is not None and error.value.retry_after <= seconds * 1.1
    before = time.at
    await turn(pace, "quiet")
    assert time.at == before


async def test_the_whole_tenant_is_paced_too() -> None:
    time = Timed()
    pace = Pace(lambda: time.at, time.sleep)
    for number in range(31):
        await turn(pace, str(number))
    assert time.at > 1.0


async def test_what_teams_never_saw_does_not_count_for_its_pace(teams: FakeTeams, known: OpenStore) -> None:
    time = Timed()
    elsewhere = made_sender(teams.service, known, teams_service_url=f"http://127.0.0.1:{unused_port()}/")
    tokenless = made_sender(teams.service, known)
    teams.tokens_given = 0
    for sender in (elsewhere, tokenless):
        sender._pace = Pace(lambda: time.at, time.sleep)
        teams.token_status = 200 if sender is elsewhere else 503
        for number in range(40):
            with pytest.raises(Unsent):
                await sender.send(message(f"teams:{THREAD}", key=f"{number}"), None)
        await sender.close()
    assert time.at == 0


async def test_a_turn_that_was_not_waited_for_is_given_back() -> None:
    time = Timed()
    pace = Pace(lambda: time.at, asyncio.sleep)
    most, _ = RATES[0]
    for _ in range(most):
        await turn(pace, "busy")
    for _ in range(60):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await turn(pace, "busy")
    pace._sleep = time.sleep
    await turn(pace, "busy")
    assert time.at < 2


async def test_one_answer_to_the_question_for_a_token_serves_all_who_wait() -> None:
    """Each for itself would wait for all before it, and the last for so long that its lease is over."""
    asked, answers = [], asyncio.Event()

    async def fetch() -> dict[str, Any]:
        asked.append("a token")
        await answers.wait()
        raise TokenError("away")

    token = Token(fetch)
    waiting = [asyncio.create_task(token.get()) for _ in range(20)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.sleep(0)
    answers.set()
    told = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(each) for each in told] == [asyncio.CancelledError, *[TokenError] * 19]
    assert asked == ["a token"]
    with pytest.raises(TokenError):
        await token.get()
    assert len(asked) == 2, "the next one asks anew"


# With the outbox


class Stage:
    """Delivery as the product runs it, with a clock that can be put forward."""

    def __init__(self, store: OpenStore, sender: TeamsSender) -> None:
        self.store, self.sender, self.later = store, sender, timedelta()
        self.given_up: list[str] = []

    async def deliver(self, passed: timedelta = timedelta()) -> None:
        self.later += passed
        world = World(lambda: now() + self.later, lambda: 0.0)
        senders = {"teams": self.sender}
        await Delivery(self.store, senders, lambda tx, timer, at: None, self._dead, world, "a").deliver_due()

    def _dead(self, tx: Transaction, outgoing: Outgoing, code: str, at: datetime) -> None:
        self.given_up.append(code)

    async def enqueue(self, *messages: Outgoing) -> None:
        def work(tx: Transaction) -> None:
            for each in messages:
                tx.enqueue(each)

        await self.store.write(work)

    async def states(self) -> list[str]:
        return [sent.state for sent in await self.store.read(lambda tx: tx.messages("request:1"))]


@pytest.fixture
async def stage(store: OpenStore, teams: FakeTeams) -> AsyncIterator[Stage]:
    made = made_sender(teams.service, store)
    yield Stage(store, made)
    await made.close()


@pytest.mark.parametrize("failure", ["429 2", "412", "502", "504", "drop", "500"])
async def test_what_did_not_go_out_goes_out_later_once_and_in_order(
    teams: FakeTeams, stage: Stage, failure: str
) -> None:
    teams.next_answers("post", failure)
    await stage.enqueue(message(), message(key="request:1:told", card=card("Sedan")))
    for _ in range(4):
        await stage.deliver(MINUTE)
    assert [said(body) for body in teams.seen(PERSON)] == ["Hej", "Sedan"]
    assert await stage.states() == ["sent", "sent"]


async def test_what_may_have_gone_out_is_rather_sent_twice_than_never_and_that_is_written_down(
    teams: FakeTeams, stage: Stage
) -> None:
    teams.next_answers("post", "accept, then drop")
    await stage.enqueue(message())
    await stage.deliver()
    await stage.deliver(MINUTE)
    assert len(teams.seen(PERSON)) == 2 and await stage.states() == ["sent"]
    history = await stage.store.read(lambda tx: tx.history("request:1"))
    assert [line.action for line in history] == ["sent-again"]


async def test_what_never_gets_an_answer_is_given_up_before_it_becomes_a_plague(teams: FakeTeams, stage: Stage) -> None:
    teams.next_answers("post", *["accept, then 500"] * 20)
    await stage.enqueue(message(), message(f"teams:{THREAD}", key="reminder", must_arrive=False))
    teams.in_channel("Får vi?")
    for _ in range(10):
        await stage.deliver(timedelta(hours=1))
    assert len(teams.seen(PERSON)) == 1 + SENT_AGAIN_AT_MOST + 1
    assert await stage.states() == ["dead", "dead"] and set(stage.given_up) == {"uncertain"}


async def test_whoever_has_not_the_app_is_given_up_and_told_of(teams: FakeTeams, stage: Stage) -> None:
    teams.installed.clear()
    await stage.enqueue(message())
    await stage.deliver()
    assert await stage.states() == ["dead"] and stage.given_up == ["BotNotInConversationRoster"]


@pytest.mark.parametrize("process", [served, delivering])
async def test_the_product_delivers_to_teams_whichever_process_runs(
    teams: FakeTeams,
    store: OpenStore,
    database_url: str,
    process: Callable[[Settings], AbstractAsyncContextManager[None]],
) -> None:
    bergvik = Path(__file__).parent / "towns" / "bergvik"
    changed = settings(teams.service).model_copy(update={"database_url": database_url, "guideline": bergvik})
    await store.write(lambda tx: tx.enqueue(message()))
    async with process(changed), asyncio.timeout(30):
        while not teams.posted:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert len(teams.seen(PERSON)) == 1


async def test_where_somebody_wrote_from_is_where_they_are_written_to(
    teams: FakeTeams, store: OpenStore, database_url: str
) -> None:
    """Over the product's own door, which proves who speaks."""
    bergvik = Path(__file__).parent / "towns" / "bergvik"
    urls = {"database_url": database_url, "teams_openid_metadata_url": f"{teams.url}/openid"}
    elsewhere = {"teams_service_url": f"http://127.0.0.1:{unused_port()}/", "guideline": bergvik}
    changed = settings(teams.service).model_copy(update=urls | elsewhere)
    async with TestClient(TestServer(build_app(changed))) as client, asyncio.timeout(30):
        headers = {"Authorization": f"Bearer {teams.token()}"}
        for activity in (teams.activity("Hej"), teams.in_channel("Hej", mentioned=False)):
            assert (await client.post("/api/messages", json=activity, headers=headers)).status == 200
        await store.write(lambda tx: tx.enqueue(message()))
        while len(teams.posted) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert "Hej" in map(said, teams.seen(PERSON)), "beside the answer to the greeting"
    assert teams.calls["create"] == 0
    kept = await store.read(lambda tx: addresses_of(tx).of(f"teams:{CHANNEL}"))
    assert kept is None, "whoever does not speak to it leaves nothing"
