"""How long a draft takes, beside two others over the same words; growth to a megabyte.

The plain loop is what one would write first: every listed word and phrase as an expression of its own, searched in
turn. textlint (npm) has the same expressions in a rule of its own, and its kernel is loaded once (bench/textlint/).
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from knowledge.review import review
from knowledge.rule import Draft
from knowledge.rules import all_rules
from knowledge.town import load_town

TEXTLINT = Path(__file__).parent / "textlint"
INSTALLED = TEXTLINT / "node_modules/.package-lock.json"
DRAFTS = Path(__file__).parent.parent / "tests/data/drafts.jsonl"
LENGTH = 500
ROUNDS = 3
#: What looks like the beginning of a code, an address, a name, a date: where a careless expression takes for ever.
OVER_AND_OVER = ("1-", "a@", "Aa Bb ", "1.1.")


def texts() -> list[str]:
    """Texts of LENGTH code points, put together of every third test draft and those after it."""
    rows = [json.loads(line)["text"] for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    return [" ".join(rows[at:] + rows[:at])[:LENGTH] for at in range(0, len(rows), 3)]


def entries() -> list[str]:
    """Every listed word and phrase of all rules."""
    return [
        entry
        for rule in all_rules().values()
        for lists in (rule.words, rule.pardons, rule.pardons_draft, *rule.lists.values())
        for listed in lists.values()
        for entry in listed
    ]


def plain_loop() -> Callable[[str], object]:
    """Equivalent word rules: a star becomes any ending, a gap up to three words."""
    patterns = [re.compile(rf"(?i)\b{_expression(entry)}\b") for entry in entries()]
    return lambda text: [match.span() for pattern in patterns for match in pattern.finditer(text)]


def _expression(entry: str) -> str:
    parts = [re.escape(part).replace(r"\*", r"\w*") for part in entry.split()]
    return r"\W+".join(parts).replace("…\\W+", r"(?:\w+\W+){0,3}")


def timed(judge: Callable[[str], object]) -> list[float]:
    """Milliseconds a text; the first round is a warm-up."""
    times = []
    drafts = texts()
    for _ in range(ROUNDS + 1):
        for text in drafts:
            begun = perf_counter()
            judge(text)
            times.append((perf_counter() - begun) * 1000)
    return times[len(drafts) :]


def textlint() -> list[float]:
    """Milliseconds a text in textlint, timed inside Node; none where it cannot be had, which is said in one line."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and not INSTALLED.exists():
        subprocess.run([npm, "ci", "--prefix", TEXTLINT, "--silent", "--no-audit", "--no-fund"], capture_output=True)
    if not node or not INSTALLED.exists():
        print("Left out: textlint, which needs node, and npm to install it.\n", flush=True)
        return []
    lines = [json.dumps(line) for line in ({"rounds": ROUNDS, "entries": entries()}, *texts())]
    judged = subprocess.run(
        [node, TEXTLINT / "judge.mjs"], input="\n".join(lines), stdout=subprocess.PIPE, check=True, encoding="utf-8"
    )
    return [json.loads(line)["ms"] for line in judged.stdout.splitlines()]


def figures(times: list[float]) -> tuple[float, float]:
    """(median, 99th percentile)."""
    return statistics.median(times), sorted(times)[int(len(times) * 0.99)]


def main() -> None:
    town, today = load_town(), date(2026, 6, 1)
    rows = {
        "Får jag?: all rules": timed(lambda text: review(Draft(text, "post", today, town))),
        "textlint (npm), words only": textlint(),
        "regular expressions one by one, words only": timed(plain_loop()),
    }
    own = statistics.median(rows["Får jag?: all rules"])
    print(f"| {LENGTH} characters | median ms | p99 ms | kB/s | times Får jag? |\n| --- | --- | --- | --- | --- |")
    for name, times in rows.items():
        if times:
            median, p99 = figures(times)
            print(f"| {name} | {median:.2f} | {p99:.2f} | {LENGTH / median:.0f} | {median / own:.1f} |", flush=True)
    print("\n| characters | of what | s | µs a character |\n| --- | --- | --- | --- |")
    for name, whole in {"drafts": " ".join(texts()), **{repr(piece): piece for piece in OVER_AND_OVER}}.items():
        for length in (1_000, 10_000, 100_000, 1_000_000):
            text = (whole * (length // len(whole) + 1))[:length]
            begun = perf_counter()
            review(Draft(text, "post", today, town))
            took = perf_counter() - begun
            print(f"| {length} | {name} | {took:.3f} | {took / length * 1e6:.1f} |", flush=True)


if __name__ == "__main__":
    main()
