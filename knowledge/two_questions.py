"""Two questions in one message, each with its answer.

A story has one question, however many marks; what only explains or repeats the first one is told by its answer: it is
about the same, or about nothing that can stand alone.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace

from knowledge.answers import Answers
from knowledge.facts import Fact, Facts, facts_in, only_states, takes_back
from knowledge.found import MOST_NEAREST, Answer
from knowledge.framing import says_enough
from knowledge.got_out import goes_on_from_it, got_out
from knowledge.phrases import says, says_at_once
from knowledge.situations import Situation
from knowledge.words import normalised

#: A second answer must be surer than a first: half a story, read alone, is soon about something else.
SURE_ALONE = 0.55
#: What is longer than so many words says more than that a fact is so.
MOST_TELLING = 12
_QUOTED = re.compile(r'"[^"]*"|”[^”]*”|“[^”]*”|«[^»]*»|(?<!\w)\'[^\']*\'(?!\w)')
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+\s*")
_JOINT = re.compile(r"[,\s]\s*(?=\w)")
_ENDED = re.compile(r"[.!…]\s*$")  # "lakko tulossa." only looks like a Finnish question
_LOOSE = " ,.:;!–—-"


@dataclass(frozen=True)
class Asked:
    """A part of a message that asks, what was found for it, and what it states. `tells`: it only states
    something, and asks nothing. `more`: the message asks something else too, which this one answer stands for."""

    question: str
    answer: Answer
    facts: Facts = field(default_factory=dict)
    tells: bool = False
    more: bool = False


def find_each(answers: Answers, question: str, language: str, topic: str | None = None) -> tuple[Asked, ...]:
    """What is asked, in order; most often one. Of two at least one is answered."""
    if (out := _got_out(answers, question, language, topic)) is not None:
        return (out,)
    if (told := _told_of(answers, question, language, topic)) is not None:
        return (told,)
    whole = Asked(question, answers.find(question, language, topic), facts_in(question, language))
    parts = parted(normalised(question))
    if len(parts) < 2 or answers.lists(question):
        return (whole,)
    found = [
        Asked(part, answers.find(part, language, topic if part is parts[0] else None), facts_in(part, language))
        for part in parts
    ]
    firm = list[Asked]()
    for one in found:
        if _is_firm(one.answer) and not any(_alike(one.answer, other.answer) for other in firm):
            firm.append(one)
    if len(firm) < 2:
        told = whole if _is_firm(whole.answer) or not firm else firm[0]
        firm = [replace(told, more=True)]
    return (*firm, *_unanswered(firm, found))


def _got_out(answers: Answers, said: str, language: str, topic: str | None) -> Asked | None:
    """What to do now where something of others has got out; and that once more, where the talk goes on from it."""
    to_do, kind = answers.town.stated.got_out, got_out(said)
    out = to_do.get(kind) if kind else None
    if kind is None and topic in {one.id for one in to_do.values()} and goes_on_from_it(said):
        out = answers.town.situations[topic or ""]
    return Asked(said, Answer(out, out.verdict, 1.0, ()), facts_in(said, language)) if out else None


def _told_of(answers: Answers, said: str, language: str, topic: str | None) -> Asked | None:
    """A message that states a fact and asks nothing: more about what the conversation was about, where that hangs on
    it. Of anything else it only shows what may be meant."""
    situation = answers.town.situations.get(topic or "")
    bound = answers.town.stated.facts_of(situation.id) if situation else frozenset[Fact]()
    facts = _as_meant(facts_in(said, language), bound)
    if bound and not facts and takes_back(said, language):
        facts = dict.fromkeys(bound, False)
    elif len(said.split()) > MOST_TELLING or not only_states(said, language):
        return None
    if "happened" in facts:
        now = _now(answers, situation) if facts["happened"] else None
        return Asked(said, Answer(now, now.verdict, 1.0, ()), facts, tells=True) if now else None
    if situation and bound & facts.keys():
        return Asked(said, Answer(situation, situation.verdict, 1.0, ()), facts, tells=True)
    found = answers.find(said, language)
    if found.situation is None:
        return Asked(said, found, facts, tells=True)
    related = (answers.town.situations[id] for id in found.situation.related)
    near = (found.situation, *related)[:MOST_NEAREST]
    return Asked(said, Answer(None, None, found.confidence, near), facts, tells=True)


def _now(answers: Answers, topic: Situation | None) -> Situation | None:
    """What tells what to do now, where what was asked about has happened already."""
    stated = answers.town.stated
    return answers.town.situations[stated.now] if topic and topic.id in stated.now_for else None


def _as_meant(facts: Facts, bound: frozenset[Fact]) -> Facts:
    """Who says that leave is given, of what hangs on rights alone, speaks of those: a song, a drawing by a machine."""
    if "leave" in facts and "rights" in bound and "leave" not in bound:
        return {**facts, "rights": facts["leave"]}
    return facts


def _unanswered(told: list[Asked], found: list[Asked]) -> list[Asked]:
    """What is asked beside what is told, where a part of the message plainly is that, and cannot be answered."""
    first = told[0].answer
    if first.situation is None or not any(_alike(first, one.answer) for one in found):
        return []
    others = (one for one in found if not _is_firm(one.answer))
    beside = (one for one in others if not any(_alike(of.answer, one.answer) for of in told))
    return [one for one in beside if _stands_alone(one.question)][:1]


def _is_firm(answer: Answer) -> bool:
    return answer.sure == "sure" and answer.confidence >= SURE_ALONE


def _alike(one: Answer, other: Answer) -> bool:
    """Whether both are about the same: one situation, one section, or one is what the other leads on to."""
    first, second = one.situation, other.situation
    if first is None or second is None:
        return bool(second and second in one.nearest) or bool(first and first in other.nearest)
    leads_on = first.id in second.related or second.id in first.related
    return first.id == second.id or first.sections[0] == second.sections[0] or leads_on


def parted(text: str) -> tuple[str, ...]:
    """A normalised message in its questions, each with what leads it in; all of it where it asks but once."""
    parts, pending, asked = list[str](), "", False
    for piece in _pieces(text):
        if asked and _asks(piece):
            parts.append(pending)
            pending, asked = "", False
        pending += piece
        asked = asked or piece.rstrip().endswith("?") or (_asks(piece) and not _ENDED.search(piece))
    parts.append(pending)
    return tuple(part.strip(_LOOSE) for part in parts)


def _asks(piece: str) -> bool:
    """Whether it begins as a question does and can stand alone: "or how?" cannot."""
    said = piece.lstrip(_LOOSE)
    while lead := says_at_once("joins", said) or says_at_once("frame", said):
        said = said[len(lead) :].lstrip(_LOOSE)
    return says("opens", said) and says_enough(said)


def _stands_alone(part: str) -> bool:
    """Whether it is plainly a question, and of something that it names itself."""
    last = _pieces(part)[-1]
    return part.endswith("?") and says_enough(last) and not says("refers", last)


def _pieces(text: str) -> list[str]:
    """Sentences, cut once more where "and" leads from a question to the next. No mark in a quotation parts anything."""
    hidden = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text)
    cuts = [found.end() for found in _SENTENCE.finditer(hidden)]
    edges = sorted({0, *cuts, len(text)})
    for start, end in itertools.pairwise(edges):
        if _asks(hidden[start:end]):
            joints = (start + joint.end() for joint in _JOINT.finditer(hidden[start:end]))
            edges += [at for at in joints if says_at_once("joins", hidden[at:end]) and _asks(hidden[at:end])]
    edges = sorted(set(edges))
    return [text[start:end] for start, end in itertools.pairwise(edges)]
