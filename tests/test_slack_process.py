"""The product as a process of its own, driven over HTTP as Slack drives it: also stopped, killed and started anew."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.fakes.programs import booted, impatient
from tests.fakes.slack_api import CHANNEL, FakeSlack
from tests.fakes.slack_hand import Hand
from tests.fakes.slack_ids import Json
from tests.fakes.slack_process import Product, SluggishSlack, product, until
from tests.fakes.slack_seen import in_message, in_view

ANNA, BOSS, SECOND = "UANNA0001", "UBOSS0001", "UBOSS0002"
QUESTION = "Får vi lägga ut bilder på barn?"
REQUEST = {
    "Enhet": "Biblioteket",
    "Plattform": "YouTube",
    "Målgrupp och behov": "Låntagare",
    "Egna mål": "Fler låntagare",
    "Planerad adress": "https://www.youtube.com/@hangobibliotek",
    "Administratörer": "Anna Ek\nBo Berg",
    "Ersättare": "Cilla Dahl",
}
DRAFT = "Välkommen till julfesten fredag 18.12.2026 kl 18! Ring Anna Ek, 040 123 4567. #jul"
MENDED = "Välkommen till julfesten fredag 18.12.2026 kl 18! Tervetuloa joulujuhlaan perjantaina klo 18! #jul"
#: How often `serve` is killed; no more messages come in one test.
KILLS, MOST_MESSAGES = 8, 2_000
LOOK_UPS = ("conversations.history", "conversations.replies")
SEED = 20261123


def people(slack: FakeSlack, *persons: str) -> None:
    slack.persons |= set(persons)
    for person in persons:
        slack.members.add(f"D{person[1:]}")
        slack.channels.add(f"D{person[1:]}")


def told(slack: FakeSlack, person: str) -> list[Json]:
    """What the person has in the direct message, as it stands."""
    return [message for message in slack.shown_in(f"D{person[1:]}") if "said_by" not in message]


def has(slack: FakeSlack, person: str, words: str) -> Callable[[], bool]:
    return lambda: any(words in in_message(message) for message in told(slack, person))


def showing(slack: FakeSlack, person: str, label: str) -> Json:
    buttons = (m for m in reversed(told(slack, person)) if label in in_message(m))
    return next(buttons)


def shows(slack: FakeSlack, person: str, words: str) -> Callable[[], bool]:
    """In the modal in front of them."""
    return lambda: bool(slack.views.stacks[person]) and words in in_view(slack.views.top(person))


async def press(running: Product, person: str, label: str, then: str) -> None:
    message = showing(running.slack, person, label)
    assert await running.client.press(message, label, user=person) == 200
    await until(has(running.slack, person, then))


async def test_from_a_mention_to_a_row_in_the_register(tmp_path: Path) -> None:
    async with FakeSlack() as slack:
        people(slack, ANNA, BOSS, SECOND)
        async with product(slack, tmp_path, booted, APPROVERS=f"slack:{BOSS},slack:{SECOND}") as running:
            await running.start()
            mention = running.client.mention(QUESTION, user=ANNA)
            assert await running.client.event(mention) == 200
            await until(lambda: slack.shown_in(CHANNEL))
            assert slack.shown_in(CHANNEL)[0]["thread_ts"] == mention["ts"]
            assert "bilder på barn" in in_message(slack.shown_in(CHANNEL)[0])

            assert await running.client.shortcut(user=ANNA) == 200
            await until(lambda: slack.views.stacks[ANNA])
            await Hand(slack, running.client).fill(ANNA, REQUEST)
            for officer in (BOSS, SECOND):
                await until(has(slack, officer, "Ansökan 1: Biblioteket, YouTube"))

            cards = {officer: showing(slack, officer, "Godkänn") for officer in (BOSS, SECOND)}
            clicks = (running.client.press(card, "Godkänn", user=officer) for officer, card in cards.items())
            assert await asyncio.gather(*clicks) == [200, 200]
            await until(lambda: all(has(slack, one, "Godkänd ")() for one in cards) and len(told(slack, BOSS)) > 1)
            said = [in_message(told(slack, one)[1]) for one in cards if len(told(slack, one)) > 1]
            assert sum("Sökanden får veta det." in one for one in said) == 1, said
            assert sum("Det här är redan avgjort." in one for one in said) == 1, said
            await until(has(slack, ANNA, "Din ansökan är godkänd!"))

            await press(running, BOSS, "Adressen stämmer", "Klart: adressen bekräftad")
            await press(running, BOSS, "Rättigheter givna", "Öppnad")
            await press(running, BOSS, "För in i registret", "I det offentliga registret")
            async with running.session.get(running.url("/register")) as page:
                assert "hangobibliotek" in await page.text()
            assert await running.stop() == 0


async def test_every_other_way_in_leads_to_its_answer(tmp_path: Path) -> None:
    async with FakeSlack() as slack:
        people(slack, ANNA, BOSS)
        async with product(slack, tmp_path, APPROVERS=f"slack:{BOSS}") as running:
            await running.start()
            for way in (asks_on_from_a_direct_message, shares_from_a_command, has_a_draft_read, is_rejected):
                await way(running, Hand(slack, running.client))
            assert await running.client.home(ANNA) == 200
            await until(lambda: ANNA in slack.views.homes)
            assert "Vad vill du göra?" in in_view(slack.views.homes[ANNA])
            assert await running.stop() == 0


async def asks_on_from_a_direct_message(running: Product, hand: Hand) -> None:
    slack, client = running.slack, running.client
    await hand.say(ANNA, QUESTION, public=False)
    await until(has(slack, ANNA, "Ladda inte upp bilder på barn utan lov"))
    await hand.press(ANNA, showing(slack, ANNA, "Fråga informatören"), "Fråga informatören")
    await until(shows(slack, ANNA, QUESTION))
    await client.submit(ANNA)
    assert shows(slack, ANNA, "Fråga 1 har gått till informatören")()
    await until(has(slack, BOSS, QUESTION))
    await hand.press(BOSS, showing(slack, BOSS, "Svara"), "Svara")
    await until(shows(slack, BOSS, "Ditt svar"))
    await hand.fill(BOSS, {"Ditt svar": "Fråga föräldrarna först."})
    await until(has(slack, ANNA, "Fråga föräldrarna först."))


async def shares_from_a_command(running: Product, hand: Hand) -> None:
    slack, client = running.slack, running.client
    assert await client.command("får vi lägga ut bilder på barn i vår payload?", user=ANNA) == 200
    await until(lambda: slack.responded)
    assert slack.responded[0]["ephemeral"] and not slack.shown_in(CHANNEL)
    await hand.press(ANNA, slack.responded[0], "Dela i chattkanalen")
    await until(lambda: slack.shown_in(CHANNEL))
    assert "Ladda inte upp bilder på barn utan lov" in in_message(slack.shown_in(CHANNEL)[0])


async def has_a_draft_read(running: Product, hand: Hand) -> None:
    slack, client = running.slack, running.client
    assert await client.message_shortcut(DRAFT, user=ANNA) == 200
    await until(shows(slack, ANNA, "Ändra först"))
    await hand.fill(ANNA, {"Texten": MENDED})
    assert shows(slack, ANNA, "Rättat: ")() and shows(slack, ANNA, MENDED)()
    assert await hand.press_in_modal(ANNA, "Be informatören läsa")
    await until(has(slack, BOSS, MENDED))
    await hand.press(BOSS, showing(slack, BOSS, "Ser bra ut"), "Ser bra ut")
    await until(has(slack, ANNA, "Läst av informatören: ditt inlägg ser bra ut!"))
    await hand.close(ANNA)


async def is_rejected(running: Product, hand: Hand) -> None:
    slack, client = running.slack, running.client
    assert await client.shortcut(user=ANNA) == 200
    await until(shows(slack, ANNA, "Steg 1 av 3"))
    await hand.fill(ANNA, REQUEST)
    await until(has(slack, BOSS, "Ansökan 1: Biblioteket, YouTube"))
    await hand.press(BOSS, showing(slack, BOSS, "Avslå"), "Avslå")
    await until(shows(slack, BOSS, "Motivering"))
    await hand.fill(BOSS, {"Motivering": "Det finns redan en kanal."})
    await until(has(slack, ANNA, "”Det finns redan en kanal.”"))


async def test_a_stop_finishes_what_is_under_way(tmp_path: Path) -> None:
    async with FakeSlack() as slack, product(slack, tmp_path) as running:
        await running.start()
        slack.next_answers("chat.postMessage", *["slow"] * 5)
        events = [running.client.mention(QUESTION) for _ in range(5)]
        await asyncio.gather(*map(running.deliver, events))
        assert await running.client.command(QUESTION) == 200
        assert await running.stop() == 0
        await asyncio.sleep(0.6)  # what a slow far side has taken by then
        assert Counter(m["thread_ts"] for m in slack.shown_in(CHANNEL)) == Counter(e["ts"] for e in events)
        assert len(slack.responded) == 1


async def test_deliver_beside_serve_sends_everything_once(tmp_path: Path) -> None:
    async with FakeSlack() as slack, product(slack, tmp_path) as running:
        await running.start()
        await running.start("deliver")
        events: list[Json] = []
        while " delivery " not in running.log("deliver") or " delivery " not in running.log("serve"):
            assert len(events) < MOST_MESSAGES, "one of them delivers nothing"
            slack.next_answers("chat.postMessage", *["slow"] * 10)  # while one waits, the other has time to take some
            many = (f"UMANY{(len(events) + number) % 500:04d}" for number in range(10))  # nobody writes so much alone
            events += (some := [running.client.mention(QUESTION, user=user) for user in many])
            await asyncio.gather(*map(running.deliver, some))
        await until(lambda: len(slack.shown_in(CHANNEL)) >= len(events))
        assert await running.stop("deliver") == 0
        assert await running.stop() == 0
        assert Counter(m["thread_ts"] for m in slack.shown_in(CHANNEL)) == Counter(e["ts"] for e in events)


def kinds(running: Product, number: int) -> dict[str, Json]:
    """A message of each kind, whose answer can be told from all others: in a thread, directly, for one alone."""
    persons = {kind: f"U{kind.upper()}{number:03d}" for kind in ("thread", "directly", "alone")}
    people(running.slack, *persons.values())
    direct, client = f"D{persons['directly'][1:]}", running.client
    return {
        "thread": client.mention(QUESTION, user=persons["thread"]),
        "directly": client.direct(QUESTION, user=persons["directly"], channel=direct),
        "alone": client.mention("mina ansökningar", user=persons["alone"]),
    }


def answers(slack: FakeSlack, kind: str, event: Json) -> list[Json]:
    fits: dict[str, Callable[[Json], bool]] = {
        "thread": lambda message: message.get("thread_ts") == event["ts"],
        "directly": lambda message: bool(message["channel"] == event["channel"]),
        "alone": lambda message: bool(message.get("ephemeral") and message.get("user") == event["user"]),
    }
    return [message for message in slack.posted if fits[kind](message)]


async def messages_meanwhile(running: Product, killing: asyncio.Task[None]) -> list[tuple[str, Json]]:
    """A few at a time, so that each kill finds something under way; all of them are acknowledged."""
    sent: list[tuple[str, Json]] = []
    while not killing.done():
        assert len(sent) < MOST_MESSAGES, "the killing never ends"
        some = [one for number in range(3) for one in kinds(running, len(sent) + number).items()]
        await asyncio.gather(*(running.deliver(event) for _, event in some))
        sent += some
    await killing
    return sent


async def test_killed_between_acknowledgement_and_answer_nothing_is_lost(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    async with SluggishSlack() as slack, product(slack, tmp_path, impatient) as running:
        await running.start()
        killing = asyncio.create_task(running.kill_and_start(KILLS, random.Random(SEED)))
        sent = await messages_meanwhile(running, killing)
        await until(lambda: all(answers(slack, kind, event) for kind, event in sent))
        assert await running.stop() == 0
        times: dict[str, list[int]] = {"thread": [], "directly": [], "alone": []}
        for kind, event in sent:
            times[kind].append(len(answers(slack, kind, event)))
        doubled, looked_up = sum(number > 1 for number in times["alone"]), sum(map(slack.calls.__getitem__, LOOK_UPS))
    assert set(times["thread"]) == {1}, "lost or doubled where it can be read back"
    assert set(times["directly"]) == {1}, "lost or doubled where it can be read back"
    assert min(times["alone"]) == 1
    alone = len(times["alone"])
    print(f"\n{doubled} of {alone} doubled among the answers that one person alone sees; {looked_up} looked up")
    record_property("doubled", doubled)
