"""`farjag train FOLDER` in a process of its own: the words of any town, and its heads on the encoder that all share.

The same functions as `make model`; only the encoder, and what tells languages apart, stay as they were shipped.
"""

from __future__ import annotations

import sys
from pathlib import Path

from knowledge.data_files import DataError
from knowledge.reader.files import ENCODER, HEADS
from knowledge.town import Town, load_town
from knowledge.training.corpus import examples_of
from knowledge.training.reader.heads import make_heads
from knowledge.training.trainers import question_model

MODEL = "model.bin"


def main(folder: Path) -> int:
    """The exit code: 1 where nothing can be learnt from the folder, every reason told."""
    try:
        town = load_town(folder)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if lacks := lacking(town):
        print("\n".join(lacks), file=sys.stderr)
        return 1
    train(town)
    return 0


def lacking(town: Town) -> list[str]:
    """What keeps a town from being trained: from none nobody learns what a question or a refusal looks like."""
    missing = []
    for kind, rows in (("phrasings", town.phrasings), ("refusals", town.refusals)):
        missing += [
            f"{town.folder / kind / language}: has no {kind}, write some (in a file WRITER.jsonl) before training"
            for language in town.guideline.languages
            if not any(row.language == language for row in rows)
        ]
    return missing


def train(town: Town) -> None:
    """Writes both files when both are made: the one without the other would be half of another town."""
    examples = examples_of(town)
    print(f"learning from {len(examples):,} texts: the words ...", flush=True)
    model = question_model(town, examples)
    print("what they say, as the encoder reads it ...", flush=True)
    make_heads(examples, ENCODER, town.folder / HEADS)
    (town.folder / MODEL).write_bytes(model)
    print(f"{MODEL}: {len(model):,} bytes", flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
