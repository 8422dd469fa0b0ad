"""Excuses, brush-offs and shouting in an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words

#: Three words of capitals in a row, ten letters of them together.
_SHOUT = re.compile(r"\b[A-ZÅÄÖ]{2,30}(?:[ ,!-]+[A-ZÅÄÖ]{1,30}){2,40}\b")
_LETTERS = re.compile(r"[A-ZÅÄÖ]")
LEAST_LETTERS = 12


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    yield from by_words(draft, rule, hits)
    for match in _SHOUT.finditer(draft.plain):
        if draft.kind == "reply" and len(_LETTERS.findall(match[0])) >= LEAST_LETTERS:
            yield Found(match.span(), variant="shouting")
