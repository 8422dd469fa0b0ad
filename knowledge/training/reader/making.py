"""From a town's texts to the encoder, which all towns share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.town import Town
from knowledge.training.corpus import Example
from knowledge.training.reader.base import LAYERS, load_base
from knowledge.training.reader.graph import onnx_model
from knowledge.training.reader.labels import labels_of
from knowledge.training.reader.pieces import cut, numbers_kept, project_texts
from knowledge.training.reader.shrinking import shrunk
from knowledge.training.reader.tuning import LENGTHS, tuned
from knowledge.words import normalised

#: How many layers are trained, and how often every text is read.
UPPER, EPOCHS = 5, 2


def make_encoder(town: Town, examples: Sequence[Example], file: Path, upper: int, epochs: int) -> None:
    """Tunes the base on `examples` and writes the encoder into `file`. Its tokenizer knows all texts of the project."""
    base = load_base()
    kept = numbers_kept(base, project_texts(town))
    tokenizer, first, last = cut(base, kept), _new(kept, base.bos), _new(kept, base.eos)
    read = tokenizer.encode_batch([normalised(e.text) for e in examples], add_special_tokens=False)
    texts = [[first, *one.ids[: LENGTHS[-1] - 2], last] for one in read]
    below, layers = base.below(kept), [base.layer(number) for number in range(LAYERS)]
    print(f"{len(texts):,} texts, {len(kept):,} pieces", flush=True)
    trained = tuned(below, layers, texts, labels_of(examples), upper, epochs)
    model = shrunk(onnx_model(below, trained, tokenizer.to_str(), first, last), upper)
    file.write_bytes(model.SerializeToString(deterministic=True))
    print(f"{file.name}: {file.stat().st_size:,} bytes", flush=True)


def _new(kept: np.ndarray, number: int) -> int:
    return int(np.searchsorted(kept, number))
