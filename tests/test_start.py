"""The product starts warm: whoever comes first waits for nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.composition import build_app
from bot.settings import Settings
from handlers.review.draft import Reviewer
from knowledge.answers import Answers


async def test_nobody_is_let_in_before_answers_and_reviews_are_warm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm: list[str] = []

    def slow(what: str) -> None:
        time.sleep(0.2)
        warm.append(what)

    monkeypatch.setattr(Answers, "prepare", lambda self: slow("answers"))
    monkeypatch.setattr(Reviewer, "prepare", lambda self: slow("reviews"))
    settings = Settings(farjag_env="development", database_url=f"sqlite:///{tmp_path}/farjag.db")
    async with TestClient(TestServer(build_app(settings))) as client:
        assert warm == ["answers", "reviews"]
        assert (await client.get("/readyz")).status == 200
