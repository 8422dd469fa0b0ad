"""Scores the product on the questions of tests/data: three sets, a good part of two of them outside the guideline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from knowledge.answers import Answers

SETS = ("questions", "hard_questions", "real_questions")
FIRM = ("yes", "no", "conditional", "info")
Row = dict[str, Any]
Check = Callable[[Row, Row], bool]


def questions(name: str = "questions") -> list[Row]:
    file = Path(__file__).parent / "data" / f"{name}.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def asked(answers: Answers, name: str) -> Iterator[tuple[Row, Row]]:
    """(the question with what is right, what the product said)"""
    from bot.terminal.ask import ask_once

    for question in questions(name):
        yield question, ask_once(answers, question["text"], None)


def _turned_round(question: Row, said: Row) -> bool:
    """A yes for a no, or a no for a yes, shown as sure: the worst that can be said."""
    right, other = (question["verdict"], *question.get("verdict_also", [])), {"yes": "no", "no": "yes"}
    return said["sure"] == "sure" and said["verdict"] not in right and other.get(said["verdict"]) in right


def shares(answers: Answers, name: str = "questions") -> dict[str, float]:
    """Part right of: sections and verdicts (in scope), refused and honest (outside it), sure (of the sections that are
    right), not turned round (no yes for a no), languages (all)."""
    rows = list(asked(answers, name))
    inside = [(q, a) for q, a in rows if q["acceptable"]]
    outside = [(q, a) for q, a in rows if not q["acceptable"]]
    right = [(q, a) for q, a in inside if set(a["sections"][:1]) & set(q["acceptable"])]

    def share(pairs: list[tuple[Row, Row]], good: Check) -> float:
        return sum(good(q, a) for q, a in pairs) / len(pairs)

    return {
        "section": len(right) / len(inside),
        "refused": share(outside, lambda q, a: not a["sections"]),
        "honest": share(outside, lambda q, a: a["sure"] != "sure" or a["verdict"] not in FIRM),
        "verdict": share(inside, lambda q, a: a["verdict"] in (q["verdict"], *q.get("verdict_also", []))),
        "sure": share(right, lambda q, a: a["sure"] == "sure"),
        "not-turned": share(inside, lambda q, a: not _turned_round(q, a)),
        "language": share(rows, lambda q, a: a["lang"] == q["lang"]),
    }
