"""Delivery to Slack over real HTTP against the strict fake: what is sent where, what each failure means, no doubles."""

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
from aiohttp.test_utils import unused_port
from pydantic import SecretStr

from bot.delivery import Delivery, World
from bot.sending import Busy, Gone, Refused, Uncertain, Unreadable
from bot.settings import Settings
from bot.slack.send.client import Locales
from bot.slack.send.sender import MOST_PAGES, PAGE, SlackSender
from bot.stores.opening import OpenStore, open_store
from handlers.blocks import Text
from handlers.card import Card
from handlers.records import Outgoing
from handlers.store import Transaction
from tests.fakes.processes import delivering, served
from tests.fakes.slack_api import CHANNEL, DIRECT, PERSON, TOKEN, FakeSlack

THREAD = "1600000000.000001"
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
async def sender(slack: FakeSlack) -> AsyncIterator[SlackSender]:
    made = SlackSender(settings(slack.url))
    yield made
    await made.close()


def settings(url: str) -> Settings:
    return Settings(
        farjag_env="development",
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr("s"),
        slack_api_url=url,
    )


def card(said: str = "Hej") -> Card:
    return Card("sv", (Text(said),))


def message(recipient: str = f"slack:{PERSON}", key: str = "request:1:card", **changes: Any) -> Outgoing:
    to = "person" if recipient.startswith("slack:U") else "place"
    return replace(Outgoing(key, recipient, "request:1", card(), now(), to), **changes)


def now() -> datetime:
    return datetime.now(UTC)


async def test_a_person_is_written_to_in_a_direct_message_that_is_opened_once(
    slack: FakeSlack, sender: SlackSender
) -> None:
    first = await sender.send(message(), None)
    await sender.send(message(key="request:1:told"), None)
    (one, two) = slack.posted
    assert (one["channel"], one["text"]) == (DIRECT, "Hej") and first == f"{DIRECT}:{one['ts']}"
    assert one["metadata"] == {"event_type": "farjag_message", "event_payload": {"key": "request:1:card"}}
    assert two["metadata"]["event_payload"]["key"] == "request:1:told"
    assert slack.calls["conversations.open"] == 1


@pytest.mark.parametrize(
    ("recipient", "channel", "thread"),
    [
        (f"slack:{CHANNEL}:{THREAD}", CHANNEL, THREAD),
        (f"slack:{CHANNEL}", CHANNEL, None),
        (f"slack:{DIRECT}:dm", DIRECT, None),
        (f"slack:{DIRECT}:{THREAD}", DIRECT, THREAD),
        (f"slack:{CHANNEL}:{PERSON}", DIRECT, None),  # asked where nobody else saw it
    ],
)
async def test_a_place_is_answered_where_it_was_asked(
    slack: FakeSlack, sender: SlackSender, recipient: str, channel: str, thread: str | None
) -> None:
    await sender.send(message(recipient), None)
    (posted,) = slack.posted
    assert (posted["channel"], posted.get("thread_ts")) == (channel, thread)
    assert await sender.find(message(recipient), now()) == f"{channel}:{posted['ts']}"


async def test_an_update_replaces_the_message_where_it_stands(slack: FakeSlack, sender: SlackSender) -> None:
    id = await sender.send(message(), None)
    assert await sender.send(message(key="2", updates="request:1:card", card=card("Avgjord")), id) == id
    (posted,) = slack.posted
    assert posted["text"] == "Avgjord" and posted["blocks"][0]["text"]["text"] == "Avgjord"


async def test_an_update_of_what_was_deleted_is_over(slack: FakeSlack, sender: SlackSender) -> None:
    id = await sender.send(message(), None)
    slack.posted.clear()
    with pytest.raises(Gone):
        await sender.send(message(key="2", updates="request:1:card"), id)
    with pytest.raises(Gone):
        await sender.send(message(key="2", updates="request:1:card"), "no id of Slack's")


