"""Trains the sentence model of the review on the passages in `knowledge/training/passages/`.

Each code's threshold is chosen with writers left out, about one of each language at a time. How right that is, and what
half and a quarter of the passages give: `model_figures.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from knowledge.rules import all_rules
from knowledge.sentence_model import HEAD, MODEL, NEAR_BEST
from knowledge.training.packing import TrainedHead, packed
from knowledge.training.passage_files import Passage, digest, folds_of, passages
from knowledge.training.sentence_rows import Counted, counted

C = 1.0
LEAST = 0.03
#: Rare and dear: a flagged sentence weighs as much as so many clean ones.
WEIGHT = 1.5
#: What speaks for any finding at all speaks, in this measure, for each: there are ten times as many examples of it.
ANY = 0.2
#: At most this share of clean sentences (half of them tricky) may be found, with their writer left out.
CLEAN = 0.02
#: A sentence flagged for another code counts as half a fault: its writer gave most often one code where several apply.
OTHER = 0.5
#: Scores are told in so many steps of log-odds, which leaves a machine's own score about as large as it was.
ODDS = 4.0
STEP = 0.005
NEVER = -9.0


def judged() -> list[str]:
    return [rule.code for rule in all_rules().values() if rule.model]


def applies(examples: Sequence[Passage], code: str) -> np.ndarray:
    """Which sentences the code's rule judges at all: an opinion in a comment teaches nothing of opinions in posts."""
    return np.array([e.kind in all_rules()[code].drafts for e in examples])


def truths(examples: Sequence[Passage], codes: Sequence[str]) -> np.ndarray:
    return np.array([[code in e.codes for code in codes] for e in examples])


def machines(
    rows: csr_matrix, examples: Sequence[Passage], codes: Sequence[str], inside: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """(a row of weights a code, biases), from the sentences numbered `inside`."""
    truth = truths(examples, codes)
    weights, bias = trained(rows[inside], truth[inside].any(axis=1), 1.0)
    heads = []
    for n, code in enumerate(codes):
        read = inside[applies(examples, code)[inside]]
        heads.append(trained(rows[read], truth[read, n], WEIGHT))
    return np.vstack([w + ANY * weights for w, _ in heads]), np.array([b + ANY * bias for _, b in heads])


def trained(rows: csr_matrix, truth: np.ndarray, weight: float) -> tuple[np.ndarray, float]:
    machine = LinearSVC(C=C, random_state=0, max_iter=1000, tol=1e-2, class_weight={True: weight, False: 1.0})
    machine.fit(rows, truth)
    return machine.coef_[0], float(machine.intercept_[0])


def left_out(known: Counted, examples: Sequence[Passage], codes: Sequence[str], share: float = 1.0) -> np.ndarray:
    """Scores of every sentence from machines that have read nothing of its writer, and only a share of the others."""
    scores = np.zeros((len(examples), len(codes)))
    folds = np.array(folds_of(examples))
    order = np.random.RandomState(0).permutation(len(examples))
    for fold in sorted(set(folds)):
        others = np.sort(order[folds[order] != fold])
        inside = np.sort(order[folds[order] != fold][: int(len(others) * share)])
        outside = np.nonzero(folds == fold)[0]
        rows, _, _ = known.weighed(inside)
        weights, biases = machines(rows, examples, codes, inside)
        scores[outside] = rows[outside] @ weights.T + biases
    for n, code in enumerate(codes):
        scores[~applies(examples, code), n] = NEVER
    return scores


@dataclass(frozen=True)
class Scale:
    """What turns each machine's score into one that means the same for every code: above 0 it is a finding."""

    slopes: np.ndarray
    offsets: np.ndarray
    limit: float

    def of(self, scores: np.ndarray) -> np.ndarray:
        told: np.ndarray = np.where(scores > NEVER, scores * self.slopes + self.offsets - self.limit, NEVER)
        return told


def scale_of(examples: Sequence[Passage], codes: Sequence[str], scores: np.ndarray) -> Scale:
    """Each code's odds from its scores, and the one limit that keeps clean sentences clean.

    Where all codes are found at the same odds, the most is right for the faults allowed.
    """
    truth, clean = truths(examples, codes), np.array([not e.codes for e in examples])
    lines = []
    for n in range(len(codes)):
        read = scores[:, n] > NEVER
        weight = np.where(truth[:, n] | clean, 1.0, OTHER)
        odds = LogisticRegression(C=1000.0).fit(scores[read, n : n + 1], truth[read, n], sample_weight=weight[read])
        lines.append((odds.coef_[0, 0] / ODDS, odds.intercept_[0] / ODDS))
    slopes, offsets = np.array(lines).T
    limit = -1.0
    while found_in(Scale(slopes, offsets, limit).of(scores[clean])).any(axis=1).mean() > CLEAN:
        limit += STEP
    return Scale(slopes, offsets, limit)


def found_in(told: np.ndarray) -> np.ndarray:
    """What the review would find: above 0 and near the sentence's best."""
    found: np.ndarray = (told > 0) & (told >= told.max(axis=1, keepdims=True) - NEAR_BEST)
    return found


def packed_model(
    known: Counted, examples: Sequence[Passage], codes: Sequence[str], scale: Scale, inside: np.ndarray
) -> bytes:
    rows, vectoriser, blocks = known.weighed(inside)
    weights, biases = machines(rows, examples, codes, inside)
    head = TrainedHead(HEAD, codes, scale.of(biases), weights * scale.slopes[:, None] * blocks, LEAST)
    return packed(digest(examples), "sentence", vectoriser, [head])


def main() -> None:
    codes, examples = judged(), passages()
    known = counted(examples)
    scale = scale_of(examples, codes, left_out(known, examples, codes))
    MODEL.write_bytes(packed_model(known, examples, codes, scale, np.arange(len(examples))))
    print(f"{MODEL.name}: {MODEL.stat().st_size:,} bytes from {len(examples)} sentences")


if __name__ == "__main__":
    main()
