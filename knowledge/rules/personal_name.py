"""A private person's full name. Who acts in a public role, made what is shown, or signs, may be named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.lexicon import fits
from knowledge.names import first_names
from knowledge.reading import Span, covers, within
from knowledge.rule import Draft, Found, Hits, Rule
from knowledge.words import function_words

_SIGNED = re.compile(
    r"(?:^|\n)[ \t]*(?:/+|-+ ?|//|~|(?:med vänlig hälsning|vänliga hälsningar|hälsningar|hälsar|mvh|vh|"
    r"terveisin|terv\.?|t\.|"
    r"ystävällisin terveisin|yt\.?|best regards|kind regards|regards|best|yours)[,!]?\s*)",
    re.IGNORECASE,
)
_FULL = re.compile(r"[^\W\d_]\S* +(?:(?:von|af|de|la|der) +)?[^\W\d_]\S*")
#: Streets, schools, companies and prizes bear people's names.
_PLACE_AFTER = re.compile(
    r"^(?:s|n|in|en)?[ -]?(?:gatan|vägen|gränd|stig|torg|park|plats|plan|skola|minne|stipendi|"
    r"pris|fond|stiftelse|museum|"
    r"katu|tie|"
    r"kuja|polku|puisto|aukio|koulu|säätiö|palkinto|rahasto|museo|street|road|school|prize|foundation|oy\b|ab\b|oyj\b|ky\b|"
    r"rf\b|ry\b|r\.f|r\.y|ltd\b|inc\b|trio\b|kvartett|band\b|orkester|yhtye|orkesteri|kvartetti|cup\b|-cup)",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"^\s?[,(]\s?([^,.;:()\n]{2,60})")
_PLACE = re.compile(
    r"(?:gatan|vägen|gränden|parken|torget|stranden|udden|fjärden|katu|kadun|kadulla|tien|tiellä|puisto|puistossa|ranta|rannalla|"
    r"niemi|saari|järvi|koulu|skola|skolan)$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?\n;]")
NEAR = 45


def find(draft: Draft, rule: Rule, hits: Hits) -> Iterable[Found]:
    signature = _signature(draft.plain)
    for start, end in draft.names:
        start, end = _trimmed(draft.plain, start, end, rule)
        name = draft.plain[start:end]
        if not _FULL.fullmatch(name) or _is_no_person(name, rule) or covers(draft.links, start):
            continue
        if start >= signature or _is_place(name) or _PLACE_AFTER.match(draft.plain[end : end + 25]):
            continue
        if not _is_known(name, rule) and not _has_role(draft, hits, (start, end)):
            yield Found((start, end))


def _trimmed(plain: str, start: int, end: int, rule: Rule) -> Span:
    """The name alone: a title before it and quotation marks around it are not part of it."""
    while end > start and not (plain[end - 1].isalnum()):
        end -= 1
    first = plain[start:end].split(" ")[0].lower()
    if first in rule.lists["greetings"]["any"]:
        start += len(first) + 1
    return start, max(start, end)


def _is_place(name: str) -> bool:
    """`Terttu Ranta` is a person, `Norra Stranden` is not."""
    return name.split(" ")[0] not in first_names() and _PLACE.search(name) is not None


def _is_no_person(name: str, rule: Rule) -> bool:
    """Small words, company forms and what names ships, houses, storms and streets: no person is called so."""
    words = [word.removesuffix("'s").lower() for word in name.replace("’", "'").split()]
    others = rule.lists["others"]["any"]
    return any(word in function_words() or "'" in word or any(fits(word, other) for other in others) for word in words)


def _signature(plain: str) -> int:
    """Where the writer's own signature begins: the last lines, after a stroke or a greeting."""
    text = plain.rstrip()
    tail = max(0, len(text) - 160)
    marks = [match.start() for match in _SIGNED.finditer(text, tail)]
    after = [at for at in marks if text.count("\n", at + 1) <= 3]
    return after[0] if after else len(plain) + 1


def _is_known(name: str, rule: Rule) -> bool:
    """Public names of history and art: an inflected surname still begins with the listed one."""
    low = name.lower()
    return any(low.startswith(known) for known in rule.lists["known"]["any"])


def _has_role(draft: Draft, hits: Hits, span: Span) -> bool:
    """Whether a public role or a credit stands beside the name: before it, or in an aside right after it."""
    plain, (start, end) = draft.plain, span
    aside = _APPOSITION.match(plain[end : end + 70])
    for places in (hits.get("roles", ()), hits.get("credits", ())):
        before = within(places, max(0, start - NEAR), start)
        if any(b <= start and _leads_to(plain[b:start].replace("f.d.", "")) for _, b in before):
            return True
        if aside and within(places, end, end + aside.end()):
            return True
    works = within(hits.get("works", ()), end, end + 5)
    return any(not re.search(r"[.!?,\n]", plain[end:a]) for a, _ in works)


def _leads_to(between: str) -> bool:
    """Between a role and its name stand only names and small words: `rektor vid skolan`, `ordförandena X och`."""
    if _STOP.search(between):
        return False
    if not between.strip(" :\"'(-"):
        return True
    words = re.findall(r"[^\W\d_][\w'-]*", between)
    return len(words) <= 5 and (
        re.search(r"[,:]\s*$", between) is not None or all(w[0].isupper() or w in function_words() for w in words)
    )
