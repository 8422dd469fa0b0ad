"""The retrieval engine: the entry of any corpus that is nearest to a question, typing errors and inflection included.

Two BM25 scores are added: character 4-grams of each padded word cover inflection, compounds and typing errors at
once; stems add what only grammar knows. The question is first mended against the corpus's own words. Function words
weigh little but are never dropped, since "not" is one of them. Measured in docs/figures.md.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import log

from knowledge.mending import Vocabulary
from knowledge.words import folded, function_words, normalised, stem, words_of

K1, B = 1.2, 0.75
GRAMS_SHARE = 0.65
FUNCTION_WORD_WEIGHT = 0.3
GRAM = 4

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Hit:
    """One entry found. `score` orders hits; `share` is the part (0 to 1) of the question's grams the entry explains."""

    id: str
    score: float
    share: float


class Bm25:
    """A BM25 index over bags of terms. Postings hold the finished weight of a term in an entry."""

    def __init__(self, bags: list[Counter[str]]) -> None:
        lengths = [sum(bag.values()) for bag in bags]
        mean = (sum(lengths) / len(lengths) if lengths else 0) or 1.0
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, bag in enumerate(bags):
            for term, count in bag.items():
                postings[term].append((number, count))
        self._idf = {term: log(1 + (len(bags) - len(p) + 0.5) / (len(p) + 0.5)) for term, p in postings.items()}
        self._rare = log(1 + (len(bags) + 0.5) / 0.5)
        norms = [K1 * (1 - B + B * length / mean) for length in lengths]
        self._postings = {
            term: [(n, self._idf[term] * count * (K1 + 1) / (count + norms[n])) for n, count in entries]
            for term, entries in postings.items()
        }

    def scores(self, query: Weights) -> dict[int, float]:
        """Score by entry number, only entries that share a term."""
        totals: dict[int, float] = defaultdict(float)
        for term, weight in query.items():
            for number, value in self._postings.get(term, ()):
                totals[number] += weight * value
        return totals

    def most(self, query: Weights) -> float:
        """What an entry would score that explained every term of the query at full strength."""
        return sum(weight * self._idf.get(term, self._rare) * (K1 + 1) for term, weight in query.items())


class Index:
    """A corpus, searchable. `language` names the stemmer for its entries."""

    def __init__(self, corpus: Mapping[str, str], language: str) -> None:
        self._ids = list(corpus)
        self._language = language
        tokens = [words_of(normalised_entry(text)) for text in corpus.values()]
        self.vocabulary = Vocabulary(Counter(word for entry in tokens for word in entry))
        self._grams = Bm25([Counter(g for word in entry for g in grams(word)) for entry in tokens])
        self._stems = Bm25([Counter(self._stem(word) for word in entry) for entry in tokens])

    def search(self, query: str, k: int) -> list[Hit]:
        """The `k` best entries, best first; fewer when fewer share anything with the query."""
        weights = [(word, _weight(word)) for word in self.vocabulary.mended(words_of(normalised(query)))]
        by_gram = _summed((g, weight) for word, weight in weights for g in grams(word))
        by_stem = _summed((self._stem(word), weight) for word, weight in weights)
        gram_scores, stem_scores = self._grams.scores(by_gram), self._stems.scores(by_stem)
        if not gram_scores:
            return []
        best_gram, best_stem = max(gram_scores.values()), max(stem_scores.values(), default=0.0) or 1.0
        total = {
            n: GRAMS_SHARE * score / best_gram + (1 - GRAMS_SHARE) * stem_scores.get(n, 0.0) / best_stem
            for n, score in gram_scores.items()
        }
        most = self._grams.most(by_gram) or 1.0
        best = heapq.nlargest(k, total.items(), key=lambda pair: (pair[1], -pair[0]))
        return [Hit(self._ids[n], score, gram_scores[n] / most) for n, score in best]

    def _stem(self, word: str) -> str:
        return folded(stem(word, self._language))


def build(corpus: dict[str, str]) -> Callable[[str, int], list[str]]:
    """The engine over any corpus of id -> text: gives a function from (query, k) to ids, best first."""
    from knowledge.language import language_of_corpus

    index = Index(corpus, language_of_corpus(corpus.values()))
    return lambda query, k: [hit.id for hit in index.search(query, k)]


def normalised_entry(text: str) -> str:
    """An entry, normalised piece by piece: unlike a question it may be long."""
    return " ".join(normalised(text[at : at + 1000]) for at in range(0, len(text), 1000))


def grams(word: str) -> list[str]:
    """The 4-grams of the word between two blanks; a short word is one gram."""
    padded = f" {folded(word)} "
    return [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]


def _weight(word: str) -> float:
    return FUNCTION_WORD_WEIGHT if word in function_words() else 1.0


def _summed(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    totals: dict[str, float] = defaultdict(float)
    for term, weight in pairs:
        totals[term] += weight
    return totals
