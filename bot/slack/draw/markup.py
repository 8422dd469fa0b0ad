"""Slack's markup: read in what people wrote, made harmless in everything that is sent.

Slack reads `<!channel>`, `<@U…>` and `<https://…>` wherever `<` is not escaped, and `*_~` and backticks as
styles.
"""

from __future__ import annotations

import re

from handlers.safe_text import break_before, cut, seen

_SEQUENCE = re.compile(r"<([^<>]*)>")
#: Inside a word (nina_ek@…) Slack leaves them alone, and so must we: addresses are copied.
_STYLE = re.compile(r"(`|(?<![^\W_])[*_~]|[*_~](?![^\W_]))")
_LINE_QUOTE = re.compile(r"^(\s*)(&gt;)", re.MULTILINE)
#: A word joiner: takes no room, breaks no line, and parts a sign from what would make it markup.
_GUARD = "\u2060"
#: Longer than any message Slack takes; nothing after it could be shown.
_LONGEST = 40_000


def literal(text: str, limit: int) -> str:
    """`text` for plain_text and rich text, which know no markup: cleaned, cut, "" when nothing can be seen."""
    cleaned = _parted(_clean(text))
    return cut(cleaned, limit) if any(_visible(character) for character in cleaned) else ""


def stretch(text: str) -> str:
    """Part of a longer text for rich text."""
    return _parted(seen(text))


def mrkdwn(text: str, limit: int) -> str:
    """`text` for where Slack reads markup: escaped and guarded, so that it is shown as written."""
    escaped = _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    guarded = _LINE_QUOTE.sub(rf"\1{_GUARD}\2", _STYLE.sub(rf"{_GUARD}\1{_GUARD}", escaped))
    if len(guarded) <= limit:
        return guarded
    return re.sub(r"&[a-z]{0,3}$", "", guarded[: break_before(guarded, limit - 1)]).rstrip() + "…"


def as_written(text: str, me: str) -> str:
    """What a person wrote, from what Slack makes of it: links by label, mentions by name, `me` left out.

    While it is not known who `me` is, the first mention is taken for it.
    """
    if not me:
        text = re.sub(r"^\s*<@[^<>]*>", "", text)
    shown = _SEQUENCE.sub(lambda match: _shown(match[1], me), text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip().lstrip(",: ")


def _shown(sequence: str, me: str) -> str:
    target, _, label = sequence.partition("|")
    if target.startswith("@"):
        return "" if target == f"@{me}" else "@" + (label or target[1:])
    if target.startswith("#"):
        return "#" + (label or target[1:])
    if target.startswith("!"):
        return label or "@" + target[1:]
    return label or target


def _clean(text: str) -> str:
    return seen(text[:_LONGEST]).strip()


def _parted(text: str) -> str:
    """Control sequences parted, though nothing reads them here: no client is then tempted to."""
    return re.sub(r"<(?=[@#!])", f"<{_GUARD}", text) if "<" in text else text


def _visible(character: str) -> bool:
    return character.isprintable() and not character.isspace()
