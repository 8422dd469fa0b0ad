"""What is remembered of words, so that the same work is not done again: bounded, and nothing of what anybody wrote.

Ordinary words are remembered for good: they stand in a list of ours that holds no names. Any other word is remembered
until the text that it stands in is dealt with, in notes that are thrown away then; one longer than LONGEST never is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

ORDINARY = Path(__file__).parent / "names/ordinary_words.txt"

#: Letters of the longest word that is remembered at all; of how many ordinary words each function remembers its
#: answer; how many answers the notes of one text hold.
LONGEST, MOST_ORDINARY, MOST_NOTES = 40, 4_000, 20_000

Told = TypeVar("Told")
Rest = TypeVarTuple("Rest")
_notes: ContextVar[dict[Any, Any] | None] = ContextVar("notes", default=None)


@cache
def ordinary_words() -> frozenset[str]:
    """Words of the three languages, in lower case as they occur in running text; no names among them."""
    return frozenset(ORDINARY.read_text(encoding="utf-8").split())


@contextmanager
def one_text() -> Iterator[None]:
    """While this is open, words are remembered; then those that are not ordinary are forgotten."""
    if _notes.get() is not None:
        yield
        return
    opened = _notes.set({})
    try:
        yield
    finally:
        _notes.reset(opened)


def remembered(of_word: Callable[[str, *Rest], Told]) -> Callable[[str, *Rest], Told]:
    """The function, whose answer hangs on a word alone (and on what else it is given), without doing it twice."""
    for_good = lru_cache(maxsize=MOST_ORDINARY)(of_word)

    @wraps(of_word)
    def told(word: str, /, *rest: *Rest) -> Told:
        if word in ordinary_words():
            return for_good(word, *rest)
        notes = _notes.get()
        if notes is None or len(word) > LONGEST:
            return of_word(word, *rest)
        key = (of_word, word, *rest)
        if key in notes:
            return notes[key]  # type: ignore[no-any-return]
        found = of_word(word, *rest)
        if len(notes) < MOST_NOTES:
            notes[key] = found
        return found

    return told
