"""What a question says, as a small encoder reads it: one vector a text, and what each head on the vector believes.

The encoder (`encoder.onnx`) is shared by all towns; a town's folder holds the heads that were trained on its texts.
Both files are made by `make model`. Where either is missing, or onnxruntime cannot be had, the linear model answers
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.data_files import DataError, Fault
from knowledge.reader.files import ENCODER, HEADS, Unfit
from knowledge.town import Town
from knowledge.words import normalised

if TYPE_CHECKING:  # numpy and onnxruntime load only where there is something to read with
    from knowledge.reader.encoder import Encoder
    from knowledge.reader.heads import Heads

MEND = "run `make model`"
#: A town that changes keeps most of its situations: heads that know fewer of them were trained for another.
LEAST_SHARED = 0.5
#: The heads whose word counts; whatever others there are, is told and not counted.
NEEDED = frozenset({"section", "situation", "within"})


@dataclass(frozen=True)
class Reader:
    """An encoder and a town's heads on it."""

    encoder: Encoder
    heads: Heads

    def prepare(self) -> None:
        """Runs once, so that nobody waits for what is made at the first use."""
        self.encoder.vector("?")

    def likeness(self, text: str, others: Sequence[str]) -> list[float]:
        """How alike each of `others` reads, at most 1."""
        from knowledge.reader.encoder import cosine

        vector = self.encoder.vector(normalised(text))
        return [cosine(vector, self.encoder.vector(normalised(other))) for other in others]

    def read(self, text: str) -> dict[str, dict[str, float]]:
        """For each head the logarithm of how likely each of its classes is for this normalised text."""
        return self.heads.read(self.encoder.vector(text))


def load_reader(town: Town, encoder: Path = ENCODER) -> Reader | None:
    """The town's reader, or None where it has none or this machine cannot run one (`lacking` says which).

    Raises DataError where a file is cut short, of another version or of other data.
    """
    if lacking(town, encoder):
        return None
    from knowledge.reader.encoder import load_encoder
    from knowledge.reader.heads import load_heads

    file = encoder
    try:
        loaded = load_encoder(encoder)
        file = town.folder / HEADS
        heads = load_heads(file)
        _check(heads, loaded, town)
    except Unfit as error:
        raise DataError([Fault(file, 0, "", f"{error}: {MEND}")]) from None
    return Reader(loaded, heads)


def lacking(town: Town, encoder: Path = ENCODER) -> str:
    """What keeps the reader from reading, in one line; empty when nothing does or the town has no heads."""
    if not (town.folder / HEADS).exists():
        return f"{town.folder / HEADS} is not there"
    if not encoder.exists():
        return f"{encoder} is not there"
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError as error:
        return f"{error.name or 'onnxruntime'} cannot be loaded"
    return ""


def _check(heads: Heads, encoder: Encoder, town: Town) -> None:
    if heads.encoder != encoder.digest:
        raise Unfit("belongs to another encoder")
    situations = set(heads.classes("situation"))
    if len(situations & town.situations.keys()) < LEAST_SHARED * len(situations):
        raise Unfit("belongs to another town")
    if missing := sorted(NEEDED - heads.heads.keys()):
        raise Unfit(f"lacks the head {missing[0]}")
