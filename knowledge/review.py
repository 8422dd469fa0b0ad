"""A draft, judged before it is published: what must change, where, and why.

Every rule says what it sees; what overlaps is settled here, the rest is put in order: what stops the draft first, then
from the beginning to the end. Quiet when the text is fine.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from knowledge.draft_text import Span
from knowledge.lexicon import Lexicon
from knowledge.remembering import one_text
from knowledge.rule import Draft, Finding, Found, Rule
from knowledge.rule_by_words import find
from knowledge.rules import all_rules, finder_of

Verdict = Literal["ok", "revise", "stop"]

#: The wording of what the sentence model alone believes, in the rules that have one.
PERHAPS = "perhaps"
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
    with one_text():
        return _review(draft)


def _review(draft: Draft) -> Review:
    seen = hits_of(draft)
    told = {
        rule.code: _settled(list((finder_of(rule.code) or find)(draft, rule, seen.get(rule.code, {}))))
        for rule in all_rules().values()
        if draft.kind in rule.drafts
    }
    findings = [_finding(draft, rule, found) for rule, found in _silenced(told)]
    findings.sort(key=lambda f: (_ORDER[f.severity], -1 if f.start is None else f.start, f.code))
    return Review(
        written_in(draft),
        verdict_of(findings),
        tuple(f for f in findings if f.severity != "tip"),
        tuple(f for f in findings if f.severity == "tip"),
    )


def verdict_of(findings: Sequence[Finding]) -> Verdict:
    """The gravest of them decides; tips do not count."""
    severities = {finding.severity for finding in findings}
    return "stop" if "stop" in severities else "revise" if "fix" in severities else "ok"


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
    """One finding a place: the narrowest of those that overlap, for it shows best what is meant; a sure one first."""
    if any(one.span is None for one in found):
        return [next(one for one in found if one.span is None)]
    kept, places = list[Found](), list[Span]()
    spans = ((one.span, one) for one in found if one.span)
    for span, one in sorted(spans, key=lambda pair: (pair[0][1] - pair[0][0], not pair[1].sure, pair[0])):
        if not touches(places, span):
            insort(places, span)
            kept.append(one)
    return kept


def touches(places: Sequence[Span], span: Span) -> bool:
    """Whether `span` overlaps one of `places`, which are in order and apart."""
    at = bisect_right(places, span)
    return any(start < span[1] and span[0] < end for start, end in places[max(0, at - 1) : at + 1])


def _silenced(told: Mapping[str, Sequence[Found]]) -> Iterator[tuple[Rule, Found]]:
    """What is left when no rule speaks where a stronger one says the same."""
    places = {code: sorted(one.span for one in found if one.span) for code, found in told.items()}
    whole = {code for code, found in told.items() if any(one.span is None for one in found)}
    for code, found in told.items():
        rule = all_rules()[code]
        stronger = [other for other in rule.yields_to if other in told]
        for one in found:
            if not any(other in whole or (one.span and touches(places[other], one.span)) for other in stronger):
                yield rule, one


def _finding(draft: Draft, rule: Rule, found: Found) -> Finding:
    variant = found.variant or ("" if found.sure else PERHAPS)
    wording = rule.variants.get(variant, rule.wording)
    severity = "fix" if rule.severity == "stop" and not found.sure else rule.severity
    section = None if rule.is_tip else draft.town.findings.get(rule.code)
    if found.span is None:
        return Finding(rule.code, severity, None, None, None, section, wording, found.sure)
    start, end = draft.reading.span(*found.span)
    return Finding(rule.code, severity, start, end, draft.text[start:end], section, wording, found.sure)
