"""Trains what finds a draft in a message: `python -m knowledge.training.draft_detection`.

Learnt from are whole messages (`messages/`), the drafts and passages of the review with and without words that led
others in, and questions as they are. All are invented; see `messages/README.md`.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pycrfsuite

from knowledge.draft_detection import MODEL, OTHERS, US
from knowledge.draft_detection.features import features_of, parts_of
from knowledge.town import Town, load_town
from knowledge.training.passage_files import FOLDER as PASSAGES

FOLDER = Path(__file__).parent
#: Which texts the model belongs to.
TRAINED_ON = MODEL.with_name("trained_on.txt")
SETTINGS = {"c1": 0.1, "c2": 3.0, "max_iterations": 100, "feature.minfreq": 3}
#: A whole message weighs as so many; so many are put together, and so many questions are added.
WEIGHT, MIXED, ASKED = 5, 2_500, 4_000
#: Of these the longest are told stories, which look most like drafts; two of three come from them.
LONGEST = 10_000
#: How often what is put together is a draft alone, and how often one with a lead.
ALONE, LED = 0.35, 0.45
OWN = 0.3
_SPOKEN = ("sv", "sv", "fi", "fi", "en")


@dataclass(frozen=True)
class Message:
    text: str
    draft: str
    language: str

    @property
    def sides(self) -> tuple[str, str]:
        before, _, after = self.text.partition(self.draft)
        return before, after


@dataclass
class Pieces:
    """By language: what leads a draft in, what its sender says after it, drafts of messages and other drafts."""

    leads: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    own: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def messages(file: Path) -> list[Message]:
    return [Message(row["text"], row["draft"] or "", row["lang"]) for row in _rows(file)]


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def labels(text: str, draft: str) -> list[str]:
    """For each part whose it is: the draft's where more than half of it lies there."""
    begins = text.index(draft) if draft else len(text)
    ends = begins + len(draft)
    return [OTHERS if 2 * (min(b, ends) - max(a, begins)) >= b - a else US for a, b in parts_of(text)]


def pieces(whole: Iterable[Message]) -> Pieces:
    found = Pieces()
    for message in whole:
        if message.draft:
            before, after = message.sides
            found.own[message.language].append(message.draft)
            found.leads[message.language] += [before] if before.strip(' "”“') else []
            found.ends[message.language] += [after] if after.strip(' "”“.') else []
    for file in sorted(PASSAGES.glob("*/*.jsonl")):
        found.others[file.parent.name] += [row["text"] for row in _rows(file)]
    for row in (row for file in sorted((FOLDER / "drafts").glob("*.jsonl")) for row in _rows(file)):
        found.others[row["lang"]].append(row["text"])
    return found


def mixed(found: Pieces, chance: random.Random) -> tuple[str, str]:
    """A draft with what somebody else said around another one; and the draft."""
    language, kind = chance.choice(_SPOKEN), chance.random()
    draft = chance.choice((found.own if chance.random() < OWN else found.others)[language]).strip()
    if kind < ALONE:
        return draft, draft
    if kind < ALONE + LED:
        lead = chance.choice(found.leads[language])
        return lead + draft + ('"' if lead[-1:] in '"”“' else ""), draft
    return draft + chance.choice(found.ends[language]), draft


def taught(whole: Sequence[Message], town: Town) -> list[tuple[str, str]]:
    """(text, the draft in it or nothing) of all that is learnt from, in the same order every time."""
    chance, found = random.Random(2), pieces(whole)  # noqa: S311
    rows = [(message.text, message.draft) for message in whole] * WEIGHT
    rows += [mixed(found, chance) for _ in range(MIXED)]
    asked = sorted((phrasing.text for phrasing in town.phrasings), key=lambda text: (-len(text), text))
    stories = chance.sample(asked[:LONGEST], ASKED * 2 // 3)
    return rows + [(text, "") for text in stories + chance.sample(asked, ASKED // 3)]


def train(rows: Iterable[tuple[str, str]], file: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for text, draft in rows:
        if parts := parts_of(text):
            trainer.append(features_of(text, parts), labels(text, draft))
    trainer.train(str(file))
    print(f"{file.name}: {file.stat().st_size:,} bytes", flush=True)


def texts(town: Town) -> list[tuple[str, str]]:
    """All that the shipped model learns from."""
    return taught([one for file in sorted((FOLDER / "messages").glob("*.jsonl")) for one in messages(file)], town)


def digest_of(rows: Iterable[tuple[str, str]]) -> str:
    said = "\n".join(f"{text}\t{draft}" for text, draft in rows)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def main() -> None:
    rows = texts(load_town())
    train(rows, MODEL)
    TRAINED_ON.write_text(f"{digest_of(rows)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
