"""What somebody goes through: a divorce, a debt, a death, a memory that fails.

Such a case is anybody's until somebody is at hand: named or pointed at in the sentence, meant by a "he" or "she" after
a name, or the one who is answered, of whom "we know that …". Whoever tells, leads or plays goes through nothing.
Whoever is greeted by name is at hand for the "your" of all that follows; "dear guests" is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.draft_text import Sentence, Span, within
from knowledge.names.gazetteer import first_names, is_first_name, is_listed_surname, is_ordinary
from knowledge.rule import Draft, Hits

_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäöé]{2,20}(?:-[A-ZÅÄÖ][a-zåäöé]+)?\b")
#: A surname that does something: "Nieminen sai".
_SURNAMED = re.compile(
    r"(?<![\w-])([A-ZÅÄÖ][a-zåäöé]{3,20})\s+(?:sai|saa|joutui|jäi|on|oli|fick|får|har|blev|är|got|was|is|has|häädet\w+|vräktes|vräks)\b"
)
#: A name that is called: a mark or the line's end comes after it, perhaps a second name before.
_CALLED = re.compile(
    r"\s*([A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)(?:\s[A-ZÅÄÖ][\w-]+|\s(?:och|ja|and)\s[A-ZÅÄÖ]\w+)?\s*(?:[,!:.\n]|$)"
)
#: Who lost somebody then is no private person of today.
_LONG_AGO = re.compile(r"\b1[0-9]{3}\b")
#: An address or a number is another rule's matter, and looks private to the model for that alone.
_REACHED = re.compile(r"@|[0-9]{3}|[A-ZÅÄÖ][a-zåäö]+ [0-9]{1,3}\b")
#: So many letters may stand between a relative and their death.
NEAR = 18
#: With somebody at hand the model need not be as sure.
LEANS = -0.5
#: A "she" may mean a name so many sentences before.
BACK = 2
#: So many letters may stand between "your" and what is private.
OWNED = 30


def cases(draft: Draft, hits: Hits) -> Iterator[int]:
    """The numbers of the sentences that tell such a case of somebody."""
    told = {draft.place_of(start) for start, _ in (*hits.get("cases", ()), *_deaths(hits))}
    return (number for number in sorted(told) if _is_somebodys(draft, hits, number))


def greeted_cases(draft: Draft, hits: Hits) -> Iterator[int]:
    """The numbers of the sentences that tell the one who is greeted by name a private matter of theirs."""
    first = next((n for n, one in enumerate(draft.sentences) if _is_called(draft, hits, one)), len(draft.sentences))
    for number, sentence in enumerate(draft.sentences[first:], first):
        about = any(within(hits.get(name, ()), sentence.start, sentence.end) for name in ("nobodys", "topics"))
        if not about and not sentence.text.endswith("?") and _is_theirs(hits, sentence):
            yield number


def _is_theirs(hits: Hits, sentence: Sentence) -> bool:
    """Whether a private matter is said to be the reader's: "your" is one word with it, or shortly before it."""
    listed = (hits.get(name, ()) for name in ("matters", "cases", "private"))
    matters = [span for spans in listed for span in within(spans, sentence.start, sentence.end)]
    yours = within(hits.get("yours", ()), sentence.start, sentence.end)
    return any(start <= at < end + OWNED for start, end in yours for at, _ in matters)


def _is_called(draft: Draft, hits: Hits, sentence: Sentence) -> bool:
    """Whether somebody is turned to by name: "Hej Lotta, …", "Bästa fru Lindholm!", "Lotta, …"."""
    at, titled = sentence.start, False
    for name in ("greets", "titles"):
        ends = [end for start, end in within(hits.get(name, ()), at, at + 2) if not draft.plain[at:start].strip()]
        at, titled = max(ends, default=at), name == "titles" and bool(ends)
    called = _CALLED.match(draft.plain, at)
    if not called or is_ordinary(called[1]):
        return False
    return called[1] in first_names() or (titled and is_listed_surname(called[1]))


def clients(draft: Draft, hits: Hits) -> Iterator[int]:
    """The numbers of the sentences that tell what one who is served did on a day: "a client shouted yesterday"."""
    for number in {draft.place_of(start) for start, _ in hits.get("clients", ())}:
        sentence = draft.sentences[number]
        if within(hits.get("days", ()), sentence.start, sentence.end) and not sentence.text.endswith("?"):
            yield number


def leaning(draft: Draft, hits: Hits) -> Iterator[int]:
    """The numbers of the sentences of which the model nearly believes it, with somebody at hand."""
    if draft.kind == "comment":
        return
    for number, scores in enumerate(draft.scores):
        near = scores.get("sensitive-data", -1.0) > LEANS and not _REACHED.search(draft.sentences[number].text)
        if near and _is_somebodys(draft, hits, number):
            yield number


def _is_somebodys(draft: Draft, hits: Hits, number: int) -> bool:
    sentence = draft.sentences[number]
    guards = ("conditions", "nobodys", "own") if draft.kind == "comment" else ("conditions", "nobodys")
    if any(within(hits.get(name, ()), sentence.start, sentence.end) for name in guards):
        return False
    if sentence.text.endswith("?") or _LONG_AGO.search(sentence.text):
        return False
    return _is_somebody_at_hand(draft, hits, number)


def is_anybody_named(sentence: Sentence) -> bool:
    """A first name in whatever form: `Kalle`, `Pekan`; what begins a sentence has Finnish endings only in Finnish."""
    names = (match for match in _CAPITALISED.finditer(sentence.text) if not is_ordinary(match[0]))
    return any(
        is_first_name(match[0])
        if match.start() or sentence.language == "fi"
        else match[0].removesuffix("s") in first_names() or match[0] in first_names()
        for match in names
    )


def _is_surnamed(sentence: Sentence) -> bool:
    return any(is_listed_surname(one) and not is_ordinary(one) for one in _SURNAMED.findall(sentence.text))


def _deaths(hits: Hits) -> Iterator[Span]:
    """A relative who dies, or who is lost."""
    dies, loses = hits.get("dies", ()), hits.get("loses", ())
    for start, end in hits.get("relatives", ()):
        after, before = within(dies, end, end + NEAR), within(loses, max(0, start - 2 * NEAR), start)
        if any(end < a for a, _ in after) or any(b < start for _, b in before):
            yield start, end


def _is_somebody_at_hand(draft: Draft, hits: Hits, number: int) -> bool:
    sentence = draft.sentences[number]
    here = {name: within(hits.get(name, ()), sentence.start, sentence.end) for name in ("persons", "pronouns", "knows")}
    if (
        here["persons"]
        or is_anybody_named(sentence)
        or _is_surnamed(sentence)
        or (draft.kind == "reply" and here["knows"])
    ):
        return True
    return bool(here["pronouns"]) and any(
        is_anybody_named(one) or within(hits.get("persons", ()), one.start, one.end)
        for one in draft.sentences[max(0, number - BACK) : number]
    )
