"""Whoever writes far too much is told so once, kindly, and nothing that changes something is ever refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from bot.dispatcher import Dispatcher
from bot.limits.turns import MOST, Turns
from bot.metrics import Metrics
from bot.plain_text import plain_text
from bot.stores.opening import OpenStore, open_store
from bot.watch import Watch
from handlers.assistant import Assistant
from handlers.desk import Desk
from handlers.incoming import FormSent, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.records import Outgoing
from handlers.reply import Reply
from handlers.wording import LANGUAGES, text
from knowledge.answers import Answers
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ("tests.databases",)

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
ASKED = {"sv": "Får vi lägga ut bilder på barn?", "fi": "Saako lapsista julkaista kuvia?", "en": "May we post this?"}


class Time:
    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[OpenStore]:
    store = open_store(sqlite_url, disk_is_wiped=False)
    await store.migrate()
    yield store
    await store.close()


def dispatcher_of(store: OpenStore, answers: Answers, time: Time) -> tuple[Dispatcher, Metrics]:
    metrics = Metrics(CollectorRegistry())
    office = Office(answers.town, read_directory("slack:UBOSS", ""), timedelta(days=30), lambda: "gone:1")
    assistant = Assistant(answers, reviewer_of(answers.town))
    desk = Desk(office, assistant.language, assistant.reviewer)
    return Dispatcher(assistant, desk, store, lambda: NOW, Watch(metrics), {}, Turns(metrics.refused, time)), metrics


def outgoing(reply: Reply, now: datetime) -> Outgoing:
    return Outgoing(f"slack:{reply.outcome}:{id(reply)}", "slack:D1", "talk", reply.card, now, to="place")


def said(number: int, person: str, language: str = "sv") -> Message:
    return Message(f"m{number}", Origin(person, "slack:D1", locale=language), ASKED[language])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_writes_far_too_much_is_told_once_and_others_are_answered(
    sqlite: OpenStore, answers: Answers, language: str
) -> None:
    time = Time()
    dispatcher, metrics = dispatcher_of(sqlite, answers, time)
    for number in range(MOST):
        answered = await dispatcher.reply_later(said(number, "slack:UANNA", language), outgoing)
        assert answered is not None and answered.reply.outcome != "too-many"
    told = await dispatcher.reply_later(said(MOST + 1, "slack:UANNA", language), outgoing)
    assert told is not None and told.reply.private
    assert plain_text(told.reply.card) == text(language, "too-many")
    assert await dispatcher.reply_later(said(MOST + 2, "slack:UANNA", language), outgoing) is None
    time.at += 10
    assert await dispatcher.reply_later(said(MOST + 3, "slack:UANNA", language), outgoing) is None
    other = await dispatcher.reply_later(said(MOST + 4, "slack:UBERT", language), outgoing)
    assert other is not None and other.reply.outcome != "too-many"
    time.at += 30
    again = await dispatcher.reply_later(said(MOST + 5, "slack:UANNA", language), outgoing)
    assert again is not None and again.reply.outcome == answered.reply.outcome
    assert b'farjag_refused_total{reason="person"} 3.0' in generate_latest(metrics.registry)


async def test_a_deciders_press_and_a_sent_form_are_never_refused(sqlite: OpenStore, answers: Answers) -> None:
    dispatcher, _ = dispatcher_of(sqlite, answers, Time())
    boss = Origin("slack:UBOSS", "slack:D2", chosen="sv")
    for number in range(2 * MOST):
        await dispatcher.reply_to(Message(f"m{number}", boss, "hej"))
    assert (await dispatcher.reply_to(Message("more", boss, "hej"))).outcome == "too-many"
    assert (await dispatcher.reply_to(Pressed("more", boss, "topic", "pictures"))).outcome == "too-many"
    for number, action in enumerate(("approve", "reject", "mine", "absence", "withdraw", "request-channel")):
        reply = await dispatcher.reply_to(Pressed(f"p{number}", boss, action, "1 1"))
        assert reply.outcome != "too-many", action
    draft = await dispatcher.reply_to(FormSent("f1", boss, "review", "?|-|", {"text": "Välkommen till museet kl 12!"}))
    assert draft.outcome.startswith("review-")


async def test_two_who_play_the_same_person_of_the_chat_page_do_not_share_a_limit(
    sqlite: OpenStore, answers: Answers
) -> None:
    dispatcher, _ = dispatcher_of(sqlite, answers, Time())
    for number in range(2 * MOST):
        await dispatcher.reply_to(Message(f"m{number}", Origin("web:personal", "web:one-tab", chosen="sv"), "hej"))
    other = await dispatcher.reply_to(Message("other", Origin("web:personal", "web:another", chosen="sv"), "hej"))
    assert other.outcome != "too-many"
