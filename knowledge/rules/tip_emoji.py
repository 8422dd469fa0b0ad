"""A tip on piled emoji."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.rule import Draft, Found, Hits, Rule

_PILE = re.compile("[\U0001f000-\U0001faff☀-➿⬀-⯿](?:[ \u200d\ufe0f]?[\U0001f000-\U0001faff☀-➿⬀-⯿]){3,}")


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    return [Found(match.span()) for match in _PILE.finditer(draft.plain)]
