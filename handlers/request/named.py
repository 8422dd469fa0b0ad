"""Which of some requests a few words name: by number, by unit, by platform, however these are inflected.

Whoever names one means that one. Where none of the requests is the one named, none is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from handlers.records import ChannelRequest
from handlers.request.file import values_of
from handlers.request.similar import bare, mentioned, platform_of, wish
from knowledge.field_words import affirmed
from knowledge.phrases import says
from knowledge.town import Town
from knowledge.wishes import numbers_in, owner_in
from knowledge.words import function_words, normalised

#: From so many letters in common on, and half of the word, two words are forms of one.
FEWEST_ALIKE = 4
#: So many are looked through for a name, the ones that changed last: what has ended is ever more.
MOST_LOOKED_AT = 100
#: A platform's name may have an ending of so many letters: `instassa`.
LONGEST_ENDING = 4


@dataclass(frozen=True)
class Named:
    """`requests`: those that fit what was named, all where nothing was. `by` says whether anything was named: `known`,
    or `unknown` for a name that no unit of the town and none of the requests goes by.
    """

    requests: tuple[ChannelRequest, ...]
    by: str = ""


#: Whether a platform that is said names a request, may do so, or is the one it is to change to.
Platforms = Literal["named", "perhaps", "new"]


def named(town: Town, said: str, requests: Sequence[ChannelRequest], platforms: Platforms = "named") -> Named:
    """The ones meant."""
    every = tuple(requests)
    if numbers := numbers_in(normalised(said)):
        return Named(tuple(one for one in every if one.number in numbers), "known")
    words = _telling(_asserted(town, said))
    units, media = _of_unit(town, words, every), _of_platform(town, words, every, platforms)
    if units is None and media is None:
        owner = owner_in(normalised(said))
        return Named(every, "unknown" if owner and owner not in function_words() else "")
    meant = tuple(one for one in every if (units is None or one in units) and (media is None or one in media))
    return Named(meant, "known")


def _asserted(town: Town, said: str) -> str:
    """Without what it says is not meant, where it names what is: `inte museets utan bibliotekets`."""
    so, not_so = affirmed(said)
    return so if not_so and mentioned(town, so) else said


def leaves_out_what(town: Town, said: str, requests: Sequence[ChannelRequest]) -> bool:
    """Whether it ends in the unit of one of the requests, and what is left out is the request: `… bibliotekets?`."""
    words = [word for word in _telling(said) if not says("beside-a-name", word)]
    while words and platform_in(town, words[-1:]):
        words.pop()
    owner = words[-1:]
    return bool(owner) and owner[0][-1] in "sn" and bool(_of_unit(town, owner, tuple(requests)))


def names_only(town: Town, said: str, requests: Sequence[ChannelRequest]) -> bool:
    """Whether all it names is the platform of one of the requests: `hur gick det med insta`, without `hur gick`."""
    words = [word for word in _telling(said) if not says("beside-a-name", word)]
    spoken_of = {platform_in(town, [word]) for word in words}
    return bool(spoken_of) and spoken_of <= {values_of(one).get("platform") for one in requests}


def names_platform(town: Town, said: str, requests: Sequence[ChannelRequest]) -> bool:
    """Whether it names the platform of one of the requests, whatever else it says."""
    return platform_in(town, _telling(said)) in {values_of(one).get("platform") for one in requests}


def names_nobody(said: str) -> bool:
    """Whether nothing in it names anything."""
    return not any(not says("beside-a-name", word) for word in _telling(said))


def _telling(said: str) -> list[str]:
    return [word for word in bare(said).split() if len(word) > 1 and word not in function_words()]


def _of_unit(town: Town, words: list[str], requests: tuple[ChannelRequest, ...]) -> tuple[ChannelRequest, ...] | None:
    """Those of the unit that is named; None where none is."""
    unit = mentioned(town, " ".join(words)).get("unit")
    if surely := tuple(one for one in requests if unit and values_of(one).get("unit") == unit):
        return surely
    nearly = tuple(one for one in requests if any(_alike(word, name) for word in words for name in _goes_by(town, one)))
    return nearly or (() if unit else None)


def _goes_by(town: Town, request: ChannelRequest) -> list[str]:
    """Its unit, in all languages where it is one of the town's, and its channel's name; without the town's own name."""
    values = values_of(request)
    names = next((list(unit.values()) for unit in town.units if values.get("unit") in unit.values()), [])
    wished = wish(town, values)
    return [
        word
        for word in f"{wished.unit} {wished.name} {bare(' '.join(names))}".split()
        if not says("beside-a-name", word)
    ]


def _alike(word: str, name: str) -> bool:
    """Whether one is a form of the other: `ungdomsgardens`, `ungdomsgarden`."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
    return same >= FEWEST_ALIKE and same >= min(len(word), len(name)) / 2


def _of_platform(
    town: Town, words: list[str], requests: tuple[ChannelRequest, ...], platforms: Platforms
) -> tuple[ChannelRequest, ...] | None:
    """Those on the platform that is named; None where none is, or where it may be the new one."""
    platform = platform_in(town, words) if platforms != "new" else ""
    if not platform:
        return None
    found = tuple(one for one in requests if values_of(one).get("platform") == platform)
    return found if found or platforms == "named" else None


def platform_in(town: Town, words: list[str]) -> str:
    """By its own name or a short form, with whatever ending: `instan`, `fb`, `tiktokkia`, `facebooksidan`."""
    names = {platform.name for platform in town.platforms}
    for word in words:
        cuts = [word[: len(word) - ending] for ending in range(LONGEST_ENDING + 1)]
        spelt = (platform_of(town, cut) for cut in cuts if cut == word or len(cut) > FEWEST_ALIKE)
        begun = (name for name in names if len(bare(name)) > FEWEST_ALIKE and word.startswith(bare(name)))
        if found := next((name for name in (*begun, *spelt) if name in names), ""):
            return found
    return ""
