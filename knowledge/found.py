"""An answer as it was found, and how sure it is: the limits from which one is given, and given as sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.situations import Situation, Verdict

Sure = Literal["sure", "less", "unsure", "outside"]
OPPOSITE: dict[Verdict, Verdict] = {"yes": "no", "no": "yes"}


@dataclass(frozen=True)
class Limits:
    """Where an answer begins. `sure`, `answered` and `unsure` are leads of the best section over "outside": from the
    first on an answer may be sure, from the second on what comes nearest is shown, from the third on it is at least
    worth asking back. `confidence` is the chance that the
    section is right, from (1, score, lead over outside, lead over the second)."""

    sure: float
    answered: float
    unsure: float
    confidence: tuple[float, float, float, float]


#: Of the words' scores alone, chosen with writers left out; of what words and reader say together, where no answer may
#: be sure likewise, and where what comes nearest is shown by the sets of the tests (decision 20 tells what each costs).
WORDS_ALONE = Limits(0.1, 0.1, -0.9, (-0.26, 0.80, 0.43, 0.99))
TOGETHER = Limits(-0.2, -1.1, -1.8, (0.386, 0.803, 0.110, 0.129))
#: So many topics are offered where nothing is answered.
MOST_NEAREST = 3
#: However clear the lead, below this confidence the nearest topics are offered instead; from the second on it is sure.
LEAST_CONFIDENCE, SURE_CONFIDENCE = 0.15, 0.45
#: A section's general situation is what is left where nothing in it fits: from this on it is sure (docs/figures.md has
#: four bars).
SURE_IN_GENERAL = 0.55
#: A yes or a no whose opposite comes as close as this is not sure, whatever it is about.
LEAST_APART = 1.5


@dataclass(frozen=True)
class Answer:
    """What was found. `situation` and `verdict` are None when nothing is answered; `nearest` then holds the topics
    that come closest, and is empty when the question lies outside. `confidence` runs from 0 to 1. `topic` is the id of
    what the guideline is silent about, where nothing is answered and that is plain. `settled` is false where the
    opposite verdict comes close, or where what is allowed might touch somebody's private matters."""

    situation: Situation | None
    verdict: Verdict | None
    confidence: float
    nearest: tuple[Situation, ...]
    topic: str | None = None
    settled: bool = True

    @property
    def sure(self) -> Sure:
        if self.situation:
            least = SURE_IN_GENERAL if self.situation.general else SURE_CONFIDENCE
            return "sure" if self.settled and self.confidence >= least else "less"
        return "unsure" if self.nearest else "outside"


NOTHING = Answer(None, None, 0.0, ())
