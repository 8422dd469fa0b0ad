"""Heavy officialese: the sentence model, and measures of its own for each language.

Swedish is measured by LIX (sentence length and long words) together with a list of heavy words; Finnish never by
LIX, for its words are long by nature: there heavy words a sentence count, and sentences of very many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.draft_text import Sentence, Span, within
from knowledge.rule import Draft, Found, Hits, Rule

_WORD = re.compile(r"[^\W\d_]+")
#: So many heavy words in one sentence are heavy in any case; fewer when the sentence is long as well.
HEAVY, HEAVY_LONG = 3, 2
#: Above this LIX a Swedish sentence is heavy reading.
LIX = 62
LONG_FINNISH, LONG_ENGLISH = 17, 28
#: A finding on more than this share of the letters is about the text as a whole.
WHOLE = 0.6


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    heavy = [s for s, scores in zip(draft.sentences, draft.scores, strict=True) if _is_heavy(s, scores, rule, hits)]
    if not heavy:
        return []
    if sum(s.end - s.start for s in heavy) >= WHOLE * len(draft.plain.strip()):
        return [Found(None, sure=any(_is_measured(s, hits) for s in heavy))]
    return [Found((s.start, s.end), sure=_is_measured(s, hits)) for s in heavy]


def _is_heavy(sentence: Sentence, scores: dict[str, float], rule: Rule, hits: Hits) -> bool:
    if scores.get(rule.code, -1) > 0 or _within(hits.get("words", ()), sentence):
        return len(_WORD.findall(sentence.text)) >= 5
    return _is_measured(sentence, hits)


def _is_measured(sentence: Sentence, hits: Hits) -> bool:
    """Heavy by the words and the length of it, whatever the model thinks."""
    found = _within(hits.get("heavy", ()), sentence)
    return found >= HEAVY or (found >= HEAVY_LONG and _is_long(sentence))


def _is_long(sentence: Sentence) -> bool:
    words = _WORD.findall(sentence.text)
    if sentence.language == "sv":
        return len(words) >= 14 and lix(words) >= LIX
    return len(words) >= (LONG_FINNISH if sentence.language == "fi" else LONG_ENGLISH)


def lix(words: list[str]) -> float:
    """Björnsson's läsbarhetsindex of one sentence: its words, and the percentage of them longer than six letters."""
    return len(words) + 100 * sum(len(word) > 6 for word in words) / max(1, len(words))


def _within(places: Sequence[Span], sentence: Sentence) -> int:
    return len(within(places, sentence.start, sentence.end))
