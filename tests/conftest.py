"""What many tests share: the town, its answers, and the assistant built as the product builds it."""

from __future__ import annotations

import os
from functools import cache
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


def _load_once() -> None:
    """Every product that a test builds on Hangö's own folder shares what was read from it: nothing changes it, and
    each time it takes two seconds and a hundred megabytes. Other folders are read each time."""
    town, model, reader = composition.load_town, composition.load_model, composition.load_reader
    read, read_model, read_heads = cache(town), cache(model), cache(lambda: reader(read(HANGO)))
    composition.load_town = lambda folder: read(folder) if folder == HANGO else town(folder)
    composition.load_model = lambda file: read_model(file) if file.parent == HANGO else model(file)
    composition.load_reader = lambda of: read_heads() if of.folder == HANGO else reader(of)


_load_once()


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
