"""The conversation scripts of `conversations/`, played on Teams over authenticated HTTP: the product is a process of
its own, against the fake of Microsoft's side, which signs with a key of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.stores.opening import OpenStore
from tests.fakes.teams_play import play_on_teams
from tests.test_conversations import SCRIPTS

pytest_plugins = ["tests.databases"]

#: In Teams everybody who decides has a card of their own (docs/differences.md): there is no channel to share it in.
ON_TEAMS = {name: script for name, script in SCRIPTS.items() if "desk_place" not in script}


@pytest.mark.parametrize("script", ON_TEAMS)
async def test_the_conversation_goes_as_written_on_teams(
    script: str, store: OpenStore, database_url: str, tmp_path: Path
) -> None:
    await play_on_teams(ON_TEAMS[script], store, database_url, tmp_path)
