"""The encoder at run time: a text into pieces, the pieces through the network, one vector out.

The file is an onnx graph that carries its tokenizer and its version. One session a process, on one thread; it gives
back the interpreter while it computes, so that two questions take two cores.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from knowledge.reader.files import VERSION, Unfit

Vector = np.ndarray

#: So many pieces are read: as many as in training. A longer text takes too long, and is read by its end.
WINDOW = 46
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")


class Encoder:
    """`digest` names the file: heads are trained on the vectors of one encoder alone."""

    def __init__(self, session: Any, tokenizer: Any, first: int, last: int, digest: str) -> None:
        self._session, self._tokenizer = session, tokenizer
        self._first, self._last, self.digest = first, last, digest

    def vector(self, text: str) -> Vector:
        """What `text` says as one vector."""
        numbers = np.array([self._first, *self.window(text), self._last], np.int64)
        return np.asarray(self._session.run(None, {"pieces": numbers})[0])

    def pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def window(self, text: str) -> list[int]:
        """The pieces of a text; of a longer one its last whole sentences, for people end with what they ask."""
        pieces = self.pieces(text)
        if len(pieces) <= WINDOW:
            return pieces or [self._last]
        window = list[int]()
        for sentence in reversed(_SENTENCES.split(text)):
            said = self.pieces(sentence)
            if window and len(said) + len(window) > WINDOW:
                break
            window = said[:WINDOW] + window
        return window


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
