"""How a question finds its situation and its verdict, and how sure that is.

Two parts are heard. The trained model tells section, situation and verdict by what staff's phrasings have in
common; the retrieval engine finds the phrasings nearest in spelling. A town without a model has the second alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.language import language_of
from knowledge.linear import LinearModel
from knowledge.nearest import Nearest, Votes
from knowledge.phrases import phrase_kind
from knowledge.situations import Situation, Verdict
from knowledge.town import Town
from knowledge.words import normalised, words_of

MOST_NEAREST = 3


@dataclass(frozen=True)
class Answer:
    """What was found. `situation` and `verdict` are None when nothing is answered; `nearest` then holds the topics
    that come closest, and is empty when the question lies outside. `confidence` runs from 0 to 1; `why` says, for
    people who ask, what spoke for it."""

    situation: Situation | None
    verdict: Verdict | None
    confidence: float
    nearest: tuple[Situation, ...]
    why: tuple[str, ...]


NOTHING = Answer(None, None, 0.0, (), ())


class Answers:
    """A town's answers. Without a `model` the nearest phrasings decide."""

    def __init__(self, town: Town, model: LinearModel | None) -> None:
        self.town, self._model = town, model
        self._nearest = Nearest(town)

    def prepare(self) -> None:
        """Builds what is otherwise built at its first use."""
        self._nearest.prepare()

    def language(self, text: str) -> str | None:
        """The language the text is written in, None when it is too short to tell."""
        return language_of(text, self.town.guideline.languages)

    def find(self, question: str, language: str, topic: str | None = None) -> Answer:
        """The answer to `question`; `topic` is the situation that this conversation was last about."""
        text = normalised(question)
        if not words_of(text) or phrase_kind(text):
            return NOTHING
        return self._by_votes(self._nearest.votes(text, language))

    def _by_votes(self, votes: Votes) -> Answer:
        if not votes.situations:
            return NOTHING
        best, score = votes.situations[0]
        total = votes.outside + sum(said for _, said in votes.situations)
        confidence = votes.share * score / total
        why = (votes.nearest,)
        if votes.share < SHARE_OUTSIDE or votes.outside > total / 2:
            return Answer(None, None, confidence, (), why)
        if confidence < SURE:
            near = tuple(self.town.situations[id] for id, _ in votes.situations[:MOST_NEAREST])
            return Answer(None, None, confidence, near, why)
        return Answer(self.town.situations[best], votes.verdicts[best], confidence, (), why)


SHARE_OUTSIDE, SURE = 0.3, 0.1
