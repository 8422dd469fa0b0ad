"""The one whom staff turn to, by first name: "ask Nina" is "ask the information officer" where the town says so."""

from __future__ import annotations

import re
from functools import cache

from knowledge.words import word_lists

#: What stands in the name's place: the lists know the role.
ROLE = "informatören"
#: `Ninalta`, `Ninas`.
LONGEST_ENDING = 5
FEWEST_LETTERS = 3
#: What is asked has no fewer words.
FEWEST_WORDS = 2


def by_role(text: str, name: str) -> str:
    """A normalised text with the role where the first name of whoever has it stood. `name`: empty where nobody has."""
    named = _named(name)
    return named.sub(ROLE, text) if named else text


def what_to_ask(written: str, name: str) -> str:
    """The question in "can you ask Nina about the logo for me"; empty where there is none."""
    text = by_role(" ".join(written.split()), name)
    asked = text
    for pattern in word_lists("intents")["pass-on"]["what-to-ask"]:
        asked = re.sub(pattern, "", asked, count=1, flags=re.IGNORECASE)
    asked = asked.strip(" ,:–-")
    return asked if asked != text and len(asked.split()) >= FEWEST_WORDS else ""


@cache
def _named(name: str) -> re.Pattern[str] | None:
    """None for what is no person's name: an office has no first name."""
    words = name.split()
    personal = len(words) > 1 and all(word[0].isupper() for word in words) and len(words[0]) >= FEWEST_LETTERS
    return (
        re.compile(rf"(?<!\w){re.escape(words[0].lower())}\w{{0,{LONGEST_ENDING}}}(?!\w)", re.IGNORECASE)
        if personal
        else None
    )
