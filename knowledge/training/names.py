"""Trains the names models: `python -m knowledge.training.names DATA_FOLDER` (the corpora stay outside the project).

With `--score` it trains on four fifths of the Swedish texts and all of the Finnish training texts, and scores the
held-out fifth and the Finnish development texts with the folder's own scorer instead of writing model files.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from knowledge import names
from knowledge.names.features import Token, features_of, tokens_of

SETTINGS = {"c1": 0.1, "c2": 0.02, "max_iterations": 120, "feature.possible_transitions": True}
HELD_OUT = 5  # every fifth Swedish text is held out


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def sequences(rows: Sequence[dict[str, Any]], lists: bool) -> Iterator[tuple[list[list[str]], list[str]]]:
    """(features, labels) of every line of every text."""
    for row in rows:
        begun = 0
        marked = [(start, end, names.PERSON) for start, end in row["spans"]]
        marked += [(start, end, kind) for start, end, kind in row.get("ents", ())]
        for line in row["text"].split("\n"):
            tokens = tokens_of(line)
            if tokens:
                yield features_of(tokens, lists), labels(tokens, begun, marked)
            begun += len(line) + 1


def labels(tokens: Sequence[Token], begun: int, marked: Sequence[tuple[int, int, str]]) -> list[str]:
    given = ["O"] * len(tokens)
    for start, end, kind in marked:
        inside = [n for n, t in enumerate(tokens) if t.start + begun < end and t.end + begun > start]
        for number, at in enumerate(inside):
            given[at] = f"{'I' if number else 'B'}-{kind}"
    return given


def train(rows: Sequence[dict[str, Any]], file: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for features, given in sequences(rows, file.stem in names.WITH_LISTS):
        trainer.append(features, given)
    trainer.train(str(file))
    print(f"{file.name}: {file.stat().st_size:,} bytes", flush=True)


def score(folder: Path) -> None:
    """Prints the folder's own figures for models that have not seen the scored texts."""
    sys.path.insert(0, str(folder))
    scorer = importlib.import_module("score_names")
    swedish = read(folder, "names_sv_train")
    kept = [row for number, row in enumerate(swedish) if number % HELD_OUT]
    held = [(r["text"], [tuple(s) for s in r["spans"]]) for n, r in enumerate(swedish) if not n % HELD_OUT]
    with tempfile.TemporaryDirectory() as place:
        names.FOLDER = Path(place)
        train(kept, names.FOLDER / "sv.crfsuite")
        train(read(folder, "names_fi_train"), names.FOLDER / "fi.crfsuite")
        results = [scorer.score(names.find_names, held, "find_names", "held-out fifth of names_sv_train")]
        results += [scorer.score(names.find_names, scorer.load_set("names_fi_dev"), "find_names", "names_fi_dev")]
        for result in results:
            print(scorer.table([result]), end="\n\n")


def main() -> None:
    folder = Path(sys.argv[1])
    if "--score" in sys.argv:
        score(folder)
        return
    train(read(folder, "names_sv_train"), names.FOLDER / "sv.crfsuite")
    train(read(folder, "names_fi_train") + read(folder, "names_fi_dev"), names.FOLDER / "fi.crfsuite")


if __name__ == "__main__":
    main()
