"""What stands in the way of the database is told in one line with what helps, by every command that needs it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import pytest
from click.testing import CliRunner, Result

from bot.stores.sqlite import SqliteStore
from bot.terminal.commands import main
from handlers.store import Transaction

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

COMMANDS = (["migrate"], ["archive", "1"], ["register", "--export", "out"], ["deliver"], ["serve"], ["doctor"])
#: A line of the log in development.
LOGGED = re.compile(r"\d\d:\d\d:\d\d ")
#: What starts all the same is stopped after so long: the test fails then, and does not hang.
STOPPED_AFTER_S = 60


def foreign(folder: Path) -> str:
    with sqlite3.connect(folder / "other.db") as other:
        other.execute("CREATE TABLE bookmarks (id INTEGER)")
    return f"sqlite:///{folder}/other.db"


def no_database(folder: Path) -> str:
    (folder / "letter.db").write_text("Dear all, " * 1_000)
    return f"sqlite:///{folder}/letter.db"


def damaged(folder: Path) -> str:
    """In the middle of a table, where neither the schema nor the migrations are."""
    path = folder / "damaged.db"

    def fill(tx: Transaction) -> None:
        for number in range(200):
            fields = {"unit": "Museet", "goals": "x" * 500}
            tx.new_request(
                requester=f"web:{number}", place="web:a", language="sv", state="listed", fields=fields, at=NOW
            )

    async def make() -> None:
        store = SqliteStore(path)
        await store.migrate()
        await store.write(fill)
        await store.close()

    asyncio.run(make())
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    at = content.index(b'"goals":"xxx') // 4096 * 4096
    path.write_bytes(content[:at] + b"\xa5" * 4096 + content[at + 4096 :])
    return f"sqlite:///{path}"


def no_folder(folder: Path) -> str:
    (folder / "file").touch()
    return f"sqlite:///{folder}/file/farjag.db"


def no_server(folder: Path) -> str:
    return "postgres://somebody:hidden@127.0.0.1:1/farjag"


FAULTS: dict[str, tuple[Callable[[Path], str], str]] = {
    "another program's": (foreign, "set DATABASE_URL to one of its own"),
    "a damaged one": (damaged, "put a backup in its place"),
    "no database": (no_database, "name another, or put a backup in its place"),
    "a folder that cannot be made": (no_folder, "change DATABASE_URL, or the folder's rights"),
    "a server out of reach": (no_server, "check DATABASE_URL, and that the database server runs"),
}


def run(command: list[str], url: str) -> Result:
    environment = {"DATABASE_URL": url, "FARJAG_ENV": "development", "PORT": "39781", "APPROVERS": ""}
    stop = Timer(STOPPED_AFTER_S, os.kill, (os.getpid(), signal.SIGINT))
    stop.start()
    try:
        return CliRunner().invoke(main, command, env=environment)
    finally:
        stop.cancel()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_it_is_one_line_with_what_helps(
    fault: str, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    happens, helps = FAULTS[fault]
    result = run(command, happens(tmp_path))
    said = [line for line in result.output.splitlines() if not LOGGED.match(line)]
    telling = [line for line in said if helps in line]
    assert result.exit_code == 1 and len(telling) == 1, result.output
    assert command == ["doctor"] or said == telling, "nothing else is said"
    assert "Traceback" not in result.output and "hidden" not in result.output


@pytest.mark.parametrize("command", ["migrate", "deliver", "serve"])
def test_a_full_disk_is_told_in_a_line(command: str, tmp_path: Path) -> None:
    """A file may not grow past a few pages: what the system says then is what it says on a full disk."""
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192));"
        "from bot.terminal.commands import main; main([sys.argv[1]])"
    )
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/farjag.db", "FARJAG_ENV": "development"}
    done = subprocess.run(
        [sys.executable, "-c", script, command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert sum("make room" in line for line in done.stderr.splitlines()) == 1, done.stderr


def test_doctor_tells_of_a_disk_that_is_nearly_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path}/farjag.db"
    assert run(["migrate"], url).exit_code == 0 and "nearly full" not in run(["doctor"], url).output
    monkeypatch.setattr("bot.terminal.doctor.ROOM", 10**18)
    result = run(["doctor"], url)
    assert result.exit_code == 1 and "the disk of the database is nearly full" in result.output


def test_an_address_that_cannot_be_read_is_a_fault_of_the_settings() -> None:
    result = run(["migrate"], "postgres://somebody:hidden@host:port/x")
    assert result.exit_code == 2 and "DATABASE_URL: cannot be read" in result.output
    assert "hidden" not in result.output
