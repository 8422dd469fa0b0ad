"""How a question finds its situation and its verdict, and how sure that is.

A trained model tells section, situation and verdict by what staff's phrasings have in common. The retrieval engine
answers by the phrasings nearest in spelling: alone in a town without a model, and for situations newer than it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import exp, inf, log

from knowledge.framing import questions_in
from knowledge.language import language_of
from knowledge.linear import LinearModel
from knowledge.nearest import Nearest
from knowledge.phrases import begins_as_follow_up, phrase_kind
from knowledge.remembering import one_text
from knowledge.situations import VERDICTS, Situation, Verdict
from knowledge.town import Town
from knowledge.words import normalised, words_of

OUTSIDE = "outside"
MOST_NEAREST = 3

#: Chosen with one writer left out at a time (docs/figures.md). The lead of the best section over "outside" from which
#: a question is answered, and from which it is at least worth asking back.
ANSWERED_LEAD, UNSURE_LEAD = 0.1, -0.9
#: However clear the lead, below this confidence the nearest topics are offered instead.
LEAST_CONFIDENCE = 0.3
#: Confidence is the chance that the section is right, from (score, lead over outside, lead over the second).
CONFIDENCE = (-0.26, 0.80, 0.43, 0.99)
#: How much a situation's own share of verdicts counts beside what the question says.
VERDICT_HABIT = 0.3
#: What a follow-up question adds to the section the conversation was about.
FOLLOW_UP = 0.8
#: Without a model: how much of the question the nearest entry must explain, and how clear its votes must be.
LEAST_SHARE, LEAST_VOTES = 0.3, 0.25
#: A situation newer than the model is believed when its own words explain this much of the question.
NEW_SHARE = 0.35


@dataclass(frozen=True)
class Answer:
    """What was found. `situation` and `verdict` are None when nothing is answered; `nearest` then holds the topics
    that come closest, and is empty when the question lies outside. `confidence` runs from 0 to 1."""

    situation: Situation | None
    verdict: Verdict | None
    confidence: float
    nearest: tuple[Situation, ...]


NOTHING = Answer(None, None, 0.0, ())


class Answers:
    """A town's answers. Without a `model` the nearest phrasings decide."""

    def __init__(self, town: Town, model: LinearModel | None) -> None:
        self.town, self._model = town, model
        self._section_of = {id: situation.sections[0] for id, situation in town.situations.items()}
        known = set(model.heads["situation"].classes) if model else set()
        new = town.situations.keys() - known
        self._nearest = Nearest(town, new if model else None) if new else None
        self._habits = defaultdict[str, Counter[Verdict]](Counter)
        for phrasing in town.phrasings:
            self._habits[phrasing.situation][phrasing.verdict] += 1

    def prepare(self) -> None:
        """Builds what is otherwise built at its first use, and asks once in every language."""
        if self._nearest:
            self._nearest.prepare()
        if self._model:
            self._model.prepare()
        for language in self.town.guideline.languages:
            self.find(next(iter(self.town.situations.values())).questions[language], language)

    def language(self, text: str) -> str | None:
        """The language the text is written in, None when it is too short to tell."""
        return language_of(text, self.town.guideline.languages)

    def find(self, question: str, language: str, topic: str | None = None) -> Answer:
        """The answer to `question`; `topic` is the situation that this conversation was last about."""
        text = normalised(question)
        if not words_of(text) or phrase_kind(text):
            return NOTHING
        with one_text():
            readings = [self._read(reading, language, topic) for reading in questions_in(text)]
        return max(readings, key=lambda found: (found.situation is not None, found.confidence))

    def _read(self, text: str, language: str, topic: str | None) -> Answer:
        voted = self._by_votes(self._nearest, text, language) if self._nearest else NOTHING
        if self._model is None or voted.situation is not None:
            return voted
        return self._by_model(self._model, text, topic)

    def why(self, question: str, language: str, answer: Answer) -> list[str]:
        """What spoke for this answer to this question, for people who ask: one line a part that was heard."""
        text, said = normalised(question), list[str]()
        if self._model and answer.situation:
            section = answer.situation.sections[0]
            strongest = self._model.strongest(text, "section", section, 8)
            said.append(f"{section}: " + ", ".join(f"{name.strip()!r} {weight:+.2f}" for name, weight in strongest))
        if self._nearest:
            votes = self._nearest.votes(text, language)
            said.append(f"nearest: {votes.nearest!r} explains {votes.share:.2f}")
        return said

    def _by_model(self, model: LinearModel, text: str, topic: str | None) -> Answer:
        totals = model.totals(text)
        situations = model.scores(totals, "situation")
        sections = self._sections(model.scores(totals, "section"), situations, text, topic)
        outside = sections.pop(OUTSIDE)
        ranked = sorted(sections, key=lambda id: -sections[id])
        best, second = ranked[0], ranked[1]
        lead = sections[best] - outside
        confidence = _confidence(sections[best], lead, sections[best] - sections[second])
        if lead >= ANSWERED_LEAD and confidence >= LEAST_CONFIDENCE:
            situation = self._best_situation(best, situations)
            overall, within = (
                model.scores(totals, "verdict"),
                model.scores(totals, "verdict within", f"{best} "),
            )
            verdict = self._verdict(situation, overall, within)
            return Answer(situation, verdict, confidence, ())
        near = tuple(self._best_situation(id, situations) for id in ranked[:MOST_NEAREST])
        return Answer(None, None, confidence, near if lead >= UNSURE_LEAD else ())

    def _sections(
        self, sections: dict[str, float], situations: dict[str, float], text: str, topic: str | None
    ) -> dict[str, float]:
        """A section's score is its own and that of its strongest situation."""
        strongest: dict[str, float] = {}
        for id, score in situations.items():
            section = self._section_of.get(id, id)
            if score > strongest.get(section, -inf):
                strongest[section] = score
        total = {id: score + strongest.get(id, -1.0) for id, score in sections.items()}
        if topic is not None and topic in self._section_of and begins_as_follow_up(text):
            total[self._section_of[topic]] += FOLLOW_UP
            total[OUTSIDE] -= FOLLOW_UP / 2
        return total

    def _best_situation(self, section: str, scores: dict[str, float]) -> Situation:
        within = (s for s in self.town.situations.values() if s.sections[0] == section)
        return max(within, key=lambda s: scores.get(s.id, -9.0))

    def _verdict(self, situation: Situation, overall: dict[str, float], within: dict[str, float]) -> Verdict:
        """What the question's words say anywhere and in this section, leaning to what this situation mostly is."""
        habit, section = self._habits[situation.id], situation.sections[0]
        total = sum(habit.values()) + len(VERDICTS)

        def score(verdict: Verdict) -> float:
            said = overall.get(verdict, -1.0) + within.get(f"{section} {verdict}", -1.0)
            return said + VERDICT_HABIT * log((habit[verdict] + 1) / total)

        return max(VERDICTS, key=score)

    def _by_votes(self, nearest: Nearest, text: str, language: str) -> Answer:
        votes = nearest.votes(text, language)
        if not votes.situations:
            return NOTHING
        best, score = votes.situations[0]
        clear = score / (votes.outside + sum(said for _, said in votes.situations))
        confidence = votes.share * clear
        least_share = LEAST_SHARE if self._model is None else NEW_SHARE
        if votes.share < least_share or votes.outside > score:
            return NOTHING
        if clear < LEAST_VOTES:
            near = tuple(self.town.situations[id] for id, _ in votes.situations[:MOST_NEAREST])
            return Answer(None, None, confidence, near)
        return Answer(self.town.situations[best], votes.verdicts[best], confidence, ())


def _confidence(score: float, lead: float, margin: float) -> float:
    base, by_score, by_lead, by_margin = CONFIDENCE
    return 1 / (1 + exp(-(base + by_score * score + by_lead * lead + by_margin * margin)))
