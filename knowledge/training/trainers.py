"""Trains one model: a linear support vector machine a head, one class against the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from knowledge.linear import FEATURES
from knowledge.town import Town
from knowledge.training.corpus import Example, digest_of, examples_of, sentences_of
from knowledge.training.packing import TrainedHead, packed
from knowledge.training.vectors import fitted

#: Chosen with one writer left out at a time: see README, Figures.
QUESTION_C, LANGUAGE_C = 0.5, 1.0
QUESTION_LEAST, LANGUAGE_LEAST = 0.02, 0.02


def question_model(town: Town, examples: Sequence[Example] | None = None) -> bytes:
    """The packed model that tells section, situation and verdict of a question."""
    examples = examples_of(town) if examples is None else examples
    vectoriser = fitted(FEATURES["question"], [e.text for e in examples], in_at_least=2)
    rows = vectoriser.rows([e.text for e in examples])
    heads = [
        trained("section", rows, [e.section for e in examples], QUESTION_C, QUESTION_LEAST),
        trained("situation", rows, [e.situation for e in examples], QUESTION_C, QUESTION_LEAST),
        trained("verdict", rows, [e.verdict for e in examples], QUESTION_C, QUESTION_LEAST),
    ]
    return packed(digest_of(examples), "question", vectoriser, heads)


def language_model(town: Town) -> bytes:
    """The packed model that tells Swedish, Finnish and English apart."""
    sentences = sentences_of(town)
    vectoriser = fitted(FEATURES["language"], [text for text, _ in sentences], in_at_least=2)
    rows = vectoriser.rows([text for text, _ in sentences])
    head = trained("language", rows, [language for _, language in sentences], LANGUAGE_C, LANGUAGE_LEAST)
    return packed(digest_of(sentences), "language", vectoriser, [head])


def trained(name: str, rows: csr_matrix, labels: Sequence[str], c: float, least: float) -> TrainedHead:
    machine = LinearSVC(C=c, random_state=0, max_iter=5000).fit(rows, np.array(labels))
    return TrainedHead(name, [str(label) for label in machine.classes_], machine.intercept_, machine.coef_, least)
