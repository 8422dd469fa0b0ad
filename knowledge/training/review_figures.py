"""The whole review on passages whose writer the sentence model has not read.

`python -m knowledge.training.review_figures`, with `--alarms` for the clean passages in which it finds something.

Where `review_model` tells of the model alone, this tells of words, patterns, names and model together. What counts as
a finding is the committed model's: two numbers a code, chosen over all writers.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from knowledge import sentence_model
from knowledge.review import review
from knowledge.rule import Draft, Kind
from knowledge.town import Town, load_town
from knowledge.training.passage_files import FOLDER, folds_of, passages
from knowledge.training.review_model import judged, left_out, packed_model, scale_of
from knowledge.training.sentence_rows import counted

#: Codes that are not about what a passage says, and a day on which nothing has passed.
APART = {"one-language", "outdated"}
TODAY = date(2026, 1, 1)
KINDS: dict[str, Kind] = {"post": "post", "reply": "reply", "comment": "comment"}


def rows_of(writer: str) -> list[dict[str, object]]:
    lines = (FOLDER / f"{writer}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def judge(writer: str, town: Town, tally: Counter[str], wrong: list[str]) -> None:
    for row in rows_of(writer):
        told = review(Draft(str(row["text"]), KINDS[str(row.get("kind") or "post")], TODAY, town))
        found, truth = {f.code for f in told.findings} - APART, set(row["codes"])  # type: ignore[call-overload]
        tally.update(f"right {code}" for code in found & truth)
        tally.update(f"wrong {code}" for code in found - truth)
        tally.update(f"missed {code}" for code in truth - found)
        if not truth:
            tally[f"clean {writer}"] += 1
            tally[f"alarm {writer}"] += bool(found)
            wrong += [f"{sorted(found)} {row['text']}"] if found else []


def print_tally(tally: Counter[str]) -> None:
    print("| code | precision | recall | F1 |\n| --- | --- | --- | --- |")
    codes = sorted({name.split(" ")[1] for name in tally if not name.startswith(("clean", "alarm"))})
    for code in codes:
        print(_row(code, tally[f"right {code}"], tally[f"wrong {code}"], tally[f"missed {code}"]))
    print(_row("all", *(sum(tally[f"{what} {code}"] for code in codes) for what in ("right", "wrong", "missed"))))
    for name in sorted(name for name in tally if name.startswith("clean")):
        writer = name.split(" ")[1]
        print(f"clean {writer}: {tally[f'alarm {writer}'] / tally[name]:.3f} of {tally[name]} with any finding")


def _row(code: str, right: int, wrong: int, missed: int) -> str:
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"| {code} | {precision:.2f} | {recall:.2f} | {2 * right / max(1, 2 * right + wrong + missed):.2f} |"


def main() -> None:
    town, codes, examples = load_town(), judged(), passages()
    known, folds = counted(examples), np.array(folds_of(examples))
    scale = scale_of(examples, codes, left_out(known, examples, codes))
    tally, wrong = Counter[str](), list[str]()
    for fold in sorted(set(folds)):
        with TemporaryDirectory() as folder:
            sentence_model.MODEL = Path(folder) / "model.bin"
            others = np.nonzero(folds != fold)[0]
            sentence_model.MODEL.write_bytes(packed_model(known, examples, codes, scale, others))
            sentence_model.load.cache_clear()
            for writer in sorted({e.by for e, its in zip(examples, folds, strict=True) if its == fold}):
                judge(writer, town, tally, wrong)
    print_tally(tally)
    if "--alarms" in sys.argv:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
