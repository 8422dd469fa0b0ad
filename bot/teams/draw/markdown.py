"""Plain text made safe for an Adaptive Card's TextBlock, which reads Markdown and fills in {{DATE(…)}}."""

from __future__ import annotations

import re

CUT_MARK = "…"

#: Control characters, halves of characters, and marks that turn the direction of writing, which could make a
#: text read as another.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_BREAK = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
#: What means something anywhere in a line. No more than needed is escaped, since an older client might show
#: the backslash: `]` where it ends a link's words, `&` where it begins an entity, the second `{` of two.
_INLINE = re.compile(r"[\\`*_<]|\](?=[(\[:])|~(?=~)|&(?=#?\w+;)|(?<=\{)\{")
#: What means something only where a line begins: headings, quotations, rules, lists.
_LINE_START = re.compile(r"^([ \t]*)(#(?=#{0,5}(?:\s|$))|>|[-+](?=[-\s]|$)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)


def clean(text: str) -> str:
    """`text` without control characters, marks of direction and half characters; line breaks become \\n."""
    return _UNSEEN.sub("", _LINE_BREAK.sub("\n", text))


def cut(text: str, longest: int) -> str:
    """`text`, at most `longest` characters, the last of them … where something was left out."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + CUT_MARK


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is written."""
    return _LINE_START.sub(_escape_start, _INLINE.sub(lambda found: "\\" + found[0], text))


def _escape_start(found: re.Match[str]) -> str:
    """A list's number keeps its digits: it is the dot or bracket after it that is escaped."""
    indent, mark = found.groups()
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"


def paragraphs(text: str) -> str:
    """`text` escaped, every line a paragraph: Markdown would run single line breaks together."""
    return "\n\n".join(escape(line.strip()) for line in text.splitlines() if line.strip())


def one_line(text: str, longest: int) -> str:
    """`text` clean, on one line, cut."""
    return cut(" ".join(clean(text).split()), longest)
