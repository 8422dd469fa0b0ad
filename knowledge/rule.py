"""What a rule and a finding are. The rules themselves lie in `rules/`, one file a code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from knowledge.draft_text import Reading, Sentence, Span, covers
from knowledge.guideline import bare
from knowledge.lexicon import Word, words_in
from knowledge.names import find_names
from knowledge.sentence_model import scores_of
from knowledge.town import Town

Kind = Literal["post", "reply", "comment"]
Severity = Literal["stop", "fix", "tip"]
KINDS: tuple[Kind, ...] = ("post", "reply", "comment")
LANGUAGES = ("sv", "fi", "en")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|[^\s<>\"@]{1,64}@[^\s<>\"@]{1,200}", re.IGNORECASE)
#: Two words with a capital, one after the other, perhaps with "von" between them.
_TWO_CAPITALS = re.compile(r"[A-ZÅÄÖÉÜÓŠŽ][^\s]{0,40}\s(?:[a-z]{2,3}\s)?[A-ZÅÄÖÉÜÓŠŽ]")
#: Where each list of a rule stands in the plain text, by the list's name.
Hits = Mapping[str, Sequence[Span]]


@dataclass(frozen=True)
class Boxes:
    """What the author ticked in the form; None: not asked."""

    people: bool | None = None
    permission: bool | None = None
    others: bool | None = None


@dataclass(frozen=True)
class Draft:
    """A text somebody means to publish. `today` is the date that counts for what is out of date; None: unknown."""

    text: str
    kind: Kind
    today: date | None
    town: Town
    boxes: Boxes = Boxes()

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.text)

    @property
    def plain(self) -> str:
        return self.reading.plain

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.reading.sentences

    @cached_property
    def links(self) -> list[Span]:
        """Links and e-mail addresses: what stands in them are no words."""
        return [match.span() for match in _LINK.finditer(self.plain)]

    @cached_property
    def words(self) -> list[Word]:
        words = words_in(self.plain)
        if not self.links:
            return words
        return [word for word in words if not covers(self.links, word.start)]

    @cached_property
    def scores(self) -> list[dict[str, float]]:
        """What the sentence model says of each sentence."""
        return scores_of([_LINK.sub(" ", sentence.text) for sentence in self.sentences], self.kind)

    @cached_property
    def own_rules(self) -> frozenset[int]:
        """The numbers of the sentences that stand in the town's own guideline: a rule that is quoted breaks none."""
        rules = self.town.guideline.wordings
        return frozenset(n for n, sentence in enumerate(self.sentences) if bare(sentence.text) in rules)

    def place_of(self, at: int) -> int:
        """The number of the sentence that holds the place `at` of the plain text; -1 before the first."""
        return bisect_right(self.sentences, at, key=lambda sentence: sentence.start) - 1

    def score(self, rule: Rule, at: int, unknown: float) -> float:
        """What the model says of the sentence at `at`; `unknown` where it knows nothing of the rule."""
        number = self.place_of(at)
        return self.scores[number].get(rule.code, unknown) if rule.model and number >= 0 else unknown

    @cached_property
    def names(self) -> list[Span]:
        """Personal names in the sentences that can hold a full one."""
        return [
            (s.start + a, s.start + b)
            for s in self.sentences
            if _TWO_CAPITALS.search(s.text)
            for a, b in find_names(s.text, s.language)
        ]


@dataclass(frozen=True)
class Wording:
    """What a finding says, in each language; a suggestion may be empty."""

    message: Mapping[str, str]
    suggestion: Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """A text with what the rule finds in it: places, None for the text as a whole; empty for a clean one."""

    text: str
    language: str
    kind: Kind
    today: date | None
    found: tuple[Span | None, ...]


@dataclass(frozen=True)
class Rule:
    """One finding code: what it says and why, in which kinds of draft, and the words that tell it.

    `words` are found as they stand; `pardons` say that all is well in that sentence, `pardons_draft` anywhere in the
    draft. `model`: the sentence model has a word too. `not_questions`: a sentence that asks is
    none. `yields_to`: codes beside which this one is silent. `name`: what it is called in a heading; a tip has none.
    `variants`: other wordings, by name.
    """

    code: str
    severity: Severity
    drafts: tuple[Kind, ...]
    model: bool
    not_questions: bool
    yields_to: tuple[str, ...]
    name: Mapping[str, str]
    wording: Wording
    variants: Mapping[str, Wording]
    why: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    pardons: Mapping[str, tuple[str, ...]]
    pardons_draft: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, Mapping[str, tuple[str, ...]]]
    examples: tuple[Example, ...]

    @property
    def is_tip(self) -> bool:
        return self.severity == "tip"


@dataclass(frozen=True)
class Found:
    """A place in the plain text that a rule points at; None: the text as a whole.

    `sure`: a word, a check or a mark stands there. Not sure is what the sentence model alone believes.
    """

    span: Span | None
    variant: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Finding:
    """What the review has to say. `start` and `end` are code points of the text as given; None: the whole text.

    What is not `sure` never stops a draft, and is worded as a question.
    """

    code: str
    severity: Severity
    start: int | None
    end: int | None
    quote: str | None
    section: str | None
    wording: Wording
    sure: bool = True

    def message(self, language: str) -> str:
        return self.wording.message[language]

    def suggestion(self, language: str) -> str | None:
        return self.wording.suggestion[language] or None
