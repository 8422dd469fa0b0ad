"""What people write, made safe to keep: characters that no database holds or no eye sees are left out."""

from __future__ import annotations

import unicodedata

#: Controls, formats (bidi overrides, zero widths), halves of characters, private use.
_UNSEEN = ("Cc", "Cf", "Cs", "Co")
_JOINER = "\u200d"  # holds an emoji together


def kept(written: str, longest: int) -> str:
    """At most `longest` characters, composed and trimmed; line breaks stay."""
    composed = unicodedata.normalize("NFC", written[: 2 * longest]).replace("\r\n", "\n").replace("\t", " ")
    seen = "".join(c for c in composed if c in ("\n", _JOINER) or unicodedata.category(c) not in _UNSEEN)
    return seen.strip()[:longest].rstrip()
