"""What many tests share: the town, its answers, and the assistant built as the product builds it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.composition import build_answers
from knowledge.answers import Answers
from knowledge.reader import Reader, lacking, load_reader
from knowledge.town import HANGO, Town, load_town

# No test asserts a time, and a busy machine is no fault of the code.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

TOWNS = Path(__file__).parent / "towns"


@pytest.fixture(scope="session")
def hango() -> Town:
    return load_town(HANGO)


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
