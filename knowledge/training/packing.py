"""Trained weights as one small file: whole numbers, only those that matter, compressed."""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.training.vectors import Vectoriser

STEPS = 127


@dataclass(frozen=True)
class TrainedHead:
    """`weights` has a row a class and a column a feature; below `least` a weight is left out."""

    name: str
    classes: Sequence[str]
    bias: np.ndarray
    weights: np.ndarray
    least: float


def packed(digest: str, features: str, vectoriser: Vectoriser, heads: Sequence[TrainedHead]) -> bytes:
    """The file that `knowledge.linear.LinearModel` reads. Features that speak for nothing keep their idf alone: they
    belong to the length of a text."""
    steps = [head_step(head) for head in heads]
    whole = np.vstack([quantised(head) for head in heads])
    by_feature = whole.T
    rows, classes = np.nonzero(by_feature)
    counts = np.bincount(rows, minlength=len(vectoriser.names))
    names = "\n".join(vectoriser.names).encode()
    header = {
        "digest": digest,
        "features": features,
        "names": len(names),
        "sizes": len(classes),
        "heads": [
            {
                "name": head.name,
                "classes": list(head.classes),
                "bias": [round(float(b), 5) for b in head.bias],
                "step": step,
            }
            for head, step in zip(heads, steps, strict=True)
        ],
    }
    parts = (
        json.dumps(header, ensure_ascii=False).encode() + b"\n",
        names,
        vectoriser.idf.astype(np.uint8).tobytes(),
        counts.astype("<u2").tobytes(),
        classes.astype("<u2").tobytes(),
        by_feature[rows, classes].astype(np.int8).tobytes(),
    )
    return lzma.compress(b"".join(parts), format=lzma.FORMAT_XZ, preset=9)


def head_step(head: TrainedHead) -> float:
    return float(f"{np.abs(head.weights).max() / STEPS:.6g}") if head.weights.size else 1.0


def quantised(head: TrainedHead) -> np.ndarray:
    kept = np.where(np.abs(head.weights) >= head.least, head.weights, 0.0)
    return np.rint(kept / head_step(head)).astype(np.int16)
