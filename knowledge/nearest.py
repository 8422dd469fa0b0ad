"""The phrasings nearest to a question, and what they vote for.

Answers alone where a town has no model; names the nearest topics where the model is unsure. One index a language,
built when that language is first asked in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.search import Index
from knowledge.situations import VERDICTS, Verdict
from knowledge.town import Phrasing, Refusal, Town

VOTERS = 7


@dataclass(frozen=True)
class Votes:
    """What the nearest entries say.

    `situations` holds (situation id, votes) best first; `outside` the votes of refusals; `share` (0 to 1) how much
    of the question the nearest entry explains; `nearest` that entry's text.
    """

    situations: tuple[tuple[str, float], ...]
    outside: float
    verdicts: dict[str, Verdict]
    share: float
    nearest: str


class Nearest:
    """Finds a town's nearest phrasings. `only` bounds it to some situations: those that are newer than the model."""

    def __init__(self, town: Town, only: Iterable[str] | None = None) -> None:
        self._town = town
        self._only = None if only is None else frozenset(only)
        self._indexes: dict[str, tuple[Index, list[Phrasing | Refusal]]] = {}

    def prepare(self) -> None:
        """Builds every language's index now: a server does so at start, so that nobody waits."""
        for language in self._town.guideline.languages:
            self._index(language)

    def votes(self, question: str, language: str) -> Votes:
        index, entries = self._index(language)
        hits = index.search(question, VOTERS)
        situations: dict[str, float] = defaultdict(float)
        verdicts: dict[str, dict[Verdict, float]] = defaultdict(lambda: defaultdict(float))
        outside = 0.0
        for hit in hits:
            entry = entries[int(hit.id)]
            if isinstance(entry, Refusal):
                outside += hit.score
            else:
                situations[entry.situation] += hit.score
                verdicts[entry.situation][entry.verdict] += hit.score
        return Votes(
            tuple(sorted(situations.items(), key=lambda pair: -pair[1])),
            outside,
            {id: max(VERDICTS, key=lambda v: said.get(v, 0.0)) for id, said in verdicts.items()},
            hits[0].share if hits else 0.0,
            entries[int(hits[0].id)].text if hits else "",
        )

    def _index(self, language: str) -> tuple[Index, list[Phrasing | Refusal]]:
        if language not in self._indexes:
            entries = self._entries(language)
            corpus = {str(number): entry.text for number, entry in enumerate(entries)}
            self._indexes[language] = Index(corpus, language), entries
        return self._indexes[language]

    def _entries(self, language: str) -> list[Phrasing | Refusal]:
        """Phrasings, refusals, and every situation's own question and answer: a new one is found by them at once."""
        wanted = [s for s in self._town.situations.values() if self._only is None or s.id in self._only]
        ids = {situation.id for situation in wanted}
        entries: list[Phrasing | Refusal] = [
            phrasing for phrasing in self._town.phrasings if phrasing.language == language and phrasing.situation in ids
        ]
        for s in wanted:
            entries.append(Phrasing(s.questions[language], language, s.id, s.verdict, s.id))
            entries.append(Phrasing(s.answers[language], language, s.id, s.verdict, s.id))
        if self._only is None:
            entries += [refusal for refusal in self._town.refusals if refusal.language == language]
        return entries
