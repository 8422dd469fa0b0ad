"""A private person's telephone, e-mail and home address.

The town's own numbers and domains are settings; a mailbox named for a task (`info@`) and what is given with an office,
of whatever body, are nobody's private life.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from knowledge.draft_text import Span, covers, within
from knowledge.names.gazetteer import is_first_name, is_surname, surnames
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rule_by_words import joined
from knowledge.rules.contact_headings import is_headed

_PHONE = re.compile(r"(?<![\w./§€-])(?:\(?\+|00)?[0-9][0-9() -]{5,18}[0-9](?![\w§%€]|[./:][0-9])")
_MAIL = re.compile(
    r"(?<![\w.+'-])[\w.+'-]{1,64} ?(?:@|\((?:at|ät)\)|\[at\]) ?"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
#: The same with dots or strokes between the digits: `040.123 4567`, `040/1234567`.
_DOTTED = re.compile(
    r"(?<![\w./§€-])(?:(?:\+|00)358 ?(?:\(0\))? ?|0)(?:4[0-9]|50)[./ -]{1,2}[0-9](?:[./ -]?[0-9]){5,6}"
    r"(?![\w%€]|[./-][0-9])"
)
_ADDRESS = re.compile(
    r"\b(?:Esplanaden|Esplanadi|Bulevarden|Bulevardi|Boulevarden|[^\W\d_][\w-]{0,40}?(?:gatan|vägen|stigen|gränden|"
    r"gränd|esplanaden|backen|stranden|allén|svängen|ringen|platsen|plan|katu|tie|kuja|polku|kaari|raitti|ranta|rinne|"
    r"bulevardi|esplanadi|street|road|lane))(?:lla|llä|n|ssa|ssä|lta)? "
    r"[0-9]{1,3}(?!\.[0-9]| ?(?:€|euro|kg|km|m\b))(?: ?-[0-9]{1,3})?(?: ?(?-i:[A-Z])(?: ?[0-9]{1,3})?\b)?"
    r"(?:,? ?(?:lgh|lägenhet|bost\.?|bostad|as\.?|asunto|apt\.?|apartment|flat|porras|rappu|trappa|uppgång) ?"
    r"[0-9A-Z]{1,3}\b)?",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"[0-9] ?[A-Z] ?[0-9]{1,3}$|[0-9] ?[A-Z]$|"
    r"(?i:lgh|lägenhet|bost\.?|bostad|as\.?|asunto|apt\.?|apartment|flat) ?[0-9A-Z]{1,3}$"
)
#: Between a name and the address that follows it: at most a comma, a bracket, a new line.
_NEXT = re.compile(r"[\s,:;(–-]{1,6}")
_MOBILE = re.compile(r"^(?:(?:\+|00)?358\(?0?\)?|0)(?:4[0-9]|50)|^(?:(?:\+|00)46\(?0?\)?|0)7[02369]")
_OF_ORGANISATIONS = re.compile(r"0(?:800|600|700|10|20|29|30|71|73|75)")
#: How sure the model must be that a number nobody says anything of is a private one.
MOBILE, LANDLINE = -0.75, 0.0
_DIGITS = re.compile(r"[^0-9+]")
#: A mailbox of fewer letters might be anybody's.
LEAST_TASK = 8
#: So far before a number or an address its heading may stand.
HEADED = 160
#: A surname in an address that is not all of it: `lindqvistgard`.
SHORTEST_FAMILY = 6
#: A contact in rows: what stands before a number in its row, a whole row of one, and so many short rows of who it is.
_LABEL = re.compile(r"[\s•*-]*(?:[^\W\d_]{1,12}\.?:? ?)?")
_NUMBERS = re.compile(r"[\s•*-]*(?:[^\W\d_]{1,12}\.?:? ?)?(?:[0-9() +-]{5,20}|\S*@\S*)")
TITLES, LONGEST_TITLE = 2, 60
_DATES = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}|^[0-9]{1,4} ?- ?[0-9]{1,4}$|^[0-9]{5} ?- ?[0-9]{5}$")


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    yield from _mails(draft, rule, hits)
    yield from _phones(draft, rule, hits)
    yield from _addresses(draft, rule, hits)


def _mails(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    for match in _MAIL.finditer(draft.plain):
        box, domain = re.split(r" ?(?:@|\(\w\w\)|\[at\]) ?", match[0].lower(), maxsplit=1, flags=re.IGNORECASE)
        own = any(domain == d or domain.endswith("." + d) for d in draft.town.domains)
        if own or box in rule.lists["placeholders"]["any"] or _is_task(box, rule):
            continue
        free = any(domain.startswith(one) for one in rule.lists["free_mail"]["any"])
        nobodys = _is_nobodys(draft, hits, box, match.start()) and not _is_familys(box, domain, rule)
        if free or not (nobodys or _is_of_office(draft, hits, match.start())):
            yield Found(match.span())


def _is_task(box: str, rule: Rule) -> bool:
    """`info`, `bokning.hamnen`; not `sekreterare.maria`, for that is somebody."""
    boxes = rule.lists["mailboxes"]["any"]
    parts = re.split(r"[._+-]", box)
    if len(parts) > 1 and any(is_first_name(part.capitalize()) for part in parts if len(part) > 2):
        return False
    return any(box.startswith(one) or box.endswith(one) for one in boxes)


def _is_nobodys(draft: Draft, hits: Hits, box: str, start: int) -> bool:
    """`varhaiskasvatus`, `meidanpuisto`: one long word that nobody is called, of a body's own domain."""
    if draft.kind == "comment" or not box.isalpha() or len(box) < LEAST_TASK:
        return False
    name = box.capitalize()
    begins = any(is_first_name(name[:size]) for size in range(4, len(name) + 1))
    theirs = any(_near(draft, hits.get(one, ()), (start, start)) for one in ("private", "kin"))
    return not (begins or is_surname(name) or theirs)


