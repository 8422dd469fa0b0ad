"""A linear model at run time: which of a few classes a short text belongs to, from numbers trained at build time.

A text becomes a bag of character n-grams, words and stems; each is weighed by tf-idf, and each class adds up what
the text's features say for and against it. Training lives in `knowledge/training/`; here are only dictionaries and
additions, so that nothing heavy is imported and nobody waits.
"""

from __future__ import annotations

import json
import lzma
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from math import log, sqrt
from pathlib import Path

from knowledge.concepts import concepts_of
from knowledge.remembering import remembered
from knowledge.rows import Rows
from knowledge.sentence_features import sentence_features, word_grams
from knowledge.words import folded, normalised, stem, words_of

#: Weights are whole numbers of this many steps; idf, at most some 12, of this many to the unit.
IDF_STEPS = 20

#: A text's features in blocks; each block is brought to length 1 by itself, so that none drowns another.
Features = Callable[[str], tuple[list[str], ...]]

#: (feature number, its weight in the text)
Vector = list[tuple[int, float]]

#: Two concepts of one question make a pair; more of them than this tell nothing new.
MOST_PAIRED = 25


@remembered
def _word_features(word: str) -> tuple[list[str], str, list[str]]:
    """(2-5-grams within the padded word and the word as spelt, the folded word, its Swedish and its Finnish stem)"""
    grams, plain = word_grams(word)
    return grams, plain, [folded(stem(word, language)) for language in ("sv", "fi")]


def question_features(text: str) -> tuple[list[str], list[str]]:
    """What is written (n-grams within words, words 1-2, stems 1-3) and what it means (concepts and their pairs)."""
    words = words_of(normalised(text))
    found = [_word_features(word) for word in words]
    plain = [word for _, word, _ in found]
    written = [gram for grams, _, _ in found for gram in grams]
    written += [f"w{word}" for word in plain] + [f"{a} {b}" for a, b in pairwise(plain)]
    for number in (0, 1):
        stems = [f"{number}{stems[number]}" for _, _, stems in found]
        written += stems
        written += [f"{a} {b}" for a, b in pairwise(stems)]
        written += [f"{a} {b} {c}" for a, b, c in zip(stems, stems[1:], stems[2:], strict=False)]
    concepts = sorted({concept for word in words for concept in concepts_of(word)})
    pairs = [f"#{a}#{b}" for a, b in combinations(concepts[:MOST_PAIRED], 2)]
    return written, [f"#{concept}" for concept in concepts] + pairs


def language_features(text: str) -> tuple[list[str]]:
    """Character 1-4-grams with their accents, and whole words: what tells languages apart."""
    return ([feature for word in words_of(normalised(text)) for feature in _spelling(word)],)


@remembered
def _spelling(word: str) -> list[str]:
    padded = f" {word} "
    grams = [padded[at : at + size] for size in (1, 2, 3, 4) for at in range(len(padded) - size + 1)]
    return [*grams, f"w{word}"]


FEATURES: Mapping[str, Features] = {
    "question": question_features,
    "sentence": sentence_features,
    "language": language_features,
}


@dataclass(frozen=True)
class Head:
    """One thing the model tells: its classes in order, what each starts with, and the size of a weight's step."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    step: float


class LinearModel:
    """Reads what `knowledge.training` wrote. `digest` names the data that it was trained on."""

    def __init__(self, packed: bytes) -> None:
        raw = lzma.decompress(packed)
        head, _, rest = raw.partition(b"\n")
        header = json.loads(head)
        self.digest: str = header["digest"]
        self.heads = {h["name"]: Head(tuple(h["classes"]), tuple(h["bias"]), h["step"]) for h in header["heads"]}
        self._features = FEATURES[header["features"]]
        names, pieces = rest[: header["names"]].decode().split("\n"), rest[header["names"] :]
        self._idf, pieces = _numbers("B", pieces, len(names))
        counts, pieces = _numbers("H", pieces, len(names))
        self._classes, pieces = _numbers("H", pieces, header["sizes"])
        self._weights, _ = _numbers("b", pieces, header["sizes"])
        self._starts = array("I", accumulate(counts, initial=0))
        self._numbers = dict(zip(names, range(len(names)), strict=True))
        width = sum(len(head.classes) for head in self.heads.values())
        self._rows = Rows(self._starts, self._classes, self._weights, width)

    def prepare(self) -> None:
        """Makes what is otherwise made when a feature is first met."""
        self._rows.prepare()

    def totals(self, text: str, *around: list[str]) -> list[float]:
        """What the features of `text` add up to for every class of every head, for `scores` to read: one pass."""
        return self._rows.added_up(self.vector(text, *around))

    def scores(self, totals: list[float], head: str, labels: str = "") -> dict[str, float]:
        """The score of each class of `head` that begins with `labels`: above 0 speaks for it, below 0 against."""
        of_head, before = self.heads[head], self._before(head)
        return {
            label: totals[column] * of_head.step + bias
            for column, (label, bias) in enumerate(zip(of_head.classes, of_head.bias, strict=True), before)
            if label.startswith(labels)
        }

    def _before(self, head: str) -> int:
        """How many columns the heads before this one have."""
        names = list(self.heads)
        return sum(len(self.heads[name].classes) for name in names[: names.index(head)])

    def strongest(self, text: str, head: str, label: str, most: int) -> list[tuple[str, float]]:
        """The features of `text` that speak loudest for `label`, with what each adds: why it was chosen."""
        wanted = self._before(head) + self.heads[head].classes.index(label)
        names = {self._numbers[f]: f for block in self._features(text) for f in block if f in self._numbers}
        said = [
            (names[number], weight * self._weights[at] * self.heads[head].step)
            for number, weight in self.vector(text)
            for at in range(self._starts[number], self._starts[number + 1])
            if self._classes[at] == wanted
        ]
        return sorted(said, key=lambda pair: -pair[1])[:most]

    def vector(self, text: str, *around: list[str]) -> Vector:
        """(feature number, tf-idf weight) of the features known to the model, every block at length 1.

        `around` are further blocks: what is known of the text and does not stand in it.
        """
        vector = list[tuple[int, float]]()
        for block in (*self._features(text), *around):
            counts = Counter(number for number in map(self._numbers.get, block) if number is not None)
            weights = [(n, (1 + log(count)) * self._idf[n] / IDF_STEPS) for n, count in counts.items()]
            norm = sqrt(sum(weight * weight for _, weight in weights)) or 1.0
            vector += [(n, weight / norm) for n, weight in weights]
        return vector


def _numbers(kind: str, raw: bytes, count: int) -> tuple[array[int], bytes]:
    """`count` whole numbers from the beginning of `raw`, and what is left of it."""
    numbers = array(kind)
    size = count * numbers.itemsize
    numbers.frombytes(raw[:size])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers, raw[size:]


def load_model(file: Path) -> LinearModel | None:
    """The model in `file`, or None where a town has none."""
    return LinearModel(file.read_bytes()) if file.exists() else None
