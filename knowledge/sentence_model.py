"""What a single sentence is about that no word list can tell: one small machine a finding code.

Trained by `knowledge/training/review_model.py` on the passages in `rules/passages/`; a score above 0 is a finding, for
the thresholds were chosen there, leaving one writer out at a time, and are part of the file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from knowledge.linear import LinearModel

MODEL = Path(__file__).parent / "rules" / "model.bin"
HEAD = "codes"


@cache
def _model() -> LinearModel | None:
    return LinearModel(MODEL.read_bytes()) if MODEL.exists() else None


def scores_of(sentence: str) -> dict[str, float]:
    """Code to score; empty without a model."""
    model = _model()
    return model.scores(model.vector(sentence), HEAD) if model else {}
