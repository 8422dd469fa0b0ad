"""Texts as rows of a sparse tf-idf matrix, weighed exactly as `knowledge.linear` weighs them at run time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from knowledge.linear import IDF_STEPS, Features


@dataclass(frozen=True)
class Vectoriser:
    """Feature names in order, and the idf of each in whole steps."""

    features: Features
    names: tuple[str, ...]
    idf: np.ndarray

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        """One row a text, every block at length 1; features unseen in training count for nothing."""
        numbers = {name: number for number, name in enumerate(self.names)}
        starts, columns, values = [0], list[int](), list[float]()
        for text in texts:
            for block in self.features(text):
                counts = Counter(numbers[f] for f in block if f in numbers)
                order = sorted(counts)
                row = np.array([(1 + np.log(counts[n])) * self.idf[n] / IDF_STEPS for n in order])
                columns += order
                values += list(row / (np.sqrt((row * row).sum()) or 1.0))
            starts.append(len(columns))
        return csr_matrix((values, columns, starts), shape=(len(texts), len(self.names)))


def fitted(features: Features, texts: Sequence[str], in_at_least: int) -> Vectoriser:
    """A vectoriser of the features that stand in at least so many of the texts."""
    frequency = Counter(f for text in texts for block in features(text) for f in set(block))
    names = tuple(sorted(f for f, count in frequency.items() if count >= in_at_least))
    idf = [np.log((1 + len(texts)) / (1 + frequency[name])) + 1 for name in names]
    return Vectoriser(features, names, np.minimum(np.rint(np.array(idf) * IDF_STEPS), 255))
