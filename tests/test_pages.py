"""Lists that can grow come a page at a time, and every entry is on one of the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.plain_text import plain_text
from bot.slack.draw.message import render as draw_for_slack
from bot.stores.opening import OpenStore
from bot.teams.draw.cards import render as draw_for_teams
from bot.web.render import card_html as draw_for_the_web
from handlers.actions import PageAction
from handlers.ask.intent import hear
from handlers.blocks import Actions, Button
from handlers.card import MOST_BLOCKS, Card
from handlers.desk import Desk
from handlers.incoming import Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.pages import A_PAGE
from handlers.office.persons import read_directory
from handlers.records import Channel
from handlers.reply import Reply
from handlers.request.mine import MOST_MINE
from handlers.store import Transaction
from handlers.wording import text
from knowledge.town import Town
from tests.fakes.reviewing import reviewer_of

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IDS = count(1)
MANY = 2 * A_PAGE + 5
APPLICANT, APPROVER = "web:anna", "web:informator"


@pytest.fixture
def desk(hango: Town) -> Desk:
    office = Office(hango, read_directory(APPROVER, ""), timedelta(days=30), lambda: "gone:1")
    return Desk(office, lambda written, origin: "sv", reviewer_of(hango))


def filled(tx: Transaction) -> None:
    for number in range(MANY):
        fields = {"unit": "Museet", "platform": "Instagram", "name": f"Sida {number}"}
        tx.new_request(requester=APPLICANT, place=APPLICANT, language="sv", state="submitted", fields=fields, at=NOW)
        tx.new_question(asker=APPLICANT, place=APPLICANT, language="sv", text="Får vi?", at=NOW)
        address = f"instagram.com/sida{number}"
        tx.save_channel(
            Channel(0, "Museet", "Instagram", f"Sida {number}", address, address, "open", None, None, ("sv",), "")
        )


def buttons(reply: Reply) -> list[Button]:
    rows = [block for block in reply.card.blocks if isinstance(block, Actions)]
    return [item for row in rows for item in row.items if isinstance(item, Button)]


async def seen(store: OpenStore, desk: Desk, incoming: Message | Pressed, action: PageAction) -> list[Reply]:
    """What is shown when "next" is pressed until there is none, as a person would."""
    pages = []
    while True:
        reply = await store.write(desk.handle, hear(incoming), NOW)
        assert reply is not None
        pages.append(reply)
        following = [one for one in buttons(reply) if one.action == action and one.label == text("sv", "page-next")]
        if not following:
            return pages
        incoming = Pressed(f"e{next(IDS)}", incoming.origin, action, following[0].value)


LISTS: dict[PageAction, tuple[str, str, str]] = {
    "page-mine": (APPLICANT, "mina ansökningar", r"Ansökan (\d+):"),
    "page-waiting": (APPROVER, "mina ansökningar", r"Ansökan (\d+):"),
    "page-questions": (APPROVER, "", r"Fråga (\d+)"),
    "page-register": (APPLICANT, "officiella kanaler", r"sida(\d+)"),
}


@pytest.mark.parametrize("action", LISTS)
async def test_every_entry_is_on_one_page(store: OpenStore, desk: Desk, action: PageAction) -> None:
    await store.write(filled)
    person, written, entry = LISTS[action]
    origin = Origin(person, f"{person}/tab", chosen="sv")
    first = Message("m1", origin, written) if written else Pressed("p1", origin, "home", "")
    pages = await seen(store, desk, first, action)
    assert len(pages) > 2
    found = [re.findall(entry, _all_said(page)) for page in pages]
    found = [list(dict.fromkeys(numbers)) for numbers in found]
    assert all(len(numbers) <= A_PAGE for numbers in found)
    every = [number for numbers in found for number in numbers]
    assert len(every) == len(set(every)) == MANY
    back = [one.value for one in buttons(pages[-1]) if one.label == text("sv", "page-previous")]
    assert back == [str(len(pages) - 2)]


def _all_said(reply: Reply) -> str:
    return "\n".join([plain_text(reply.card), *(button.label for button in buttons(reply))])


@pytest.mark.parametrize("draw", [draw_for_slack, draw_for_teams, draw_for_the_web])
async def test_the_longest_list_is_drawn_whole(store: OpenStore, desk: Desk, draw: Callable[[Card], object]) -> None:
    """Of an approver who asks for channels too: what waits stands above, and both lists go on."""

    def filled_twice(tx: Transaction) -> None:
        filled(tx)
        for _ in range(MANY):
            said = {"reason": "Ni har redan en sida. " * 20, "fields": {"unit": "Museet", "platform": "Instagram"}}
            made = tx.new_request(
                requester=APPROVER, place=APPROVER, language="sv", state="rejected", at=NOW, fields={}
            )
            tx.save_request(replace(made, **said), made.version)  # type: ignore[arg-type]

    await store.write(filled_twice)
    pressed = Pressed("e", Origin(APPROVER, APPROVER, chosen="sv"), "mine", "")
    reply = await store.write(desk.handle, hear(pressed), NOW)
    assert reply is not None and len(reply.card.blocks) == MOST_BLOCKS
    drawn = json.dumps(draw(reply.card), ensure_ascii=False)
    listed = re.findall(r"Ansökan \d+", _all_said(reply))
    assert len(set(listed)) == A_PAGE + MOST_MINE and all(f"{heading}:" in drawn for heading in listed)
    assert drawn.count(text("sv", "page-next")) >= 2


@pytest.mark.parametrize("value", ["99", "999999999", "-1", "x", ""])
async def test_a_page_that_is_not_there_shows_one_that_is(store: OpenStore, desk: Desk, value: str) -> None:
    await store.write(filled)
    for action, (person, _, entry) in LISTS.items():
        pressed = Pressed(f"e{next(IDS)}", Origin(person, person, chosen="sv"), action, value)
        reply = await store.write(desk.handle, hear(pressed), NOW)
        assert reply is not None and re.search(entry, _all_said(reply))


async def test_what_waits_is_for_those_who_decide(store: OpenStore, desk: Desk) -> None:
    await store.write(filled)
    for action in ("page-waiting", "page-questions"):
        pressed = Pressed(f"e{next(IDS)}", Origin("web:bo", "web:bo", chosen="sv"), action, "1")  # type: ignore[arg-type]
        reply = await store.write(desk.handle, hear(pressed), NOW)
        assert reply is not None and _all_said(reply) == text("sv", "home-nothing-waits")
