"""Insults: by words and by the sentence model; of a resident's comment only where a person is meant.

That a service is a joke is criticism, which stays however strong it is; that somebody in it is one is an insult.
Whoever is called by a noun of abuse ("you …", "only … stay home") is insulted, however harmless the model finds the
rest of the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from knowledge.draft_text import Span, within
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    for found in by_words(draft, rule, hits):
        if found.sure or draft.kind != "comment" or found.span is None or _means_somebody(draft, hits, found.span):
            yield found
    yield from _called(draft, hits)


def _called(draft: Draft, hits: Hits) -> Iterator[Found]:
    """The nouns of abuse right after what makes somebody be called by them, or one word later: "you bloody …"."""
    calls, denies = set(hits.get("calls", ())), set(hits.get("denies", ()))
    pardoned = {draft.place_of(start) for start, _ in hits.get("pardons", ())} | draft.own_rules
    words = [(word.start, word.end) for word in draft.words]
    for span in hits.get("abuse", ()):
        at, place = bisect_left(words, span), draft.place_of(span[0])
        before = [one for one in words[max(0, at - 2) : at] if draft.place_of(one[0]) == place]
        if place not in pardoned and calls & set(before) and not denies & set(before[-1:]):
            yield Found(span)


def _means_somebody(draft: Draft, hits: Hits, span: Span) -> bool:
    return bool(within(hits.get("people", ()), *span) or within(draft.names, *span))
