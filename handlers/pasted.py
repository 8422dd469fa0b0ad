"""Is this text a draft somebody pasted, and what led it in: "Får jag lägga ut det här? Välkommen till …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.phrases import says, says_at_once
from knowledge.rule import Kind
from knowledge.words import normalised

#: A text this long, or of several lines, may be a pasted draft; a shorter one with several marks of a post.
SHORTEST_DRAFT, SHORTEST_MARKED, MANY_MARKS = 90, 40, 2
#: After a lead-in fewer words are enough, and what leads in is short.
FEWEST_WORDS, LONGEST_LEAD = 3, 140
_POST_MARKS = re.compile(
    r"(?<!\w)#\w|[\U0001F300-\U0001FAFF☀-➿]|\b(?:kl|klo)\b\.?\s*\d|\b\d{1,2}\.\d{1,2}\b|\bwww\.|https?:"
)
#: Where a lead-in may end: a colon, a line's end, a question mark, an opening quotation mark.
_LEAD_ENDS = re.compile(r":\s|\n+|\?+\s|(?=[\"”“„«])")
_QUOTES = '"”“„»«'
_LEADS: tuple[tuple[str, Kind], ...] = (("paste-comment", "comment"), ("paste-reply", "reply"), ("paste-post", "post"))


@dataclass(frozen=True)
class Pasted:
    """A draft found in a message. `kind` is None when nobody has said it; not `sure`: it may as well be a question."""

    draft: str
    kind: Kind | None = None
    sure: bool = True


def pasted(text: str) -> Pasted | None:
    """The draft in a message, None when the message is its writer's own words."""
    led_in = _led_in(text)
    if led_in:
        return led_in
    words, marks = normalised(text), len(_POST_MARKS.findall(text))
    long = len(words) >= SHORTEST_DRAFT or "\n" in text.strip()
    plainly = len(words) >= SHORTEST_MARKED and marks >= MANY_MARKS
    if not ((long and marks) or plainly) or says("leave", words):
        return None
    return Pasted(text.strip(), sure=not says("asking", words))


def reads_as(draft: str) -> Kind:
    """What a draft seems to be, for want of anything better: what greets or thanks somebody is a reply."""
    return "reply" if says("reads-as-reply", normalised(draft)[:80] + " ") else "post"


def _led_in(text: str) -> Pasted | None:
    for end in _LEAD_ENDS.finditer(text[: LONGEST_LEAD + 4]):
        lead, draft = text[: end.start()], text[end.end() :].strip()
        kind = _kind_of(lead + end[0].strip())
        if kind is not None and _is_draft(draft, end[0]):
            return Pasted(_unquoted(draft), None if kind == "post" else kind)
    phrase = says_at_once("review", normalised(text))
    rest = text.strip()[len(phrase) :].strip() if phrase else ""
    return Pasted(_unquoted(rest)) if len(rest.split()) > 3 * FEWEST_WORDS else None


def _kind_of(lead: str) -> Kind | None:
    words = normalised(lead)
    return next((kind for intent, kind in _LEADS if says(intent, words)), None)


def _is_draft(rest: str, end: str) -> bool:
    """What follows the lead-in on the same line after a question mark may only explain the question."""
    if len(rest.split()) < FEWEST_WORDS or (rest.endswith("?") and len(rest) < SHORTEST_DRAFT):
        return False
    return not end.startswith("?") or rest[0] in _QUOTES or bool(_POST_MARKS.search(rest))


def _unquoted(draft: str) -> str:
    """Without the quotation marks around the whole of it."""
    if len(draft) > 2 and draft[0] in _QUOTES and draft[-1] in _QUOTES and not set(draft[1:-1]) & set(_QUOTES):
        return draft[1:-1].strip()
    return draft
