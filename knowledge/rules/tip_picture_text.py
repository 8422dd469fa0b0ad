"""A tip when the text speaks of a picture and nothing of what it shows is written out."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.rule import Draft, Found, Hits, Rule


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    return [Found(span) for span in hits.get("words", ())[:1] if not hits.get("pardons_draft")]
