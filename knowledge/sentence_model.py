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

#: Of several codes over their thresholds only those this near the best are believed.
NEAR_BEST = 0.3


@cache
def load() -> LinearModel | None:
    return LinearModel(MODEL.read_bytes()) if MODEL.exists() else None


def scores_of(sentence: str) -> dict[str, float]:
    """Code to score; empty without a model."""
    model = load()
    if model is None:
        return {}
    scores = model.scores(model.vector(sentence), HEAD)
    best = max(scores.values())
    return {code: score if score >= best - NEAR_BEST else min(score, 0.0) for code, score in scores.items()}
