"""What a name looks like: whole with its middle initial and its second first name, and no street, hall or firm.

The models cut a long name where it is rare, and take for a person what a town calls its streets after one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.names.gazetteer import is_first_name, is_ordinary, is_surname
from knowledge.words import function_words

Span = tuple[int, int]

_NAME = r"[A-ZÅÄÖÉÜÓŠŽ][a-zåäöéüóšž][\w'-]{0,30}"
#: `Karl J. Sundström`, `Matti O. Hietaranta`, `J. P. Lindgren`.
_INITIALLED = re.compile(
    rf"(?<![\w.])({_NAME}|[A-ZÅÄÖ]\.)[ ](?:[A-ZÅÄÖ]\.? ){{1,2}}((?:(?:von|af|de) )?[A-ZÅÄÖÉÜ][a-zåäö][\w-]{{2,30}})"
)
_BEFORE = re.compile(rf"(?<![\w.])({_NAME}) $")
_AFTER = re.compile(rf" ((?:(?:von|af|de|la|van|al) )?{_NAME})")
#: How streets and what stands along them end in Swedish and Finnish, in all cases.
_STREET = re.compile(
    r".{2,}(?:vägen|vägens|gatan|gatans|stigen|gränden|gränd|torget|kajen|esplanaden|"
    r"kat(?:u|ua|uun)|kadu(?:n|lla|lle|lta|ssa|sta|lta|t)|ti(?:e|en|etä|ellä|elle|eltä|ehen|essä)|kuj(?:a|an|alla|alle|aa)|"
    r"pol(?:ku|un|ulla|ulle|kua|kuun)|aukio|aukion|aukiolla|raitti|raitin|raitilla)$"
)
#: What is one of these is no person, whoever it is called after.
_THINGS = frozenset(
    [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "court",
        "ct",
        "drive",
        "close",
        "crescent",
        "terrace",
        "square",
        "mt",
        "mount",
        "hill",
        "bridge",
        "hall",
        "house",
        "heights",
        "gardens",
        "green",
        "quay",
        "pier",
        "station",
        "gallery",
        "theatre",
        "theater",
        "library",
        "university",
        "college",
        "hospital",
        "collective",
        "council",
        "society",
        "trust",
        "hq",
        "institute",
        "institut",
        "institutet",
        "ateneum",
        "vatten",
        "sirkus",
        "cirkus",
        "circus",
        "teatteri",
        "teater",
        "teatern",
        "orkester",
        "orkesteri",
        "kvartett",
        "kvartetti",
        "kuoro",
        "kören",
        "ensemble",
        "centre",
        "center",
        "keskus",
        "tidningen",
        "kungörelser",
        "kuulutukset",
        "sanomat",
        "lehti",
        "big",
        "band",
        "brothers",
        "sisters",
        "records",
    ]
)
_RUN = re.compile(r"(?: [A-ZÅÄÖ][\w-]{1,30}){1,2}(?! [A-ZÅÄÖ])")
#: The endings of a Finnish surname, after a vowel and after a consonant, and the Swedish genitive.
_ENDINGS = [
    re.compile(r"(.+[aeiouyäöå])(?:n|a|ä|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|ta|tä|ksi|na|nä)"),
    re.compile(r"(.+[aeiouyäö])h?[aeiouyäö]n"),
    re.compile(r"(.+[^aeiouyäöå])i(?:n|a|ä|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|ksi|na|nä|in)"),
    re.compile(r"(.+s)(?:ta|tä)"),
    re.compile(r"(.+[^s])s"),
]
#: How a surname ends by itself and before an ending: `Rantanen`, `Rantase-n`, `Rantas-ta`; `Mäki`, `Mäe-n`.
_WEAKENED = [
    ("nen", "s"), ("se", "s"), ("mäki", "mäe"), ("joki", "joe"), ("koski", "koske"), ("niemi", "nieme"),
    ("järvi", "järve"), ("lahti", "lahde"), ("lampi", "lamme"), ("salmi", "salme"), ("vuori", "vuore"),
    ("saari", "saare"), ("lehti", "lehde"), ("korpi", "korve"), ("kivi", "kive"), ("nurmi", "nurme"),
    ("virta", "virra"), ("ranta", "ranna"), ("silta", "silla"), ("pelto", "pello"), ("lehto", "lehdo"),
    ("niitty", "niity"), ("hiekka", "hieka"), ("kangas", "kankaa"), ("haka", "haa"), ("oja", "oja"),
]  # fmt: skip
_CALLED_AFTER = re.compile(
    r"['’]?s? (?:väg|vägen|gata|gatan|stig|stigen|gränd|gränden|led|leden|"
    r"pol(?:ku|un|ulla|ulle|kua)\w*|ti(?:e|en|etä|ellä|elle)|kat(?:u|ua)|kadu\w+|kuj\w+|street|road|lane|avenue|court|square|trail|path|way)\b"
)


def initialled(text: str) -> list[Span]:
    """Names with a middle initial, whole."""
    return [
        match.span()
        for match in _INITIALLED.finditer(text)
        if match[1].endswith(".") or is_first_name(match[1]) or is_surname(match[2].split(" ")[-1])
    ]


def whole_name(text: str, span: Span) -> Span:
    """The name with the first name that stands before it and the surname after it."""
    start, end = span
    before = _BEFORE.search(text[max(0, start - 40) : start])
    if before and is_first_name(before[1]) and not is_ordinary(before[1]):
        start -= len(before[0])
    words = text[start:end].split(" ")
    after = _AFTER.match(text, end)
    last = after[1].split(" ")[-1] if after else ""
    if after and len(words) <= 2 and is_first_name(words[0]) and is_surname(last) and not is_ordinary(last):
        end = after.end()
    return start, end


def is_thing(words: Sequence[str]) -> bool:
    """`Alma Söderlundsvägen`, `Rosemary Court`, `WBFRS HQ`: a street, a house, a body of people."""
    words = [word.strip(".,:;!?\"'()") for word in words]
    if len(words) < 2:
        return False
    named = is_first_name(words[0])
    return any(
        word.lower() in _THINGS
        or (_STREET.match(word.lower()) and not (named and word.endswith("tie")))  # `Annika Lapintie`
        or (not named and _is_shouted(word) and not all(map(str.isupper, words)))
        for word in words
    )


def _is_shouted(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) > 1


def is_called_after(text: str, end: int) -> bool:
    """Whether what follows the name says that a street or a path bears it."""
    return _CALLED_AFTER.match(text, end) is not None


def is_part_of_thing(text: str, end: int) -> bool:
    """Whether a word or two with capitals that go on from it make it a thing: `Iris Creative | Arts Centre`."""
    run = _RUN.match(text, end)
    words = run[0].lower().split() if run else []
    return bool(words) and words[-1] in _THINGS and not function_words().intersection(words)


def is_same(one: str, other: str) -> bool:
    """Whether two full names are one person's: only the last word takes an ending, as in `Oili Rantasen`."""
    *first, last = one.split(" ")
    *second, final = other.split(" ")
    return first == second and bool(_bare_forms(last) & _bare_forms(final))


def _bare_forms(surname: str) -> set[str]:
    """What it may be without an ending, consonants and vowels as they stand before one: `Mäen`, `Mäki` -> `mäe`."""
    low = surname.lower()
    if low.endswith("nen"):
        return {_weak(low)}
    ended = {low.removesuffix("'s"), *(match[1] for ending in _ENDINGS if (match := ending.fullmatch(low)))}
    return {_weak(one) for one in ended}


def _weak(stem: str) -> str:
    for strong, weak in _WEAKENED:
        if stem.endswith(strong):
            return stem[: -len(strong)] + weak
    return stem