def _is_familys(box: str, domain: str, rule: Rule) -> bool:
    """`kalastaja@rantalat`, `mummonmokki@`: who lives there has the address; a town may be called like a family."""
    label = domain.split(".")[0].replace("sen", "nen").capitalize()
    named = any(label[:size] in surnames() for size in range(SHORTEST_FAMILY, len(label)))
    return named or any(word in box or word in domain for word in rule.lists["family"]["any"])


def _is_of_office(draft: Draft, hits: Hits, start: int) -> bool:
    """Whether a post or an answer gives it with an office, or under "mer information"; no kin, nothing private."""
    begun, sentence = _begun(draft, start), draft.reading.sentence_at(start)
    theirs = any(within(hits.get(name, ()), begun, sentence.end if sentence else start) for name in ("private", "kin"))
    if draft.kind == "comment" or theirs:
        return False
    if any(within(hits.get(name, ()), begun, start) for name in ("posts", "bookings")):
        return True
    return is_headed(draft, hits.get("headings", ()), start, HEADED)


def _begun(draft: Draft, start: int) -> int:
    """Where the sentence begins that gives it; a row of nothing but numbers goes on from the title above such rows."""
    sentence = draft.reading.sentence_at(start)
    line, titles = draft.plain.rfind("\n", 0, start) + 1, 0
    if not _LABEL.fullmatch(draft.plain, line, start):
        return sentence.start if sentence else start
    while line and titles < TITLES:
        above = draft.plain.rfind("\n", 0, line - 1) + 1
        if not 0 < line - 1 - above <= LONGEST_TITLE:
            break
        titles += not _NUMBERS.fullmatch(draft.plain, above, line - 1)
        line = above
    return line


def _phones(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    mails = joined([match.span() for match in _MAIL.finditer(draft.plain)] + draft.links)
    private = sorted(found.span for found in _mails(draft, rule, hits) if found.span)
    for match in (*_PHONE.finditer(draft.plain), *_DOTTED.finditer(draft.plain)):
        digits = _DIGITS.sub("", match[0])
        if _DATES.search(match[0]) or not _is_number(digits) or _is_towns(digits, draft):
            continue
        if covers(mails, match.start()):
            continue
        mobile = _MOBILE.search(digits) is not None
        if (mobile and _near(draft, private, match.span())) or _is_private(draft, rule, hits, match.span(), mobile):
            yield Found(match.span())


def _is_number(digits: str) -> bool:
    """A number that exists in Finland's or Sweden's plan. phonenumbers is large: it is read in when first needed."""
    if not (8 <= len(digits) <= 15 and digits[0] in "+0"):
        return False
    import phonenumbers

    for country in ("FI", "SE"):
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(digits, country)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _is_towns(digits: str, draft: Draft) -> bool:
    """The town's own number, or one that only organisations can have."""
    national = re.sub(r"^(?:\+|00)358", "0", digits)
    return _OF_ORGANISATIONS.match(national) is not None or any(
        national.startswith(own.replace(" ", "")) for own in draft.town.phones
    )


def _is_private(draft: Draft, rule: Rule, hits: Hits, span: Span, mobile: bool) -> bool:
    """What the sentence says of whose number or address it is; in doubt a mobile is somebody's own, a landline not."""
    if _near(draft, hits.get("private", ()), span):
        return True
    if _near(draft, hits.get("office", ()), span) or _is_of_office(draft, hits, span[0]):
        return False
    return draft.score(rule, span[0], 0.0) > (MOBILE if mobile else LANDLINE)


def _near(draft: Draft, places: Sequence[Span], span: Span) -> bool:
    here = draft.reading.sentence_at(span[0])
    return here is not None and bool(within(places, here.start, here.end))


def _people(draft: Draft) -> list[int]:
    """Where the names end that begin with a listed first name."""
    return [end for start, end in draft.names if is_first_name(draft.plain[start:end].split(" ")[0])]


def _addresses(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    people = _people(draft) if _ADDRESS.search(draft.plain) else []
    for match in _ADDRESS.finditer(draft.plain):
        at, span = bisect_right(people, match.start()), match.span()
        named = at and _NEXT.fullmatch(draft.plain[people[at - 1] : match.start()]) and not hits.get("office")
        flat = _FLAT.search(match[0]) and not _near(draft, hits.get("office", ()), span)
        if named or flat or _near(draft, hits.get("homes", ()), span):
            yield Found(span)
