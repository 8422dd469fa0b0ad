"""Is this text a draft somebody pasted, and what led it in: "Får jag lägga ut det här? Välkommen till …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.incoming import LONGEST_MESSAGE
from knowledge.phrases import says, says_at_once
from knowledge.rule import Kind
from knowledge.words import LONGEST_QUESTION, normalised

#: A text this long, or of several lines, may be a pasted draft; a shorter one with several marks of a post.
SHORTEST_DRAFT, SHORTEST_MARKED, MANY_MARKS = 90, 40, 2
#: After a lead-in fewer words are enough, and what leads in is short.
FEWEST_WORDS, LONGEST_LEAD = 3, 140
#: Thanks to a resident are told from thanks to the assistant by their length too.
LONG_THANKS = 8
_POST_MARKS = re.compile(
    r"https?:\S*|\bwww\.\S*|(?<!\w)#\w|[\U0001F300-\U0001FAFF☀-➿]|\b(?:kl|klo)\b\.?\s*\d|\b\d{1,2}\.\d{1,2}\b"
)
_QUOTES = '"”“„»«'
#: Where a lead-in may end: a colon, a line's end, a question mark, an opening quotation mark.
_LEAD_ENDS = re.compile(rf":\s|\??[ \t]*\n+|\?+\s|(?=[{_QUOTES}])")
#: A quoted text, and what little may be said after it.
_QUOTED = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}].{{0,60}}", re.DOTALL)
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
    words, marks = normalised(text, LONGEST_MESSAGE), len(_POST_MARKS.findall(text))
    if says("leave", words):
        told_whole = len(words) <= LONGEST_QUESTION or not marks
        return None if told_whole else Pasted(text.strip(), sure=False)
    long = len(words) >= SHORTEST_DRAFT or "\n" in text.strip()
    if says("thanks-a-resident", words) and len(words.split()) >= LONG_THANKS:
        return Pasted(text.strip(), "reply", sure=long)
    plainly = len(words) >= SHORTEST_MARKED and marks >= MANY_MARKS
    return Pasted(text.strip(), sure=not says("asking", words)) if (long and marks) or plainly else None


def reads_as(draft: str) -> Kind:
    """What a draft seems to be, for want of anything better: what greets or thanks somebody is a reply."""
    return "reply" if _answers(draft) else "post"


def _answers(draft: str) -> bool:
    return says("reads-as-reply", normalised(draft)[:80] + " ")


def _led_in(text: str) -> Pasted | None:
    for end in _LEAD_ENDS.finditer(text[: LONGEST_LEAD + 4]):
        lead, draft = text[: end.start()], text[end.end() :].strip()
        kind = _kind_of(lead + end[0].strip())
        if kind is not None and _is_draft(draft, end[0], told=kind != "post"):
            return Pasted(_unquoted(draft), None if kind == "post" else kind)
    phrase = says_at_once("review", normalised(text))
    rest = text.strip()[len(phrase) :].strip() if phrase else ""
    return Pasted(_unquoted(rest)) if len(rest.split()) > 3 * FEWEST_WORDS else None


def _kind_of(lead: str) -> Kind | None:
    words = normalised(lead)
    return next((kind for intent, kind in _LEADS if says(intent, words)), None)


def _is_draft(rest: str, end: str, told: bool) -> bool:
    """What follows the lead-in on the same line after a question mark may only explain the question.

    `told`: the lead-in says that it is a reply or a comment.
    """
    if len(rest.split()) < FEWEST_WORDS or (rest.endswith("?") and len(rest) < SHORTEST_DRAFT and not told):
        return False
    if told or "\n" in end or not end.startswith("?") or rest[0] in _QUOTES:
        return True
    return bool(_POST_MARKS.search(rest)) or _answers(rest)


def _unquoted(draft: str) -> str:
    """What stands between quotation marks, where that is all but a short remark after it."""
    match = _QUOTED.fullmatch(draft)
    return match[1].strip() if match else draft
