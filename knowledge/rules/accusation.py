"""Accusations against somebody: by words, by the sentence model, and sooner where a person is named."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words

#: In a sentence that names somebody by first and last name the model need not be as sure.
NAMED = -0.1


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    yield from by_words(draft, rule, hits)
    if draft.kind == "post":
        return
    for start, end in draft.names:
        if " " in draft.plain[start:end] and draft.score(rule, start, -1.0) > NAMED:
            sentence = draft.sentences[draft.place_of(start)]
            yield Found((sentence.start, sentence.end), sure=False)
