"""Where an answer begins and what its confidence means: measured on writers that neither words nor reader have met."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.linear_model import LogisticRegression

from knowledge.linear import LinearModel
from knowledge.reader import Reader
from knowledge.reader.encoder import load_encoder
from knowledge.scores import by_both, by_words
from knowledge.town import Town
from knowledge.training.corpus import OUTSIDE, Example, examples_of
from knowledge.training.figures import FOLDS
from knowledge.training.reader.heads import make_heads
from knowledge.training.reader.making import make_encoder
from knowledge.training.trainers import question_model
from knowledge.words import normalised

#: The writers left out; what a refusal of theirs counts beside a question: they write more of them than people ask.
LEFT_OUT, REFUSAL_WEIGHT = FOLDS[1], 0.6
LEADS, CONFIDENCES = (0.0, 0.1, 0.2, 0.3, 0.4), (0.25, 0.3, 0.4, 0.5, 0.6)


def calibrate(town: Town, upper: int, epochs: int) -> None:
    """Trains everything without the writers left out, asks it their texts, prints the limits and what each costs."""
    examples = examples_of(town)
    known = [e for e in examples if e.writer not in LEFT_OUT]
    asked = [e for e in examples if e.writer in LEFT_OUT]
    model = LinearModel(question_model(town, known))
    with TemporaryDirectory() as folder:
        encoder, heads = Path(folder) / "encoder.onnx", Path(folder) / "heads.npz"
        make_encoder(town, known, encoder, upper, epochs)
        reader = Reader(load_encoder(encoder), make_heads(known, encoder, heads))
        told, right = _asked(town, model, reader, asked)
    inside = np.array([e.section != OUTSIDE for e in asked])
    machine = LogisticRegression(C=100)
    machine.fit(told, right, sample_weight=np.where(inside, 1.0, REFUSAL_WEIGHT))
    print("confidence:", np.round([*machine.intercept_, *machine.coef_[0]], 3).tolist())
    _print_limits(told[:, 1], machine.predict_proba(told)[:, 1], right, inside)


def _asked(town: Town, model: LinearModel, reader: Reader, asked: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    """For each text (score, lead over outside, lead over the second), and whether the best section is right."""
    section_of = {id: situation.sections[0] for id, situation in town.situations.items()}
    told, right = [], []
    for example in asked:
        text = normalised(example.text)
        sections = by_both(by_words(model, text, section_of), reader.read(text), section_of).sections
        outside = sections.pop(OUTSIDE)
        best, second = sorted(sections, key=lambda id: -sections[id])[:2]
        told.append((sections[best], sections[best] - outside, sections[best] - sections[second]))
        right.append(best == example.section)
    return np.array(told), np.array(right)


def _print_limits(leads: np.ndarray, confidences: np.ndarray, right: np.ndarray, inside: np.ndarray) -> None:
    print("| lead | confidence | outside refused | answered right | answered |\n| --- | --- | --- | --- | --- |")
    for lead in LEADS:
        for confidence in CONFIDENCES:
            given = (leads >= lead) & (confidences >= confidence)
            shares = 1 - given[~inside].mean(), (given & right)[inside].mean(), given[inside].mean()
            print(f"| {lead} | {confidence} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
