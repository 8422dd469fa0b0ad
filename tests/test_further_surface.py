"""A further chat product costs a folder and a line: a pretend one is mounted, answered, reached, set up, looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot import surface
from bot.composition import build_app
from bot.settings import ServingSettings, Settings, SettingsError, read_settings
from bot.terminal.doctor import findings
from tests.fakes.pretend.contract import SURFACE, Pretend
from tests.fakes.slack_process import until
from tests.test_web import WANTED

pytest_plugins = ["tests.databases"]

Client = TestClient[web.Request, web.Application]

WHO = {name: value for name, value in WANTED.items() if name != "after"}
REQUEST = {"unit": "Biblioteket", "platform": "Facebook", "audience": "Låntagare", "goals": "Fler låntagare"}


@pytest.fixture(autouse=True)
def further(monkeypatch: pytest.MonkeyPatch) -> Pretend:
    monkeypatch.setattr(surface, "FOLDERS", [*surface.FOLDERS, "tests.fakes.pretend"])
    assert isinstance(SURFACE, Pretend)
    return SURFACE


@pytest.fixture
async def product(sqlite_url: str) -> AsyncIterator[Client]:
    settings = Settings(farjag_env="development", database_url=sqlite_url, approvers="pretend:P1")
    async with TestClient(TestServer(build_app(settings))) as client:
        yield client


async def says(product: Client, person: str, words: str, id: str = "1") -> dict[str, str]:
    answer = await product.post("/pretend", json={"id": id, "person": person, "text": words})
    return dict(await answer.json())


async def test_who_writes_there_is_answered(product: Client) -> None:
    answered = await says(product, "P2", "Får vi lägga ut bilder på barn?")
    assert answered["outcome"] == "answered" and "Ladda inte upp bilder utan lov" in answered["text"]
    assert (await says(product, "P2", "mina ansökningar", "2"))["outcome"] == "mine"


async def test_who_decides_there_is_reached(product: Client, further: Pretend) -> None:
    """By a request that was made somewhere else."""
    pressed = {"action": "request-channel", "value": "", "draft": ""}
    await product.post("/chat/press", json=WHO | pressed)
    sent = {"form": "channel-request", "value": "1", "values": REQUEST, "finished": True, "pressed": ""}
    answer = await product.post("/chat/form", json=WHO | sent)
    assert (await answer.json())["outcome"] == "sent"
    await until(lambda: further.letterboxes.of["pretend:P1"])
    (letter,) = further.letterboxes.of["pretend:P1"]
    assert "Ansökan 1: Biblioteket, Facebook" in letter
    assert (await says(product, "P1", "godkänn 1"))["outcome"] == "shown"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    yield monkeypatch


def test_the_settings_know_its_persons(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("APPROVERS", "pretend:P1")
    assert read_settings(ServingSettings).approvers == "pretend:P1"
    environment.setenv("APPROVERS", "pretend:Q")
    with pytest.raises(SettingsError, match="pretend"):
        read_settings(ServingSettings)


def test_what_does_not_fit_there_is_told_with_the_rest(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("APPROVERS", "pretend:P99")
    with pytest.raises(SettingsError, match="PRETEND: cannot be so many"):
        read_settings(ServingSettings)


async def test_the_doctor_looks_at_it(sqlite_url: str) -> None:
    settings = Settings(farjag_env="development", database_url=sqlite_url, approvers="pretend:P1")
    assert "Pretend answers" in [found.what async for found in findings(settings)]
