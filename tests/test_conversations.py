"""The conversation scripts of `conversations/`, each on both databases, from the dispatcher to what is delivered."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.stores.opening import OpenStore
from knowledge.answers import Answers
from tests.fakes.conversation import PlayAtTheDoor

pytest_plugins = ["tests.databases"]

FOLDER = Path(__file__).parent / "conversations"
SCRIPTS = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))}


@pytest.mark.parametrize("script", SCRIPTS)
async def test_the_conversation_goes_as_written(script: str, store: OpenStore, answers: Answers) -> None:
    await PlayAtTheDoor(SCRIPTS[script], store, answers).run()
