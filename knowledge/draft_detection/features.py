"""What the model sees of a message: its parts, and for each what it says, how it is written and what is around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from knowledge.words import word_lists

#: Where a part ends: a sentence, a line, a colon, a dash between spaces, a quotation mark; never before a hashtag.
_ENDS = re.compile(
    r"""(?:(?<=[.!?…])[)"”’]*\s++|\n++|(?<=:)\s++|(?<=\s)[–—-]++\s++|(?<=\S["”“„»«])\s++)(?!\W{0,8}\#)"""
    r"""|(?<=\s)(?=["”“„»«])"""
)
_WORDS = re.compile(r"\w+")
_MARK = re.compile(
    r"https?:\S*|\bwww\.\S*|(?<!\w)#\w|[\U0001F300-\U0001FAFF☀-➿]|\b(?:kl|klo|at)\b\.?\s*\d|\b\d{1,2}\.\d{1,2}\b|\d{3,}"
)
_QUOTES = "\"'”“„»«"
_BEFORE_CAPITALS = f" \t{_QUOTES}(-–•*#"
#: Shapes are told in steps: lengths in threes, numbers of parts and places up to so many.
STEP, LONGEST, MOST = 3, 8, 5
#: Letters of a word that are seen together, its ends too.
GRAM = 4

Part = tuple[int, int]


@dataclass(frozen=True)
class _Part:
    said: str
    words: tuple[str, ...]

    @property
    def end(self) -> str:
        return "" if self.said[-1:].isalnum() else self.said[-1:]

    @property
    def begun(self) -> str:
        return "capital" if self.said.lstrip(_BEFORE_CAPITALS)[:1].isupper() else "small"


def parts_of(text: str) -> list[Part]:
    """(start, end) of each part that holds a letter or digit."""
    ends = [(match.start(), match.end()) for match in _ENDS.finditer(text)]
    begins = [0, *(end for _, end in ends)]
    parts = zip(begins, [*(start for start, _ in ends), len(text)], strict=True)
    return [(start, end) for start, end in parts if _WORDS.search(text, start, end)]


def features_of(text: str, parts: list[Part]) -> list[list[str]]:
    """For each part its features."""
    read = [_Part(text[a:b].strip(), tuple(_WORDS.findall(text[a:b].lower()))) for a, b in parts]
    whole = _of_message(text, read)
    return [
        [*_of_words(part), *_of_shape(text, parts, at, part), *_of_neighbours(read, at), *whole]
        for at, part in enumerate(read)
    ]


def _of_words(part: _Part) -> list[str]:
    words = part.words
    told = [f"w:{word}" for word in words] + [f"b:{a} {b}" for a, b in pairwise(words)]
    told += sorted({f"g:{gram}" for word in words if len(word) >= GRAM for gram in _grams(f"^{word}$")})
    return [*told, f"first:{words[0]}", f"last:{words[-1]}", f"opens:{' '.join(words[:2])}"]


def _grams(word: str) -> list[str]:
    return [word[at : at + GRAM] for at in range(len(word) - GRAM + 1)]


def _of_shape(text: str, parts: list[Part], at: int, part: _Part) -> list[str]:
    start, many = parts[at][0], len(parts)
    before = text[max(0, start - 2) : start]
    told = [f"begun:{part.begun}", f"end:{part.end}", f"break:{chr(10) in before}", f"asks:{'?' in part.said}"]
    told += [f"length:{min(LONGEST, len(part.words) // STEP)}", f"parts:{min(many, MOST)}"]
    told += [f"from start:{min(at, STEP)}", f"to end:{min(many - 1 - at, STEP)}"]
    told += [f"alone:{part.begun}"] if many == 1 else []
    told += ["quoted"] if part.said[:1] in _QUOTES else []
    told += ["after colon"] if before.rstrip().endswith(":") else []
    told += ["mark"] if _MARK.search(part.said) else []
    told += ["lively"] if "!" in part.said else []
    return [*told, *_persons("", set(part.words))]


def _of_neighbours(read: list[_Part], at: int) -> list[str]:
    told = []
    for name, place in (("<", at - 1), (">", at + 1)):
        if not 0 <= place < len(read):
            told.append(f"{name}none")
            continue
        other = read[place]
        told += [f"{name}end:{other.end}", f"{name}asks:{'?' in other.said}"]
        told += [f"{name}first:{other.words[0]}", f"{name}last:{other.words[-1]}"]
        told += [f"{name}w:{word}" for word in sorted(set(other.words) & _small_words())]
    return told


def _of_message(text: str, read: list[_Part]) -> list[str]:
    """What holds for every part of it: how it opens and ends, who speaks in it, whether it asks."""
    if not read:
        return []
    asks, first, last = "?" in text, read[0].words, read[-1].words
    capitals = MOST * sum(part.begun == "capital" for part in read) // len(read)
    told = [f"all:asks:{asks}:{text.rstrip().endswith('?')}", f"all:begun:{text.strip()[:1].isupper()}:{capitals}"]
    told += [f"all:first:{first[0]}", f"all:opens:{' '.join(first[:2])}"]
    told += [f"all:last:{last[-1]}", f"all:closes:{' '.join(last[:2])}"]
    persons = _persons("all:", {word for part in read for word in part.words})
    return [*told, *persons, *(f"{one}:{asks}" for one in persons)]


def _persons(name: str, words: set[str]) -> list[str]:
    return [f"{name}{who}:{not words.isdisjoint(listed)}" for who, listed in _speakers().items()]


@cache
def _speakers() -> dict[str, frozenset[str]]:
    lists = word_lists("draft_detection")
    return {who: frozenset(lists[who].split()) for who in ("i", "we")}


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word_lists("draft_detection")["small"].split())
