"""A draft as it reads, and the way back to the text as given.

Hidden characters, split accents and odd dashes must not hide anything: rules read a plain text in which they are gone,
and every place in it leads back to the code points of the text somebody pasted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from unicodedata import category, combining, normalize

from knowledge.clauses import SHORT, SHORTEST, clauses_in
from knowledge.language import language_of
from knowledge.words import word_lists

Span = tuple[int, int]

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−⁃﹘﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛´`"), "'")
_MARKS = _DASHES | _QUOTES
#: Only a text with one of these needs to be taken apart.
_ODD = re.compile("[^\\n -~¡-¬®-ˬ€…•]")

#: A sentence ends where a mark is followed by space and a beginning, and at every line's end.
_ENDS = re.compile("[.!?…]+[\"')\\]]*[ \\t]+(?=[^\\sa-zåäö,;)])|[\U0001f300-\U0001faff☀-➿]+[ \\t]+(?=[A-ZÅÄÖ])|[\\n]+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:kl|klo|bl\.a|t\.ex|ca|nr|nro|s\.k|dvs|tel|tfn|puh|p|esim|mm|ym|jne|n|st|mr|mrs|ms|dr|no|art|e\.g|i\.e|s:t|"
    r"fr\.o\.m|m\.m|f\.d|tjf|v|os|kpl|eur)|\b[A-ZÅÄÖ]|^\s*\d{1,2})$",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 600
#: Some characters stand for up to 18 others. So many more than were written, and the rest stay as they are.
MOST_ADDED = 2_000
#: So many small words of one language, at least one in RARE, and none of another, tell it.
ENOUGH, RARE = 2, 8
_SMALL = re.compile(r"[^\W\d_]+")
#: Among many lines, one shorter than this is not asked for its language.
TELLING, FEW = 12, 40
#: In a short text a clause is in the language it looks most like, however foreign: names are most of it.
ANY = -1.0
#: The two languages that such a text may mix.
PAIR = ("sv", "fi")
_PARTS = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"[^\W\d_]")


def within(places: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of `places`, which are in order, that begin from `start` on and before `end`."""
    return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]


def covers(places: Sequence[Span], at: int) -> bool:
    """Whether one of `places`, which are in order and apart, holds the place `at`."""
    before = bisect_right(places, (at, len(places) and places[-1][1])) - 1
    return before >= 0 and places[before][0] <= at < places[before][1]


@dataclass(frozen=True)
class Sentence:
    """One sentence of the plain text: its place, its words and the language it is written in."""

    start: int
    end: int
    text: str
    language: str


