"""What the names model looks at: each token's form, ending and place, the lists, and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.names.gazetteer import is_first_name, is_ordinary, is_surname
from knowledge.remembering import remembered

_TOKEN = re.compile(r"\w+(?:[-'’:]\w+)*|[^\w\s]")
_SHAPES = (
    (re.compile(r"[A-ZÅÄÖÉÜ]"), "X"),
    (re.compile(r"[a-zåäöéü]"), "x"),
    (re.compile(r"\d"), "d"),
)
#: (features of the word itself, those its neighbours see: word, shape, ending, what the lists say)
Form = tuple[tuple[str, ...], tuple[str, ...]]
_REPEATED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Token:
    """A word or a mark and where it stands in its line."""

    text: str
    start: int
    end: int


def tokens_of(line: str) -> list[Token]:
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(line)]


def features_of(tokens: Sequence[Token], lists: bool) -> list[list[str]]:
    """A list of features a token; `lists`: also what the lists of names say, which helps with Swedish news only.

    A sentence begins at the line's beginning and after a full stop.
    """
    forms = [_listed_form(token.text) if lists else _form(token.text) for token in tokens]
    listed = []
    for at, (own, near) in enumerate(forms):
        found = list(own)
        first = at == 0 or tokens[at - 1].text in ".!?…:•"
        found.append(f"first {first} {near[1]}")
        for step in (-2, -1, 1, 2):
            other = at + step
            if 0 <= other < len(tokens):
                found += [f"{step}{feature}" for feature in forms[other][1]]
            else:
                found.append(f"{step}edge")
        if at + 1 < len(tokens):
            found.append(f"+{near[1]}{forms[at + 1][1][1]}")
        if at:
            found.append(f"-{forms[at - 1][1][1]}{near[1]}")
        listed.append(found)
    return listed


@remembered
def _listed_form(word: str) -> Form:
    own, near = _form(word)
    if not word[:1].isupper():
        return own, near
    names = ("F" if is_first_name(word) else "") + ("L" if is_surname(word) else "")
    ordinary = "O" if is_ordinary(word) else ""
    return (*own, f"G{names}", f"O{ordinary}{names}"), (*near, f"G{names}{ordinary}")


@remembered
def _form(word: str) -> Form:
    low = word.lower()
    shape = word
    for pattern, sign in _SHAPES:
        shape = pattern.sub(sign, shape)
    shape = _REPEATED.sub(r"\1", shape)
    own = ["bias", f"w{low}", f"s{shape}", f"n{min(len(word), 10)}"]
    own += [f"<{low[:size]}" for size in (1, 2, 3, 4, 5)] + [f"{low[-size:]}>" for size in (1, 2, 3, 4, 5)]
    own += [f"g{low[at : at + 3]}" for at in range(len(low) - 2)]
    own += [f"s{shape} {low[-size:]}>" for size in (2, 3)]
    return tuple(own), (f"w{low}", f"s{shape}", f"{low[-3:]}>")
