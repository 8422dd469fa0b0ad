"""Where the writer of a draft gives their own name: under the text, in a greeting, or by saying who they are."""

from __future__ import annotations

import re

_SIGNED = re.compile(
    r"(?:^|\n|(?<=[.!?)] ))[ \t]*(?:/+|(?P<dash>-+) ?|~|(?:med vänlig hälsning|vänliga hälsningar|vänligen|"
    r"hälsningar(?: från)?|hälsar|hälsn\.?|många hälsningar|allt gott|mvh|vh|önskar|terveisin|terkuin|terv\.?|t[.:]|"
    r"yst\.? ?terv\.?|ystävällisin terveisin|ystävällisesti|parhain terveisin|kiittäen|nimim\.?|toivottaa|yt\.?|"
    r"(?:best|kind|warm) regards|regards|best wishes|best|yours(?: sincerely| truly)?|cheers|sincerely|signed|"
    r"greetings)"
    r"[,!:]?\s*)",
    re.IGNORECASE,
)
_SAYS_WHO = re.compile(
    r"(?:jag heter|mitt namn är|jag är|undertecknad,?|nimeni on|minä olen|minä,|olen|allekirjoittanut,?|my name is|"
    r"my name's|i am|i'm|önskar|hälsar|toivottaa|toivottelee|tervehtii|vid tangenterna|näppäimistöllä) *$",
    re.IGNORECASE,
)
#: What may follow the name on its line, and up to two more lines: a title, a unit, a number.
_BARE_LINE = re.compile(r"[^\S\n]*(?:\([^\n)]{2,50}\)|[,/|-][^\n]{2,50})?(?:\n[^\n.!?:]{2,60}){0,2}")
FROM_END, NEAR, WHO = 170, 40, 30


def signs(plain: str, start: int, end: int) -> bool:
    """Whether the name at this place is the writer's own."""
    if _SAYS_WHO.search(plain[max(0, start - WHO) : start]):
        return True
    text = plain.rstrip()
    if start < len(text) - FROM_END:
        return False
    begun = max(0, start - FROM_END)
    tail, at = text[begun:], start - begun
    return any(_leads(mark, tail, at) for mark in _SIGNED.finditer(tail, 0, at)) or _stands_alone(tail, at, end - begun)


def _leads(mark: re.Match[str], tail: str, at: int) -> bool:
    """Between the greeting and the name is no sentence; a dash that is one of several, or follows a colon, lists."""
    between = tail[mark.end() : at]
    if len(between) > NEAR or re.search(r"[.!?:]\s", between) or tail.count("\n", at) > 2:
        return False
    return not mark["dash"] or not (tail[: mark.start()].rstrip().endswith(":") or tail.count("\n-") > 1)


def _stands_alone(tail: str, at: int, end: int) -> bool:
    """The last lines are the name and, perhaps, a title; a line before them that ends in a colon announces a list."""
    before = tail[:at].rstrip(" \t")
    if not before.endswith("\n") or before.rstrip().endswith(":") or not before.strip():
        return False
    return _BARE_LINE.fullmatch(tail, end) is not None
