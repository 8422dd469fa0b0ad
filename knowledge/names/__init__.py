"""Finds personal names in running Swedish, Finnish and English text.

A conditional random field a language (python-crfsuite), trained by `knowledge/training/names.py` on public corpora:
see ATTRIBUTION.md beside the model files. Lists of names are among its features; it knows names nobody has listed, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock

import pycrfsuite

from knowledge.language import language_of
from knowledge.names.features import Token, features_of, tokens_of
from knowledge.names.forms import initialled, is_thing, whole_name
from knowledge.names.gazetteer import first_names, is_first_name, is_ordinary, is_surname

FOLDER = Path(__file__).parent
PERSON = "PER"

#: English has no model of its own: its sentences look most like Swedish ones.
MODEL_OF = {"sv": "sv", "en": "sv", "fi": "fi"}

#: The models that look at the lists of names: Finnish ones are inflected too richly for it to help.
WITH_LISTS = frozenset({"sv"})

#: A longer stretch without a line break is read in pieces of so many tokens.
LONGEST_LINE = 200

#: So many characters tell the language of a line.
TELLING = 200

_LINES = re.compile(r"[^\n]+")
_PAIR = re.compile(r"\b([A-ZÅÄÖÉÜ][\w-]{1,30})(?= ((?:(?:von|af|de) )?[A-ZÅÄÖÉÜ][a-zåäöéü][\w-]{0,40}))")
_CAPITALISED = re.compile(r"\b[A-ZÅÄÖÉÜ][\w-]+")
_CAPITAL = re.compile(r"[^\W\d_a-zåäöéü]")


def find_names(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """(start, end) of every personal name, in code points of `text`, in order.

    `language` saves guessing; without it each line is read in the language it is written in.
    """
    found: list[tuple[int, int]] = []
    whole = language or language_of(text[:TELLING]) or "sv"
    for line in _LINES.finditer(text):
        if _CAPITAL.search(line[0]):
            spoken = language or (language_of(line[0][:TELLING]) if len(line[0]) > 60 else None) or whole
            found += [(line.start() + a, line.start() + b) for a, b in _of_line(line[0], MODEL_OF.get(spoken, "sv"))]
    found = _with(initialled(text), _with(_listed(text), found))
    found = [whole_name(text, span) for span in found if not is_thing(text[slice(*span)].split(" "))]
    return _with(found, _again(text, found))


def _with(found: list[tuple[int, int]], more: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Both, in order; of two that overlap the first stays."""
    places = sorted(found)
    added = list[tuple[int, int]]()
    for span in more:
        at = bisect_right(places, span)
        if not any(a < span[1] and span[0] < b for a, b in places[max(0, at - 1) : at + 1]):
            added.append(span)
    return sorted(places + added)


def _listed(text: str) -> list[tuple[int, int]]:
    """A listed first name with a surname after it: what the model overlooks in short, bare lines."""
    return [(match.start(), match.end(2)) for match in _PAIR.finditer(text) if _is_pair(match[1], match[2])]


def _is_pair(first: str, last: str) -> bool:
    """In doubt both must be names: `Airan Karppalan`, but not `Hanna Park`."""
    if first in first_names() and not is_ordinary(first) and not is_ordinary(last):
        return True
    return is_first_name(first) and is_surname(last.split(" ")[-1])


def _again(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a surname stands alone that the text elsewhere gives with the first name."""
    full = [text[start:end].split() for start, end in found]
    surnames = {words[-1].removesuffix("s") for words in full if len(words) > 1 and len(words[-1]) > 3}
    taken = {at for start, end in found for at in range(start, end)}
    return (
        [
            match.span()
            for match in _CAPITALISED.finditer(text)
            if match[0].removesuffix("s") in surnames and match.start() not in taken
        ]
        if surnames
        else []
    )


def _of_line(line: str, model: str) -> list[tuple[int, int]]:
    tokens = tokens_of(line)
    found: list[tuple[int, int]] = []
    for at in range(0, len(tokens), LONGEST_LINE):
        piece = tokens[at : at + LONGEST_LINE]
        if any(token.text[0].isupper() for token in piece):
            features = features_of(piece, model in WITH_LISTS)
            with _ONE_AT_A_TIME:
                labels = _tagger(model).tag(features)
            found += _spans(piece, labels)
    return found


def _spans(tokens: Sequence[Token], labels: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches labelled B-PER I-PER …, without a genitive's colon or a full stop at their end."""
    spans: list[tuple[int, int]] = []
    for token, label in zip(tokens, labels, strict=True):
        if label == f"B-{PERSON}" or (label == f"I-{PERSON}" and not spans):
            spans.append((token.start, token.end))
        elif label == f"I-{PERSON}" and spans:
            spans[-1] = (spans[-1][0], token.end)
    return spans


#: A tagger holds the line it works on, and reviews run in several threads.
_ONE_AT_A_TIME = Lock()


@cache
def _tagger(model: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(FOLDER / f"{model}.crfsuite"))
    return tagger
