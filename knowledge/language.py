"""Which language a short text is written in: Swedish, Finnish or English.

A small linear model over character 1-4-grams and words, trained beside the question model (`make model`). It says
nothing where it is not sure: "ok" is every language, and then the person's own choice counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from knowledge.linear import language_features
from knowledge.sums import SummingModel
from knowledge.words import WORDS

MODEL = WORDS / "language.bin"

#: The score, and the lead over the second language, from which the first is believed.
LEAST, LEAD = 0.1, 0.25
#: So few words turn a conversation to another language only by this lead over the one spoken: "yks on 16", "se on ok".
FEW_WORDS, CLEAR_LEAD = 4, 1.0


@cache
def _model() -> SummingModel:
    return SummingModel(MODEL.read_bytes())


def language_of(text: str, known: tuple[str, ...] = ("sv", "fi", "en"), least: float = LEAST) -> str | None:
    """The language of `text` among `known`; None where the text is too short or too foreign to tell.

    With a lower `least`, where another text beside it says that it must be one of them.
    """
    if not any(character.isalpha() for character in text):
        return None
    scores = _model().told(language_features(text))
    ranked = sorted((scores[language], language) for language in known if language in scores)[::-1]
    if len(ranked) < 2:
        return ranked[0][1] if ranked else None
    (score, first), (second, _) = ranked[0], ranked[1]
    return first if score >= least and score - second >= LEAD else None


def turned_to(text: str, spoken: str, known: tuple[str, ...] = ("sv", "fi", "en")) -> str | None:
    """The language of `text` in a conversation that has been in `spoken`; None where it does not tell."""
    found = language_of(text, known)
    if found in (None, spoken) or spoken not in known or len(text.split()) > FEW_WORDS:
        return found
    scores = _model().told(language_features(text))
    return found if scores[str(found)] - scores[spoken] >= CLEAR_LEAD else None


def language_of_corpus(texts: Iterable[str]) -> str:
    """The language most of the texts are written in; Swedish when none tells."""
    found = Counter(language_of(text) for text in texts)
    del found[None]
    return found.most_common(1)[0][0] or "sv" if found else "sv"
