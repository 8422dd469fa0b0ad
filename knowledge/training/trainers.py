"""Trains one model: a linear support vector machine a head, one class against the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from knowledge.linear import FEATURES
from knowledge.town import Town
from knowledge.training.corpus import OUTSIDE, Example, digest_of, examples_of, sentences_of
from knowledge.training.packing import TrainedHead, packed
from knowledge.training.vectors import fitted

#: Chosen with one writer left out at a time: see docs/figures.md.
QUESTION_C, WITHIN_C, LANGUAGE_C = 0.5, 1.0, 1.0
#: Weights smaller than these say too little to carry: by head.
SECTION_LEAST, SITUATION_LEAST, VERDICT_LEAST, LANGUAGE_LEAST = 0.04, 0.12, 0.04, 0.02
WITHIN_LEAST = 0.1


def question_model(town: Town, examples: Sequence[Example] | None = None) -> bytes:
    """The packed model that tells section, situation and verdict of a question."""
    examples = examples_of(town) if examples is None else examples
    vectoriser = fitted(FEATURES["question"], [e.text for e in examples], in_at_least=2)
    rows = vectoriser.rows([e.text for e in examples])
    heads = [
        trained("section", rows, [e.section for e in examples], QUESTION_C, SECTION_LEAST),
        trained("situation", rows, [e.situation for e in examples], QUESTION_C, SITUATION_LEAST),
        trained("verdict", rows, [e.verdict for e in examples], QUESTION_C, VERDICT_LEAST),
        trained_within("verdict within", rows, examples),
    ]
    return packed(digest_of(examples), "question", vectoriser, heads)


def language_model(town: Town) -> bytes:
    """The packed model that tells Swedish, Finnish and English apart."""
    sentences = sentences_of(town)
    vectoriser = fitted(FEATURES["language"], [text for text, _ in sentences], in_at_least=2)
    rows = vectoriser.rows([text for text, _ in sentences])
    head = trained("language", rows, [language for _, language in sentences], LANGUAGE_C, LANGUAGE_LEAST)
    return packed(digest_of(sentences), "language", vectoriser, [head])


def trained_within(name: str, rows: csr_matrix, examples: Sequence[Example]) -> TrainedHead:
    """The verdict as each section's own phrasings tell it, one small machine a section: classes `rule.4 no`.

    What "without" or "must" does to a verdict depends on what is asked about.
    """
    classes, bias, weights = list[str](), list[float](), list[np.ndarray]()
    for section in sorted({e.section for e in examples} - {OUTSIDE}):
        within = [number for number, e in enumerate(examples) if e.section == section]
        labels = [examples[number].verdict for number in within]
        for verdict in sorted(set(labels)) if len(set(labels)) > 1 else ():
            machine = LinearSVC(C=WITHIN_C, random_state=0, max_iter=5000)
            machine.fit(rows[within], np.array([label == verdict for label in labels]))
            classes.append(f"{section} {verdict}")
            bias.append(float(machine.intercept_[0]))
            weights.append(machine.coef_[0])
    # A town where no section is judged in two ways has no such machine at all.
    stacked = np.vstack(weights) if weights else np.zeros((0, rows.shape[1]))
    return TrainedHead(name, classes, np.array(bias), stacked, WITHIN_LEAST)


def trained(name: str, rows: csr_matrix, labels: Sequence[str], c: float, least: float) -> TrainedHead:
    machine = LinearSVC(C=c, random_state=0, max_iter=5000).fit(rows, np.array(labels))
    return TrainedHead(name, [str(label) for label in machine.classes_], machine.intercept_, machine.coef_, least)
