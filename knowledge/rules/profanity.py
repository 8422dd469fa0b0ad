"""Swear words: the list, and words of it with letters masked (`f*n`, `p3rkele`, `v i t t u`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from knowledge.draft_text import Span, within
from knowledge.lexicon import LONGEST_WORD
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words
from knowledge.rule_by_words import joined

_MASKED = re.compile(r"(?<![\w/.@#])[^\W\d_]{1,20}[*#@$%!_1340]{1,8}[^\W\d_]{1,20}(?![\w@/])")
_SPELT = re.compile(r"(?<!\w)[^\W\d_](?:[ .*_-][^\W\d_]){3,9}(?!\w)")
_LEET = str.maketrans("1340@$!", "ieaoasi")
#: `f*n` has three letters; one of its kind with two of them hidden could be anything.
SHORTEST_MASKED, MOST_HIDDEN = 3, 4
#: An innocent phrase begins at most so far before its word.
LONGEST_PARDON = 60
_OPEN = re.compile(r"[*#%_]+")


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    pardons = joined(hits.get("pardons", ()))
    for found in by_words(draft, rule, {"words": hits.get("words", ())}):
        if found.span and not _is_innocent(draft, hits, pardons, found.span):
            yield found
    words, judged = tuple(_plain_words(rule)), dict[str, bool]()  # one draft's words, gone with its review
    for match in _MASKED.finditer(draft.plain):
        written = match[0].lower()
        if written not in judged:
            judged[written] = _is_masked(written, words)
        if judged[written]:
            yield Found(match.span())
    for match in _SPELT.finditer(draft.plain):
        if re.sub(r"\W|_", "", match[0].lower()) in _listed(words):
            yield Found(match.span())


def _is_innocent(draft: Draft, hits: Hits, pardons: Sequence[Span], span: Span) -> bool:
    """Part of an innocent phrase ("ett fan av"), of a place's name, or of the title of a work."""
    start, end = span
    if any(a < end and start < b for a, b in within(pardons, start - LONGEST_PARDON, end)):
        return True
    return _is_place(draft.plain, start, end) or _is_title(draft, hits, start)


def _is_title(draft: Draft, hits: Hits, start: int) -> bool:
    """In quotation marks, or with a capital inside the sentence, beside the word for a film, a book, a play."""
    sentence = draft.reading.sentence_at(start)
    if sentence is None or not within(hits.get("titles", ()), sentence.start, sentence.end):
        return False
    before = draft.plain[sentence.start : start]
    return before.count('"') % 2 == 1 or (draft.plain[start].isupper() and bool(before.strip(" \"'")))


def _is_place(plain: str, start: int, end: int) -> bool:
    """`Helvetinjärvi` has more letters than the list's word; `Helvetin kansallispuisto` has a capital inside a line."""
    word = plain[start:end]
    if plain[end : end + 14].startswith((" kansallispuisto", " järvi", "-järvi")):
        return True
    return word.lower().endswith(("järvi", "järvellä", "järven", "järvelle", "kolu", "vuori", "lampi"))


def _is_masked(word: str, words: tuple[str, ...]) -> bool:
    listed = _listed(words)
    if word.translate(_LEET) in listed:
        return True
    if not _OPEN.search(word) or len(word) < SHORTEST_MASKED:
        return False
    shown = _OPEN.split(word[:LONGEST_WORD].translate(_LEET))
    return any(_fits(shown, one) for one in _by_letter(words).get(shown[0][:1], ()))


def _fits(shown: Sequence[str], word: str) -> bool:
    """Whether the word is these pieces with one to MOST_HIDDEN letters between them.

    No expression: Python would keep it, and with it what the draft says.
    """
    first, *others = shown
    if not others:
        return word == first
    rest = word.removeprefix(first) if word.startswith(first) else ""
    return any(_fits(others, rest[hidden:]) for hidden in range(1, min(MOST_HIDDEN, len(rest)) + 1))


def _plain_words(rule: Rule) -> list[str]:
    return [one.strip("*") for listed in rule.words.values() for one in listed if " " not in one]


@cache
def _listed(words: tuple[str, ...]) -> frozenset[str]:
    """The listed words of three letters and more, without stars, and their commonest endings."""
    return frozenset(
        word + ending for word in words if len(word) > 2 for ending in ("", "a", "n", "t", "s", "e", "et", "la")
    )


@cache
def _by_letter(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The listed words by their first letter, which no mask hides."""
    listed = sorted(_listed(words))
    return {letter: tuple(group) for letter, group in groupby(listed, itemgetter(0))}
