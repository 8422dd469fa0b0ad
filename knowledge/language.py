"""Which language a short text is written in: Swedish, Finnish or English.

A small linear model over character 1-4-grams and words, trained beside the question model (`make model`). It says
nothing where it is not sure: "ok" is every language, and then the person's own choice counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from knowledge.linear import LinearModel
from knowledge.words import WORDS

MODEL = WORDS / "language.bin"

#: The lead over the second language from which the first is believed.
LEAD = 0.25


@cache
def _model() -> LinearModel:
    return LinearModel(MODEL.read_bytes())


def language_of(text: str, known: tuple[str, ...] = ("sv", "fi", "en")) -> str | None:
    """The language of `text` among `known`; None where the text is too short or too foreign to tell."""
    scores = _model().scores(text)["language"]
    ranked = sorted((scores[language], language) for language in known if language in scores)[::-1]
    if len(ranked) < 2:
        return ranked[0][1] if ranked else None
    return ranked[0][1] if ranked[0][0] - ranked[1][0] >= LEAD else None


def language_of_corpus(texts: Iterable[str]) -> str:
    """The language most of the texts are written in; Swedish when none tells."""
    found = Counter(language_of(text) for text in texts)
    del found[None]
    return found.most_common(1)[0][0] or "sv" if found else "sv"
