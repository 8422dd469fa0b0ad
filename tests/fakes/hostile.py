"""Texts that make a pattern try everything: what it likes to repeat, repeated for long, and then what it does not want.

The pattern is taken apart as `re` does it, for only its own words lead far enough into it to do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from random import Random
from typing import Any

_read: Any = import_module("re._parser")
_kinds: Any = import_module("re._constants")
REPEATS = (_kinds.MAX_REPEAT, _kinds.MIN_REPEAT, _kinds.POSSESSIVE_REPEAT)
#: What people repeat, and what those send who mean no good.
ANYWAY = ("hei mut ", "till ", "to ", "1-", "!", " ", "1", "a", "a.", ",", ". ", "å ", "tack ", "\n", "?", '"')
TRIES, SOME_WORDS = 3, 4


def pumped(pattern: str, size: int) -> Iterator[str]:
    """For each thing that it repeats without end a text of about `size` characters, the same at every run."""
    random, read = Random(pattern), _read.parse(pattern)
    for repeat in _without_end(read):
        for text in (_written(read, random, repeat, size)[:size] for _ in range(TRIES)):
            yield from (text, f"{text} §")


def repeated(pattern: str, size: int) -> Iterator[str]:
    """Its own words and what is repeated anyway."""
    random = Random(pattern)
    words = sorted(set(re.findall(r"[a-zåäö]{2,}", pattern)))
    for said in [*(f"{word} " for word in random.sample(words, min(SOME_WORDS, len(words)))), *ANYWAY]:
        yield said * (size // len(said))
    yield " ".join(random.choices(words or ["ja"], k=size // 5))[:size]


def _without_end(read: Iterable[Any]) -> Iterator[Any]:
    """What the pattern repeats as often as it likes."""
    for kind, what in read:
        if kind in REPEATS:
            if what[1] is _kinds.MAXREPEAT:
                yield what
            yield from _without_end(what[2])
        elif kind is _kinds.SUBPATTERN:
            yield from _without_end(what[3])
        elif kind is _kinds.BRANCH:
            for branch in what[1]:
                yield from _without_end(branch)


def _written(read: Iterable[Any], random: Random, pumped: Any, size: int) -> str:
    return "".join(_piece(kind, what, random, pumped, size) for kind, what in read)


def _piece(kind: Any, what: Any, random: Random, pumped: Any, size: int) -> str:
    """Something that one part of a pattern takes; what is not told apart takes anything."""
    if kind in REPEATS:
        few, most, inner = what
        once = _written(inner, random, pumped, size) if most else ""
        if what is not pumped:
            return once * max(few, 1)
        twice = once + _written(inner, random, None, 0)
        return twice * (size // max(1, len(twice)))
    if kind is _kinds.LITERAL:
        return chr(what)
    if kind is _kinds.BRANCH:
        return _written(random.choice(what[1]), random, pumped, size)
    if kind is _kinds.SUBPATTERN:
        return _written(what[3], random, pumped, size)
    if kind is _kinds.IN:
        return _of_set(*random.choice(what))
    return random.choice("x ") if kind in (_kinds.ANY, _kinds.NOT_LITERAL) else ""


def _of_set(kind: Any, what: Any) -> str:
    if kind is _kinds.LITERAL:
        return chr(what)
    if kind is _kinds.RANGE:
        return chr(what[0])
    return {_kinds.CATEGORY_DIGIT: "1", _kinds.CATEGORY_SPACE: " "}.get(what, "a")
