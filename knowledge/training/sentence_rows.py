"""Sentences as rows of a sparse matrix, their features counted once however often writers are left out.

Weighed exactly as `knowledge.linear` weighs them at run time; what a block weighs beside the others is left to the
trained weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack

from knowledge.linear import IDF_STEPS
from knowledge.sentence_features import sentence_features, surroundings, telling
from knowledge.training.passage_files import Passage
from knowledge.training.vectors import Vectoriser

#: What each block of `sentence_features` and `surroundings` weighs: chosen with writers left out.
SCALES = (0.8, 0.6, 0.6, 0.4, 0.9, 0.5, 0.5, 0.3, 0.3)
#: A feature that stands in fewer sentences is left out.
IN_AT_LEAST = 3


@dataclass(frozen=True)
class Counted:
    """For each block its features' names and a matrix of 1 + log(count)."""

    names: tuple[tuple[str, ...], ...]
    blocks: tuple[csr_matrix, ...]

    def weighed(self, inside: np.ndarray) -> tuple[csr_matrix, Vectoriser, np.ndarray]:
        """Rows of all sentences as those `inside` weigh them, what made them, and each column's scale."""
        parts = [_weighed(block, inside) for block in self.blocks]
        names = tuple(self.names[n][at] for n, (_, kept, _) in enumerate(parts) for at in kept)
        scales = np.concatenate([np.full(len(kept), scale) for (_, kept, _), scale in zip(parts, SCALES, strict=True)])
        rows = (hstack([part for part, _, _ in parts]) @ diags(scales)).tocsr()
        idf = np.concatenate([idf for _, _, idf in parts])
        return rows, Vectoriser(sentence_features, names, idf), scales


def counted(examples: Sequence[Passage]) -> Counted:
    """Names in alphabetical order, so that nothing hangs on the order of reading."""
    told = [(*sentence_features(e.text), *surroundings(e.kind, _told(e.before), _told(e.after))) for e in examples]
    columns = [[Counter(blocks[n]) for blocks in told] for n in range(len(SCALES))]
    names = [tuple(sorted({name for row in column for name in row})) for column in columns]
    return Counted(tuple(names), tuple(_matrix(c, n) for c, n in zip(columns, names, strict=True)))


def _told(neighbour: str | None) -> list[str] | None:
    return None if neighbour is None else telling(neighbour)


def _matrix(rows: Sequence[Counter[str]], names: Sequence[str]) -> csr_matrix:
    numbers = {name: number for number, name in enumerate(names)}
    starts, columns, values = [0], list[int](), list[int]()
    for row in rows:
        for number in sorted(numbers[name] for name in row):
            columns.append(number)
            values.append(row[names[number]])
        starts.append(len(columns))
    return csr_matrix((1 + np.log(np.array(values, dtype=float)), columns, starts), shape=(len(rows), len(names)))


def _weighed(block: csr_matrix, inside: np.ndarray) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    """(rows of length 1, which features are kept, their idf in whole steps)"""
    frequency = np.asarray((block[inside] > 0).sum(axis=0)).ravel()
    kept = np.nonzero(frequency >= IN_AT_LEAST)[0]
    idf = np.log((1 + len(inside)) / (1 + frequency[kept])) + 1
    steps = np.minimum(np.rint(idf * IDF_STEPS), 255)
    rows = block[:, kept] @ diags(steps / IDF_STEPS)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return diags(1 / np.where(lengths > 0, lengths, 1.0)) @ rows, kept, steps
