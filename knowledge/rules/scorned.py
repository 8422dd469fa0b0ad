"""All the people of a place or group put down ("the lazy parents of …"), and a reader ordered or mocked outright.

"Learn to read" alone invites to a course; with what "it says on the page" right after it, it is contempt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.draft_text import Span, within
from knowledge.rule import Draft, Hits

#: So many letters may stand between a group and what is said of it: "the parents of Lappohja are …".
FAR = 25
#: Where a clause ends, and an order with it.
_ENDS = re.compile(r"\s*[,.!?:;()\n]|\s+[-–]|\s*$")
_CUTS = re.compile(r"[,.!?:;()\n]")


def despised(draft: Draft, hits: Hits) -> Iterator[Span]:
    """A word of contempt right before a group, or said of one."""
    crowds = dict(hits.get("crowds", ()))
    said = {end + 1: _told_of(draft, hits, start) for start, end in hits.get("says", ())}
    for start, end in sorted(set(hits.get("contempt", ()))):
        span = (start, crowds[end + 1]) if end + 1 in crowds else (said.get(start, end), end)
        if span[0] < end and not _is_taken_back(hits, span[0]):
            yield span


def _told_of(draft: Draft, hits: Hits, at: int) -> int:
    """Where the group begins of which something is said at `at`; far beyond, where there is none."""
    near = within(hits.get("crowds", ()), max(0, at - 2 * FAR), at)
    of = (start for start, end in near if at - end <= FAR and not _CUTS.search(draft.plain[end:at]))
    return max(of, default=len(draft.plain))


def _is_taken_back(hits: Hits, at: int) -> bool:
    return any(end + 1 == at for name in ("denies", "ours") for _, end in within(hits.get(name, ()), at - 15, at))


def scorned(draft: Draft, hits: Hits) -> Iterator[Span]:
    """What mocks the reader; what orders them, where that sentence or the next holds up what stands somewhere."""
    yield from hits.get("mocks", ())
    for start, end in hits.get("orders", ()):
        number = draft.place_of(start)
        last = draft.sentences[min(number + 1, len(draft.sentences) - 1)].end
        first = draft.sentences[number].start
        offered = any(within(hits.get(name, ()), first, last) for name in ("helps", "taught"))
        if _ENDS.match(draft.plain, end) and within(hits.get("held_up", ()), end, last) and not offered:
            yield start, end
