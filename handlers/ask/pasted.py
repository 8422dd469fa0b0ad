"""Is this text a draft somebody pasted, and what led it in: "Får jag lägga ut det här? Välkommen till …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from handlers.ask.written import POST_MARKS, asks_us, speaks_to_readers, written_out
from handlers.incoming import LONGEST_MESSAGE
from knowledge.draft_detection import EVEN, Found, find_draft
from knowledge.names.gazetteer import is_first_name, is_ordinary
from knowledge.phrases import says, says_at_once
from knowledge.rule import Kind
from knowledge.words import normalised

#: What follows a lead-in and ends as a question is a draft where it is so long.
SHORTEST_DRAFT = 90
#: How likely something in a message is for others: below the first nothing is, above the second it is reviewed unasked.
LEAST, SURE = 0.15, 0.8
#: What is likely and bears so many marks of a post is one.
MANY_MARKS = 2
LONGEST_CLOSING = 7
#: After a lead-in fewer words are enough, and what leads in is short.
FEWEST_WORDS, LONGEST_LEAD = 3, 140
#: Thanks to a resident are told from thanks to the assistant by their length too.
LONG_THANKS = 8
_QUOTES = '"”“„»«'
#: Where a lead-in may end: a colon, a line's end, a question mark, an opening quotation mark.
_LEAD_ENDS = re.compile(rf":\s|(?:\?|(?<![ \t?]))[ \t]*+\n+|(?<!\?)\?++\s|(?=[{_QUOTES}])")
#: A quoted text, and what little may be said after it.
_QUOTED = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}].{{0,60}}", re.DOTALL)
_LEAD_AND_QUOTE = re.compile(rf"([^{_QUOTES}]{{1,{LONGEST_LEAD}}}?):?\s*[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]\s*")
_SHORT_LEAD = re.compile(r"((?:[^\W\d_][\w'’]*[ ,]+){0,5}[^\W\d_][\w'’]*)\s*([:?]+)\s+")
_SENTENCE_ENDS = re.compile(r"(?<![.!?])[.!?]++[)\s]+|\n+")
#: A greeting, and whom it names.
_GREETED = re.compile(
    r"(?i:hejsan|hej|hei|moikka|moi|tjena|hi|hello|dear|hyvä|bästa|kära)\b[ ,]*"
    r"(?:(?:fru|herr|rouva|herra|mrs|mr|ms) )?([A-ZÅÄÖ][\w-]+|[a-zåäö-]+(?=[ ]*[,!.]))?[ ]*[,!.]?\s*"
)
_LEADS: tuple[tuple[str, Kind], ...] = (("paste-comment", "comment"), ("paste-reply", "reply"), ("paste-post", "post"))


@dataclass(frozen=True)
class Pasted:
    """A draft found in a message. `kind` is None when nobody has said it; not `sure`: it may as well be a question, and
    is `likely` so much a draft. `led`: words before it say that it is one.

    `around` are the words that led it in: they are its writer's own, and tell their language. `fresh`: they say that
    this is something else than the text before.
    """

    draft: str
    kind: Kind | None = None
    sure: bool = True
    likely: float = 1.0
    led: bool = False
    around: str = ""
    fresh: bool = False


def pasted(text: str) -> Pasted | None:
    """The draft in a message, None when the message is its writer's own words.

    Words that lead a draft in say so, unless a model that has read many messages is sure of the contrary; without them
    the model alone decides. Between what it is sure of it is asked.
    """
    found, led = find_draft(text), _led_in(text) or _quoted_in(text) or _new_version_in(text)
    if led:
        draft = _unquoted(found.draft) if found.likely > EVEN and found.draft in led.draft else led.draft
        quoted = any(mark in text for mark in _QUOTES)
        return replace(led, draft=draft, led=True, sure=led.sure and (quoted or found.likely > LEAST))
    if found.likely <= LEAST:
        return None
    told = _found(found.draft, _kind_told(found), found.around)
    marked = found.likely > EVEN and len(POST_MARKS.findall(found.draft)) >= MANY_MARKS
    return replace(told, sure=marked or found.likely > SURE, likely=found.likely)


def _kind_told(found: Found) -> Kind | None:
    """What the words around it say that it is; long thanks to a resident are a reply."""
    words = normalised(found.draft, LONGEST_MESSAGE)
    if not found.around and says("thanks-a-resident", words) and len(words.split()) >= LONG_THANKS:
        return "reply"
    told = _kind_of(found.around)
    return None if told == "post" else told


def reads_as(draft: str) -> Kind:
    """What a draft seems to be, for want of anything better: what greets one person, or thanks or answers somebody,
    is a reply; a greeting to everybody begins many a post.
    """
    return "reply" if _answers(draft) else "post"


def after_lead(text: str) -> Pasted | None:
    """`ok here: …`, `so like this? …`: a few words and then the text, where a text is awaited. `and then? can I …` goes
    on asking.
    """
    match = _SHORT_LEAD.match(text.strip())
    rest = text.strip()[match.end() :] if match else ""
    if match is None or len(rest.split()) < FEWEST_WORDS or (asks_us(rest) and not speaks_to_readers(rest)):
        return None
    if "?" in match[2] and not (says("like-this", normalised(match[1])) and written_out(rest)):
        return None
    return Pasted(without_closing(_unquoted(rest)), around=match[1])


def is_to_be_reviewed(text: str) -> bool:
    """Whether a draft is led in by the wish to have it looked at: "granska: …"."""
    found = pasted(text)
    lead = normalised(found.around) if found else ""
    return bool(lead) and (says("review", lead) or says("look", lead))


def without_closing(text: str) -> str:
    """Without the words at the end that turn to us: "va säger du?", "hoppas det räcker nu"."""
    whole = text.strip()
    ends = list(_SENTENCE_ENDS.finditer(whole))
    if ends:
        last = normalised(whole[ends[-1].end() :]).strip(" ?!.:)")
        if 0 < len(last.split()) <= LONGEST_CLOSING and says("closing", last):
            return whole[: ends[-1].end()].strip()
    return whole


def _answers(draft: str) -> bool:
    greeted = _GREETED.match(draft.strip())
    rest = draft.strip()[greeted.end() :] if greeted else draft
    to_one = greeted is not None and greeted[1] and _is_one(greeted[1])
    to_one = to_one or (greeted is not None and greeted[0].rstrip().endswith(",") and says("you", normalised(rest)))
    return bool(to_one) or says("reads-as-reply", normalised(rest)[:80].strip(" !,.") + " ")


def _is_one(greeted: str) -> bool:
    """`Roger`, `roger`, `guest`: whoever is greeted with a capital is one reader, unless it is everybody."""
    words = normalised(greeted)
    called = greeted[0].isupper() or (is_first_name(greeted.capitalize()) and not is_ordinary(greeted))
    return (called or says("one-reader", words)) and not says("everybody", words)


def _quoted_in(text: str) -> Pasted | None:
    """`nu har han ändrat: "…"`: somebody else's or one's own text between quotation marks, and nothing after it."""
    match = _LEAD_AND_QUOTE.fullmatch(text.strip())
    if match is None or len(match[2].split()) < FEWEST_WORDS:
        return None
    lead = match[1].rstrip(" :")
    told = _kind_of(f"{lead}:")
    if told is None and says("asking", normalised(lead)):
        return None
    kind = "comment" if says("stays", normalised(lead)) else None if told == "post" else told
    return Pasted(match[2].strip(), kind, around=lead, sure=told is not None)


def _new_version_in(text: str) -> Pasted | None:
    """`tack, fixat: …`: what leads a new version in is no part of it."""
    lead, colon, _ = text.strip().partition(":")
    led = after_lead(text) if colon and says("new-version", normalised(lead)) else None
    return led if led and led.around == lead else None


def _led_in(text: str) -> Pasted | None:
    for end in _LEAD_ENDS.finditer(text[: LONGEST_LEAD + 4]):
        lead, draft = text[: end.start()], text[end.end() :].strip()
        kind = _kind_of(lead + end[0].strip())
        if kind is not None and _is_draft(draft, end[0], told=kind != "post"):
            return _found(draft, None if kind == "post" else kind, lead)
    phrase = says_at_once("review", normalised(text))
    rest = text.strip()[len(phrase) :].strip() if phrase else ""
    return _found(rest, None, phrase) if len(rest.split()) > 3 * FEWEST_WORDS else None


def _found(draft: str, kind: Kind | None, lead: str) -> Pasted:
    fresh = bool(lead) and not says("new-version", normalised(lead))
    return Pasted(without_closing(_unquoted(draft)), kind, around=lead, fresh=fresh)


def _kind_of(lead: str) -> Kind | None:
    words = normalised(lead)
    return next((kind for intent, kind in _LEADS if says(intent, words)), None)


def _is_draft(rest: str, end: str, told: bool) -> bool:
    """What follows the lead-in on the same line after a question mark may only explain the question.

    `told`: the lead-in says that it is a reply or a comment.
    """
    if len(rest.split()) < FEWEST_WORDS or (rest.endswith("?") and len(rest) < SHORTEST_DRAFT and not told):
        return False
    if not told and not written_out(rest) and says("own-question", normalised(rest)):
        return False
    if told or "\n" in end or not end.startswith("?") or rest[0] in _QUOTES:
        return True
    return bool(POST_MARKS.search(rest)) or _answers(rest)


def _unquoted(draft: str) -> str:
    """What stands between quotation marks, where that is all but a short remark after it."""
    match = _QUOTED.fullmatch(draft)
    return match[1].strip() if match else draft
