"""What a log line holds: our own events in words, of a library only which one and where."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO

import pytest

from bot.logs import set_up_logs

SECRET = "hemligt ord"


class Odd:
    def __repr__(self) -> str:
        return SECRET

    def fail(self) -> None:
        raise ValueError(SECRET)


Said = Callable[[], str]


@pytest.fixture(params=[False, True], ids=["for a machine", "for people"])
def set_up(request: pytest.FixtureRequest) -> Iterator[Callable[[], Said]]:
    """Sets up the log as a start does, and says what it holds since."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def begun() -> Said:
        held = StringIO()
        with redirect_stdout(held):
            set_up_logs(for_people=request.param)
        return held.getvalue

    yield begun
    root.handlers[:] = handlers
    root.setLevel(level)


def test_no_fault_that_asyncio_tells_of_holds_a_text(set_up: Callable[[], Said]) -> None:
    async def fails() -> None:
        raise ValueError(SECRET)

    async def run() -> None:
        task = asyncio.create_task(fails())
        await asyncio.sleep(0)
        del task  # nobody asks for its fault, and asyncio tells of it
        asyncio.get_running_loop().call_soon(lambda odd: odd.fail(), Odd())
        await asyncio.sleep(0)

    said = set_up()
    asyncio.run(run())
    assert said().count("asyncio is in trouble") == 2 and said().count("ValueError") == 2
    assert "test_logs.py" in said() and SECRET not in said() and len(said().splitlines()) == 2


def test_what_a_library_was_given_is_not_told(set_up: Callable[[], Said]) -> None:
    said = set_up()
    logging.getLogger("aiohttp.server").warning("cannot read %s", SECRET)
    assert "aiohttp.server is in trouble" in said() and "test_logs.py" in said() and SECRET not in said()


def test_our_own_events_are_told_with_what_belongs_to_them(set_up: Callable[[], Said]) -> None:
    said = set_up()
    logging.getLogger("bot.watch").info("replied", extra={"fields": {"outcome": "answered"}})
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("bot.beside").exception("work failed")
    told, failed = said().splitlines()
    assert "replied" in told and "answered" in told
    assert "ValueError" in failed and "test_logs.py" in failed and SECRET not in failed


def test_a_machine_reads_json_and_people_do_not(set_up: Callable[[], Said], request: pytest.FixtureRequest) -> None:
    said = set_up()
    logging.getLogger("bot.watch").info("hej")
    assert said().startswith("{") == ("for a machine" in request.node.name)
    if said().startswith("{"):
        assert json.loads(said())["event"] == "hej"
