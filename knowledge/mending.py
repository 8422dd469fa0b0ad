"""Mends a question's words against the words that the knowledge base itself uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.words import folded

#: A word must be this long to be mended by one letter, and by two.
ONE_EDIT_FROM, TWO_EDITS_FROM = 4, 8


class Vocabulary:
    """The words of a corpus, with how often each stands there."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_folded: dict[str, str] = {}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(counts, key=lambda w: (counts[w], w)):
            self._by_folded[folded(word)] = word
            self._by_length[len(word)].append(word)

    def mended(self, words: list[str]) -> list[str]:
        """The words, each as the corpus spells it where that is near; two that the corpus joins are joined."""
        joined, at = list[str](), 0
        while at < len(words):
            pair = "".join(words[at : at + 2])
            if at + 1 < len(words) and len(pair) > ONE_EDIT_FROM and self._joins(words[at], words[at + 1]):
                joined.append(self._by_folded[folded(pair)])
                at += 2
            else:
                joined.append(self._mended(words[at]))
                at += 1
        return joined

    def _joins(self, first: str, second: str) -> bool:
        known = folded(first + second) in self._by_folded
        return known and not (first in self._counts and second in self._counts and len(first) < 3)

    def _mended(self, word: str) -> str:
        if word in self._counts or word.isdecimal():
            return word
        if folded(word) in self._by_folded:
            return self._by_folded[folded(word)]
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1 if len(word) >= ONE_EDIT_FROM else 0
        near = [w for size in range(len(word) - edits, len(word) + edits + 1) for w in self._by_length.get(size, ())]
        if not edits or not near:
            return word
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=edits, limit=5)
        return min(found, key=lambda hit: (hit[1], -self._counts[hit[0]], hit[0]))[0] if found else word
