"""Plain text made safe for an Adaptive Card's TextBlock, which reads Markdown and fills in {{DATE(…)}}."""

from __future__ import annotations

import re

from handlers.safe_text import cut, seen

#: What means something anywhere in a line. No more than needed is escaped, since an older client might show
#: the backslash: `]` where it ends a link's words, `&` where it begins an entity, the second `{` of two.
_INLINE = re.compile(r"[\\`*_<]|\](?=[(\[:])|~(?=~)|&(?=#?\w+;)|(?<=\{)\{")
#: What means something only where a line begins: headings, quotations, rules, lists.
_LINE_START = re.compile(r"^([ \t]*)(#(?=#{0,5}(?:\s|$))|>|[-+](?=[-\s]|$)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)


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
    return cut(" ".join(seen(text).split()), longest)
