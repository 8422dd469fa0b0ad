"""A reviewer on a fixed day with a known secret, and what it was told of dismissed findings."""

from __future__ import annotations

from datetime import date

from handlers.review.draft import Reviewer
from knowledge.town import Town

TODAY = date(2026, 11, 23)
KEY = b"a secret of the tests"


def reviewer_of(town: Town, dismissed: list[str] | None = None, today: date = TODAY) -> Reviewer:
    return Reviewer(town, lambda: today, (dismissed if dismissed is not None else []).append, KEY)
