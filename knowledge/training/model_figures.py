"""How right the sentence model alone is on writers it has not read; with `--curve` on a part of them too."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np

from knowledge.training.passage_files import Passage, passages
from knowledge.training.review_model import found_in, judged, left_out, scale_of, truths
from knowledge.training.sentence_rows import Counted, counted

SHARES = (0.25, 0.5, 1.0)


def print_figures(examples: Sequence[Passage], codes: Sequence[str], found: np.ndarray) -> None:
    print("| code | sentences | precision | recall | F1 |\n| --- | --- | --- | --- | --- |")
    truth = truths(examples, codes)
    for n, code in enumerate(codes):
        print(_row(code, found[:, n], truth[:, n]))
    print(_row("all", found, truth))
    for language in ("sv", "fi", "en"):
        clean = [n for n, e in enumerate(examples) if not e.codes and e.by.startswith(language)]
        print(f"clean {language} sentences with any finding: {found[clean].any(axis=1).mean():.3f} of {len(clean)}")


def print_curve(known: Counted, examples: Sequence[Passage], codes: Sequence[str]) -> None:
    for share in SHARES:
        scores = left_out(known, examples, codes, share)
        found = found_in(scale_of(examples, codes, scores).of(scores))
        print(_row(f"{share:.0%} of the passages", found, truths(examples, codes)))


def _row(name: str, found: np.ndarray, truth: np.ndarray) -> str:
    right = int((found & truth).sum())
    precision, recall = right / max(1, int(found.sum())), right / max(1, int(truth.sum()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"| {name} | {int(truth.sum())} | {precision:.2f} | {recall:.2f} | {f1:.2f} |"


def main() -> None:
    codes, examples = judged(), passages()
    known = counted(examples)
    if "--curve" in sys.argv:
        print_curve(known, examples, codes)
    scores = left_out(known, examples, codes)
    print_figures(examples, codes, found_in(scale_of(examples, codes, scores).of(scores)))


if __name__ == "__main__":
    main()
