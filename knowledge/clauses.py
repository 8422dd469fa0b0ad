"""A line in clauses: the pieces that a short post may write in different languages, one beside the other.

"Glad midsommar! Hyvää juhannusta!", "Loppis / Kirppis", "Öppet hus 🎉 Avoimet ovet": sentences hide what the marks
between them tell. A number range or a hyphen parts nothing.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_EMOJI = "[\U0001f1e6-\U0001faff☀-➿⬀-⯿\ufe0f]"
_CUTS = re.compile(
    r"[!?…]+[\"')\]]*(?=\s|[^\W\d_])|\.+[\"')\]]*(?=\s+[A-ZÅÄÖ\"])"  # a mark that ends; "kl. 18" goes on
    r"|\s[/|•·*~+-]+\s|(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])"  # strokes, dots and dashes between
    rf"|{_EMOJI}+|[;()\[\]]|\s{{3,}}|(?<=[^\W\d_]):\s"
)
_COMMAS = re.compile(r",\s")
_LETTERS = re.compile(r"[^\W\d_]")
#: Of a text with more letters than SHORTEST a comma parts no clauses: an aside is written in the language around it.
SHORT, SHORTEST = 120, 40


def clauses_in(line: str, commas: bool) -> list[Span]:
    """The clauses of a line, in order, those without a letter left out; `commas`: they part them too."""
    cuts = [match.span() for match in _CUTS.finditer(line)]
    if commas:
        cuts = sorted(cuts + [match.span() for match in _COMMAS.finditer(line)])
    edges = [0, *(edge for cut in cuts for edge in cut), len(line)]
    pieces = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pieces if start < end and _LETTERS.search(line[start:end])]
