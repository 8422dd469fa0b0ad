"""What most rules do: their words, and the sentences that the model points at.

A pardon clears its sentence. The list `softens` does less: what it says of a clause ("is expected", "took over") is
what the model takes for a fault now and then, so it takes back only what the model alone believes, and only where the
model finds nothing in the clauses beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.draft_text import Sentence, Span, within
from knowledge.names.gazetteer import first_names, is_listed_surname
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.sentence_model import scores_of

#: A single word of the list is not believed in a sentence of which the model thinks less than this: "a clown school".
#: A phrase is.
VETO = -0.65
#: More than the model ever thinks: "our guide Pelle" is called so, "you Pelle" is called names.
CERTAIN = 9.0
#: From here on the model is asked about, even where no word bears it out.
STRONG = 0.5
#: Where one clause of a sentence ends and another begins, as far as a softening word may reach.
_CLAUSE_ENDS = re.compile(
    r"[,;:()–](?=\s|$)|\s-\s|\b(?:och|men|utan|fast|eftersom|ja|mutta|vaan|koska|vaikka|and|but|yet|though|because)\b",
    re.IGNORECASE,
)


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    """Nothing where the draft pardons it; no sentence that holds a pardon of its own."""
    if hits.get("pardons_draft"):
        return []
    pardoned = {draft.place_of(start) for start, _ in hits.get("pardons", ())} | draft.own_rules
    if rule.not_questions:
        pardoned.update(number for number, sentence in enumerate(draft.sentences) if sentence.text.endswith("?"))
    found = [
        Found(span)
        for span in joined(hits.get("words", ()))
        if draft.place_of(span[0]) not in pardoned
        and (" " in draft.plain[slice(*span)] or draft.score(rule, span[0], VETO) >= _least(draft, hits, span))
    ]
    if rule.model:
        for at, (sentence, scores) in enumerate(zip(draft.sentences, draft.scores, strict=True)):
            if scores.get(rule.code, -1) > 0 and at not in pardoned and not _is_softened(draft, rule, hits, at):
                found.append(Found((sentence.start, sentence.end), sure=_is_marked(sentence, hits)))
    return found


def _least(draft: Draft, hits: Hits, span: Span) -> float:
    """What the model must think of a listed word: the more, the likelier it is the name of somebody here."""
    word, sentence = draft.plain[slice(*span)], draft.sentences[draft.place_of(span[0])]
    if word not in first_names() and not is_listed_surname(word):
        return VETO
    if not draft.plain[sentence.start : span[0]].strip(" \"'"):
        return 0.0
    before = draft.plain[sentence.start : span[0]].split()
    called = within(hits.get("calls", ()), span[0] - sum(map(len, before[-2:])) - 2, span[0])
    return VETO if called else CERTAIN


def is_called_so(draft: Draft, hits: Hits, sentence: Span) -> bool:
    """Whether a listed word of the sentence is the name of somebody there."""
    words = within(hits.get("words", ()), *sentence)
    return any(_least(draft, hits, span) == CERTAIN for span in words)


def _is_softened(draft: Draft, rule: Rule, hits: Hits, at: int) -> bool:
    sentence = draft.sentences[at]
    softens = within(hits.get("softens", ()), sentence.start, sentence.end)
    if not softens or _is_marked(sentence, hits):
        return False
    rest = " ".join(sentence.text[a:b] for a, b in _clauses_without(sentence, softens))
    around = [draft.sentences[n].text if 0 <= n < len(draft.sentences) else "" for n in (at - 1, at + 1)]
    return not rest or scores_of((around[0], rest, around[1]), draft.kind)[1].get(rule.code, -1) <= 0


def _clauses_without(sentence: Sentence, softens: Sequence[Span]) -> Iterator[Span]:
    """The clauses of a sentence that hold none of `softens`."""
    begun = 0
    for end in (*(cut.end() for cut in _CLAUSE_ENDS.finditer(sentence.text)), len(sentence.text)):
        if not any(a < sentence.start + end and sentence.start + begun < b for a, b in softens):
            yield begun, end
        begun = end


def _is_marked(sentence: Sentence, hits: Hits) -> bool:
    """Whether something in the sentence can be pointed at that bears out what the model believes of it."""
    return bool(within(hits.get("marks", ()), sentence.start, sentence.end))


def by_attitude(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    """Without what the model only half believes and nothing can be pointed at: what a text is about is no fault."""
    for found in find(draft, rule, hits):
        if found.sure or (found.span and draft.score(rule, found.span[0], -1.0) > STRONG):
            yield found


def joined(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap as one."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole
