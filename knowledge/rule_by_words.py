"""What most rules do: their words, and the sentences that the model points at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.draft_text import Sentence, Span, within
from knowledge.rule import Draft, Found, Hits, Rule

#: A single word of the list is not believed in a sentence of which the model thinks less than this: "a clown school".
#: A phrase is.
VETO = -0.65
#: From here on the model is asked about, even where no word bears it out.
STRONG = 0.5


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
        and (" " in draft.plain[slice(*span)] or draft.score(rule, span[0], VETO) >= VETO)
    ]
    if rule.model:
        for at, (sentence, scores) in enumerate(zip(draft.sentences, draft.scores, strict=True)):
            if scores.get(rule.code, -1) > 0 and at not in pardoned:
                found.append(Found((sentence.start, sentence.end), sure=_is_marked(sentence, hits)))
    return found


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
