"""A private person's full name. Who acts in a public role, made what is shown, or signs, may be named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.draft_text import Span, covers, within
from knowledge.lexicon import fits
from knowledge.names.company import is_elected, is_voice, together
from knowledge.names.forms import is_called_after, is_part_of_thing, is_same
from knowledge.names.gazetteer import is_first_name, is_ordinary, is_person, is_surname
from knowledge.names.signature import signs
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.rules.named_with import has_part, is_contact, is_on_the_bill, is_staff, is_titled, lived_long_ago
from knowledge.rules.shown import shown_children
from knowledge.words import function_words

_FULL = re.compile(r"[^\W\d_]\S* +(?:(?:von|af|de|la|der|al|van|zu) +)?[^\W\d_]\S*(?: +[^\W\d_]\S*)?")
_APPOSITION = re.compile(r"^\s?[,(–-]\s?([^,.;:()\n]{2,60})")
_STOP = re.compile(r"[.!?\n;]")
_ENDS = re.compile(r"[.!?,\n]")
_PARTY = re.compile(
    r"^n?s? ?(?:\((?:sfp|r|sdp|sd|s|kok|saml|vas|vf|vänst|vihr|gröna|gr|kd|c|kesk|ps|sannf|liik|obundna?|sit)\.?\)|"
    r"/(?:sfp|sdp|kok|vas|vihr|kd|kesk|ps)\b)",
    re.IGNORECASE,
)
#: How a Finnish title ends in the genitive.
_GENITIVE = ("jan", "jän", "kön", "rin")
#: A word as short as this may be shortened with a stop.
SHORT = 5
#: How far before a name a role may stand, and how far after it a work, or a role after "är".
BEFORE, WORK, IS = 70, 18, 60
MOST_BETWEEN, FEW_BETWEEN = 9, 5


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    groups = together(draft.plain, list(_persons(draft, rule, hits)))
    stands = [any(_may_stand(draft, rule, hits, span) for span in group) for group in groups]
    public = _Public(draft.plain[slice(*s)] for group, may in zip(groups, stands, strict=True) if may for s in group)
    for group, may in zip(groups, stands, strict=True):
        if not may and not any(public.holds(draft.plain[slice(*span)]) for span in group):
            yield from map(Found, group)
    yield from (Found(span) for span in shown_children(draft, hits))


class _Public:
    """The names that may stand somewhere in the draft: they may everywhere in it, in whatever case."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, set[str]] = {}
        for name in names:
            self._by_first.setdefault(name.rpartition(" ")[0], set()).add(name)

    def holds(self, name: str) -> bool:
        return any(is_same(name, other) for other in self._by_first.get(name.rpartition(" ")[0], ()))


def _persons(draft: Draft, rule: Rule, hits: Hits) -> Iterator[Span]:
    """The full names of persons, each once."""
    last = 0
    for start, end in draft.names:
        span = start, end = _trimmed(draft.plain, start, end, rule)
        name = draft.plain[start:end]
        if start < last or not _FULL.fullmatch(name) or not _may_be_person(name, rule) or covers(draft.links, start):
            continue
        called = is_called_after(draft.plain, end) or is_part_of_thing(draft.plain, end)
        if not (_begins_with_title(draft, hits, span) or called):
            last = end
            yield span


def _may_stand(draft: Draft, rule: Rule, hits: Hits, span: Span) -> bool:
    known = _is_known(draft.plain[slice(*span)], rule)
    return known or _is_public(draft, rule, hits, span) or signs(draft.plain, *span)


def _trimmed(plain: str, start: int, end: int, rule: Rule) -> Span:
    """The name alone: a title before it and quotation marks around it are not part of it."""
    while end > start and not plain[end - 1].isalnum():
        end -= 1
    words = plain[start:end].split(" ")
    greeted = words[0].lower() in rule.lists["greetings"]["any"]
    if greeted or (len(words) > 2 and is_ordinary(words[0]) and is_first_name(words[1])):
        start += len(words[0]) + 1
    return start, max(start, end)


def _may_be_person(name: str, rule: Rule) -> bool:
    """No small words, no company forms, nothing that ships, houses, storms and streets are called by."""
    words = name.replace("’", "'").split()
    low = [word.removesuffix("'s").lower() for word in words]
    if any("'" in word or word in rule.lists["others"]["any"] for word in low):
        return False
    person = is_person([word.removesuffix("'s") for word in words])
    if not person or is_first_name(words[0]):
        return person
    places = rule.lists["places"]["any"]
    return not any(word in function_words() or any(fits(word, place) for place in places) for word in low)


