"""What stands in the way of the database is told in one line with what helps, by every command that needs it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.terminal.commands import main

pytest_plugins = ["tests.databases"]

COMMANDS = (["migrate"], ["archive", "1"], ["register", "--export", "out"], ["deliver"], ["serve"])


def foreign(folder: Path) -> str:
    with sqlite3.connect(folder / "other.db") as other:
        other.execute("CREATE TABLE bookmarks (id INTEGER)")
    return f"sqlite:///{folder}/other.db"


def no_database(folder: Path) -> str:
    (folder / "letter.db").write_text("Dear all, " * 1_000)
    return f"sqlite:///{folder}/letter.db"


def no_folder(folder: Path) -> str:
    (folder / "file").touch()
    return f"sqlite:///{folder}/file/farjag.db"


def no_server(folder: Path) -> str:
    return "postgres://somebody:hidden@127.0.0.1:1/farjag"


FAULTS: dict[str, tuple[Callable[[Path], str], str]] = {
    "another program's": (foreign, "set DATABASE_URL to one of its own"),
    "no database": (no_database, "is no database: name another"),
    "a folder that cannot be made": (no_folder, "change DATABASE_URL, or the folder's rights"),
    "a server out of reach": (no_server, "check DATABASE_URL, and that the database server runs"),
}


def run(command: list[str], url: str) -> Result:
    environment = {"DATABASE_URL": url, "FARJAG_ENV": "development", "PORT": "39781", "APPROVERS": ""}
    return CliRunner().invoke(main, command, env=environment)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_it_is_one_line_with_what_helps(
    fault: str, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    happens, helps = FAULTS[fault]
    result = run(command, happens(tmp_path))
    said = [line for line in result.output.splitlines() if not line.startswith("{")]
    assert (result.exit_code, len(said[-1:])) == (1, 1) and helps in said[-1], result.output
    assert "Traceback" not in result.output and "hidden" not in result.output


def test_a_full_disk_is_told_in_a_line(tmp_path: Path) -> None:
    """A file may not grow past a few pages: what the system says then is what it says on a full disk."""
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192));"
        "from bot.terminal.commands import main; main(['migrate'])"
    )
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/farjag.db", "FARJAG_ENV": "development"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and "make room" in done.stderr, done.stderr


def test_an_address_that_cannot_be_read_is_a_fault_of_the_settings() -> None:
    result = run(["migrate"], "postgres://somebody:hidden@host:port/x")
    assert result.exit_code == 2 and "DATABASE_URL: cannot be read" in result.output
    assert "hidden" not in result.output
