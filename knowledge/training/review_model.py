"""Trains the sentence model of the review on the passages in `rules/passages/<language>/<writer>.jsonl`.

A line is {"text", "codes": [...], "quote"?, "kind"?}. A sentence that the quote does not touch counts as clean.
Each code's precision and recall are printed with one writer left out at a time, and the thresholds come from there;
`--figures` stops at that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.svm import LinearSVC

from knowledge.linear import FEATURES
from knowledge.reading import Reading
from knowledge.rules import FOLDER, all_rules
from knowledge.sentence_model import HEAD, MODEL, NEAR_BEST
from knowledge.training.corpus import digest_of
from knowledge.training.packing import TrainedHead, packed
from knowledge.training.vectors import fitted

C = 0.3
LEAST = 0.06
#: Rare and dear: a flagged sentence weighs as much as so many clean ones.
WEIGHT = 1.5
#: What speaks for any finding at all speaks, in this measure, for each: there are ten times as many examples of it.
ANY = 0.2
#: Thresholds, with the writer left out: at most this share of clean sentences (half of them tricky) may be found at
#: all, and this share of what is found must be right. A passage flagged for another code counts as half a fault: its
#: writer gave most often one code where several apply.
CLEAN, PRECISION, OTHER = 0.025, 0.7, 0.5
SLICES = 2
LEAST_FOUND, SLACK, HIGHEST = 20, 0.12, 0.5


@dataclass(frozen=True)
class Passage:
    """A sentence with the codes that apply to it, and who wrote it in which language."""

    text: str
    codes: tuple[str, ...]
    by: str


def passages() -> list[Passage]:
    """Every sentence of every passage, in the order of the folder."""
    found = []
    for file in sorted((FOLDER / "passages").glob("*/*.jsonl")):
        by = f"{file.parent.name}/{file.stem}"
        for line in file.read_text(encoding="utf-8").splitlines():
            found += sentences_of(json.loads(line), by)
    return found


def sentences_of(row: dict[str, object], by: str) -> list[Passage]:
    text, codes = str(row["text"]), tuple(str(code) for code in row["codes"])  # type: ignore[attr-defined]
    sentences = [(s.start, s.end, s.text) for s in Reading(text).sentences]
    start = text.find(str(row["quote"])) if row.get("quote") else -1
    if start < 0 or len(sentences) < 2:
        return (
            [Passage(sentence, codes, by) for _, _, sentence in sentences] if not codes else [Passage(text, codes, by)]
        )
    end = start + len(str(row["quote"]))
    return [Passage(t, codes if a < end and b > start else (), by) for a, b, t in sentences]


def judged() -> list[str]:
    return [rule.code for rule in all_rules().values() if rule.model]


def machines(rows, examples: Sequence[Passage], codes: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[no-untyped-def]
    """(a row of weights a code, biases)"""
    heads = [trained(rows, [code in e.codes for e in examples], WEIGHT) for code in codes]
    weights, bias = trained(rows, [bool(set(e.codes) & set(codes)) for e in examples], 1.0)
    return np.vstack([w + ANY * weights for w, _ in heads]), np.array([b + ANY * bias for _, b in heads])


def trained(rows, truth: Sequence[bool], weight: float) -> tuple[np.ndarray, float]:  # type: ignore[no-untyped-def]
    machine = LinearSVC(C=C, random_state=0, max_iter=1000, tol=1e-2, class_weight={True: weight, False: 1.0})
    machine.fit(rows, np.array(truth))
    return machine.coef_[0], float(machine.intercept_[0])


def folds_of(examples: Sequence[Passage]) -> list[str]:
    """A fold a writer; where a language has only one, its passages in five slices."""
    writers = {e.by for e in examples}
    alone = {by for by in writers if sum(other.split("/")[0] == by.split("/")[0] for other in writers) == 1}
    return [f"{e.by} {n // 4 % SLICES}" if e.by in alone else e.by for n, e in enumerate(examples)]


def left_out(examples: Sequence[Passage], codes: Sequence[str]) -> np.ndarray:
    """Scores of every sentence from machines that have read nothing of its writer."""
    scores = np.zeros((len(examples), len(codes)))
    folds = folds_of(examples)
    for fold in sorted(set(folds)):
        inside = [n for n in range(len(examples)) if folds[n] != fold]
        outside = [n for n in range(len(examples)) if folds[n] == fold]
        read = [examples[n] for n in inside]
        vectoriser = fitted(FEATURES["sentence"], [e.text for e in read], in_at_least=2)
        weights, biases = machines(vectoriser.rows([e.text for e in read]), read, codes)
        scores[outside] = vectoriser.rows([examples[n].text for n in outside]) @ weights.T + biases
    return scores


def threshold(scores: np.ndarray, truth: np.ndarray, clean: np.ndarray) -> float:
    """The lowest score from which on PRECISION of what is found is right."""
    order = np.argsort(-scores)
    right = np.cumsum(truth[order])
    wrong = np.cumsum(np.where(truth, 0.0, np.where(clean, 1.0, OTHER))[order])
    precise = np.nonzero(right / (right + wrong) >= PRECISION)[0]
    enough = [number for number in precise if number >= LEAST_FOUND]
    return float(scores[order[enough[-1]]]) if enough else HIGHEST


def thresholds(examples: Sequence[Passage], codes: Sequence[str], scores: np.ndarray) -> np.ndarray:
    clean = np.array([not e.codes for e in examples])
    for_all = np.quantile(scores[clean].max(axis=1), 1 - CLEAN) - SLACK
    told = [threshold(scores[:, n], np.array([c in e.codes for e in examples]), clean) for n, c in enumerate(codes)]
    return np.array([min(max(one, for_all), HIGHEST) for one in told])


def found_in(scores: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """What the review would find: above the threshold and near the sentence's best."""
    above = scores - limits
    found: np.ndarray = (above >= 0) & (above >= above.max(axis=1, keepdims=True) - NEAR_BEST)
    return found


