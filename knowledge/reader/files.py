"""The reader's two files: where they lie, which version of them we read, and what is said of one that does not fit."""

from __future__ import annotations

from pathlib import Path

ENCODER = Path(__file__).parent / "encoder.onnx"
#: In a town's folder.
HEADS = "heads.npz"
#: Changes with whatever either file holds in another way than before.
VERSION = 1


class Unfit(Exception):
    """A file that cannot be used; the message says what is wrong with it."""
