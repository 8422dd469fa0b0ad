"""`make figures DATA=…`: how right the product is, in one go, per language, with 95 % intervals.

Phrasings: writers are left out in turn, one of each language at a time, a model is trained on all the others, and the
phrasings of those left out are asked as in a town that has words and no reader: an encoder for each writer left out
would be hours (decision 20 has figures with one). Retrieval: the engine on SweFAQ, whose folder is
given as the argument (SweFAQ 2.0, Språkbanken Text, CC BY 4.0; it stays outside the project).
"""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from dataclasses import replace
from math import sqrt
from pathlib import Path

from knowledge.answers import Answers
from knowledge.linear import LinearModel
from knowledge.town import Town, load_town
from knowledge.training.corpus import OUTSIDE, Example, examples_of
from knowledge.training.trainers import question_model

Tally = dict[str, list[bool]]

#: Who is left out together: a writer of each language, and the writer of refusals of the same days. A number is one
#: writer within a language.
FOLDS = (
    ("sv/w02", "fi/w03", "en/w04"),
    ("sv/w05", "sv/w06", "fi/w06", "fi/w05", "en/w01", "en/w06"),
    ("sv/w07", "sv/w01", "fi/w04", "fi/w02", "en/w10", "en/w02"),
    ("sv/w03", "sv/w04", "fi/w09", "fi/w01", "en/w03", "en/w05"),
)


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    share, z = right / of, 1.96
    centre = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return centre - half, centre + half


def left_out(town: Town, examples: list[Example], writers: tuple[str, ...]) -> dict[str, Tally]:
    """By language, what the product says to these writers' texts when it has learnt from all others."""
    kept = replace(
        town, refusals=tuple(refusal for refusal in town.refusals if f"{refusal.language}/{refusal.by}" not in writers)
    )
    answers = Answers(kept, LinearModel(question_model(town, [e for e in examples if e.writer not in writers])))
    tallies: dict[str, Tally] = defaultdict(lambda: defaultdict(list))
    for example in (e for e in examples if e.writer in writers):
        tally = tallies[example.language]
        found = answers.find(example.text, example.language)
        section = found.situation.sections[0] if found.situation else OUTSIDE
        if example.section == OUTSIDE:
            tally["refused"].append(section == OUTSIDE)
        else:
            tally["section"].append(section == example.section)
            tally["verdict"].append(found.verdict == example.verdict)
        tally["language"].append(answers.language(example.text) == example.language)
    return tallies


def print_row(name: str, tally: Tally) -> None:
    cells = []
    for what in ("section", "refused", "verdict", "language"):
        said = tally.get(what, [])
        if said:
            low, high = wilson(sum(said), len(said))
            cells.append(f"{sum(said) / len(said):.3f} ({low:.2f}-{high:.2f})")
        else:
            cells.append("-")
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def print_retrieval(folder: Path) -> None:
    """The engine on SweFAQ's development split, clean and with all typing errors at once."""
    sys.path.insert(0, str(folder))
    scorer = importlib.import_module("score_retrieval")
    from knowledge.search import build

    for queries in (None, "swefaq_dev.all"):
        result = scorer.score(build, scorer.load_task("swefaq_dev", queries))
        print(
            f"| retrieval on SweFAQ dev, {'all typing errors' if queries else 'clean'} | nDCG@10 {result.ndcg10:.3f} |"
        )


def main() -> None:
    town = load_town()
    examples = examples_of(town)
    print("| left out | first section right | refused | verdict right | language right |")
    print("| --- | --- | --- | --- | --- |")
    by_language: dict[str, Tally] = defaultdict(lambda: defaultdict(list))
    for writers in FOLDS:
        for language, tally in left_out(town, examples, writers).items():
            asked = (e for e in examples if e.language == language and e.section != OUTSIDE)
            print_row(next(e.writer for e in asked if e.writer in writers), tally)
            for what, said in tally.items():
                by_language[language][what] += said
                by_language["all"][what] += said
    for language, tally in by_language.items():
        print_row(f"**{language}**", tally)
    if len(sys.argv) > 1:
        print_retrieval(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
