"""What many tests share: the town, its answers, and the assistant built as the product builds it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from knowledge.answers import Answers
from knowledge.linear import load_model
from knowledge.town import HANGO, Town, load_town

# No test asserts a time, and a busy machine is no fault of the code.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

TOWNS = Path(__file__).parent / "towns"


@pytest.fixture(scope="session")
def hango() -> Town:
    return load_town(HANGO)


@pytest.fixture(scope="session")
def answers(hango: Town) -> Answers:
    return Answers(hango, load_model(HANGO / "model.bin"))


@pytest.fixture(scope="session")
def bergvik() -> Town:
    """A second town: Finnish original, Swedish beside it, no English, no model."""
    return load_town(TOWNS / "bergvik")


def missing(what: str, remedy: str) -> None:
    """Skips aloud on a person's machine what needs more than Python; in CI nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing: {remedy}")
    pytest.skip(f"{what} is missing: {remedy}")
