"""Under what heading a contact stands: "Mer information:", "Kontaktpersoner i skärgården:" and the rows below it.

A heading ends its line, or has a colon after at most a few words. "Mer information finns på webben. Pojken …" heads
nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.draft_text import Span, within
from knowledge.rule import Draft

_OPENS = re.compile(r"(?: [^\W\d_][\w-]*){0,3} ?(?::|\n(?!\n))")


def is_headed(draft: Draft, headings: Sequence[Span], start: int, far: int) -> bool:
    """Whether one of `headings` stands over the place `start`: in its block, at most `far` before it."""
    block = draft.plain.rfind("\n\n", 0, start) + 1
    return any(_OPENS.match(draft.plain, end) for _, end in within(headings, max(block, start - far), start))
