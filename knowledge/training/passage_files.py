"""The passages in `passages/<language>/<writer>.jsonl`, sentence by sentence, and how they are left out in turn.

A line is {"text", "codes": [...], "quote"?, "kind"?}. A sentence that the quote does not touch counts as clean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.draft_text import Reading
from knowledge.training.corpus import digest_of
from knowledge.words import WORDS

FOLDER = Path(__file__).parent / "passages"


@dataclass(frozen=True)
class Passage:
    """A sentence with the codes that apply to it, who wrote it in which language, the kind of the draft, neighbours.

    A model's digest does not say who wrote what it learnt from.
    """

    text: str
    codes: tuple[str, ...]
    by: str = field(repr=False)
    kind: str
    before: str | None = None
    after: str | None = None


def passages() -> list[Passage]:
    """Every sentence of every passage, in the order of the folder."""
    found = []
    for file in sorted(FOLDER.glob("*/*.jsonl")):
        by = f"{file.parent.name}/{file.stem}"
        for line in file.read_text(encoding="utf-8").splitlines():
            found += list(sentences_of(json.loads(line), by))
    return found


def sentences_of(row: dict[str, Any], by: str) -> Iterator[Passage]:
    """The passage's sentences; as one where the fault runs through all of it."""
    text, codes, kind = str(row["text"]), tuple(map(str, row["codes"])), str(row["kind"])
    sentences = Reading(text).sentences
    quote = str(row.get("quote") or "")
    start = text.find(quote) if quote else -1
    if codes and (start < 0 or len(sentences) < 2):
        yield Passage(text, codes, by, kind)
        return
    end = start + len(quote)
    texts = [None, *(one.text for one in sentences), None]
    for one, before, after in zip(sentences, texts, texts[2:], strict=False):
        at_fault = codes and one.start < end and one.end > start
        yield Passage(one.text, codes if at_fault else (), by, kind, before, after)


def folds_of(examples: Sequence[Passage]) -> list[int]:
    """The fold of each: the writers of a language in turn, so that a fold leaves out about one of each language."""
    writers = sorted({e.by for e in examples})
    turns = {by: sum(other < by and other[:3] == by[:3] for other in writers) for by in writers}
    return [turns[e.by] for e in examples]


def digest(examples: Sequence[Passage]) -> str:
    """What ties a model to the passages, and to the lists by which it reads words."""
    return digest_of([*examples, (WORDS / "review.toml").read_text(encoding="utf-8")])