FAILURES: dict[str, tuple[type[Exception], str]] = {
    "429 30": (Busy, "ratelimited"),
    "service_unavailable": (Busy, "service_unavailable"),
    "team_added_to_org": (Busy, "team_added_to_org"),
    "invalid_auth": (Busy, "invalid_auth"),
    "token_revoked": (Busy, "token_revoked"),
    "account_inactive": (Busy, "account_inactive"),
    "missing_scope": (Busy, "missing_scope"),
    "not_in_channel": (Refused, "not_in_channel"),
    "channel_not_found": (Refused, "channel_not_found"),
    "is_archived": (Refused, "is_archived"),
    "user_disabled": (Refused, "user_disabled"),
    "msg_too_long": (Refused, "msg_too_long"),
    "invalid_blocks": (Refused, "invalid_blocks"),
    "a_word_of_tomorrow": (Refused, "a_word_of_tomorrow"),
    "fatal_error": (Uncertain, ""),
    "500": (Uncertain, ""),
    "html": (Uncertain, ""),
    "text": (Uncertain, ""),
    "drop": (Uncertain, ""),
    "accept, then drop": (Uncertain, ""),
    "accept, then 500": (Uncertain, ""),
}


@pytest.mark.parametrize("failure", FAILURES)
async def test_each_failure_means_what_it_means_and_nothing_is_repeated(
    slack: FakeSlack, sender: SlackSender, failure: str
) -> None:
    kind, code = FAILURES[failure]
    slack.next_answers("chat.postMessage", failure)
    with pytest.raises(kind) as error:
        await sender.send(message(), None)
    assert type(error.value) is kind and getattr(error.value, "code", "") == code
    assert getattr(error.value, "retry_after", None) == (30 if failure.startswith("429") else None)
    assert slack.calls["chat.postMessage"] == 1
    assert len(slack.posted) == failure.startswith("accept")


@pytest.mark.parametrize("failure", ["500", "drop", "fatal_error", "429 5"])
async def test_what_fails_before_anything_was_posted_is_never_uncertain(
    slack: FakeSlack, sender: SlackSender, failure: str
) -> None:
    slack.next_answers("conversations.open", failure)
    with pytest.raises(Busy):
        await sender.send(message(), None)
    assert slack.calls["chat.postMessage"] == 0


async def test_what_else_goes_wrong_meanwhile_is_no_right_to_ask_for_locales(
    slack: FakeSlack, sender: SlackSender
) -> None:
    locales = Locales(sender.client)
    slack.next_answers("users.info", "slow, then 500", "missing_scope")
    await asyncio.gather(locales.of("U1"), locales.of("U2"))
    await asyncio.gather(*locales._asking.values())
    await locales.of("U3")
    assert slack.calls["users.info"] == 2


async def test_a_slack_that_nobody_answers_for_is_busy() -> None:
    away = SlackSender(settings(f"http://127.0.0.1:{unused_port()}/api/"))
    with pytest.raises(Busy) as error:
        await away.send(message(f"slack:{CHANNEL}"), None)
    assert error.value.code == "unreachable"
    await away.close()


async def test_a_person_who_left_is_refused_also_when_the_direct_message_was_known(
    slack: FakeSlack, sender: SlackSender
) -> None:
    await sender.send(message(), None)
    slack.persons.remove(PERSON)
    slack.deleted.add(PERSON)
    with pytest.raises(Refused) as error:
        await sender.send(message(key="2"), None)
    assert error.value.code == "channel_not_found"
    with pytest.raises(Refused) as error:
        await sender.send(message(key="2"), None)
    assert error.value.code == "user_disabled", "what was known is asked for anew after a refusal"


