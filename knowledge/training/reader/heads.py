"""The heads on frozen vectors: softmax regressions, trained in a minute or two whenever texts have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from knowledge.reader.encoder import Encoder, load_encoder
from knowledge.reader.heads import Head, Heads, save_heads
from knowledge.training.corpus import Example, digest_of
from knowledge.training.reader.labels import UNKNOWN, WITHIN, Labels, labels_of
from knowledge.words import normalised

#: How far weights may go, chosen with writers left out; more steps change nothing that is decided.
FREEDOM, MOST_STEPS = 0.003, 100
THREADS = 2


def make_heads(examples: Sequence[Example], encoder: Path, file: Path) -> Heads:
    """Trains the heads on the vectors of the encoder in `encoder` and writes them into `file`."""
    loaded = load_encoder(encoder)
    heads = trained_heads(loaded, examples, vectors_of(loaded, examples))
    save_heads(file, heads)
    print(f"{file.name}: {file.stat().st_size:,} bytes", flush=True)
    return heads


def vectors_of(encoder: Encoder, examples: Sequence[Example]) -> np.ndarray:
    with ThreadPoolExecutor(THREADS) as pool:
        return np.array(list(pool.map(encoder.vector, [normalised(example.text) for example in examples])))


def trained_heads(encoder: Encoder, examples: Sequence[Example], vectors: np.ndarray) -> Heads:
    labels: Mapping[str, Labels] = labels_of(examples)
    heads = {name: (_within if name == WITHIN else _trained)(vectors, labels[name]) for name in labels}
    return Heads(heads, digest_of(examples), encoder.digest)


def _within(vectors: np.ndarray, labels: Labels) -> Head:
    """A small machine a section, on its own texts alone: what "without" does to a verdict hangs on what is asked."""
    of_section = defaultdict[str, list[str]](list)
    for label in labels.classes:
        of_section[label.partition(" ")[0]].append(label)
    heads = []
    for classes in of_section.values():
        numbers = np.full(len(labels.classes) + 1, UNKNOWN)
        numbers[[labels.classes.index(label) for label in classes]] = np.arange(len(classes))
        heads.append(_trained(vectors, Labels(tuple(classes), numbers[labels.numbers])))
    names = tuple(label for head in heads for label in head.classes)
    return Head(names, np.hstack([h.weights for h in heads]), np.hstack([h.bias for h in heads]))


def _trained(vectors: np.ndarray, labels: Labels) -> Head:
    """Learnt on vectors brought to the same spread, told in weights for vectors as they are."""
    known = labels.numbers != UNKNOWN
    if len(labels.classes) == 1:
        return Head(labels.classes, np.zeros((vectors.shape[1], 1)), np.zeros(1))
    middle, spread = vectors[known].mean(axis=0), vectors[known].std(axis=0) + 1e-6
    machine = LogisticRegression(C=FREEDOM, max_iter=MOST_STEPS)
    machine.fit((vectors[known] - middle) / spread, labels.numbers[known])
    turned, bias = machine.coef_, machine.intercept_
    if len(labels.classes) == 2:  # the library tells the second alone
        turned, bias = np.vstack([0 * turned, turned]), np.array([0.0, *bias])
    weights = turned / spread
    return Head(labels.classes, weights.T, bias - weights @ middle)
