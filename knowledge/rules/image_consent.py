"""Pictures of people who can be recognised, without stated permission; and what the author ticked in the form.

Who writes that nobody has been asked is believed, whatever else the draft says of permissions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words
from knowledge.rules.shown import shown_children


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    if draft.boxes.people and draft.boxes.permission is False:
        return [Found(None, variant="ticked")]
    if draft.boxes.permission or draft.boxes.people is False:
        return []
    stated = {"words": hits.get("without", ()), "pardons": hits.get("pardons", ())} if hits.get("images") else {}
    children = [] if hits.get("pardons_draft") or hits.get("pardons") else shown_children(draft, hits)
    return [*map(Found, children), *by_words(draft, replace(rule, model=False), stated), *by_words(draft, rule, hits)]