def print_figures(examples: Sequence[Passage], codes: Sequence[str], scores: np.ndarray, limits: np.ndarray) -> None:
    print("| code | sentences | threshold | precision | recall | F1 |\n| --- | --- | --- | --- | --- | --- |")
    everything = found_in(scores, limits)
    all_right = all_found = all_true = 0
    for n, code in enumerate(codes):
        truth = np.array([code in e.codes for e in examples])
        found = everything[:, n]
        right = int((found & truth).sum())
        all_right, all_found, all_true = all_right + right, all_found + int(found.sum()), all_true + int(truth.sum())
        print(_row(code, int(truth.sum()), limits[n], right, int(found.sum())))
    print(_row("all", all_true, 0.0, all_right, all_found))
    for language in ("sv", "fi", "en"):
        clean = [n for n, e in enumerate(examples) if not e.codes and e.by.startswith(language)]
        if clean:
            wrong = everything[clean].any(axis=1).mean()
            print(f"clean {language} sentences with any finding: {wrong:.3f} of {len(clean)}")


def _row(code: str, true: int, limit: float, right: int, found: int) -> str:
    precision, recall = right / max(1, found), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"| {code} | {true} | {limit:.2f} | {precision:.2f} | {recall:.2f} | {f1:.2f} |"


def packed_model(examples: Sequence[Passage], codes: Sequence[str], limits: np.ndarray) -> bytes:
    vectoriser = fitted(FEATURES["sentence"], [e.text for e in examples], in_at_least=2)
    weights, biases = machines(vectoriser.rows([e.text for e in examples]), examples, codes)
    head = TrainedHead(HEAD, codes, biases - limits, weights, LEAST)
    return packed(digest_of(examples), "sentence", vectoriser, [head])


def main() -> None:
    codes, examples = judged(), passages()
    scores = left_out(examples, codes)
    limits = thresholds(examples, codes, scores)
    print_figures(examples, codes, scores, limits)
    if "--figures" not in sys.argv:
        MODEL.write_bytes(packed_model(examples, codes, limits))
        print(f"{MODEL.name}: {MODEL.stat().st_size:,} bytes from {len(examples)} sentences")


if __name__ == "__main__":
    main()
