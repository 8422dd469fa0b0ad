"""What the encoder is taught: a table of heads, and for every text the class under each that knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.training.corpus import OUTSIDE, Example

#: A text that tells nothing about a head.
UNKNOWN = -1
#: The head of verdicts within a section: classes `rule.4 no`.
WITHIN = "within"


@dataclass(frozen=True)
class Labels:
    """One head's classes in order, and each text's number among them or UNKNOWN."""

    classes: tuple[str, ...]
    numbers: np.ndarray


def _verdict(example: Example) -> str | None:
    return None if example.verdict == OUTSIDE else example.verdict


def _within(example: Example) -> str | None:
    return None if example.verdict == OUTSIDE else f"{example.section} {example.verdict}"


#: A new head needs an entry here: its name, and how to read its class off an example, None where that tells nothing.
TAUGHT: Mapping[str, Callable[[Example], str | None]] = {
    "section": lambda example: example.section,
    "situation": lambda example: example.situation,
    "verdict": _verdict,
    WITHIN: _within,
    "topic": lambda example: example.topic or None,
}


def labels_of(examples: Sequence[Example]) -> dict[str, Labels]:
    """A head that has nothing to tell apart, in a town that names no silences, is left out."""
    labels = {name: _labels([read(example) for example in examples]) for name, read in TAUGHT.items()}
    return {name: of_head for name, of_head in labels.items() if len(of_head.classes) > 1}


def _labels(said: Sequence[str | None]) -> Labels:
    classes = tuple(sorted({label for label in said if label is not None}))
    numbers = {label: number for number, label in enumerate(classes)}
    return Labels(classes, np.array([UNKNOWN if label is None else numbers[label] for label in said]))
