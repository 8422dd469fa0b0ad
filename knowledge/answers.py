"""How a question finds its situation and its verdict, and how sure that is.

A trained model tells section, situation and verdict by what staff's phrasings have in common, and a reader by what a
question says; their scores are added up (`scores`). The retrieval engine answers by the phrasings nearest in spelling:
alone in a town without a model, and for situations newer than it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from math import exp, log

from knowledge.bans import act_forbidden, of_the_ban
from knowledge.by_votes import newer, without_model
from knowledge.found import (
    LEAST_APART,
    LEAST_CONFIDENCE,
    MOST_NEAREST,
    NOTHING,
    OPPOSITE,
    TOGETHER,
    WORDS_ALONE,
    Answer,
    Limits,
)
from knowledge.framing import questions_in
from knowledge.language import language_of, turned_to
from knowledge.leaning import leaned, leans, strays
from knowledge.leave import lacks_leave
from knowledge.linear import LinearModel
from knowledge.nearest import Nearest
from knowledge.phrases import phrase_kind
from knowledge.private_matters import is_unprotected
from knowledge.reader import Reader
from knowledge.remembering import one_text
from knowledge.scores import Scores, by_both, by_words
from knowledge.situations import VERDICTS, Situation, Verdict
from knowledge.spoken import standard
from knowledge.town import Town
from knowledge.why import said_by_reader, said_by_words
from knowledge.words import normalised, words_of

OUTSIDE = "outside"
#: From this confidence of the words on the reader is not asked: it would change nothing and take four times as long.
WORDS_ENOUGH = 0.9
#: From this chance on the reader is sure which of the town's silences a question outside is about.
SURE_TOPIC = 0.4
#: How much a situation's own share of verdicts counts beside what the question says.
VERDICT_HABIT = 0.3


class Answers:
    """A town's answers. Without a `reader` the `model` decides alone, without that the nearest phrasings."""

    def __init__(self, town: Town, model: LinearModel | None, reader: Reader | None = None) -> None:
        self.town, self._model, self._reader = town, model, reader
        self._section_of = {id: situation.sections[0] for id, situation in town.situations.items()}
        known = set(model.heads["situation"].classes) if model else set()
        new = town.situations.keys() - known
        self._nearest = Nearest(town, new if model else None) if new else None
        self._refused = {_words(refusal.text): refusal.topic for refusal in town.refusals}
        self._asked = {_words(said): one for one in town.situations.values() for said in one.questions.values()}
        self._habits = defaultdict[str, Counter[Verdict]](Counter)
        for phrasing in town.phrasings:
            self._habits[phrasing.situation][phrasing.verdict] += 1

    def prepare(self) -> None:
        """Builds what is otherwise built at its first use, and asks once in every language."""
        if self._nearest:
            self._nearest.prepare()
        if self._model:
            self._model.prepare()
        if self._reader:
            self._reader.prepare()
        for language in self.town.guideline.languages:
            self.find(next(iter(self.town.situations.values())).questions[language], language)

    def language(self, text: str, spoken: str | None = None) -> str | None:
        """The language the text is written in, None when it is too short to tell; `spoken`: what was until now."""
        known = self.town.guideline.languages
        return turned_to(text, spoken, known) if spoken else language_of(text, known)

    def find(self, question: str, language: str, topic: str | None = None, much: float | None = None) -> Answer:
        """The answer to `question`; `topic` is the situation that this conversation was last about, `much` how far
        the question leans on it (None: as far as its words tell). A situation's own question is
        answered by it, and what stands in the town's refusals is refused, whatever the models make of them."""
        text = normalised(question)
        if not words_of(text) or phrase_kind(text):
            return NOTHING
        if (asked := self._asked.get(_words(text))) is not None:
            return Answer(asked, asked.verdict, 1.0, ())
        if (refused := self._refused.get(_words(text))) is not None:
            return replace(NOTHING, topic=self._silent_about(refused))
        if (silent := self.town.silences.asked(text, language)) is not None:
            return replace(NOTHING, topic=silent.id)
        about = self.town.situations.get(topic or "")
        with one_text():
            readings = [self._heard(one, language, about, much) for one in questions_in(text)]
        return max(readings, key=lambda found: (found.situation is not None, found.confidence))

    def lists(self, question: str) -> bool:
        """Whether the town's data holds the very words of the message: then that decides."""
        words = _words(normalised(question))
        return words in self._refused or words in self._asked

    def _silent_about(self, refused: str) -> str | None:
        """The silence that a refusal hangs on; what is far from the guideline has no name."""
        silence = self.town.silences.about(refused)
        return silence.id if silence else None

    def _heard(self, text: str, language: str, topic: Situation | None, much: float | None) -> Answer:
        """A ban that is asked about is answered by the act behind it. Where the guideline is silent about the ban, only
        an act that it surely does not allow tells anything."""
        found, act = self._read(text, language, topic, much), act_forbidden(text)
        if act is None:
            return self._with_leave(found, text, language)
        of_act = self._read(act, language, topic, much)
        told = of_act.situation if found.situation else of_act.verdict == "no" and of_act.sure == "sure"
        return of_the_ban(of_act) if told else found

    def _with_leave(self, found: Answer, text: str, language: str) -> Answer:
        """A plain yes that lacks leave becomes the condition it would rest on."""
        situation, verdict = found.situation, found.verdict
        if situation is None or verdict is None:
            return found
        lacking = lacks_leave(situation, verdict, self._habits[situation.id], text, language, self.town)
        return replace(found, verdict="conditional") if lacking else found

    def _read(self, text: str, language: str, topic: Situation | None, much: float | None) -> Answer:
        if self._model is None:
            return without_model(self.town, self._nearest, text, language) if self._nearest else NOTHING
        voted = newer(self.town, self._nearest, text, language) if self._nearest else NOTHING
        return voted if voted.situation else self._by_model(self._model, standard(text, language), topic, much)

    def why(self, question: str, language: str, answer: Answer) -> list[str]:
        """What spoke for this answer to this question, for people who ask: one line a part that was heard."""
        text, said = standard(normalised(question), language), list[str]()
        if self._model and answer.situation:
            said.append(said_by_words(self._model, text, answer.situation.sections[0]))
        if self._reader:
            heard = [answer.situation] if answer.situation else answer.nearest
            said += said_by_reader(self._reader, self.town, text, language, [one.id for one in heard if one])
        if self._nearest:
            votes = self._nearest.votes(text, language)
            said.append(f"nearest: {votes.nearest!r} explains {votes.share:.2f}")
        return said

    def _by_model(self, model: LinearModel, text: str, topic: Situation | None, much: float | None) -> Answer:
        words, lead = by_words(model, text, self._section_of), leans(text) if much is None else much

        def judged(said: Scores, limits: Limits) -> Answer:
            alone = self._judged(said, limits, text)
            if not (topic and lead):
                return alone
            found = self._judged(leaned(said, self.town, topic, lead), limits, text)
            near = not strays(text, found.situation, topic)
            return replace(found, settled=found.settled and near and alone.situation is not None)

        found = judged(words, WORDS_ALONE)
        if self._reader is None or (found.situation and found.settled and found.confidence >= WORDS_ENOUGH):
            return found
        return judged(by_both(words, self._reader.read(text), self._section_of), TOGETHER)

    def _judged(self, said: Scores, limits: Limits, text: str) -> Answer:
        sections = dict(said.sections)
        outside = sections.pop(OUTSIDE)
        ranked = sorted(sections, key=lambda id: -sections[id])
        best, second = ranked[0], ranked[1]
        lead = sections[best] - outside
        confidence = _confidence(limits, sections[best], lead, sections[best] - sections[second])
        if lead >= limits.answered and confidence >= LEAST_CONFIDENCE:
            situation = self._best_situation(best, said.situations)
            verdict, settled = self._verdict(situation, said)
            settled = settled and lead >= limits.sure and not is_unprotected(situation, verdict, text, self.town)
            return Answer(situation, verdict, confidence, (), settled=settled)
        near = tuple(self._best_situation(id, said.situations) for id in ranked[:MOST_NEAREST])
        return Answer(None, None, confidence, near if lead >= limits.unsure else (), self._silence(said))

    def _silence(self, said: Scores) -> str | None:
        """The silence that the question is surely about; what is far from the guideline has no name."""
        topic = max(said.topics, key=lambda id: said.topics[id], default="")
        sure = topic in self.town.silences.near and said.topics[topic] >= log(SURE_TOPIC)
        return topic if sure else None

    def _best_situation(self, section: str, scores: dict[str, float]) -> Situation:
        within = (s for s in self.town.situations.values() if s.sections[0] == section)
        return max(within, key=lambda s: scores.get(s.id, -9.0))

    def _verdict(self, situation: Situation, said: Scores) -> tuple[Verdict, bool]:
        """What the question says anywhere and in this section, leaning to what this situation mostly is; and whether
        the opposite is far off."""
        habit, section = self._habits[situation.id], situation.sections[0]
        total = sum(habit.values()) + len(VERDICTS)

        def score(verdict: Verdict) -> float:
            heard = said.verdicts.get(verdict, -1.0) + said.within.get(f"{section} {verdict}", -1.0)
            return heard + VERDICT_HABIT * log((habit[verdict] + 1) / total)

        best = max(VERDICTS, key=score)
        return best, best not in OPPOSITE or score(best) - score(OPPOSITE[best]) >= LEAST_APART


def _words(text: str) -> str:
    """What makes two messages the same: their words, however they are spaced, marked and capitalised."""
    return " ".join(words_of(normalised(text)))


def _confidence(limits: Limits, score: float, lead: float, margin: float) -> float:
    base, by_score, by_lead, by_margin = limits.confidence
    return 1 / (1 + exp(-(base + by_score * score + by_lead * lead + by_margin * margin)))
