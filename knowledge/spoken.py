"""What people write as they speak, in the spelling that most others use: "int ska ja behöv", "saanks mä".

Half of the Swedish of the coast and of spoken Finnish is small words, and they carry the "not" and the "may I" of a
question. A table folds them, so that what was learnt from one spelling tells of the other too. Only for reading:
nothing that somebody is shown, or that is kept, has gone through here.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from knowledge.words import WORDS


def standard(text: str, language: str) -> str:
    """A normalised text with the spoken forms of its language in the standard one."""
    if language not in _tables():
        return text
    table, pattern = _tables()[language]
    return pattern.sub(lambda found: table[found[0]], text)


@cache
def _tables() -> dict[str, tuple[dict[str, str], re.Pattern[str]]]:
    """For each language its table, and what finds its entries as whole words, the longest first."""
    lists = tomllib.loads((WORDS / "spoken.toml").read_text(encoding="utf-8"))
    return {language: (table, _any_of(table)) for language, table in lists.items()}


def _any_of(table: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
