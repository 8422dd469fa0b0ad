"""Insults: by words and by the sentence model; of a resident's comment only where a person is meant.

That a service is a joke is criticism, which stays however strong it is; that somebody in it is one is an insult.
Whoever is called by a noun of abuse ("you …", "only … stay home") is insulted, however harmless the model finds the
rest of the sentence. A word that is only told of ("comments that call others idiots") insults nobody; one that stands
elsewhere in that sentence does. A reader who is answered is insulted by less: an order to calm down or to read first,
blame, sarcasm. What orders or mocks a reader outright (`scorned.py`), and contempt for all the people of a place, are
insults in every kind of draft.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from knowledge.draft_text import Sentence, Span, within
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words
from knowledge.rule_by_words import is_called_so, joined
from knowledge.rules.scorned import despised, scorned

#: Where one reader is spoken to and offered nothing, the model need not be as sure that the tone is sharp.
LEANS = -0.3


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    hits = _without_told(draft, hits)
    for found in by_words(draft, rule, hits):
        if not found.sure and found.span and is_called_so(draft, hits, found.span):
            continue
        if found.sure or draft.kind != "comment" or found.span is None or _means_somebody(draft, hits, found.span):
            yield found
    yield from _called(draft, hits)
    yield from _scorned(draft, hits)
    if draft.kind == "reply" or (draft.kind == "post" and draft.words and _begins_with(draft, hits, "greets")):
        yield from _put_down(draft, hits)


def _called(draft: Draft, hits: Hits) -> Iterator[Found]:
    """The nouns of abuse right after what makes somebody be called by them, or one word later: "you bloody …"."""
    calls, denies = set(hits.get("calls", ())), set(hits.get("denies", ()))
    pardoned = {draft.place_of(start) for start, _ in hits.get("pardons", ())} | draft.own_rules
    words = [(word.start, word.end) for word in draft.words]
    for span in hits.get("abuse", ()):
        at, place = bisect_left(words, span), draft.place_of(span[0])
        before = [one for one in words[max(0, at - 2) : at] if draft.place_of(one[0]) == place]
        if place not in pardoned and calls & set(before) and not denies & set(before[-1:]):
            yield Found(span)


def _scorned(draft: Draft, hits: Hits) -> Iterator[Found]:
    told = _places_of_told(draft, hits)
    spans = (*despised(draft, hits), *scorned(draft, hits))
    yield from (Found(span) for span in spans if draft.place_of(span[0]) not in told)


def _places_of_told(draft: Draft, hits: Hits) -> set[int]:
    """The sentences that only tell of others' words, or that the town's guideline itself says."""
    return {draft.place_of(start) for start, _ in hits.get("mentions", ())} | draft.own_rules


def _begins_with(draft: Draft, hits: Hits, name: str) -> bool:
    return any(start == draft.words[0].start for start, _ in hits.get(name, ()))


def _put_down(draft: Draft, hits: Hits) -> Iterator[Found]:
    """What orders, blames or mocks the one who is answered, where no resident's own words are only told of."""
    told = _places_of_told(draft, hits)
    for span in joined(hits.get("slights", ())):
        if draft.place_of(span[0]) not in told:
            yield Found(span)
    yield from (Found((one.start, one.end), sure=False) for one in _sharp(draft, hits, told))


def _sharp(draft: Draft, hits: Hits, told: Collection[int]) -> Iterator[Sentence]:
    """What speaks to one reader, offers nothing, and nearly is an insult or a brush-off in the model's eyes.

    A whole brush-off is left to its own rule.
    """
    helped = {draft.place_of(start) for name in ("helps", "pardons") for start, _ in hits.get(name, ())}
    for number in sorted({draft.place_of(start) for start, _ in hits.get("readers", ())} - helped):
        insult, evasive = (draft.scores[number].get(code, -1.0) for code in ("insult", "evasive"))
        if number not in told and evasive <= 0 and max(insult, evasive) > LEANS:
            yield draft.sentences[number]


def _without_told(draft: Draft, hits: Hits) -> Hits:
    """The hits without the words that a text only tells of; the clause that tells of them is left aside."""
    told = _told_of(draft, hits)
    said = {name: [span for span in hits.get(name, ()) if span[0] not in told] for name in ("words", "abuse")}
    return {**hits, **said, "softens": sorted((*hits.get("softens", ()), *hits.get("mentions", ())))}


def _told_of(draft: Draft, hits: Hits) -> set[int]:
    """Where the words begin that a text only tells of, and those within a title."""
    within_titles = {word.start for a, b in hits.get("titles", ()) for word in draft.words if a <= word.start < b}
    mentioned = {end + 1 for _, end in hits.get("mentions", ()) if draft.plain[end : end + 1] == " "}
    return within_titles | mentioned


def _means_somebody(draft: Draft, hits: Hits, span: Span) -> bool:
    return bool(within(hits.get("people", ()), *span) or within(draft.names, *span))
