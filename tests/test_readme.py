"""README says what is true: its commands, its settings, its map of the house."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from bot.settings import Settings
from bot.terminal.commands import main
from bot.terminal.example_settings import example

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_settings_table_is_the_settings() -> None:
    rows = dict(re.findall(r"(?m)^\| `([A-Z_]+)` \|.*?\| (.+?) \|$", README))
    assert rows == {name.upper(): field.description for name, field in Settings.model_fields.items()}


def test_the_example_of_an_environment_is_the_settings() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example()
    names = re.findall(r"(?m)^#([A-Z_]+)=", example())
    assert names == [name.upper() for name in Settings.model_fields]


def test_make_help_tells_of_every_target() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.search(r"(?m)^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert targets and set(re.findall(r"(?m)^make ([\w-]+) +\S", told)) == set(targets[1].split()) - {"help"}


def test_every_command_is_told_and_no_other() -> None:
    told = set(re.findall(r"(?m)^\| `python -m bot ([\w-]+)", README))
    assert told == set(main.commands)


def test_every_make_target_that_readme_names_exists() -> None:
    targets = set(re.findall(r"(?m)^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(re.findall(r"`?make ([\w-]+)", README)) <= targets


def test_every_path_that_readme_names_exists() -> None:
    for path in re.findall(r"\]\(((?!http)[^)#]+)\)", README):
        assert (ROOT / path).exists(), path


def test_no_file_names_a_registrys_host() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        assert "://" not in re.sub(r"#.*", "", lock.read_text(encoding="utf-8")), lock
