"""The heads on frozen vectors: softmax regressions, trained in a minute or two whenever texts have changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from sklearn.linear_model import LogisticRegression

from knowledge.reader.encoder import Encoder
from knowledge.reader.heads import Head, Heads
from knowledge.training.corpus import Example, digest_of
from knowledge.training.reader.labels import UNKNOWN, Labels, labels_of
from knowledge.words import normalised

#: How far weights may go, chosen with writers left out; more steps change nothing that is decided.
FREEDOM, MOST_STEPS = 0.003, 100
THREADS = 2


def vectors_of(encoder: Encoder, examples: Sequence[Example]) -> np.ndarray:
    with ThreadPoolExecutor(THREADS) as pool:
        return np.array(list(pool.map(encoder.vector, [normalised(example.text) for example in examples])))


def trained_heads(encoder: Encoder, examples: Sequence[Example], vectors: np.ndarray) -> Heads:
    labels: Mapping[str, Labels] = labels_of(examples)
    heads = {name: _trained(vectors, of_head) for name, of_head in labels.items()}
    return Heads(heads, digest_of(examples), encoder.digest)


def _trained(vectors: np.ndarray, labels: Labels) -> Head:
    """Learnt on vectors brought to the same spread, told in weights for vectors as they are."""
    known = labels.numbers != UNKNOWN
    middle, spread = vectors[known].mean(axis=0), vectors[known].std(axis=0) + 1e-6
    machine = LogisticRegression(C=FREEDOM, max_iter=MOST_STEPS)
    machine.fit((vectors[known] - middle) / spread, labels.numbers[known])
    weights = machine.coef_ / spread
    return Head(labels.classes, weights.T, machine.intercept_ - weights @ middle)
