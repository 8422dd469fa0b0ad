"""The encoder at run time: a text into pieces, the pieces through the network, one vector out.

The file is an onnx graph that carries its tokenizer and its version. One session a process, on one thread; it gives
back the interpreter while it computes, so that two questions take two cores.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from knowledge.reader.files import VERSION, Unfit

Vector = np.ndarray

#: So many pieces are read at once; a longer text is read in windows of whole sentences.
WINDOW = 94
#: A text of more windows is read by its beginning: nobody asks that much.
MOST_WINDOWS = 6
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")


class Encoder:
    """`digest` names the file: heads are trained on the vectors of one encoder alone."""

    def __init__(self, session: Any, tokenizer: Any, first: int, last: int, digest: str) -> None:
        self._session, self._tokenizer = session, tokenizer
        self._first, self._last, self.digest = first, last, digest

    def vector(self, text: str) -> Vector:
        """What `text` says as one vector: the mean of its windows, weighed by their pieces."""
        windows = list(self._windows(text))
        vectors = np.array([self._run(pieces) for pieces in windows])
        return np.average(vectors, axis=0, weights=[len(pieces) for pieces in windows])

    def pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _run(self, pieces: list[int]) -> Vector:
        numbers = np.array([self._first, *pieces, self._last], np.int64)
        return np.asarray(self._session.run(None, {"pieces": numbers})[0])

    def _windows(self, text: str) -> Iterator[list[int]]:
        """The pieces of a text, window by window; an empty text has one empty window's two marks."""
        pieces = self.pieces(text)
        if len(pieces) <= WINDOW:
            yield pieces or [self._last]
            return
        windows: list[list[int]] = [[]]
        for sentence in map(self.pieces, _SENTENCES.split(text)):
            for at in range(0, len(sentence), WINDOW):
                part = sentence[at : at + WINDOW]
                if len(windows[-1]) + len(part) > WINDOW:
                    windows.append([])
                windows[-1] += part
        yield from windows[:MOST_WINDOWS]


def load_encoder(file: Path) -> Encoder:
    """Raises Unfit where the file is cut short or of another version."""
    try:
        session = onnxruntime.InferenceSession(str(file), _options(), providers=["CPUExecutionProvider"])
    except Exception:  # whatever the library raises for a broken file
        raise Unfit("is no encoder, or is cut short") from None
    told = session.get_modelmeta().custom_metadata_map
    if told.get("version") != str(VERSION):
        raise Unfit(f"is of version {told.get('version')}, not {VERSION}")
    tokenizer = Tokenizer.from_str(told["tokenizer"])
    tokenizer.model._resize_cache(0)  # it would keep words that people write
    return Encoder(session, tokenizer, int(told["first"]), int(told["last"]), digest_of(file))


def cosine(one: Vector, other: Vector) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def digest_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:16]


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return options