@dataclass(frozen=True)
class Reading:
    """`plain` is what rules read; `_starts` and `_ends` lead each of its characters back to the text."""

    text: str
    plain: str = field(init=False)
    _starts: list[int] | None = field(init=False, repr=False)
    _ends: list[int] | None = field(init=False, repr=False)
    _languages: dict[str, str | None] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        plain, starts, ends = _taken_apart(self.text) if _ODD.search(self.text) else (self.text, None, None)
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_ends", ends)

    def span(self, start: int, end: int) -> Span:
        """A place in the plain text as code points of the text as given."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]

    @cached_property
    def parts(self) -> tuple[Sentence, ...]:
        """The lines that hold words. A line too short to tell its language takes that of its neighbour."""
        lines = [m for m in _PARTS.finditer(self.plain) if _LETTERS.search(m[0])]
        told = [self._spoken(m[0]) if len(m[0]) >= TELLING or len(lines) < FEW else None for m in lines]
        parts, last = [], next((one for one in told if one), None) or language_of(self.plain) or "sv"
        for match, language in zip(lines, told, strict=True):
            if language and (len(match[0]) >= 25 or len(lines) == 1):
                last = language
            parts.append(Sentence(match.start(), match.end(), match[0], last))
        return tuple(parts)

    def _spoken(self, text: str) -> str | None:
        """The language of a line, or of a sentence, which often is the same: read once."""
        if text not in self._languages:
            self._languages[text] = spoken(text)
        return self._languages[text]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        for part in self.parts:
            for start, end in _sentences_of(part.text):
                text = part.text[start:end]
                told = self._spoken(text) if len(text) >= 40 else by_small_words(text)
                found.append(Sentence(part.start + start, part.start + end, text, told or part.language))
        return tuple(found)

    @cached_property
    def clauses(self) -> tuple[Sentence, ...]:
        """The clauses with the language each is written in; one that tells none has that of the sentence around it."""
        found: list[Sentence] = []
        letters = len(_LETTERS.findall(self.plain))
        short = letters <= SHORT
        for part in self.parts:
            for start, end in clauses_in(part.text, letters <= SHORTEST):
                around = (self.sentence_at(part.start + start) or part).language
                text = part.text[start:end].strip()
                told = self._spoken(text) or (language_of(text, PAIR, ANY) if short and around in PAIR else None)
                found.append(Sentence(part.start + start, part.start + end, part.text[start:end], told or around))
        return tuple(found)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that carry a real share of the letters, most first."""
        weight: dict[str, int] = {}
        for clause in self.clauses:
            weight[clause.language] = weight.get(clause.language, 0) + len(_LETTERS.findall(clause.text))
        total = sum(weight.values()) or 1
        return tuple(sorted((one for one in weight if weight[one] / total >= 0.15), key=lambda one: -weight[one]))

    def sentence_at(self, place: int) -> Sentence | None:
        at = bisect_right(self.sentences, place, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 else None


def spoken(text: str) -> str | None:
    """The language of `text`. Its small words tell it at once, most often; where they do not, the model is asked."""
    return by_small_words(text) or language_of(text[:LONGEST_SENTENCE])


def by_small_words(text: str) -> str | None:
    """The language whose small words are there, if they are many enough and no other's are."""
    words = _SMALL.findall(text[:LONGEST_SENTENCE].lower())
    told = sorted(((len(own.intersection(words)), language) for language, own in _small_words().items()), reverse=True)
    (most, language), (other, _), *_ = told
    return language if most >= ENOUGH and most * RARE >= len(words) and not other else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """The function words that only one of the languages has."""
    listed = {language: set(words.split()) for language, words in word_lists("function_words").items()}
    return {
        language: frozenset(own.difference(*(other for name, other in listed.items() if name != language)))
        for language, own in listed.items()
    }


def _taken_apart(text: str) -> tuple[str, list[int], list[int]]:
    """(plain text, where each of its characters begins in `text`, where it ends)"""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        kind = category(character)
        if combining(character) and plain and (joined := _joined(plain[-1], character)):
            plain[-1], ends[-1] = joined, at + 1
        elif kind in ("Cf", "Mn", "Me", "Cs"):
            continue
        else:
            full = len(plain) >= at + MOST_ADDED
            for seen in character if full else _seen(character, kind):
                plain.append(seen)
                starts.append(at)
                ends.append(at + 1)
    return "".join(plain), starts, ends


def _joined(base: str, mark: str) -> str:
    composed = normalize("NFC", base + mark)
    return composed if len(composed) == 1 else ""


def _seen(character: str, kind: str) -> str:
    if character == "\n" or " " <= character <= "~":
        return character
    if kind in ("Cc", "Zs", "Zl", "Zp"):
        return "\n" if character in "\u2028\u2029\x0b\x0c\x85" else " "
    return normalize("NFKC", character.translate(_MARKS)).translate(_MARKS) if character not in "…½¼¾" else character


def _sentences_of(line: str) -> list[Span]:
    """The sentences of one line, trimmed; one without an end in sight is cut where it grows too long."""
    found, begun = list[Span](), 0
    for match in _ENDS.finditer(line):
        if match[0].startswith(".") and _ABBREVIATION.search(line, max(begun, match.start() - 12), match.start()):
            continue
        found += _cut(line, begun, match.end())
        begun = match.end()
    return found + _cut(line, begun, len(line))


def _cut(line: str, start: int, end: int) -> list[Span]:
    pieces = list[Span]()
    while end - start > LONGEST_SENTENCE:
        space = line.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = space if space > start else start + LONGEST_SENTENCE
        pieces.append((start, stop))
        start = stop
    pieces.append((start, end))
    return [
        (a + len(line[a:b]) - len(line[a:b].lstrip()), a + len(line[a:b].rstrip()))
        for a, b in pieces
        if line[a:b].strip()
    ]
