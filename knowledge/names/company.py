"""In what company a name stands: on a programme, quoted in office, elected, beside names that are public.

What is judged here is the place, not the name: who sings on Thursday is on the bill, whoever it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.draft_text import Span, within

_SAYS = (
    r"säger|sade|sa|berättar|konstaterar|förklarar|menar|betonar|understryker|tillägger|påpekar|hoppas|kommenterar|"
    r"sanoo|sanoi|kertoo|kertoi|toteaa|muistuttaa|lisää|korostaa|painottaa|iloitsee|arvioi|"
    r"says|said|adds|explains|notes|comments"
)
_VOICE_BEFORE = re.compile(rf"\b(?:{_SAYS}) $")
#: ", fritids- och lägerstrateg på": a task in small letters, and whose.
_TASK_AFTER = re.compile(
    r", (?:[a-zåäö][\w-]*,? ){1,5}(?:på|vid|i|för|hos|från|at|of|for|with|in) |"
    r", [a-zåäö][\w-]*(?:n|ssa|ssä|sta|stä) [a-zåäö]"
)
_ELECTED = re.compile(r"\b(?:valde|valt|utsåg|utsett|utnämnde|kallade|elected|appointed)\b[^.!?\n]{0,40}$")
_ELECTED_TO = re.compile(r"(?:,[^,.]{1,40},)? (?:till|som|as|to)\b")
_BY = re.compile(r"\b(?:by|av|ja|och|and|&|with|med|feat\.?) $")
_QUOTED = re.compile(r'"[^"\n]{2,80}"')
#: Between two names that are said in one breath; an instrument or a part may stand in brackets.
_TOGETHER = re.compile(r"(?:\s|,|&|/|\+|och|ja|and|samt|sekä|-|\([^()\n]{1,30}\))+")
#: A row of a programme begins with its hour, or with a weekday and a date.
_ROW = re.compile(
    r"^[\s•*-]*(?:(?:kl\.?|klo|at) ?)?[0-9]{1,2}(?:[.:][0-9]{2}|\s?[ap]\.?m)|"
    r"^[\s•*-]*(?:må|ti|on|to|fr|lö|sö|ma|ke|pe|la|su|mon|tue|wed|thu|fri|sat|sun)\w*\.? [0-9]{1,2}\.[0-9]{1,2}",
    re.MULTILINE | re.IGNORECASE,
)
ROWS, AROUND = 3, 70
#: A row of a bill, in which two of a kind stand at least: who made or plays it, and a work or the years of a life.
LEAST = 2
_BILLED = re.compile(
    r"^[ \t•*–-]*[A-ZÅÄÖÉ][^\s:]{0,30}(?: (?:[A-ZÅÄÖÉ][^\s:]{0,30}|von|af|de)){1,3}"
    r'(?:(?::| [–-]) ?["A-ZÅÄÖ][^\n]*|\s?\((?:s\.|f\.|b\.)? ?1[0-9]{3}\s?-?(?: ?[0-9]{4})?\)(?::[^\n]*)?)$',
    re.MULTILINE,
)


def is_voice(plain: str, span: Span) -> bool:
    """Somebody who is quoted with their task: `säger NN, idrottsstrateg på staden`."""
    start, end = span
    said = _VOICE_BEFORE.search(plain[max(0, start - 20) : start])
    return bool(said and _TASK_AFTER.match(plain, end))


def is_elected(plain: str, span: Span) -> bool:
    """`valde i måndags NN till rektor`."""
    start, end = span
    return bool(_ELECTED.search(plain[max(0, start - AROUND) : start]) and _ELECTED_TO.match(plain, end))


def made_it(plain: str, sentence: str, start: int) -> bool:
    """`"Räven i snön" av NN`: who stands after a work in quotation marks has made it."""
    return bool(_BY.search(plain[max(0, start - 8) : start]) and _QUOTED.search(sentence))


def in_a_programme(plain: str, start: int) -> bool:
    """Whether the name stands in a row of a programme, which has at least three."""
    rows = [match.start() for match in _ROW.finditer(plain)]
    return len(rows) >= ROWS and rows[0] <= start


def in_a_bill(plain: str, span: Span, tells: Sequence[Span]) -> bool:
    """`Ilta Koskela: Kesäaamu`, `Otto Lind (f. 1941)`: at least two rows, under a line that tells of what is played."""
    rows = list(_BILLED.finditer(plain))
    if len(rows) < LEAST or not any(row.start() <= span[0] < row.end() for row in rows):
        return False
    head = plain[: rows[0].start()].rstrip()
    begun = max(head.rfind("\n"), head.rfind(". "), head.rfind("! ")) + 1
    return len(rows) >= ROWS or bool(within(tells, begun, len(head)))


def together(plain: str, names: Sequence[Span]) -> list[list[Span]]:
    """Names that are said in one breath, as groups: what holds of one of them holds of all."""
    groups: list[list[Span]] = []
    for span in names:
        joined = groups and _TOGETHER.fullmatch(plain, groups[-1][-1][1], span[0])
        if joined:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups
