"""What a name is given with that makes it public: a bill, a title, a heading for contacts, the town's own number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.draft_text import Span, within
from knowledge.names.company import heads_a_row, in_a_programme, made_it
from knowledge.rule import Draft, Hits
from knowledge.rules.contact_headings import is_headed

#: What follows the name of somebody to turn to: at once, or after a word or two, a number or a mailbox.
_REACHED = re.compile(r"[\s,:(–-]{1,4}(?:[^\n@0-9]{0,40}[\s:(])?(?:\+?[0-9][0-9 ()-]{6,18}|[^\s@]{1,64}(?:@|\(at\)))")
#: In so many sentences a text tells of what is shown before what stands between them is part of it.
TOLD = 2
#: How far before a contact its heading may stand.
HEADED = 300
#: So far after a name its number or address may stand.
CONTACT = 110


def is_on_the_bill(draft: Draft, hits: Hits, span: Span) -> bool:
    """Who performs, speaks or shows something, as an invitation tells it; not who wins, lives or is thanked there."""
    sentence = draft.reading.sentence_at(span[0])
    if sentence is None or within(hits.get("unstaged", ()), sentence.start, sentence.end):
        return False
    stage = hits.get("stage", ())
    if within(stage, sentence.start, sentence.end) or made_it(draft.plain, sentence.text, span[0]):
        return True
    if in_a_programme(draft.plain, span[0]):
        return True
    return bool(stage) and (heads_a_row(draft.plain, span) or _is_among_works(draft, stage, span))


def _is_among_works(draft: Draft, stage: Sequence[Span], span: Span) -> bool:
    """Whether the text is about what is shown, the sentence before or after speaks of it, and this one of who acts."""
    here = draft.place_of(span[0])
    if draft.plain[draft.sentences[here].start : span[0]].strip():
        return False
    told = {draft.place_of(start) for start, _ in stage}
    return len(told) >= TOLD and bool(told & {here - 1, here + 1})


def is_titled(draft: Draft, hits: Hits, span: Span) -> bool:
    """A role right after the name: with a capital, on the next line, which names nobody else, or as the line's end."""
    plain, end = draft.plain, span[1]
    if plain[end : end + 1] not in (" ", "\n"):
        return False
    line = plain.find("\n", end + 1)
    line = line if line > 0 else len(plain)
    others = within(draft.names, end + 1, line)
    titles = [b for a, b in within(hits.get("roles", ()), end, end + 3) if a == end + 1]
    signed = any(not plain[b:line].strip(" .") for b in titles)
    return bool(titles) and not others and (plain[end + 1].isupper() or signed)


def is_contact(draft: Draft, hits: Hits, span: Span) -> bool:
    """In a post or an answer: a name with a number or a mailbox after it, under "kontaktpersoner"."""
    if draft.kind == "comment" or not _REACHED.match(draft.plain, span[1]):
        return False
    sentence = draft.reading.sentence_at(span[0])
    if sentence is None or within(hits.get("unstaged", ()), sentence.start, sentence.end):
        return False
    return is_headed(draft, hits.get("contacts", ()), span[0], HEADED)


def is_staff(draft: Draft, span: Span) -> bool:
    """The town's own number or address right after the name: somebody to turn to."""
    rest = draft.plain[span[1] : span[1] + CONTACT].split("\n\n")[0]
    digits = rest.replace(" ", "").replace("-", "")
    own = any(phone.replace(" ", "") in digits for phone in draft.town.phones)
    return own or any(f"@{domain}" in rest.lower() for domain in draft.town.domains)
