"""What many tests share: the town, its answers, and the assistant built as the product builds it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import composition
from bot.composition import build_answers
from knowledge.answers import Answers
from knowledge.reader import Reader, lacking, load_reader
from knowledge.town import HANGO, Town, load_town

# No test asserts a time, and a busy machine is no fault of the code.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

TOWNS = Path(__file__).parent / "towns"


_READ: dict[str, object] = {}


def _once(name: str, read: Callable[[], object]) -> object:
    """What `read` gives, read once; nothing is kept where there was nothing, since somebody may still make it."""
    if _READ.get(name) is None:
        _READ[name] = read()
    return _READ[name]


def _load_once() -> None:
    """Every product that a test builds on Hangö's own folder shares what was read from it: each time it takes two
    seconds and a hundred megabytes. Other folders, and a town that a test has changed, are read each time."""
    town, model, reader = composition.load_town, composition.load_model, composition.load_reader
    composition.load_town = lambda folder: _once("town", lambda: town(folder)) if folder == HANGO else town(folder)
    composition.load_model = lambda file: _once(file.name, lambda: model(file)) if file.parent == HANGO else model(file)
    composition.load_reader = lambda of: _once("reader", lambda: reader(of)) if of is _READ.get("town") else reader(of)


_load_once()


@pytest.fixture(scope="session", autouse=True)
def _nobody_changes_the_shared_town() -> Iterator[None]:
    """A test that did would change what the tests after it see."""
    yield
    assert _READ.get("town") in (None, load_town(HANGO)), "a test has changed the town that all tests share"


@pytest.fixture(scope="session")
def hango() -> Town:
    return composition.load_town(HANGO)


@pytest.fixture(scope="session")
def answers() -> Answers:
    return build_answers(HANGO)


@pytest.fixture(scope="session")
def reader(hango: Town) -> Reader:
    """The town's reader: a copy of the project without its encoder cannot show what it can."""
    loaded = load_reader(hango)
    if loaded is None:
        missing("the reader", f"{lacking(hango)}: run `make model`")
    assert loaded
    return loaded


@pytest.fixture(scope="session")
def bergvik() -> Town:
    """A second town: Finnish original, Swedish beside it, no English, no model."""
    return load_town(TOWNS / "bergvik")


def missing(what: str, remedy: str) -> None:
    """Skips aloud on a person's machine what needs more than Python; in CI nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing: {remedy}")
    pytest.skip(f"{what} is missing: {remedy}")
