"""Insults: by words and by the sentence model; of a resident's comment only where a person is meant.

That a service is a joke is criticism, which stays however strong it is; that somebody in it is one is an insult.
"""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.draft_text import Span, within
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    for found in by_words(draft, rule, hits):
        if found.sure or draft.kind != "comment" or found.span is None or _means_somebody(draft, hits, found.span):
            yield found


def _means_somebody(draft: Draft, hits: Hits, span: Span) -> bool:
    return bool(within(hits.get("people", ()), *span) or within(draft.names, *span))
