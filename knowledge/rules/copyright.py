"""Others' pictures, texts and music; a newspaper's picture; and a verse of a credited writer, quoted at length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words

#: Lines of verse: short, several, one after the other.
_VERSE = re.compile(r"(?:^|(?<=\n))(?:[^\n]{8,70}\n){3,40}[^\n]{8,70}")
_LIST = re.compile(r"^\s*(?:[-•*–]|[0-9]+[.)]|kl|klo|[^\w\s])", re.IGNORECASE)
_FREE_BEFORE = 1956  # a writer who died before then has been dead for seventy years
_YEAR = re.compile(r"\b(1[0-9]{3})\b")


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    if draft.boxes.others:
        yield Found(None, variant="ticked")
        return
    yield from by_words(draft, rule, hits)
    yield from _of_a_paper(draft, hits)
    if not hits.get("pardons_draft") and hits.get("verses"):
        yield from (Found(match.span()) for match in _VERSE.finditer(draft.plain) if _is_verse(draft, match[0], hits))


def _of_a_paper(draft: Draft, hits: Hits) -> Iterator[Found]:
    """A picture with a newspaper right after it."""
    pardoned = {draft.place_of(start) for start, _ in hits.get("pardons", ())} | draft.own_rules
    papers = dict(hits.get("papers", ()))
    for start, end in hits.get("pictures", ()) if not hits.get("pardons_draft") else ():
        if end + 1 in papers and draft.place_of(start) not in pardoned:
            yield Found((start, papers[end + 1]))


def _is_verse(draft: Draft, lines: str, hits: Hits) -> bool:
    rows = lines.split("\n")
    listed = sum(bool(_LIST.match(row)) for row in rows)
    old = any(int(year) < _FREE_BEFORE for year in _YEAR.findall(draft.plain))
    return listed <= 1 and not old and not re.search(r"[0-9]{1,2}[.:][0-9]{2}", "".join(rows[1:]))
