"""What a name is given with that makes it public: a bill, a title, a heading, the town's number, a year long past."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.draft_text import Span, within
from knowledge.names.company import in_a_bill, in_a_programme, made_it
from knowledge.rule import Draft, Hits
from knowledge.rules.contact_headings import is_headed

#: What follows the name of somebody to turn to: at once, or after a word or two, a number or a mailbox.
_REACHED = re.compile(r"[\s,:(–-]{1,4}(?:[^\n@0-9]{0,40}[\s:(])?(?:\+?[0-9][0-9 ()-]{6,18}|[^\s@]{1,64}(?:@|\(at\)))")
#: What may follow a title in a signature: the line's end, a number, whose it is.
_BEGINS = re.compile(r"(?:^|[\n.!?:]) *$")
_SIGNED = re.compile(r" ?(?:[,.|/(–-]|\n|$|(?:på|vid|i|för|of|at|for) )")
#: What joins a name to what is played or shown right before it.
_JOINED = re.compile(r"[^.!?\n,;]{0,20}(?:\b(?:med|av|with|by|feat\.?|kera|esittää)|[:–]) ")
_BUT = re.compile(r"\b(?:men|mutta|but)\b")
#: Between a name and the verb that says what they do there.
_ACTS = re.compile(r"(?: \(?[^.!?\n,;:]{2,20}\)?)?,? ")
ACTS = 30
#: So far before a name its part stands; before that a row begins, or a comma does; after a bare name either ends.
PART = 40
_PART_BEGINS = re.compile(r"(?:^|[\n,;/)(\"]|[•*–-]|\b(?:och|ja|and|samt|sekä)) ?$")
_PART_MARK = re.compile(r"(?:\.|:|\.:| ?[–-]) ?(?:[^\n.:;]{2,25}(?:,|&|/| och| ja| and) )?")
_PART_ENDS = re.compile(r" ?(?:[,;/&)]|\n|$)")
#: Who lived then is no private person of today: a span of years, a century, a year long past that is no birth of late,
#: no part of a telephone number and no sum.
_LIVED = re.compile(
    r"1[0-9]{3} ?- ?(?:1[0-9]{3}|20[01][0-9])\b|\b1(?:[5-8][0-9]|9[0-3])0-(?:tal|luvu)|"
    r"(?<![0-9]{3}[ -])(?<![€£#])\b1(?:[0-8][0-9]{2}|9[0-2][0-9])\b(?! ?[€%]| ?(?:euro\w*|eur|kr|mk|m|km|kg|st|kpl|"
    r"personer|invånare|besökare|meter|steg|henk\w*|ihmistä|asukasta|kävijää|metriä|askelta|people|visitors|steps)\b)"
)
#: Decades in which somebody of today may have lived.
_LATE = re.compile(r"\b19[4-6]0-(?:tal|luvu)")
_BORN = re.compile(r"(?:född|f\.|syntyn\w+|born|s\.) ?(?:i|år|vuonna|in)? ?$", re.IGNORECASE)
#: How far before a contact its heading may stand.
HEADED = 300
#: So far after a name its number or address may stand.
CONTACT = 110


def is_on_the_bill(draft: Draft, hits: Hits, span: Span) -> bool:
    """Who performs, speaks or shows something, as an invitation tells it; not who wins, lives or is thanked there."""
    sentence = draft.reading.sentence_at(span[0])
    if sentence is None or within(hits.get("unstaged", ()), sentence.start, sentence.end):
        return False
    stage, settings = hits.get("stage", ()), hits.get("settings", ())
    around = _clause(draft.plain, (sentence.start, sentence.end), span)
    if within(stage, *around) or made_it(draft.plain, sentence.text, span[0]) or in_a_programme(draft.plain, span[0]):
        return True
    tells = sorted((*stage, *settings))
    return (
        _acts(draft, hits, tells, span)
        or _is_joined(draft, settings, around, span)
        or in_a_bill(draft.plain, span, tells)
    )


def _clause(plain: str, around: Span, span: Span) -> Span:
    """The part of the sentence that a "but" leaves around the name."""
    cuts = [match.start() for match in _BUT.finditer(plain, *around)]
    begun = max((cut for cut in cuts if cut < span[0]), default=around[0])
    return begun, min((cut for cut in cuts if cut > span[0]), default=around[1])


def _acts(draft: Draft, hits: Hits, tells: Sequence[Span], span: Span) -> bool:
    """`NN överraskar med glas`: what the name does, in or right beside a sentence that tells of what is shown."""
    here = draft.place_of(span[0])
    near = {draft.place_of(start) for start, _ in tells} & {here - 1, here, here + 1}
    acts = within(hits.get("performs", ()), span[1], span[1] + ACTS)
    return bool(near) and any(_ACTS.fullmatch(draft.plain, span[1], start) for start, _ in acts)


def _is_joined(draft: Draft, settings: Sequence[Span], around: Span, span: Span) -> bool:
    """`orgelmusik med NN`, `paintings by NN`."""
    return any(_JOINED.fullmatch(draft.plain, end, span[0]) for _, end in within(settings, around[0], span[0]))


def has_part(draft: Draft, hits: Hits, span: Span) -> bool:
    """`Puvut: NN`, `san. NN, säv. NN`: a part in what is played, at the row's beginning or after a comma."""
    plain, (start, end) = draft.plain, span
    parts = within(hits.get("parts", ()), max(0, start - PART), start)
    return any(
        _PART_MARK.fullmatch(plain, b, start) or (plain[b:start] == " " and _PART_ENDS.match(plain, end))
        for a, b in parts
        if _PART_BEGINS.search(plain[max(0, a - 6) : a])
    )


def is_titled(draft: Draft, hits: Hits, span: Span) -> bool:
    """A role right after the name, with a capital or as the line's end; below it only as the rest of a signature."""
    plain, end = draft.plain, span[1]
    if plain[end : end + 1] not in (" ", "\n"):
        return False
    line = plain.find("\n", end + 1)
    line = line if line > 0 else len(plain)
    titles = [b for a, b in within(hits.get("roles", ()), end, end + 3) if a == end + 1]
    if not titles or within(draft.names, end + 1, line):
        return False
    signed = any(_SIGNED.match(plain, b) for b in titles)
    begins = _BEGINS.search(plain[max(0, span[0] - 3) : span[0]]) is not None
    return (signed and begins) or (any(not plain[b:line].strip(" .") for b in titles) and plain[end] == " ")


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


def lived_long_ago(draft: Draft, hits: Hits, span: Span) -> bool:
    """A year or a decade in the sentence says that whoever is named lived then, and nothing that they live today."""
    sentence = draft.reading.sentence_at(span[0])
    if sentence is None or within(hits.get("today", ()), sentence.start, sentence.end):
        return False
    told = within(hits.get("told", ()), sentence.start, sentence.end)
    years = [*_LIVED.finditer(sentence.text), *(_LATE.finditer(sentence.text) if told else ())]
    return any(not _BORN.search(sentence.text[: year.start()]) for year in years)
