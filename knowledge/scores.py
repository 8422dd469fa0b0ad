"""What speaks for each section, situation and verdict: a question's words and what the reader reads in it, added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import exp, log

from knowledge.linear import LinearModel
from knowledge.situations import VERDICTS

#: How much the logarithm of what the reader thinks likely counts beside the words' scores: chosen with writers left
#: out.
SECTION_WEIGHT, SITUATION_WEIGHT, WITHIN_WEIGHT = 0.1, 0.15, 0.6
#: The words' score of what they do not know; how likely the reader finds what it does not know, as a logarithm.
UNSAID, UNHEARD = -1.0, -15.0
#: The same of a verdict that no text of the section has.
UNUSUAL = -6.0

Said = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Scores:
    """By section ("outside" among them), situation, verdict, and verdict within a section (`rule.4 no`); `topics` tells
    how likely, as a logarithm, each of the town's silences is what a question outside is about."""

    sections: dict[str, float]
    situations: dict[str, float]
    verdicts: dict[str, float]
    within: dict[str, float]
    topics: Mapping[str, float] = field(default_factory=dict)


def by_words(model: LinearModel, text: str, section_of: Mapping[str, str]) -> Scores:
    """A section's score is its own and that of its strongest situation."""
    totals = model.totals(text)
    situations, strongest = model.scores(totals, "situation"), dict[str, float]()
    for id, score in situations.items():
        section = section_of.get(id, id)
        strongest[section] = max(score, strongest.get(section, score))
    own = model.scores(totals, "section")
    sections = {id: score + strongest.get(id, UNSAID) for id, score in own.items()}
    return Scores(sections, situations, model.scores(totals, "verdict"), model.scores(totals, "verdict within"))


def by_both(words: Scores, read: Said, section_of: Mapping[str, str]) -> Scores:
    """The words' scores with the reader's: of a section its own and that of all its situations together."""
    likely = dict[str, float]()
    for id, said in read["situation"].items():
        section = section_of.get(id, id)
        likely[section] = likely.get(section, 0.0) + exp(said)

    def of_section(id: str) -> float:
        return max(read["section"].get(id, UNHEARD), UNHEARD) + max(log(likely.get(id, 0.0) + 1e-9), UNHEARD)

    return replace(
        words,
        sections={id: score + SECTION_WEIGHT * of_section(id) for id, score in words.sections.items()},
        situations=_added(words.situations, read["situation"], SITUATION_WEIGHT),
        within=_within(words, read["within"]),
        topics=read.get("topic", {}),
    )


def _within(words: Scores, read: Mapping[str, float]) -> dict[str, float]:
    """Of a verdict in a section: the words' score with how likely the reader finds it there."""
    there = dict[str, float]()
    for name, said in read.items():
        section = name.partition(" ")[0]
        there[section] = there.get(section, 0.0) + exp(said)

    def heard(section: str, name: str) -> float:
        return max(read[name] - log(there[section] + 1e-30), UNHEARD) if name in read else UNUSUAL

    names = ((section, f"{section} {verdict}") for section in words.sections for verdict in VERDICTS)
    return {name: words.within.get(name, UNSAID) + WITHIN_WEIGHT * heard(section, name) for section, name in names}


def _added(words: Mapping[str, float], read: Mapping[str, float], weight: float) -> dict[str, float]:
    return {id: score + weight * read.get(id, UNHEARD) for id, score in words.items()}
