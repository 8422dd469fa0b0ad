"""A draft, judged before it is published: what must change, where, and why.

Every rule says what it sees; what overlaps is settled here, the rest is put in order: what stops the draft first, then
from the beginning to the end. Quiet when the text is fine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from knowledge.lexicon import Lexicon
from knowledge.reading import Span
from knowledge.by_words import find
from knowledge.rule import Draft, Finding, Found, Rule
from knowledge.rules import all_rules, finder_of

Verdict = Literal["ok", "revise", "stop"]

#: A word of one language is believed in another's text only if it is longer than this: "fan" is English too.
SHORT = 4
_ORDER = {"stop": 0, "fix": 1, "tip": 2}


@dataclass(frozen=True)
class Review:
    """`lang` is sv, fi, en or sv+fi; `findings` come in order; `tips` never change the verdict."""

    lang: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    tips: tuple[Finding, ...]


def review(draft: Draft) -> Review:
    """What the rules have to say of the draft. Pure: the same draft gives the same review."""
    seen = hits_of(draft)
    told = [
        (rule, found)
        for rule in all_rules().values()
        if draft.kind in rule.drafts
        for found in _settled(list((finder_of(rule.code) or find)(draft, rule, seen.get(rule.code, {}))))
    ]
    findings = [_finding(draft, rule, found) for rule, found in told if not _silent(rule, found, told)]
    findings.sort(key=lambda f: (_ORDER[f.severity], -1 if f.start is None else f.start, f.code))
    severities = {finding.severity for finding in findings}
    verdict: Verdict = "stop" if "stop" in severities else "revise" if "fix" in severities else "ok"
    return Review(
        written_in(draft),
        verdict,
        tuple(f for f in findings if f.severity != "tip"),
        tuple(f for f in findings if f.severity == "tip"),
    )


def written_in(draft: Draft) -> str:
    """sv, fi, en, or sv+fi where both carry the text."""
    languages = draft.reading.languages
    if "sv" in languages and "fi" in languages:
        return "sv+fi"
    return languages[0] if languages else draft.town.guideline.languages[0]


def hits_of(draft: Draft) -> Mapping[str, dict[str, list[Span]]]:
    """For each rule, where the entries of each of its lists stand."""
    seen: dict[str, dict[str, list[Span]]] = {}
    for entry, start, end in _lexicon().find(draft.words):
        if entry.language and len(" ".join(entry.parts)) <= SHORT:
            sentence = draft.reading.sentence_at(start)
            if sentence and sentence.language != entry.language:
                continue
        code, _, name = entry.name.partition(":")
        seen.setdefault(code, {}).setdefault(name, []).append((start, end))
    return seen


@cache
def _lexicon() -> Lexicon:
    lists: list[tuple[str, Mapping[str, Sequence[str]]]] = []
    for rule in all_rules().values():
        lists += [(f"{rule.code}:words", rule.words), (f"{rule.code}:pardons", rule.pardons)]
        lists.append((f"{rule.code}:pardons_draft", rule.pardons_draft))
        lists += [(f"{rule.code}:{name}", entries) for name, entries in rule.lists.items()]
    return Lexicon(lists)


def _settled(found: list[Found]) -> list[Found]:
    """One finding a place: the narrowest of those that overlap, for it shows best what is meant."""
    kept: list[Found] = []
    places: list[Span] = []
    for one in sorted(found, key=lambda f: (f.span is not None, f.span[1] - f.span[0] if f.span else 0)):
        if one.span is None:
            return [one]
        if not any(start < one.span[1] and one.span[0] < end for start, end in places):
            kept.append(one)
            places.append(one.span)
    return kept


def _silent(rule: Rule, found: Found, told: Sequence[tuple[Rule, Found]]) -> bool:
    """Whether a stronger code says the same of the same place."""
    return bool(rule.yields_to) and any(
        other.code in rule.yields_to and _overlap(found.span, stronger.span) for other, stronger in told
    )


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or (one[0] < other[1] and other[0] < one[1])


def _finding(draft: Draft, rule: Rule, found: Found) -> Finding:
    wording = rule.variants[found.variant] if found.variant else rule.wording
    section = None if rule.is_tip else draft.town.findings.get(rule.code)
    if found.span is None:
        return Finding(rule.code, rule.severity, None, None, None, section, wording)
    start, end = draft.reading.span(*found.span)
    return Finding(rule.code, rule.severity, start, end, draft.text[start:end], section, wording)
