"""A town's heads on the encoder's vectors: for each thing that is told a matrix, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from knowledge.reader.files import VERSION, Unfit

ABOUT = "about"


@dataclass(frozen=True)
class Head:
    """The classes of one thing told; `weights` has a row for each number of the vector, a column a class."""

    classes: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray


@dataclass(frozen=True)
class Heads:
    """All heads of a town; `digest` names the texts and `encoder` the encoder that they were trained on."""

    heads: Mapping[str, Head]
    digest: str
    encoder: str

    def classes(self, head: str) -> tuple[str, ...]:
        return self.heads[head].classes

    def read(self, vector: np.ndarray) -> dict[str, dict[str, float]]:
        return {name: _likely(head, vector) for name, head in self.heads.items()}


def _likely(head: Head, vector: np.ndarray) -> dict[str, float]:
    said = vector @ head.weights + head.bias
    said = said - said.max()
    said = said - np.log(np.exp(said).sum())
    return dict(zip(head.classes, said.tolist(), strict=True))


def load_heads(file: Path) -> Heads:
    """Raises Unfit where the file is cut short or of another version."""
    try:
        with np.load(file, allow_pickle=False) as held:
            about = json.loads(str(held[ABOUT]))
            parts = {name: np.asarray(held[name], np.float32) for name in held.files if name != ABOUT}
    except (OSError, EOFError, ValueError, KeyError, BadZipFile):
        raise Unfit("holds no heads, or is cut short") from None
    if about["version"] != VERSION:
        raise Unfit(f"is of version {about['version']}, not {VERSION}")
    heads = {
        name: Head(tuple(classes), parts[f"{name} weights"], parts[f"{name} bias"])
        for name, classes in about["classes"].items()
    }
    return Heads(heads, about["digest"], about["encoder"])


def save_heads(file: Path, heads: Heads) -> None:
    """In half precision; the same heads give the same bytes."""
    about = {
        "version": VERSION,
        "digest": heads.digest,
        "encoder": heads.encoder,
        "classes": {name: list(head.classes) for name, head in heads.heads.items()},
    }
    parts = {ABOUT: np.array(json.dumps(about, ensure_ascii=False))}
    for name, head in heads.heads.items():
        parts[f"{name} weights"] = head.weights.astype(np.float16)
        parts[f"{name} bias"] = head.bias.astype(np.float16)
    np.savez_compressed(file, allow_pickle=False, **parts)
