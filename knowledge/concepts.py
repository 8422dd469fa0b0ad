"""What words of three languages mean the same: `bild`, `foto`, `kuva` and `picture` are one concept.

The lists in words/concepts.toml let what was learnt from a Swedish phrasing help a Finnish question, and a synonym
help a word nobody has used yet.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache

from knowledge.words import WORDS, folded

#: A prefix or ending shorter than this would catch half the dictionary.
SHORTEST_PART = 3


@lru_cache(maxsize=20_000)
def concepts_of(word: str) -> tuple[str, ...]:
    """The concepts a word stands for, in order of name: by the whole word, by its beginning or by its ending."""
    whole, beginnings, endings = _lists()
    plain = folded(word)
    found = set(whole.get(plain, ()))
    for size in range(SHORTEST_PART, len(plain) + 1):
        found.update(beginnings.get(plain[:size], ()))
        found.update(endings.get(plain[-size:], ()))
    return tuple(sorted(found))


Lists = dict[str, tuple[str, ...]]


@cache
def _lists() -> tuple[Lists, Lists, Lists]:
    """(whole words, beginnings `bild*`, endings `*bild`), each with the concepts that list it."""
    table = tomllib.loads((WORDS / "concepts.toml").read_text(encoding="utf-8"))
    lists: tuple[Lists, Lists, Lists] = {}, {}, {}
    for concept, by_language in table.items():
        for pattern in " ".join(by_language.values()).split():
            kind = 1 if pattern.endswith("*") else 2 if pattern.startswith("*") else 0
            part = folded(pattern.strip("*"))
            lists[kind][part] = (*lists[kind].get(part, ()), concept)
    return lists
