"""Words and phrases in lists, found in one pass over a text however many lists there are.

`jävl*` is a beginning, `*direktör` an ending, `hittade … google` has up to three words in between. A list can grow to
thousands without a text taking longer: each word of the text is looked up, the lists are never walked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.remembering import remembered

GAP = "…"
LONGEST_GAP = 3
SHORTEST_PART = 2
LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True)
class Word:
    """A word of a text, in lower case, and its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Entry:
    """One word or phrase of one list. `language` is empty where it means the same in all."""

    name: str
    language: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class _Starts:
    """The entries whose first part fits a word: single words, phrases by their plain second word, all others."""

    single: tuple[Entry, ...]
    by_second: Mapping[str, Sequence[Entry]]
    others: tuple[Entry, ...]


def words_in(text: str) -> list[Word]:
    return [Word(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


class Lexicon:
    """`lists` gives for each name its entries by language ("any" for all)."""

    def __init__(self, lists: Iterable[tuple[str, Mapping[str, Sequence[str]]]]) -> None:
        self._whole: dict[str, list[Entry]] = {}
        self._begins: dict[str, list[Entry]] = {}
        self._ends: dict[str, list[Entry]] = {}
        for name, by_language in lists:
            for language, written in by_language.items():
                for phrase in written:
                    self._add(Entry(name, "" if language == "any" else language, tuple(phrase.lower().split())))
        self._starting = remembered(self._starting_with)

    def _add(self, entry: Entry) -> None:
        first = entry.parts[0]
        index = self._begins if first.endswith("*") else self._ends if first.startswith("*") else self._whole
        index.setdefault(first.strip("*"), []).append(entry)

    def _starting_with(self, word: str) -> _Starts:
        found = list(self._whole.get(word, ()))
        for size in range(SHORTEST_PART, min(len(word), LONGEST_WORD) + 1):
            found += self._begins.get(word[:size], ())
            found += self._ends.get(word[-size:], ())
        by_second: dict[str, list[Entry]] = {}
        others = []
        for entry in found:
            if len(entry.parts) > 1 and entry.parts[1] != GAP and "*" not in entry.parts[1]:
                by_second.setdefault(entry.parts[1], []).append(entry)
            elif len(entry.parts) > 1:
                others.append(entry)
        return _Starts(tuple(entry for entry in found if len(entry.parts) == 1), by_second, tuple(others))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[Entry, int, int]]:
        """(entry, start, end) of every entry in the text that `words` are of."""
        for at, word in enumerate(words):
            starts = self._starting(word.text)
            for entry in starts.single:
                yield entry, word.start, word.end
            following = starts.by_second.get(words[at + 1].text, ()) if at + 1 < len(words) else ()
            for entry in (*following, *starts.others):
                last = _fitted(entry.parts, words, at)
                if last is not None:
                    yield entry, word.start, words[last].end


def _fitted(parts: Sequence[str], words: Sequence[Word], at: int) -> int | None:
    """The number of the last word of the phrase that begins at word `at`; None where it does not go on so."""
    gap = 0
    for part in parts[1:]:
        if part == GAP:
            gap = LONGEST_GAP
            continue
        nexts = range(at + 1, min(at + 2 + gap, len(words)))
        found = next((n for n in nexts if fits(words[n].text, part)), None)
        if found is None:
            return None
        at, gap = found, 0
    return at


def fits(word: str, part: str) -> bool:
    """Whether `word` is `part`, where a star stands for any beginning or ending."""
    if part.endswith("*"):
        return word.startswith(part[:-1]) if not part.startswith("*") else part.strip("*") in word
    return word.endswith(part[1:]) if part.startswith("*") else word == part
