"""The new answer to one field of a request, as somebody writes it: `målet e att fler hittar oss`.

The words lie in words/fields.toml.
What is read is shown in the form before anything is sent.
"""

from __future__ import annotations

import re
from functools import cache

from knowledge.words import word_lists

LONGEST, LONGEST_SWAP = 600, 120


def field_said(written: str) -> tuple[str, str] | None:
    """The field, and its answer as it was written; None where no field is named."""
    text = " ".join(written.split())
    if len(text) > LONGEST or text.endswith("?"):
        return None
    for name, pattern in _fields().items():
        found = pattern.match(text)
        if found and (answer := _without_rest(_so(text[found.end() :]))):
            return name, answer
    return None


def swaps(written: str) -> bool:
    """Whether something is to stand in another's place: `byt till youtube`, `voiks sen vaihtaa facebookiks`."""
    return len(written) <= LONGEST_SWAP and _swaps().search(written) is not None


def becomes(written: str) -> bool:
    """Whether a platform that is named is the new one: `byt till youtube`, and not `ändra i youtube-ansökan`."""
    return swaps(written) and _listed("becomes").search(written) is not None


def affirmed(written: str) -> tuple[str, str]:
    """A text without what it says is not so, and that: `inte tiktok utan snapchat` is `snapchat`."""
    text = " ".join(written.split())
    found = next((one for pattern in _denied() if (one := pattern.search(text))), None)
    if len(text) > LONGEST or found is None:
        return text, ""
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" ,"), found[0]


def announces(written: str) -> bool:
    """Whether it tells the public something: `Start: lördag kl. 12 i parken, välkomna`."""
    return _listed("announces").search(written) is not None


def _so(answer: str) -> str:
    """The answer itself, where it says first what it is not."""
    said, denied = affirmed(answer)
    return said if said and denied and answer.startswith(denied) else answer


def _without_rest(answer: str) -> str:
    said = re.sub(word_lists("fields")["rest"], "", answer, flags=re.IGNORECASE).strip(" .,;")
    return "" if re.fullmatch(word_lists("fields")["no-answer"], said, re.IGNORECASE) else said


@cache
def _fields() -> dict[str, re.Pattern[str]]:
    lists = word_lists("fields")
    return {
        name: re.compile(rf"{lists['before']}(?:{'|'.join(names)}){lists['is']}", re.IGNORECASE)
        for name, names in lists["names"].items()
    }


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{word_lists('fields')[name]})", re.IGNORECASE)


@cache
def _denied() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){one}", re.IGNORECASE) for one in word_lists("fields")["denied"])


@cache
def _swaps() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word_lists('fields')['swaps']}(?!\w)", re.IGNORECASE)