async def test_reading_back_looks_through_pages_and_not_further_than_it_may(
    slack: FakeSlack, sender: SlackSender
) -> None:
    begun = now()
    id = await sender.send(message(), None)
    others = [slack.posted[0] | {"metadata": None, "ts": f"{9_000_000_000 + n}.000001"} for n in range(PAGE * 2 + 50)]
    slack.posted += others
    assert await sender.find(message(), begun) == id
    assert slack.calls["conversations.history"] == 3
    assert await sender.find(message(key="never sent"), begun) is None
    slack.posted += [each | {"ts": f"9{each['ts']}"} for each in others * (MOST_PAGES // 2)]
    before = slack.calls["conversations.history"]
    assert await sender.find(message(), begun) is None
    assert slack.calls["conversations.history"] - before == MOST_PAGES


async def test_what_was_sent_long_before_the_first_attempt_is_not_taken_for_it(
    slack: FakeSlack, sender: SlackSender
) -> None:
    await sender.send(message(), None)
    assert await sender.find(message(), now() + timedelta(hours=1)) is None


@pytest.mark.parametrize(
    ("failure", "kind"),
    [("429 7", Busy), ("500", Busy), ("not_in_channel", Unreadable), ("missing_scope", Unreadable)],
)
async def test_a_failed_look_is_tried_again_unless_nobody_may_look(
    slack: FakeSlack, sender: SlackSender, failure: str, kind: type[Exception]
) -> None:
    slack.next_answers("conversations.history", failure)
    with pytest.raises(kind) as error:
        await sender.find(message(f"slack:{CHANNEL}"), now())
    assert getattr(error.value, "retry_after", None) == (7 if failure.startswith("429") else None)


async def test_what_holds_a_draft_is_sent_once_or_not_at_all_and_never_logged(
    slack: FakeSlack, sender: SlackSender, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert await sender.send_now(f"slack:{PERSON}", card("hemligt utkast")) is True
    assert (slack.posted[0]["channel"], slack.posted[0]["text"]) == (DIRECT, "hemligt utkast")
    assert "metadata" not in slack.posted[0]
    for number, failure in enumerate(("429", "500", "accept, then drop", "is_archived"), start=2):
        slack.next_answers("chat.postMessage", failure)
        assert await sender.send_now(f"slack:{PERSON}", card("hemligt utkast")) is False
        assert slack.calls["chat.postMessage"] == number, "no second attempt"
    assert await sender.send_now("slack:UNOBODY01", card("hemligt utkast")) is False
    said = "\n".join(
        f"{r.getMessage()} {getattr(r, 'fields', '')} {r.exc_text}"
        for r in caplog.records
        if r.name != "aiohttp.access"
    )
    assert "hemligt" not in said and PERSON not in said and "is_archived" in said


@pytest.fixture
async def store(tmp_path: Any) -> AsyncIterator[OpenStore]:
    opened = open_store(f"sqlite:///{tmp_path}/farjag.db", disk_is_wiped=False)
    await opened.migrate()
    yield opened
    await opened.close()


class Stage:
    """Delivery as the product runs it, with a clock that can be put forward."""

    def __init__(self, store: OpenStore, sender: SlackSender) -> None:
        self.store, self.sender, self.later = store, sender, timedelta()
        self.given_up: list[str] = []

    def delivery(self) -> Delivery:
        world = World(lambda: now() + self.later, lambda: 0.0)
        return Delivery(self.store, {"slack": self.sender}, lambda tx, timer, at: None, self._dead, world, "a")

    def _dead(self, tx: Transaction, outgoing: Outgoing, code: str, at: datetime) -> None:
        self.given_up.append(code)

    async def enqueue(self, *messages: Outgoing) -> None:
        def work(tx: Transaction) -> None:
            for each in messages:
                tx.enqueue(each)

        await self.store.write(work)

    async def deliver(self, passed: timedelta = timedelta()) -> None:
        self.later += passed
        await self.delivery().deliver_due()

    async def states(self) -> list[str]:
        return [sent.state for sent in await self.store.read(lambda tx: tx.messages("request:1"))]


@pytest.fixture
def stage(store: OpenStore, sender: SlackSender) -> Stage:
    return Stage(store, sender)


@pytest.mark.parametrize("recipient", [f"slack:{PERSON}", f"slack:{CHANNEL}:{THREAD}"])
@pytest.mark.parametrize("failure", ["accept, then drop", "accept, then 500", "drop", "500", "429"])
async def test_whatever_happens_to_the_first_attempt_it_arrives_once(
    slack: FakeSlack, stage: Stage, failure: str, recipient: str
) -> None:
    slack.next_answers("chat.postMessage", failure)
    slack.next_answers("conversations.history", "500")
    await stage.enqueue(message(recipient), message(recipient, key="request:1:told"))
    for _ in range(4):
        await stage.deliver(MINUTE)
    keys = [posted["metadata"]["event_payload"]["key"] for posted in slack.posted]
    assert keys == ["request:1:card", "request:1:told"]
    assert await stage.states() == ["sent", "sent"]


async def test_a_process_that_dies_while_sending_doubles_nothing(slack: FakeSlack, stage: Stage) -> None:
    """The first process is cut off after Slack took the message and before it heard so."""
    slack.next_answers("chat.postMessage", "slow")
    await stage.enqueue(message())
    dying = asyncio.create_task(stage.delivery()._look(1))
    await dying
    async with asyncio.timeout(10):
        while not slack.calls["chat.postMessage"]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert await stage.states() == ["sending"]
    async with asyncio.timeout(10):
        while not slack.posted:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await stage.deliver(MINUTE)
    assert len(slack.posted) == 1 and await stage.states() == ["sent"]


async def test_where_channels_may_not_be_read_what_must_arrive_is_rather_sent_twice(
    slack: FakeSlack, stage: Stage
) -> None:
    slack.scopes -= {"channels:history"}
    slack.next_answers("chat.postMessage", "accept, then drop")
    await stage.enqueue(message(f"slack:{CHANNEL}"))
    await stage.deliver()
    await stage.deliver(MINUTE)
    assert len(slack.posted) == 2 and await stage.states() == ["sent"]
    history = await stage.store.read(lambda tx: tx.history("request:1"))
    assert [line.action for line in history] == ["sent-again"]


async def test_a_decided_card_that_somebody_deleted_is_nothing_to_worry_about(slack: FakeSlack, stage: Stage) -> None:
    await stage.enqueue(message())
    await stage.deliver()
    slack.posted.clear()
    await stage.enqueue(message(key="2", updates="request:1:card"))
    await stage.deliver()
    assert await stage.states() == ["sent", "moot"] and stage.given_up == []


async def test_a_revoked_token_loses_nothing_once_it_is_mended(slack: FakeSlack, stage: Stage) -> None:
    slack.next_answers("chat.postMessage", "token_revoked", "token_revoked")
    await stage.enqueue(message())
    for _ in range(3):
        await stage.deliver(timedelta(hours=8))
    assert await stage.states() == ["sent"] and stage.given_up == []


async def test_what_slack_will_never_take_is_given_up_and_told(slack: FakeSlack, stage: Stage) -> None:
    slack.archived.add(CHANNEL)
    await stage.enqueue(message(f"slack:{CHANNEL}"))
    await stage.deliver()
    assert await stage.states() == ["dead"] and stage.given_up == ["is_archived"]


@pytest.mark.parametrize("process", [served, delivering])
async def test_the_product_delivers_to_slack_whichever_process_runs(
    slack: FakeSlack, tmp_path: Path, store: OpenStore, process: Callable[[Settings], AbstractAsyncContextManager[None]]
) -> None:
    bergvik = Path(__file__).parent / "towns" / "bergvik"
    database = f"sqlite:///{tmp_path}/farjag.db"
    changed = settings(slack.url).model_copy(update={"database_url": database, "guideline": bergvik})
    await store.write(lambda tx: tx.enqueue(message()))
    async with process(changed), asyncio.timeout(30):
        while not slack.posted:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert slack.posted[0]["channel"] == DIRECT
