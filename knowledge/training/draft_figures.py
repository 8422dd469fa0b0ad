"""How right the review is on whole drafts: `python -m knowledge.training.draft_figures FILE.jsonl …`.

A line of a file is `{"id", "lang", "kind", "today", "text", "expected": [{"code", "quote"}], "verdict", "also_ok"}`. A
draft's set of codes is compared with what is expected, codes in `also_ok` aside; one-language is counted by itself.
With `--misses` each fault is shown: for sets that are tuned on, never for the ones that test.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.review import Review, review
from knowledge.rule import Draft
from knowledge.town import Town, load_town

#: Told by what the text is in, not by what it says: it would hide how hard the others are.
APART = "one-language"

Row = dict[str, Any]


@dataclass
class Tally:
    """What was right, wrong (found, not expected) and missed, by code; spans, verdicts and clean drafts."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    verdicts: list[bool] = field(default_factory=list)
    clean: list[bool] = field(default_factory=list)
    places: list[bool] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def recall(self, code: str) -> float:
        return self.right[code] / max(1, self.right[code] + self.missed[code])

    def f1(self, codes: Iterable[str]) -> float:
        right, wrong, missed = (sum(one[c] for c in codes) for one in (self.right, self.wrong, self.missed))
        return 2 * right / max(1, 2 * right + wrong + missed)

    @property
    def codes(self) -> list[str]:
        return sorted({*self.right, *self.wrong, *self.missed})

    @property
    def judged(self) -> list[str]:
        return [code for code in self.codes if code != APART]


def share(said: list[bool]) -> float:
    return sum(said) / max(1, len(said))


def rows_of(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def judged(rows: Iterable[Row], town: Town) -> Tally:
    """The tally of all drafts."""
    tally = Tally()
    for row in rows:
        _count(tally, row, review(Draft(row["text"], row["kind"], date.fromisoformat(row["today"]), town)))
    return tally


def _count(tally: Tally, row: Row, told: Review) -> None:
    expected, found = {one["code"] for one in row["expected"]}, {one.code for one in told.findings}
    wrong = found - expected - set(row.get("also_ok", ()))
    tally.right.update(expected & found)
    tally.missed.update(expected - found)
    tally.wrong.update(wrong)
    tally.verdicts.append(told.verdict == row["verdict"])
    tally.places += list(_placed(row, told))
    if not expected:
        tally.clean.append(not wrong)
    if expected - found or wrong:
        quotes = [f"{f.code}: {f.quote}" for f in told.findings if f.code in wrong]
        tally.faults.append(f"{row['id']} missed {sorted(expected - found)} wrong {quotes}\n    {row['text']!r}")


def _placed(row: Row, told: Review) -> Iterator[bool]:
    """Of each expected place whose code was found: whether a finding of it overlaps the place."""
    for one in row["expected"]:
        spans = [(f.start, f.end) for f in told.findings if f.code == one["code"]]
        if not spans or one["quote"] is None or all(start is None for start, _ in spans):
            continue
        at = row["text"].find(one["quote"])
        end = at + len(one["quote"])
        yield any(b is not None and a is not None and a < end and at < b for a, b in spans)


def print_tally(name: str, tally: Tally) -> None:
    print(f"\n{name}: {len(tally.verdicts)} drafts, {len(tally.clean)} of them clean\n")
    print("| code | expected | found right | wrong | recall | precision |\n| --- | --- | --- | --- | --- | --- |")
    for code in tally.codes:
        right, wrong, missed = tally.right[code], tally.wrong[code], tally.missed[code]
        precision = right / max(1, right + wrong)
        print(f"| {code} | {right + missed} | {right} | {wrong} | {tally.recall(code):.2f} | {precision:.2f} |")
    print(
        f"\nF1 without {APART} {tally.f1(tally.judged):.3f}, verdict right {share(tally.verdicts):.3f}, "
        f"clean drafts with a finding {1 - share(tally.clean):.3f}, spans that overlap {share(tally.places):.3f}"
    )


def main() -> None:
    town = load_town()
    for name in (one for one in sys.argv[1:] if not one.startswith("--")):
        tally = judged(rows_of(Path(name)), town)
        print_tally(name, tally)
        if "--misses" in sys.argv:
            print("\n".join(tally.faults))


if __name__ == "__main__":
    main()
