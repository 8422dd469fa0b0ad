"""Why a question was answered as it was, in lines for whoever maintains the texts."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from knowledge.linear import LinearModel
from knowledge.reader import Reader
from knowledge.town import Town

#: How many features, classes of a head and phrasings are told.
FEATURES, CLASSES, PHRASINGS = 8, 3, 5


def said_by_words(model: LinearModel, text: str, section: str) -> str:
    strongest = model.strongest(text, "section", section, FEATURES)
    return f"{section}: " + ", ".join(f"{name.strip()!r} {weight:+.2f}" for name, weight in strongest)


def said_by_reader(reader: Reader, town: Town, text: str, language: str, situations: Iterable[str]) -> list[str]:
    """What each head thinks likeliest, and which phrasings of these situations say the most alike."""
    lines = []
    for head, said in reader.read(text).items():
        best = sorted(said, key=lambda name: -said[name])[:CLASSES]
        lines.append(f"read as {head}: " + ", ".join(f"{name} {exp(said[name]):.2f}" for name in best))
    near = set(situations)
    texts = [p.text for p in town.phrasings if p.situation in near and p.language == language]
    alike = sorted(zip(reader.likeness(text, texts), texts, strict=True), reverse=True)[:PHRASINGS]
    return lines + [f"reads like ({share:.2f}): {other}" for share, other in alike]
