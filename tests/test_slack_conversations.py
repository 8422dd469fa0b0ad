"""The conversation scripts of `conversations/`, played on Slack over signed HTTP: the product is a process of its own,
against the fake of the Web API."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.stores.opening import OpenStore
from tests.fakes.slack_play import play_on_slack
from tests.test_conversations import SCRIPTS

pytest_plugins = ["tests.databases"]


@pytest.mark.parametrize("script", SCRIPTS)
async def test_the_conversation_goes_as_written_on_slack(
    script: str, store: OpenStore, database_url: str, tmp_path: Path
) -> None:
    await play_on_slack(SCRIPTS[script], store, database_url, tmp_path)
