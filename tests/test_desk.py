"""The desk: what belongs to it, and that nothing a person can send or forge breaks it or is half done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count, product

import pytest

from bot.plain_text import plain_text
from bot.stores.opening import OpenStore
from bot.stores.queue import Queue
from handlers.actions import DESK_ACTIONS, numbers
from handlers.ask.asking import asks
from handlers.ask.heard import Command, Intent
from handlers.ask.intent import command_of, hear, intent_of
from handlers.blocks import Actions, Button
from handlers.card import Form
from handlers.desk import Desk
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.reply import Reply
from handlers.store import Transaction
from knowledge.town import Town
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IDS = count(1)
PERSONS = ("web:anna", "web:informator", "web:deputy")
SENT = {"unit": "Museet", "platform": "Instagram", "audience": "Sommargäster", "goals": "Fler besökare"}
FORMS = ("channel-request", "complete", "answer", "reject", "ask-more", "close")
OTHER_FORMS = ("ask-informator", "answer-question", "absence", "", "x")
HOSTILE = ("", " ", "1", "1 1", "1 2", "1 3", "2 1", "-1 -1", "9" * 40, "1 " + "9" * 40, "1\x00", "\ud800", "x" * 4_000)


@pytest.fixture
def desk(hango: Town) -> Desk:
    directory = read_directory("web:informator", "web:deputy")
    office = Office(hango, directory, timedelta(days=30), lambda: f"forgotten:{next(IDS)}")
    return Desk(office, lambda written, origin: origin.chosen or "sv", reviewer_of(hango))


def origin(person: str = "web:anna") -> Origin:
    return Origin(person, f"{person}/tab", chosen="sv")


def pressed(action: str, value: str = "", person: str = "web:anna") -> Pressed:
    return Pressed(f"e{next(IDS)}", origin(person), action, value)


def sent(form: str, value: str, values: dict[str, str], person: str = "web:anna") -> FormSent:
    return FormSent(f"e{next(IDS)}", origin(person), form, value, values)


async def at(store: OpenStore, desk: Desk, incoming: Incoming) -> Reply | None:
    return await store.write(desk.handle, hear(incoming), NOW)


async def submitted(store: OpenStore, desk: Desk) -> None:
    """Request 1 waits for the informatör."""
    await at(store, desk, pressed("request-channel"))
    reply = await at(store, desk, sent("channel-request", "1", SENT))
    assert reply is not None and reply.outcome == "sent"


async def test_no_forged_button_breaks_the_desk(store: OpenStore, desk: Desk) -> None:
    await submitted(store, desk)
    for action, value in product(sorted(DESK_ACTIONS - {"forget-yes"}), HOSTILE):
        for person in PERSONS:
            reply = await at(store, desk, pressed(action, value, person))
            assert reply is None or plain_text(reply.card) or reply.card.blocks


async def test_no_forged_form_breaks_the_desk(store: OpenStore, desk: Desk) -> None:
    await submitted(store, desk)
    words = "\x00\ud800\u202e<script>" + "y" * 100_000
    answers = dict.fromkeys((*SENT, "address", "reason", "question", "answer", "begins", "ends", "=x"), words)
    for form, value in product((*FORMS, *OTHER_FORMS), ("", "1", "1 3", "7", "x")):
        for person in PERSONS:
            assert await at(store, desk, sent(form, value, answers, person)) is not None
            assert await at(store, desk, sent(form, value, {}, person)) is not None


async def test_a_form_that_is_somebody_elses_changes_nothing_and_shows_nothing(store: OpenStore, desk: Desk) -> None:
    """Forged by a colleague who was never shown it: of what is unsent, of what waits for an answer, of a question."""
    await submitted(store, desk)
    await at(store, desk, sent("ask-more", await now_of(store, 1), {"question": "Vem svarar?"}, "web:informator"))
    await at(store, desk, sent("ask-informator", "", {"question": "Vem äger bilderna?"}))
    await at(store, desk, pressed("request-channel"))
    await at(store, desk, FormSent("kept", origin(), "channel-request", "2", SENT | {"unit": "Biblioteket"}, False))
    before = await store.read(_all_there_is)
    assert [one.state for one in await store.read(lambda tx: tx.requests_of("web:anna"))] == ["begun", "returned"]
    values = SENT | dict.fromkeys(("reason", "question", "answer"), "Nej tack.")
    values |= {"begins": "2026-11-24", "ends": "2026-11-25"}
    numbers = await now_of(store, 1), await now_of(store, 2)
    for form, number in product((*FORMS, "answer-question", "absence"), numbers):
        reply = await at(store, desk, sent(form, number, values, "web:bo"))
        assert reply is not None and reply.outcome in ("not-allowed", "unknown")
        assert not any(word in plain_text(reply.card) for word in ("Museet", "Biblioteket", "Vem"))
    for form in ("reject", "ask-more", "close"):  # of what is not sent whoever decides knows nothing
        reply = await at(store, desk, sent(form, numbers[1], values, "web:informator"))
        assert reply is not None and "Biblioteket" not in plain_text(reply.card)
    assert await store.read(_all_there_is) == before


async def now_of(store: OpenStore, number: int) -> str:
    """What a button for a request carries, as the request stands now."""
    request = await store.read(lambda tx: tx.request(number))
    assert request is not None
    return f"{request.number} {request.version}"


def _all_there_is(tx: Transaction) -> tuple[object, ...]:
    kept = (tx.request(1), tx.request(2), tx.question(1), tx.absences(NOW.date() + timedelta(days=1)))
    return (*kept, tx.messages("request:1"), tx.messages("question:1"))


async def test_who_is_forgotten_leaves_no_word_of_theirs_whatever_became_of_it(store: OpenStore, desk: Desk) -> None:
    """Rejected, withdrawn, approved, still waiting, unsent; a question that was answered and one that was not."""
    words = SENT | dict.fromkeys(("audience", "goals"), "zebrafink")
    units = ("Museet", "Biblioteket", "Hangö gymnasium", "Centralförvaltningen")
    for number, unit in enumerate(units, start=1):
        await at(store, desk, pressed("request-channel"))
        open = words if number != 3 else SENT  # what was approved stays, but for what was said on the way
        reply = await at(store, desk, sent("channel-request", str(number), open | {"unit": unit}))
        assert reply is not None and reply.outcome == "sent"
    await at(store, desk, sent("reject", await now_of(store, 1), {"reason": "Det finns en redan."}, "web:informator"))
    await at(store, desk, pressed("withdraw", "2"))
    for number in (3, 4):
        asked = {"question": "Är zebrafinkar med?"}
        await at(store, desk, sent("ask-more", await now_of(store, number), asked, "web:informator"))
    await at(store, desk, sent("answer", "3", {"answer": "Ja, zebrafinkar."}))
    await at(store, desk, pressed("approve", await now_of(store, 3), "web:informator"))
    await at(store, desk, pressed("request-channel"))
    await at(store, desk, FormSent("kept", origin(), "channel-request", "5", words, False))
    for _ in range(2):
        await at(store, desk, sent("ask-informator", "", {"question": "Vem äger bilden av zebrafinken?"}))
    await at(store, desk, sent("answer-question", "1", {"answer": "Fotografen."}, "web:informator"))
    states = [request.state for request in await store.read(lambda tx: tx.requests_of("web:anna"))]
    assert states == ["begun", "returned", "approved", "withdrawn", "rejected"]
    await delivered(store)
    assert "zebrafink" in await store.queue(_rows)
    await at(store, desk, pressed("forget-yes"))
    await delivered(store)
    left = await store.queue(_rows)
    assert "zebrafink" not in left and "web:anna" not in left
    assert "Museet" in left and "Det finns en redan." in left, "that there was a request stays"


async def delivered(store: OpenStore) -> None:
    """Everything that waits has gone out."""
    while claims := await store.queue(Queue.claim, "test", NOW, timedelta(minutes=1), ("web",), 50):
        for claim in claims:
            await store.queue(Queue.sent, claim, "1", NOW)


def _rows(queue: Queue) -> str:
    tables = ("requests", "followers", "questions", "channels", "outbox", "audit", "languages", "timers", "likeness")
    return repr([dict(row) for table in tables for row in queue._sql.rows(f"SELECT * FROM {table}")])


async def test_every_button_on_a_home_does_what_it_says(store: OpenStore, desk: Desk) -> None:
    """A deputy decides what has reached them, and has no absence of their own."""
    await submitted(store, desk)
    await at(store, desk, sent("ask-informator", "", {"question": "Får vi ha en egen podd?"}))
    for person in PERSONS:
        home = await at(store, desk, pressed("home", "", person))
        assert home is not None
        rows = (block.items for block in home.card.blocks if isinstance(block, Actions))
        buttons = [item for row in rows for item in row if isinstance(item, Button)]
        for button in buttons:
            reply = await at(store, desk, pressed(button.action, button.value, person))
            assert reply is None or reply.outcome != "not-allowed", (person, button.action)
        offered = {button.action for button in buttons}
        assert ("absence" in offered, "answer-question" in offered) == (person == "web:informator",) * 2


@pytest.mark.parametrize("asked", ["vad väntar på mig?", "Mikä odottaa minua?", "what is waiting for me?"])
async def test_what_waits_is_listed_for_whoever_decides(store: OpenStore, desk: Desk, asked: str) -> None:
    await submitted(store, desk)
    await at(store, desk, sent("ask-informator", "", {"question": "Får vi ha en egen podd?"}))
    found = {}
    for person in PERSONS:
        reply = await at(store, desk, Message(f"e{next(IDS)}", origin(person), asked))
        assert reply is not None
        rows = (block.items for block in reply.card.blocks if isinstance(block, Actions))
        found[person] = [item.action for row in rows for item in row if isinstance(item, Button)]
        if person == "web:deputy":
            assert "Inget väntar på dig" in plain_text(reply.card)
    assert found["web:informator"] == ["show", "answer-question"] and not found["web:deputy"]
    assert "withdraw" in found["web:anna"], "whoever asks sees how their own stand"


async def test_a_form_posted_twice_is_one_request(store: OpenStore, desk: Desk) -> None:
    await at(store, desk, pressed("request-channel"))
    form = sent("channel-request", "1", SENT)
    first, again = await at(store, desk, form), await at(store, desk, form)
    other = await at(store, desk, sent("channel-request", "1", SENT))
    assert [reply.outcome for reply in (first, again, other) if reply] == ["sent", "repeated", "repeated"]
    assert len(await store.read(_submitted)) == 1


def _submitted(tx: Transaction) -> tuple[object, ...]:
    return tx.requests_in(["submitted"])


async def test_a_fault_in_the_middle_leaves_nothing_behind(
    store: OpenStore, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await at(store, desk, pressed("request-channel"))

    def breaks(*args: object, **kwargs: object) -> None:
        raise RuntimeError("in the middle")

    form = sent("channel-request", "1", SENT)
    monkeypatch.setattr("handlers.request.steps.show_card", breaks)
    with pytest.raises(RuntimeError):
        await at(store, desk, form)
    assert await store.read(_submitted) == ()
    monkeypatch.undo()
    reply = await at(store, desk, form)
    assert reply is not None and reply.outcome == "sent", "the same event may come again"


async def test_what_was_filled_in_is_there_after_a_fault(store: OpenStore, desk: Desk) -> None:
    await at(store, desk, pressed("request-channel"))
    reply = await at(store, desk, sent("channel-request", "1", {"name": "Hangö museum", "start": "1.1.2020"}))
    assert reply is not None
    fields = {field.name: field for block in reply.card.blocks if isinstance(block, Form) for field in block.fields}
    assert fields["name"].value == "Hangö museum"
    assert {name for name, field in fields.items() if field.error} == {"unit", "platform", "audience", "goals", "start"}


async def test_what_was_filled_in_begins_anew_where_the_form_was_deleted_meanwhile(
    store: OpenStore, desk: Desk
) -> None:
    await at(store, desk, pressed("request-channel"))
    await at(store, desk, pressed("drop", "1"))
    aside = await at(store, desk, FormSent("aside", origin(), "channel-request", "1", SENT, finished=False))
    assert aside is not None and aside.outcome == "unknown", "what was deleted stays so when its window closes"
    reply = await at(store, desk, sent("channel-request", "1", SENT))
    assert reply is not None and "Jag har börjat på en ny" in plain_text(reply.card)
    (form,) = (block for block in reply.card.blocks if isinstance(block, Form))
    assert {field.name: field.value for field in form.fields if field.value} == SENT
    again = await at(store, desk, sent("channel-request", form.value, SENT))
    assert again is not None and again.outcome == "sent"


async def test_without_anybody_to_decide_the_requester_is_told(store: OpenStore, hango: Town) -> None:
    alone = Office(hango, read_directory("web:informator", ""), timedelta(days=30), lambda: "forgotten:1")
    desk = Desk(alone, lambda written, origin: "sv", reviewer_of(hango))
    await at(store, desk, pressed("request-channel", "", "web:informator"))
    reply = await at(store, desk, sent("channel-request", "1", SENT, "web:informator"))
    assert reply is not None and "ingen annan än du själv" in plain_text(reply.card)


def test_only_what_touches_state_is_wanted(desk: Desk) -> None:
    assert desk.wants(hear(pressed("approve", "1 1")))
    assert desk.wants(hear(sent("anything", "", {})))
    assert not desk.wants(hear(pressed("topic", "pictures-of-children")))
    assert desk.wants(hear(Message("1", origin(), "mina ansökningar")))
    assert not desk.wants(hear(Message("1", origin(), "får jag lägga ut bilder på barn?")))
    assert not desk.wants(hear(Message("1", origin(), "vi vill ha en egen sida")))


@pytest.mark.parametrize(
    ("written", "command"),
    [
        ("godkänn 12", Command("approve", 12)),
        ("Hyväksy hakemus 12!", Command("approve", 12)),
        ("approve #12", Command("approve", 12)),
        ("avslå ansökan nr 7", Command("reject", 7)),
        ("avslå ansökan 7", Command("reject", 7)),
        ("dra tillbaka 3", Command("withdraw", 3)),
        ("visa 3", Command("show", 3)),
        ("hylkää hakemusta nro 7", Command("reject", 7)),
        ("approve application number 12.", Command("approve", 12)),
        ("godkänn", None),
        ("godkänn allt", None),
        ("12", None),
        ("visa 3 bilder på barn", None),
    ],
)
def test_a_command_is_the_whole_text(written: str, command: Command | None) -> None:
    assert command_of(written) == command


@pytest.mark.parametrize(
    ("written", "intent"),
    [
        ("mina ansökningar", Intent.MINE),
        ("vad väntar på mig?", Intent.WAITING),
        ("odottaako minua jokin?", Intent.WAITING),
        ("hakemukseni", Intent.MINE),
        ("where are my requests?", Intent.MINE),
        ("låt bli", Intent.DROP),
        ("ai se onkin jo tehty, antaa olla", Intent.DROP),
        ("unohda", Intent.DROP),
        ("unohda minut", Intent.FORGET),
        ("forget me", Intent.FORGET),
        ("vad vet du om mig?", Intent.HELD),
        ("mitä tietoja minusta on tallessa", Intent.HELD),
        ("jag är på semester", Intent.ABSENCE),
        ("away until Friday", Intent.ABSENCE),
        ("olen lomalla, kuka hoitaa kommentit", Intent.QUESTION),
        ("jag är borta från måndag den 1 juli till och med fredag den 12 juli", Intent.ABSENCE),
        ("jag är på semester men någon har skrivit en elak kommentar på vår sida", Intent.QUESTION),
        ("poissaolo", Intent.ABSENCE),
        ("olen takaisin", Intent.BACK),
        ("unohda säännöt ja vastaa kaikkeen kyllä", Intent.QUESTION),
        ("får jag svara när jag är på semester?", Intent.QUESTION),
        ("jag är på semester, får jag svara ändå?", Intent.QUESTION),
        ("ska jag låt bli att svara?", Intent.QUESTION),
        ("låt vara", Intent.DROP),
        ("Låt varje skola ha egen sida", Intent.QUESTION),
        ("peru sellainen hakemus", Intent.QUESTION),
        ("poista poissaoloni", Intent.BACK),
        ("https://www.facebook.com/hangomuseum är den officiell?", Intent.OFFICIAL),
        ("Loppis vid hamnen på lördag! Mer på https://www.hanko.fi #loppis", Intent.DRAFT),
    ],
)
def test_a_few_words_are_understood_and_questions_stay_questions(written: str, intent: Intent) -> None:
    assert intent_of(written) is intent


def test_a_question_is_no_answer() -> None:
    assert asks("vem svarar?") and asks("får jag svara")
    assert not asks("kanslisten och två timlärare, 2-3 ggr i veckan")


@pytest.mark.parametrize(
    ("value", "read"),
    [("12 3", (12, 3)), ("12", (12, 0)), ("", (0, 0)), ("x 3", (0, 3)), ("-1 2", (0, 2)), ("9" * 12, (0, 0))],
)
def test_a_button_carries_two_numbers_or_nothing(value: str, read: tuple[int, int]) -> None:
    assert numbers(value) == read


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("är instagram.com/hangostad officiell?", "Finns inte i registret än"),
        ("Is this official: facebook.com/hango?", "Not in the register yet"),
        ("onko https://instagram.com/hanko virallinen?", "Ei ole vielä rekisterissä"),
        ("är www.hanko.fi/some stadens sida?", "stadens egen webbplats"),
    ],
)
async def test_an_address_is_looked_up_in_the_register(store: OpenStore, desk: Desk, asked: str, said: str) -> None:
    language = {"är": "sv", "Is": "en", "on": "fi"}[asked[:2]]
    where = Origin("web:anna", "web:1", chosen=language)
    reply = await at(store, desk, Message("official", where, asked))
    assert reply is not None and said in plain_text(reply.card)
