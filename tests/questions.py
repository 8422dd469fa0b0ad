"""Scores the product on the 60 questions of tests/data/questions.jsonl; settings were chosen with an eye on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from knowledge.answers import Answers

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]

Check = Callable[[dict[str, Any], dict[str, Any]], bool]


def asked(answers: Answers) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(the question with what is right, what the product said)"""
    from bot.terminal.ask import ask_once

    for question in QUESTIONS:
        yield question, ask_once(answers, question["text"], None)


def shares(answers: Answers) -> dict[str, float]:
    """Part right of: sections (in scope), refused (out of scope), verdicts (in scope), languages (all)."""
    rows = list(asked(answers))
    inside = [(q, a) for q, a in rows if q["acceptable"]]
    outside = [(q, a) for q, a in rows if not q["acceptable"]]

    def share(pairs: list[tuple[dict[str, Any], dict[str, Any]]], right: Check) -> float:
        return sum(right(q, a) for q, a in pairs) / len(pairs)

    return {
        "section": share(inside, lambda q, a: bool(set(a["sections"][:1]) & set(q["acceptable"]))),
        "refused": share(outside, lambda q, a: not a["sections"]),
        "verdict": share(inside, lambda q, a: a["verdict"] in (q["verdict"], *q["verdict_also"])),
        "language": share(rows, lambda q, a: a["lang"] == q["lang"]),
    }
