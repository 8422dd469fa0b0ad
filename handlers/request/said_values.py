"""New answers to fields of a request that were said in words: shown in its form, and sent by nobody but its maker."""

from __future__ import annotations

import re

from handlers.dates import read_day
from handlers.request.fields import kind_of
from handlers.request.form import read_values
from handlers.request.named import platform_in
from handlers.request.similar import bare
from knowledge.addresses import read_address
from knowledge.field_words import affirmed, announces, becomes, field_said
from knowledge.town import Town

#: A name, a unit or a platform has no more words, and a rough date fewer still.
MOST_WORDS, MOST_OF_DATE = 8, 3
_LIVELY = re.compile("!|[\U0001f300-\U0001faff☀-➿]")
_NEXT_SENTENCE = re.compile(r"\w[.?]\s+\w")


def values_said(town: Town, written: str) -> dict[str, str]:
    """By field, as the form keeps them; empty where no field and no other platform is named, or all of it is a text
    for the public that happens to begin so.
    """
    if announces(written) or _LIVELY.search(written):
        return {}
    said = field_said(written)
    if said is not None:
        return read_values(town, dict([said])) if _answers(town, *said) else {}
    platform = _new_platform(town, written)
    return {"platform": platform} if platform else {}


def _new_platform(town: Town, written: str) -> str:
    """The one that it is to change to: `byt till youtube`, `ei se ole tiktok vaan snapchat`."""
    so, not_so = (platform_in(town, bare(part).split()) for part in affirmed(written))
    if so and not_so:
        return so if so != not_so else ""
    return platform_in(town, bare(written).split()) if becomes(written) else ""


def _answers(town: Town, name: str, answer: str) -> bool:
    """Whether it can be the answer to that field: `Adress: Strandvägen 3` is where somebody lives."""
    match kind_of(name):
        case "long":
            return True
        case "address":
            media = (platform.name for platform in town.platforms)
            return any(read_address(answer, town.platforms, one) for one in media)
        case "date":
            return read_day(answer) is not None or len(answer.split()) <= MOST_OF_DATE
        case "people":
            return all(_short(one) for one in re.split(r"[\n,;]", answer))
    return _short(answer)


def _short(answer: str) -> bool:
    return len(answer.split()) <= MOST_WORDS and not _NEXT_SENTENCE.search(answer)
