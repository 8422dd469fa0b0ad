"""What the review's sentence model sees of a sentence: how it is written, what its words mean, and its shape.

Each block is brought to length 1 by itself (`knowledge.linear`). Names of features never meet: grams and words are
letters, concepts begin with `#`, parts with `%`, marks of shape with `!`, the kind of the draft with `@`, what the
neighbours say with `<` and `>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.concepts import concepts_of, parts_of
from knowledge.remembering import remembered
from knowledge.words import folded, normalised, words_of

PAIR = 2
#: Two parts this many words apart still belong together: "inte alls har hunnit kolla".
NEAR = 4
#: As good as a stem in three languages, and free.
BEGINNING = 5
#: Lengths are told in steps of so many, up to MOST steps.
STEP, MOST = 4, 6

_LETTERS = re.compile(r"[^\W\d_]+")
_SHAPES = {
    "!ask": re.compile(r"\?\s*$"),
    "!cry": re.compile(r"!\s*$"),
    "!ask!cry": re.compile(r"\?!|!\?|\?\?"),
    "!cries": re.compile(r"!!"),
    "!trails": re.compile(r"(?:\.\.\.|…)\s*$"),
    "!name": re.compile(r"(?:^\s*|[a-zåäö,] )[A-ZÅÄÖ][a-zåäö]{1,30} [A-ZÅÄÖ][a-zåäö]"),
    "!capital": re.compile(r"[a-zåäö,] [A-ZÅÄÖ][a-zåäö]"),
    "!class": re.compile(r"\b\d[A-Fa-f]\b"),
    "!digit": re.compile(r"\d"),
    "!number": re.compile(r"\d{4}"),
    "!clock": re.compile(r"\b\d{1,2}[.:]\d\d\b"),
    "!quote": re.compile('["”“»]'),
    "!emoji": re.compile("[\U0001f300-\U0001faff☀-➿]"),
    "!small": re.compile(r"^\s*[a-zåäö]"),
}


def sentence_features(text: str) -> tuple[list[str], ...]:
    """Blocks: 3-5-grams within words; words 1-3; their beginnings 1-2; concepts; parts; parts in order; shape."""
    words = words_of(normalised(text))
    plain = [folded(word) for word in words]
    said = [f"={word}" for word in plain] + [f"{a} {b}" for a, b in pairwise(["^", *plain, "$"])]
    said += [f"{a} {b} {c}" for a, b, c in zip(plain, plain[1:], plain[2:], strict=False)]
    begun = [word[:BEGINNING] for word in plain]
    parts = [parts_of(word) for word in words]
    return (
        [gram for word in words for gram in _longer_grams(word)],
        said,
        [f"+{word}" for word in begun] + [f"+{a} {b}" for a, b in pairwise(["^", *begun, "$"])],
        [f"#{concept}" for concept in sorted({one for word in words for one in concepts_of(word)})],
        [f"%{part}" for each in parts for part in each],
        list(_in_order(parts)),
        shape_of(text),
    )


def _in_order(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Which part follows which within a few words: "not" before "check" is another thing than after it."""
    for at, first in enumerate(parts):
        if first:
            for second in parts[at + 1 : at + 1 + NEAR]:
                for one in first:
                    for other in second:
                        yield f"%{one}%{other}"


def shape_of(text: str) -> list[str]:
    """Question, exclamation, shouting, names, numbers and length."""
    found = [name for name, shape in _SHAPES.items() if shape.search(text)]
    words = _LETTERS.findall(text)
    loud = sum(1 for word in words if len(word) > 2 and word.isupper())
    long = sum(1 for word in words if len(word) > 2)
    found += ["!loud"] * (loud > 0) + ["!louder"] * (loud >= 3) + ["!loudest"] * (0 < loud >= 0.8 * long)
    found.append(f"!words{min(MOST, len(words) // STEP)}")
    found.append(f"!longest{min(MOST, max(map(len, words), default=0) // STEP)}")
    return found


@remembered
def _longer_grams(word: str) -> list[str]:
    """Of the word's grams those that tell something in a sentence: two letters alone do not."""
    return [gram for gram in word_grams(word)[0] if len(gram) > PAIR]


def word_grams(word: str) -> tuple[list[str], str]:
    """(2-5-grams within the padded word and the word as spelt, the folded word)"""
    plain = folded(word)
    padded = f" {plain} "
    grams = [
        padded[at : at + size] for size in range(2, min(5, len(padded)) + 1) for at in range(len(padded) - size + 1)
    ]
    if plain != word:
        grams.append(f"ä{word}")
    return grams, plain


def telling(text: str) -> list[str]:
    """What a sentence tells its neighbours: the parts of its words, and its shape."""
    return [*sorted({part for word in words_of(normalised(text)) for part in parts_of(word)}), *shape_of(text)]


def surroundings(kind: str, before: Sequence[str] | None, after: Sequence[str] | None) -> tuple[list[str], ...]:
    """Blocks of what does not stand in the sentence: the kind of the draft, and what its neighbours tell.

    "A rumour says that the bridge closes" is no fault when "that is not true" follows.
    """
    return [f"@{kind}"], [*_beside("<", before), *_beside(">", after)]


def _beside(side: str, told: Sequence[str] | None) -> list[str]:
    return [side] if told is None else [side + one for one in told]
