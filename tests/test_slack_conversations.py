"""The conversation scripts of `conversations/`, played on Slack over signed HTTP against the fake of its Web API."""

from __future__ import annotations

import pytest

from bot.stores.opening import OpenStore
from knowledge.answers import Answers
from tests.fakes.slack_play import play_on_slack
from tests.test_conversations import SCRIPTS

pytest_plugins = ["tests.databases"]


@pytest.mark.parametrize("script", SCRIPTS)
async def test_the_conversation_goes_as_written_on_slack(script: str, store: OpenStore, answers: Answers) -> None:
    await play_on_slack(SCRIPTS[script], store, answers)
