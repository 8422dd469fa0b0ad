"""Whoever has nothing to do with a request reads the same as of one that does not exist, whatever they press."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import get_args

import pytest

from bot.plain_text import plain_text
from bot.stores.opening import OpenStore
from handlers.actions import RequestAction
from handlers.ask.intent import hear
from handlers.desk import Desk
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.reply import Reply
from handlers.store import Transaction
from handlers.workflow import State
from knowledge.town import Town
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IDS = count(1)
ANNA, BO, CIA, NINA = "web:anna", "web:bo", "web:cia", "web:informator"
FIELDS = {
    "unit": "Museet",
    "platform": "Instagram",
    "audience": "Sommargäster",
    "goals": "Fler besökare",
    "address": "instagram.com/hangomuseum",
    "administrators": "Eva Ek\nBo Alm",
    "deputy": "Ulla Sund",
}
#: What is done to one request, with the two that are no decision and carry more than its version.
ACTIONS = (*(one for one in get_args(RequestAction)), "answer", "join")
FORMS = ("complete", "answer", "reject", "ask-more", "close")


@pytest.fixture
def desk(hango: Town) -> Desk:
    directory = read_directory(NINA, "web:deputy")
    office = Office(hango, directory, timedelta(days=30), lambda: f"gone:{next(IDS)}")
    return Desk(office, lambda written, origin: origin.chosen or "sv", reviewer_of(hango))


async def at(store: OpenStore, desk: Desk, incoming: Incoming) -> Reply:
    reply = await store.write(desk.handle, hear(incoming), NOW)
    assert reply is not None
    return reply


def origin(person: str) -> Origin:
    return Origin(person, f"{person}/tab", chosen="sv")


def press(action: str, value: str, person: str) -> Pressed:
    return Pressed(f"e{next(IDS)}", origin(person), action, value)


async def in_state(store: OpenStore, desk: Desk, state: State) -> str:
    """Request 1 of Anna's in that state, as nobody would get it there; what a button for it carries."""

    def made(tx: Transaction) -> str:
        fields = FIELDS | {"answers": [["Vem svarar?", "Eva"]], "granted": True, "confirmed": True}
        request = tx.new_request(
            requester=ANNA, place=f"{ANNA}/tab", language="sv", state=state.value, fields=fields, at=NOW
        )
        return f"{request.number} {request.version}"

    return await store.write(made)


def read(reply: Reply, value: str) -> tuple[str, str]:
    """What was said, but for the number that was asked about."""
    return reply.outcome, plain_text(reply.card).replace(value.split()[0], "N")


@pytest.mark.parametrize("state", State, ids=lambda one: one.value)
async def test_every_press_of_an_outsider_reads_as_of_a_request_that_does_not_exist(
    store: OpenStore, desk: Desk, state: State
) -> None:
    value = await in_state(store, desk, state)
    for action in ACTIONS:
        there, nowhere = [read(await at(store, desk, press(action, one, BO)), one) for one in (value, "77 1")]
        assert there == nowhere, action
        assert not any(word in there[1] for word in ("Museet", "Instagram", "Sommargäster", "informatören av"))


@pytest.mark.parametrize("state", State, ids=lambda one: one.value)
async def test_every_form_of_an_outsider_reads_so_too_and_gives_back_what_was_written(
    store: OpenStore, desk: Desk, state: State
) -> None:
    value = await in_state(store, desk, state)
    for form in FORMS:
        written = {"reason": "Min motivering.", "question": "Min motivering.", "answer": "Min motivering."}
        forged = [FormSent(f"e{next(IDS)}", origin(BO), form, one, written) for one in (value, "77 1")]
        there, nowhere = [read(await at(store, desk, one), one.value) for one in forged]
        assert there == nowhere, form
        assert "Museet" not in there[1]
        if form in ("reject", "ask-more", "close"):
            assert "Min motivering." in there[1]


async def test_a_question_of_somebody_elses_reads_so_too(store: OpenStore, desk: Desk) -> None:
    await at(store, desk, FormSent("asked", origin(ANNA), "ask-informator", "", {"question": "Vem äger bilderna?"}))
    for action in ("answer-question", "take-over", "withdraw-question"):
        there, nowhere = [read(await at(store, desk, press(action, one, BO)), one) for one in ("1 1", "77 1")]
        assert there == nowhere, action
    written = {"answer": "Mitt svar."}
    forged = [FormSent(f"e{next(IDS)}", origin(BO), "answer-question", one, written) for one in ("1 1", "77 1")]
    there, nowhere = [read(await at(store, desk, one), one.value) for one in forged]
    assert there == nowhere and "Mitt svar." in there[1]


async def test_a_forged_taking_back_tells_nothing_of_what_the_informator_asked(store: OpenStore, desk: Desk) -> None:
    await in_state(store, desk, State.SUBMITTED)
    asked = {"question": "Hemlig fråga om museet?"}
    await at(store, desk, FormSent("asked", origin(NINA), "ask-more", "1 1", asked))
    forged = await at(store, desk, press("undo", "1 2", BO))
    assert plain_text(forged.card) == "Bara informatören får göra det."


async def test_whoever_joined_reads_it_and_still_decides_nothing(store: OpenStore, desk: Desk) -> None:
    value = await in_state(store, desk, State.SUBMITTED)
    await at(store, desk, press("request-channel", "", CIA))
    await at(store, desk, FormSent("own", origin(CIA), "channel-request", "2", FIELDS))
    assert (await at(store, desk, press("join", "1 2", CIA))).outcome == "joined"
    assert "Museet" in plain_text((await at(store, desk, press("show", value, CIA))).card)
    for action in ("approve", "undo", "reject", "close", "list"):
        assert (await at(store, desk, press(action, value, CIA))).outcome == "not-allowed"


async def test_words_of_an_outsider_tell_nothing_either(store: OpenStore, desk: Desk) -> None:
    await in_state(store, desk, State.SUBMITTED)
    for words in ("dra tillbaka {}", "visa {}"):
        said = [Message(f"e{next(IDS)}", origin(BO), words.format(number)) for number in (1, 77)]
        there, nowhere = [plain_text((await at(store, desk, one)).card) for one in said]
        assert there == nowhere
