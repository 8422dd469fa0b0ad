"""Whether memory grows with what is written: hostile texts, drafts and questions, each of them new.

After the first WARM of each kind, whatever comes is to end within MOST times the memory. `python -m bench memory`
takes minutes; `python -m bench.memory .1` a tenth of the texts.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from bench.review import DRAFTS
from bot.composition import build_answers
from knowledge.language import language_of
from knowledge.review import review
from knowledge.rule import Draft
from knowledge.town import HANGO, Town

WARM, MOST = 1_000, 1.2
COUNTS = {"hostile texts": 10_000, "drafts": 10_000, "questions": 50_000}
#: Letters of many scripts, joined and unjoined marks, digits, masks.
LETTERS = (
    "abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ0123456789*#@.-'"
    "абвгдежз αβγδεζ あいうえお 漢字假名 עברית العربية ไทย ǅ ﬁ ½ ß \u0301\u0308\u200b\u202e\ud800 😀🎉"
)

Texts = Iterator[str]


def hostile(chance: random.Random) -> Texts:
    """Words of 950 letters, text without a pattern, capitals in a row, all scripts at once."""
    while True:
        letters = "".join(chance.choices(LETTERS, k=950))
        kinds = (letters.replace(" ", ""), letters.title(), " ".join(letters), letters)
        yield chance.choice(kinds) * chance.choice((1, 1, 1, 4))


def drafts(chance: random.Random) -> Texts:
    """Sentences of the test drafts in a new order, with people whom no list knows."""
    told = [json.loads(line)["text"] for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    while True:
        yield f"{chance.choice(told)} {name(chance)} {name(chance)} {chance.choice(told)}"[:500]


def questions(chance: random.Random, town: Town) -> Texts:
    """Phrasings with a name in them and words of another put behind."""
    asked = [phrasing.text for phrasing in town.phrasings]
    while True:
        yield f"{chance.choice(asked)} {name(chance)} {' '.join(chance.choice(asked).split()[:3])}"


def name(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefghijklmnoprstuvyåäö", k=chance.randint(5, 14))).title()


def megabytes() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def grown(texts: Texts, count: int, deal_with: Callable[[str], object]) -> tuple[float, float]:
    """Memory after the first WARM and after all of them."""
    for text in islice(texts, WARM):
        deal_with(text)
    before = megabytes()
    for text in islice(texts, count - WARM):
        deal_with(text)
    return before, megabytes()


def main() -> None:
    share = float(sys.argv[-1]) if sys.argv[-1][:1].isdigit() or sys.argv[-1][:1] == "." else 1.0
    answers, today, chance = build_answers(HANGO), date(2026, 6, 1), random.Random(1)
    answers.prepare()
    town = answers.town

    def judged(text: str) -> None:
        review(Draft(text, "post", today, town))

    def answered(text: str) -> None:
        answers.find(text, language_of(text) or "sv")

    def both(text: str) -> None:
        judged(text)
        answered(text)

    rows = {
        "hostile texts": (hostile(chance), both),
        "drafts": (drafts(chance), judged),
        "questions": (questions(chance, town), answered),
    }
    print(f"| what | of them | MB after {WARM} | MB in the end | times |\n| --- | --- | --- | --- | --- |")
    for what, (texts, deal_with) in rows.items():
        count = max(2 * WARM, int(COUNTS[what] * share))
        before, after = grown(texts, count, deal_with)
        verdict = "" if after <= MOST * before else f" (more than {MOST})"
        print(f"| {what} | {count} | {before:.0f} | {after:.0f} | {after / before:.2f}{verdict} |", flush=True)


if __name__ == "__main__":
    main()
