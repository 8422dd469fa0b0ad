"""Nothing of a draft is kept: whatever it is pushed through and whatever fails, it is in no file, log or count.

Each draft holds a marker of its own. Looked through are the database's files with its logs of writes, everything that
any logger said at its most talkative, the messages of exceptions, and /metrics. The same for a question that was only
asked. A question that was sent to the informatör is kept, which shows that the search finds what is there.
"""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

import bot.composition
from bot.stores.opening import open_store
from handlers.review import draft
from handlers.wording import text
from knowledge.rule import Draft
from tests.fakes.leaks import Ear, Markers, Planted, files_in
from tests.fakes.pushing import AUTHOR, WHO, Pusher, Switch, whole_product
from tests.fakes.pushing_teams import WRITER
from tests.fakes.slack_api import FakeSlack
from tests.fakes.teams_connector import FakeTeams
from tests.fakes.teams_traffic import Rates

pytest_plugins = ["tests.databases"]

#: What the far side does instead of what it is asked, by what it is asked.
FAILING = {
    "chat.postMessage": ("500", "drop", "429", "html", "channel_not_found", "accept, then drop"),
    "chat.postEphemeral": ("500", "drop", "not_in_channel"),
    "views.open": ("expired_trigger_id", "500", "drop"),
    "views.update": ("not_found", "500", "drop"),
}


#: What the connector does instead, and as often as it is tried.
FAILING_IN_TEAMS = ("500", "drop", "429 1", "502", "412", "403 BotNotInConversationRoster", "accept, then drop")
MINUTES = count(step=60)


@pytest.fixture
def ear() -> Iterator[Ear]:
    listening, root = Ear(), logging.getLogger()
    before = root.level
    root.addHandler(listening)
    root.setLevel(logging.DEBUG)
    for own in ("bot", "handlers", "knowledge"):
        logging.getLogger(own).setLevel(logging.DEBUG)
    yield listening
    root.removeHandler(listening)
    root.setLevel(before)
    for own in ("bot", "handlers", "knowledge"):
        logging.getLogger(own).setLevel(logging.NOTSET)


@pytest.fixture
async def product(database_url: str, monkeypatch: pytest.MonkeyPatch, ear: Ear) -> AsyncIterator[Pusher]:
    switches: list[Switch] = []

    def switched(url: str, wiped: bool) -> Any:
        switches.append(Switch(open_store(url, wiped)))
        return switches[-1]

    monkeypatch.setattr(bot.composition, "open_store", switched)
    async with (
        FakeSlack() as slack,
        FakeTeams() as teams,
        whole_product(slack, teams, database_url, switches) as running,
    ):
        teams.rates = Rates(lambda: float(next(MINUTES)))
        if database_url.startswith("postgres"):
            uncompressed(database_url)
        yield running


def uncompressed(url: str) -> None:
    """PostgreSQL would pack long texts so that nothing could be found in them."""
    columns = "SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'text' AND table_schema"
    with psycopg.connect(url, autocommit=True) as admin:
        for table, column in admin.execute(f"{columns} = current_schema()").fetchall():  # type: ignore[arg-type]
            admin.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL")  # type: ignore[arg-type]


def files_of(url: str) -> list[bytes]:
    """What the database has on its disk, written out first."""
    if url.startswith("sqlite"):
        return list(files_in(Path(url.removeprefix("sqlite:///"))))
    with psycopg.connect(url, autocommit=True) as admin:
        for statement in ("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"):
            admin.execute(statement)  # type: ignore[arg-type]
    return list(files_in(Path(parse_qs(urlsplit(url).query)["host"][0])))


async def left_behind(running: Pusher, url: str, ear: Ear) -> set[str]:
    """Through what any marker came to where it may not be."""
    counts = await (await running.page.get("/metrics")).read()
    files = await asyncio.to_thread(files_of, url)
    return running.markers.found_in([counts, ear.whole, *files])


async def push_all(running: Pusher, how: str = "") -> None:
    await running.on_the_web(how)
    await running.in_slack(how)
    await running.teams.everywhere(how)


