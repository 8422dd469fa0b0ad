"""What a single sentence is about that no word list can tell: one small machine a finding code.

Trained by `knowledge/training/review_model.py` on the passages beside it; a score above 0 is a finding, for
the thresholds were chosen there, with writers left out, and are part of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from knowledge.sentence_features import sentence_features, surroundings, telling
from knowledge.sums import SummingModel

MODEL = Path(__file__).parent / "rules" / "model.bin"
HEAD = "codes"

#: Of several codes over their thresholds only those this near the best are believed.
NEAR_BEST = 0.3


@cache
def load() -> SummingModel | None:
    return SummingModel(MODEL.read_bytes()) if MODEL.exists() else None


def scores_of(sentences: Sequence[str], kind: str) -> list[dict[str, float]]:
    """Code to score for each sentence of a draft; empty without a model."""
    model = load()
    if model is None:
        return [{} for _ in sentences]
    told: dict[str | None, list[str]] = {text: telling(text) for text in set(sentences)}
    places = list(zip((None, *sentences), sentences, (*sentences[1:], None), strict=False))
    # A line that is pasted again and again is read once.
    seen = {
        (before, text, after): _believed(
            model.told((*sentence_features(text), *surroundings(kind, told.get(before), told.get(after))))
        )
        for before, text, after in set(places)
    }
    return [seen[place] for place in places]


def _believed(scores: dict[str, float]) -> dict[str, float]:
    best = max(scores.values())
    return {code: score if score >= best - NEAR_BEST else min(score, 0.0) for code, score in scores.items()}
