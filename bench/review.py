"""How long a draft takes, beside a plain loop of regular expressions over the same words; growth to a megabyte.

The loop is what one would write first: every listed word and phrase as an expression of its own, searched in turn.
"""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from knowledge.review import review
from knowledge.rule import Draft
from knowledge.rules import all_rules
from knowledge.town import load_town

DRAFTS = Path(__file__).parent.parent / "tests/data/drafts.jsonl"
LENGTH = 500
ROUNDS = 5


def texts() -> list[str]:
    """Texts of LENGTH code points, put together of the example drafts."""
    rows = [json.loads(line)["text"] for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    return [" ".join(rows[at:] + rows[:at])[:LENGTH] for at in range(len(rows))]


def plain_loop() -> Callable[[str], object]:
    """Equivalent word rules: a star becomes any ending, a gap up to three words."""
    listed = [
        entry
        for rule in all_rules().values()
        for lists in (rule.words, rule.pardons, rule.pardons_draft, *rule.lists.values())
        for entries in lists.values()
        for entry in entries
    ]
    patterns = [re.compile(rf"(?i)\b{_expression(entry)}\b") for entry in listed]
    return lambda text: [match.span() for pattern in patterns for match in pattern.finditer(text)]


def _expression(entry: str) -> str:
    parts = [re.escape(part).replace(r"\*", r"\w*") for part in entry.split()]
    return r"\W+".join(parts).replace("…\\W+", r"(?:\w+\W+){0,3}")


def timed(judge: Callable[[str], object]) -> tuple[float, float]:
    """(median, 99th percentile) in milliseconds a text; the first round is a warm-up."""
    times = []
    drafts = texts()
    for _ in range(ROUNDS + 1):
        for text in drafts:
            begun = perf_counter()
            judge(text)
            times.append((perf_counter() - begun) * 1000)
    counted = sorted(times[len(drafts) :])
    return statistics.median(counted), counted[int(len(counted) * 0.99)]


def main() -> None:
    town, today = load_town(), date(2026, 6, 1)
    own = timed(lambda text: review(Draft(text, "post", today, town)))
    loop = timed(plain_loop())
    print(f"| {LENGTH} characters | median ms | p99 ms | kB/s | times Får jag? |\n| --- | --- | --- | --- | --- |")
    for name, (median, p99) in (("Får jag?: all rules", own), ("regular expressions one by one, words only", loop)):
        print(f"| {name} | {median:.2f} | {p99:.2f} | {LENGTH / median:.0f} | {median / own[0]:.1f} |", flush=True)
    print("\n| characters | s | µs a character |\n| --- | --- | --- |")
    whole = " ".join(texts())
    for length in (1_000, 10_000, 100_000, 1_000_000):
        text = (whole * (length // len(whole) + 1))[:length]
        begun = perf_counter()
        review(Draft(text, "post", today, town))
        took = perf_counter() - begun
        print(f"| {length} | {took:.3f} | {took / length * 1e6:.1f} |", flush=True)


if __name__ == "__main__":
    main()
