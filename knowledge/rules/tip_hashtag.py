"""A tip on long hashtags without capitals: nobody sees, or hears, where one word ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.rule import Draft, Found, Hits, Rule

_LOWER = re.compile(r"(?<!\w)#[^\W\dA-ZÅÄÖ_]{11,60}\b")


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    return [Found(match.span()) for match in _LOWER.finditer(draft.plain)]
