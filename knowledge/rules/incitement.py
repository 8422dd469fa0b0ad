"""Incitement and threats: by words, and where the sentence model hears them beside a deed."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import by_attitude


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    return by_attitude(draft, rule, hits)