async def test_a_draft_leaves_nothing_behind(product: Pusher, database_url: str, ear: Ear) -> None:
    await push_all(product)
    await product.second_eyes_on_the_web()
    await product.second_eyes_in_slack()
    await product.teams.second_eyes()
    ways = {through for through in product.markers.made.values() if not through.startswith(("web", "ask"))}
    in_teams = {through for through in ways if "Teams" in through}
    assert product.shown_in_slack() >= ways - in_teams - {"informatör's answer on the web"} and len(ways) > 8
    assert product.markers.found_in([product.teams.shown()]) >= in_teams and len(in_teams) > 6
    assert await left_behind(product, database_url, ear) == set()


async def test_a_draft_leaves_nothing_behind_when_slack_fails(product: Pusher, database_url: str, ear: Ear) -> None:
    pushes = {"chat.postMessage": product.directly, "chat.postEphemeral": product.mentioned}
    for method, failures in FAILING.items():
        for failure in failures:
            product.slack.next_answers(method, *[failure] * 3)
            await pushes.get(method, product.in_a_modal)(f", {method}: {failure}")
            product.slack.forget_answers()
    assert await left_behind(product, database_url, ear) == set()


async def test_a_draft_leaves_nothing_behind_when_teams_fails(product: Pusher, database_url: str, ear: Ear) -> None:
    teams = product.teams.persons.teams
    for failure in FAILING_IN_TEAMS:
        teams.next_answers("post", *[failure] * 3)
        await product.teams.directly(f", {failure}")
        teams.forget_answers()
    assert await left_behind(product, database_url, ear) == set()


def broken(draft: Draft) -> Any:
    raise Planted(draft.text)


async def test_a_draft_leaves_nothing_behind_when_the_review_has_a_fault(
    product: Pusher, database_url: str, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    await product.hand.forge(AUTHOR, "review", "")
    monkeypatch.setattr(draft, "judge", broken)
    await push_all(product, ", fault")
    assert await left_behind(product, database_url, ear) == set()


async def test_a_draft_leaves_nothing_behind_when_the_store_is_away(
    product: Pusher, database_url: str, ear: Ear
) -> None:
    product.store.down = True
    await push_all(product, ", no store")
    product.store.down = False
    assert await left_behind(product, database_url, ear) == set()


async def test_a_question_that_is_only_asked_leaves_nothing_behind(
    product: Pusher, database_url: str, ear: Ear
) -> None:
    client, direct = product.client, {"user": AUTHOR, "channel": f"D{AUTHOR[1:]}"}
    for asked in QUESTIONS:
        said = [asked.format(product.markers.new(f"{asked} {through}")) for through in ("mention", "direct", "command")]
        await product.event(client.mention(said[0], user=AUTHOR))
        await product.event(client.direct(said[1], **direct))
        await client.command(said[2], user=AUTHOR)
        await product.teams.persons.say(WRITER, asked.format(product.markers.new(f"{asked} Teams")))
        await product.rest()
    assert await left_behind(product, database_url, ear) == set()


#: Answered, unsure, outside, a wish for a channel, about the informatör's own matters.
QUESTIONS = (
    "Får vi lägga ut bilder på {} från utflykten?",
    "Hur är det med {} på nätet?",
    "Vad kostar {} i hamnen?",
    "Vi på {} vill ha en egen sida på Instagram",
    "Saako {} julkaista kuvia lapsista?",
)


async def test_what_is_kept_is_found(product: Pusher, database_url: str, ear: Ear) -> None:
    """The search finds a question that was sent on, a text in a log, a number in /metrics."""
    kept, logged = product.markers.new("kept"), product.markers.new("logged")
    await product.page.post("/chat/press", json=WHO | {"action": "ask-informator", "value": "", "draft": ""})
    sent = {"form": "ask-informator", "value": "", "values": {"question": f"Vem är {kept}?"}}
    answer = await product.page.post("/chat/form", json=WHO | sent | {"finished": True, "pressed": ""})
    assert (await answer.json())["outcome"] == "asked"
    logging.getLogger("aiohttp").debug("%s", logged)
    assert await left_behind(product, database_url, ear) == {"kept", "logged"}


def test_the_terminal_leaves_nothing_behind(tmp_path: Path) -> None:
    markers = Markers()
    lines = [json.dumps({"id": "1", "text": f"Hej {markers.new('line')}"}), f'{{"id": "2", {markers.new("broken")}']
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/farjag.db", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    command = (sys.executable, "-m", "bot", "review", "--jsonl")
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, env=environment, text=True)
    assert done.returncode == 1 and text("sv", "review-ok")
    assert markers.found_in([done.stderr.encode(), *files_in(tmp_path)]) == set()