def _begins_with_title(draft: Draft, hits: Hits, span: Span) -> bool:
    """`Maskoten Sälle`, `Apteekkari Wikholm`: one word of a name is no full name."""
    words = draft.plain[slice(*span)].split()
    titles = (*hits.get("bearers", ()), *hits.get("roles", ()))
    return len(words) == 2 and not is_first_name(words[0]) and any(start == span[0] for start, _ in titles)


def _is_known(name: str, rule: Rule) -> bool:
    """Public names of history and art: an inflected surname still begins with the listed one."""
    low = name.lower()
    return any(low.startswith(known.removesuffix("nen")) for known in rule.lists["known"]["any"])


def _is_public(draft: Draft, rule: Rule, hits: Hits, span: Span) -> bool:
    """Whether what stands around the name makes it a public one."""
    start = span[0]
    if any(b <= start <= b + 2 for _, b in within(hits.get("kin", ()), max(0, start - 12), start)):
        return False  # "elevens mamma, NN, är lärare"
    return (
        any(_is_before(draft, rule, places, span) for places in (hits.get("roles", ()), hits.get("credits", ())))
        or has_part(draft, hits, span)
        or _bears(draft, hits, span)
        or _is_after(draft, hits, span)
        or is_titled(draft, hits, span)
        or is_staff(draft, span)
        or is_contact(draft, hits, span)
        or lived_long_ago(draft, hits, span)
        or is_voice(draft.plain, span)
        or is_elected(draft.plain, span)
        or (draft.kind != "comment" and is_on_the_bill(draft, hits, span))
    )


def _is_before(draft: Draft, rule: Rule, places: Sequence[Span], span: Span) -> bool:
    """A public role or a credit that leads to the name, or an aside right after it that gives one."""
    plain, (start, end) = draft.plain, span
    before = within(places, max(0, start - BEFORE), start)
    for a, b in before:
        if _is_others(plain[a:b], plain[start:end]):
            continue
        between = plain[b:start].replace("f.d.", "")
        # "dr. NN", "san. NN": the stop belongs to the short word.
        if b <= start and _leads_to(between.removeprefix(".") if b - a <= SHORT else between, rule):
            return True
    aside = _APPOSITION.match(plain[end : end + 70])
    return bool(aside and within(places, end, end + aside.end()))


def _is_others(role: str, name: str) -> bool:
    """`Avustajan Oskari Väisälä sai`: in Finnish a title in front has no ending, and one with the name's is rare."""
    return role.lower().endswith(_GENITIVE) and (not name.endswith("n") or name.endswith("nen"))


def _leads_to(between: str, rule: Rule) -> bool:
    """Between a role and its name stand only names, small words and "valdes": `ordförandena X och`."""
    if _STOP.search(between):
        return False
    if not between.strip(" :\"'(-/"):
        return True
    words = re.findall(r"[^\W\d_][\w'-]*", between)
    if len(words) <= FEW_BETWEEN and (between.rstrip().endswith((",", ":")) or between.startswith(":")):
        return True
    links = rule.lists["links"]["any"]
    return len(words) <= MOST_BETWEEN and all(w[0].isupper() or w in function_words() or w in links for w in words)


def _bears(draft: Draft, hits: Hits, span: Span) -> bool:
    """A thing, a beast or a band that is called so stands right before it: `skutan Helena Berg`."""
    start = span[0]
    bearers = hits.get("bearers", ())
    if not _looks_like_person(draft.plain[slice(*span)]):
        bearers = (*bearers, *hits.get("houses", ()))
    return any(start - 32 <= b <= start <= b + 2 for _, b in bearers)


def _looks_like_person(name: str) -> bool:
    first, *_, last = name.split(" ")
    return is_first_name(first) and is_surname(last)


def _is_after(draft: Draft, hits: Hits, span: Span) -> bool:
    """What follows is a work, a performance, a place or a prize called by the name, a party, or a role after "är"."""
    plain, end = draft.plain, span[1]
    if _PARTY.match(plain[end : end + 12]):
        return True
    for places, far in ((hits.get("works", ()), WORK), (hits.get("places_after", ()), 4), (hits.get("is", ()), IS)):
        if any(not _ENDS.search(plain[end:a]) for a, _ in within(places, end, end + far)):
            return True
    return False
