"""What people write, made safe to show, to keep and to cut: the one place that says which characters nobody sees."""

from __future__ import annotations

import re
import unicodedata

#: Controls but tab and newline, marks that turn the direction of writing (they make a text read as another), halves
#: of characters, the byte order mark.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_LINE_BREAK = re.compile("\r\n?|[\u0085\u2028\u2029]")
#: Controls, formats (zero widths too), halves of characters, private use: not worth keeping.
_NOT_KEPT = ("Cc", "Cf", "Cs", "Co")
_JOINER = "\u200d"  # holds an emoji together
CUT_MARK = "…"
#: What is drawn onto the character before it: joiners, variations, skin colours, tags, keycaps.
_DRAWN_ON = re.compile("[\u200d\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]+$")
#: How far back a word's end is looked for, and the whole of a character.
_BACK = 30


def seen(text: str) -> str:
    """All of a text that can be seen, the space around it too; line breaks become \\n."""
    return text if text.isprintable() else _UNSEEN.sub("", _LINE_BREAK.sub("\n", text))


def readable(text: str) -> str:
    """The text without halves of characters (lone surrogates), which no encoding can carry on."""
    return text.encode("utf-8", "ignore").decode()


def kept(written: str, longest: int) -> str:
    """What is stored of it: at most `longest` characters, composed and trimmed; line breaks stay."""
    composed = unicodedata.normalize("NFC", written[: 2 * longest]).replace("\r\n", "\n").replace("\t", " ")
    whole = "".join(c for c in composed if c in ("\n", _JOINER) or unicodedata.category(c) not in _NOT_KEPT)
    return whole.strip()[:longest].rstrip()


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, the last of them … where something was left out: after a word if one ends near."""
    return text if len(text) <= limit else text[: break_before(text, limit - 1)].rstrip() + CUT_MARK


def break_before(text: str, at: int) -> int:
    """Where to part `text`, at most at `at`: after a word, else at least not within what looks like one character."""
    end = max(text.rfind(" ", at - _BACK, at + 1), text.rfind("\n", at - _BACK, at + 1)) if at > 2 * _BACK else 0
    if end > 0:
        return end
    return next((end for end in range(at, max(0, at - _BACK), -1) if not _within_character(text, end)), at)


def _within_character(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    if text[at - 1] == _JOINER or _DRAWN_ON.match(text[at]) or unicodedata.combining(text[at]):
        return True
    flags = _FLAG.search(text[max(0, at - _BACK) : at])
    return bool(flags and _FLAG.match(text[at]) and len(flags[0]) % 2)
