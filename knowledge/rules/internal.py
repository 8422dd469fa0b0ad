"""What is internal: by words and by the sentence model; a door code only where the code itself is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import find as by_words

#: A code as it is written: digits, perhaps with a hash or letters among them; no time, date, price, number of the town.
_CODE = re.compile(
    r"(?<![\w.,:/+-])[*#]?(?=[^\W_]*[0-9])[^\W_]{3,16}[*#]?(?![\w%€]|[.,:/-][0-9]| ?(?:€|euro|personer|henk))"
)
#: Beside a bare "the code" only digits are a door's: those with letters give a discount.
_DIGITS = re.compile(r"(?<![\w.,:/+-])[*#]?[0-9]{3,8}[*#]?(?![\w%€]|[.,:/-][0-9]| ?(?:€|euro|personer|henk))")
#: A telephone number in groups.
_GROUPS = re.compile(r"\+?[0-9]{2,4}(?: [0-9]{2,4}){2,4}")
#: So far after the word the code may stand, so far before it.
AFTER, BEFORE = 70, 25


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    marks = [span for name in ("marks", "codes") for span in hits.get(name, ())]
    yield from by_words(draft, rule, {**hits, "marks": sorted(marks)})
    pardoned = {draft.place_of(start) for start, _ in hits.get("pardons", ())}
    for name, code in (("codes", _CODE), ("bare", _DIGITS)):
        for start, end in hits.get(name, ()):
            near = draft.plain[max(0, start - BEFORE) : end + AFTER]
            if draft.place_of(start) not in pardoned and _tells(code, near):
                yield Found((start, end))


def _tells(code: re.Pattern[str], text: str) -> bool:
    bare = _GROUPS.sub(" ", text)
    return any(not _is_year(match[0]) for match in code.finditer(bare))


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.startswith(("19", "202", "203"))
