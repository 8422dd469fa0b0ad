"""Which words are first names, which are surnames, and which are ordinary words that no person is called by.

The names models know a name by its looks; a look deceives where a place or a thing begins with a capital ("Water
Tower", "Bryggan Märta"). The lists settle that: features for the Swedish model, a second opinion for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from knowledge.remembering import ordinary_words, remembered
from knowledge.words import function_words

FOLDER = Path(__file__).parent
#: Finnish cases and the Swedish genitive, the longest first: `Lindgrenille`, `Lindgrens`.
_ENDINGS = (
    "illa", "illä", "ille", "ilta", "iltä", "issa", "issä", "ista", "istä", "lla", "llä", "lle", "lta", "ltä", "ssa",
    "ssä", "sta", "stä", "ksi", "iin", "ia", "iä", "in", "ta", "tä", "an", "än", "on", "en", "n", "a", "ä", "s",
)  # fmt: skip
_NEN = re.compile(r"(.+)s(?:ta|tä|en|ella|elle|elta|essa|esta|eksi|ena)$")
SHORTEST = 3
#: How surnames end in Finland and Sweden.
_TYPICAL = re.compile(
    r"[a-zåäöé](?:ström|berg|lund|qvist|kvist|gren|holm|man|mann|sson|sén|dahl|strand|blad|blom|bäck|stedt|fors|ell|ius|"
    r"roos|hammar|heim|rén|lén|dén|nen|šić|vić|vič|vich|sky|ski|ska|enko|chuk|dze|shvili|yan|ov|ova|ev|eva)$",
)


@cache
def first_names() -> frozenset[str]:
    return _listed("first_names")


@cache
def surnames() -> frozenset[str]:
    return _listed("surnames")


def _listed(name: str) -> frozenset[str]:
    return frozenset((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split())


@remembered
def is_first_name(word: str) -> bool:
    """`Anna`, `Annan`, `Anna-Kaisalle`."""
    *begun, last = word.split("-")
    return all(part in first_names() for part in begun) and any(form in first_names() for form in _forms(last))


@remembered
def is_surname(word: str) -> bool:
    """`Lindgren`, `Virtasen`, `Fagerlund-Saari`; listed, or ending as surnames do."""
    return is_listed_surname(word) or any(_TYPICAL.search(form) for part in word.split("-") for form in _forms(part))


@remembered
def is_listed_surname(word: str) -> bool:
    return any(form in surnames() for part in word.split("-") for form in _forms(part))


def is_ordinary(word: str) -> bool:
    low = word.lower()
    return low in ordinary_words() or low.removesuffix("s") in ordinary_words() or low in function_words()


def is_person(words: Sequence[str]) -> bool:
    """Whether a stretch that looks like a full name can be a person's: by its first word, or by its last."""
    first, last = words[0], words[-1]
    if len(last) < SHORTEST - 1:
        return False
    if is_first_name(first):
        surname = is_surname(last)
        doubled = is_first_name(last) and not surname and len(words) == 2
        return surname or not (doubled or (is_ordinary(first) and is_ordinary(last)))
    if is_first_name(last) and not is_surname(last) and not is_surname(first):
        return False  # a word and a first name: "Vetäjinä Tuija ja Markku"
    return not is_ordinary(first) and (is_surname(last) or not is_ordinary(last))


def _forms(word: str) -> Iterator[str]:
    """The word, and what it may be without a case ending: `Pekalle` is `Pekka`, `Virtasen` is `Virtanen`."""
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            bare = word[: -len(ending)]
            yield bare
            if len(bare) >= SHORTEST and bare[-2] in "kpt":
                yield bare[:-1] + bare[-2:]
    if match := _NEN.match(word):
        yield match[1] + "nen"
