"""Sensitive matters of somebody who can be identified: by words, by the sentence model, and by two things together.

An illness, a debt or a sentence alone is nobody's; a class, a group or "your grandfather" alone tells nothing. In one
sentence they do, unless it speaks of a condition ("if your child has …"), of oneself or of help for all. What
somebody goes through is told by `cases.py`. That
somebody is welcome back pardons nothing. What a word means and what ails people at large ("med … avses", "psykisk
ohälsa") is nobody's, unless a person is named or pointed at beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.draft_text import Sentence, Span, within
from knowledge.names.gazetteer import is_first_name, is_ordinary
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words
from knowledge.rules.cases import cases, clients, greeted_cases, is_anybody_named, leaning

#: `5A`, `2A:n`, `9 c:s`: a class of a school.
_CLASS = re.compile(r"(?<![\w.,-])[1-9][A-Fa-f](?=:|\b(?![-/]))")

#: A name that has or is what follows, at most two words on.
_HAS = re.compile(
    r"(?<![\w-])([A-ZÅÄÖ][a-zåäöé]{2,20}(?:-[A-ZÅÄÖ][a-zåäöé]+)?)\s+"
    r"(?:har|fick|fått|är|e|blev|ligger|on|sai|joutui|jäi|oli|has|is|was|got|had)\s+(?:[\w-]+\s+){0,2}$"
)


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    hits = {**hits, "pardons": sorted((*hits.get("pardons", ()), *_of_nobody(draft, hits)))}
    yield from by_words(draft, rule, {**hits, "marks": hits.get("matters", ())})
    yield from _decisions(draft, hits)
    invited = {start for start, _ in hits.get("invitations", ())}
    pardons = (*hits.get("pardons", ()), *hits.get("conditions", ()))
    pardoned = {draft.place_of(start) for start, _ in pardons if start not in invited}
    matters = {draft.place_of(start) for start, _ in hits.get("matters", ())}
    told = {number for number in matters if _is_told_of_somebody(draft.sentences[number], hits)}
    told.update(cases(draft, hits), greeted_cases(draft, hits))
    for number in sorted((told - pardoned) | set(clients(draft, hits))):
        yield Found((draft.sentences[number].start, draft.sentences[number].end))
    for number in sorted(set(leaning(draft, hits)) - told - pardoned):
        yield Found((draft.sentences[number].start, draft.sentences[number].end), sure=False)


def _of_nobody(draft: Draft, hits: Hits) -> Iterator[Span]:
    """What speaks of a matter as such, in a sentence that holds nobody."""
    for span in hits.get("general", ()):
        sentence = draft.sentences[draft.place_of(span[0])]
        pointed = any(within(one, sentence.start, sentence.end) for one in (hits.get("persons", ()), draft.names))
        if not (pointed or _CLASS.search(sentence.text) or is_anybody_named(sentence)):
            yield span


def _decisions(draft: Draft, hits: Hits) -> Iterable[Found]:
    """What was decided of the benefit of the one who is answered, or greeted by name: "ditt ärende om … avslogs"."""
    greeted = set(greeted_cases(draft, hits))
    conditional = {draft.place_of(start) for start, _ in hits.get("conditions", ())}
    for number in sorted({draft.place_of(start) for start, _ in hits.get("benefits", ())} - conditional):
        sentence = draft.sentences[number]
        told = all(within(hits.get(name, ()), sentence.start, sentence.end) for name in ("decisions", "addressed"))
        if told and (draft.kind == "reply" or number in greeted) and not sentence.text.endswith("?"):
            yield Found((sentence.start, sentence.end))


def _is_said_of_one(sentence: Sentence, hits: Hits) -> bool:
    """Whether it is said of a first name: "Tarjalla on keuhkokuume"; not of what somebody writes or speaks about."""
    for start, _ in within(hits.get("matters", ()), sentence.start, sentence.end):
        named = _HAS.search(sentence.text[: start - sentence.start])
        if named and is_first_name(named[1]) and not is_ordinary(named[1]):
            return True
    return False


def _is_told_of_somebody(sentence: Sentence, hits: Hits) -> bool:
    if sentence.text.endswith("?"):
        return False
    if within(hits.get("persons", ()), sentence.start, sentence.end) or _CLASS.search(sentence.text):
        return True
    if _is_said_of_one(sentence, hits):
        return True
    grouped = within(hits.get("groups", ()), sentence.start, sentence.end)
    return bool(grouped) and is_anybody_named(sentence)
