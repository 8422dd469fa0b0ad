"""What words of three languages mean the same: `bild`, `foto`, `kuva` and `picture` are one concept.

The lists in words/concepts.toml let what was learnt from a Swedish phrasing help a Finnish question, and a synonym
help a word nobody has used yet. Those in words/review.toml do the same for drafts: the parts that words play in one.
"""

from __future__ import annotations

from functools import cache

from knowledge.remembering import remembered
from knowledge.words import folded, word_lists

#: A prefix or ending shorter than this would catch half the dictionary.
SHORTEST_PART = 3


@remembered
def concepts_of(word: str) -> tuple[str, ...]:
    """The concepts a word stands for, in order of name: by the whole word, by its beginning or by its ending.

    The word is first taken as it is spelt: "svara" (answer) is not "svära" (swear). Only a word that means nothing
    so and has no accents is read as one whose accents the keyboard lacked.
    """
    return _concepts_in("concepts", word)


@remembered
def parts_of(word: str) -> tuple[str, ...]:
    """The parts a word may play in a draft: whom it speaks of, what it blames, urges, doubts; found in the same way."""
    return _concepts_in("review", word)


def _concepts_in(file: str, word: str) -> tuple[str, ...]:
    found = _found(file, word, accents=True)
    if not found and word == folded(word):
        found = _found(file, word, accents=False)
    return tuple(sorted(found))


def _found(file: str, word: str, accents: bool) -> set[str]:
    whole, beginnings, endings = _lists(file, accents)
    found = set(whole.get(word, ()))
    for size in range(SHORTEST_PART, len(word) + 1):
        found.update(beginnings.get(word[:size], ()))
        found.update(endings.get(word[-size:], ()))
    return found


Lists = dict[str, tuple[str, ...]]


@cache
def _lists(file: str, accents: bool) -> tuple[Lists, Lists, Lists]:
    """(whole words, beginnings `bild*`, endings `*bild`), each with the concepts that list it."""
    lists: tuple[Lists, Lists, Lists] = {}, {}, {}
    for concept, by_language in word_lists(file).items():
        for pattern in " ".join(by_language.values()).split():
            kind = 1 if pattern.endswith("*") else 2 if pattern.startswith("*") else 0
            part = pattern.strip("*") if accents else folded(pattern.strip("*"))
            lists[kind][part] = (*lists[kind].get(part, ()), concept)
    return lists
