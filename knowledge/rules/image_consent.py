"""Pictures of people who can be recognised, without stated permission; and what the author ticked in the form."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.by_words import find as by_words
from knowledge.rule import Draft, Found, Hits, Rule


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    if draft.boxes.people and draft.boxes.permission is False:
        return [Found(None, variant="ticked")]
    if draft.boxes.permission or draft.boxes.people is False:
        return []
    return by_words(draft, rule, hits)
