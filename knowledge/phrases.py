"""Fixed phrases: small talk, and the words by which a free text says what it is for. The lists lie in `words/`."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from knowledge.words import word_lists, words_of

#: Small talk is short; a near miss of a listed phrase counts from this likeness (0 to 100) on.
MOST_WORDS, LIKENESS, SHORTEST_LIKE = 14, 88, 5


def phrase_kind(text: str) -> str | None:
    """Which small talk a normalised text is (`greeting`, `thanks`, `help` …), or None when it is more than that."""
    words = words_of(text)
    if not words or len(words) > MOST_WORDS:
        return None
    return _pieces_kind(words) or _like(" ".join(words))


def says(intent: str, text: str) -> bool:
    """Whether a normalised text says something listed for `intent` in words/intents.toml."""
    whole, begins, anywhere = _intents()[intent]
    said = text in whole or text.startswith(begins) or any(phrase in text for phrase in anywhere)
    return said or any(pattern.search(text) for pattern in _patterns().get(intent, ()))


def number_in(text: str) -> int | None:
    """The number that a normalised text names a request by, when it says nothing else: `ansökan nr 12`."""
    found = next(filter(None, (pattern.fullmatch(text) for pattern in _patterns()["numbered"])), None)
    return int(found[1]) if found else None


def says_in_whole_words(intent: str, text: str) -> bool:
    """`says` for what is listed as it is said, and not by its stem: "låt va" does not open "låt varje skola"."""
    patterns = _patterns().get(intent, ())
    listed = text in _intents()[intent][0] or _whole_words(intent).search(text) is not None
    return listed or any(pattern.search(text) for pattern in patterns)


def what_follows(intent: str, text: str) -> str | None:
    """What stands in a normalised text after the words that fit one of the intent's patterns; None where none do."""
    found = next(filter(None, (pattern.search(text) for pattern in _patterns()[intent])), None)
    return re.sub(r"\A\w+", "", text[found.end() :]) if found else None


def small_talk() -> list[tuple[str, str]]:
    """(phrase, language) of all small talk: "ok" stands in every language's list and so tells none."""
    kinds = (by_language for kind, by_language in word_lists("talk").items() if kind != "filler")
    return [(phrase, lang) for by_language in kinds for lang, said in by_language.items() for phrase in said]


def begins_as_follow_up(text: str) -> bool:
    """Whether a normalised text goes on from what was said before: "och om …", "entä jos …", "and if …"."""
    return says("follow-up", text)


def said_first(intent: str, text: str) -> str:
    """What follows when a normalised text begins with something listed for `intent`; empty when it does not."""
    _, begins, _ = _intents()[intent]
    rests = (text.removeprefix(phrase) for phrase in begins if text.startswith(f"{phrase} "))
    return min(rests, key=len, default="").strip()


def says_at_once(intent: str, text: str) -> str:
    """The longest of the intent's beginnings that a normalised text opens with as whole words; empty when none."""
    opening = _beginnings(intent).match(text)
    return opening[0] if opening else ""


def leading_talk(text: str) -> str:
    """The greeting or thanks that a normalised text opens with, as whole words before more; empty when none."""
    words = re.match(r"\w+(?:[ ]\w+){0,3}", text)
    opening = words.group().split(" ") if words else []
    for size in range(len(opening), 0, -1):
        piece = " ".join(opening[:size])
        if _phrases().get(piece) in ("greeting", "thanks") and len(piece) < len(text.rstrip(" .!?")):
            return piece
    return ""


def without_thanks(text: str) -> str:
    """A normalised text without the greeting or thanks that it opens with, and the thanks that it ends with."""
    rest = text[len(leading_talk(text)) :].lstrip(" ,.!–-")
    return next((rest[: found.start()] for one in _patterns()["ends-with-thanks"] if (found := one.search(rest))), rest)


def _pieces_kind(words: list[str]) -> str | None:
    """The strongest kind of the listed phrases that the words fall into, None when a word is left over."""
    phrases, kinds, found, at = _phrases(), list(_talk()), set[str](), 0
    while at < len(words):
        for size in range(min(MOST_WORDS, len(words) - at), 0, -1):
            kind = phrases.get(" ".join(words[at : at + size]))
            if kind:
                found.add(kind)
                at += size
                break
        else:
            if words[at] not in _fillers():
                return None
            at += 1
    return max(found, key=kinds.index) if found else None


def _like(text: str) -> str | None:
    if len(text) < SHORTEST_LIKE:
        return None
    hit = process.extractOne(text, _phrases().keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return _phrases()[hit[0]] if hit else None


@cache
def _talk() -> dict[str, list[str]]:
    return {
        kind: [p for listed in by_language.values() for p in listed]
        for kind, by_language in word_lists("talk").items()
        if kind != "filler"
    }


@cache
def _phrases() -> dict[str, str]:
    return {" ".join(words_of(phrase)): kind for kind, listed in _talk().items() for phrase in listed}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", word_lists("talk")["filler"]))


@cache
def _intents() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What is said for each intent: as the whole text, at its beginning, anywhere in it."""
    return {
        intent: tuple(tuple(rows.get(where, ())) for where in ("is", "begins", "says"))
        for intent, rows in word_lists("intents").items()
    }


@cache
def _beginnings(intent: str) -> re.Pattern[str]:
    """The intent's beginnings as whole words, the longest that fits first."""
    _, begins, _ = _intents()[intent]
    longest_first = sorted(begins, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if begins else r"(?!)")


@cache
def _whole_words(intent: str) -> re.Pattern[str]:
    """The intent's beginnings, and what may stand anywhere, each as whole words."""
    _, begins, anywhere = _intents()[intent]
    opening = (rf"\A{re.escape(phrase)}(?!\w)" for phrase in begins)
    within = (rf"(?:(?<!\w)|(?!\w)){re.escape(phrase)}(?!\w)" for phrase in anywhere)
    return re.compile("|".join((*opening, *within)) or r"(?!)")


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Regular expressions for what has too many forms to be listed."""
    listed = word_lists("intents").items()
    return {intent: tuple(map(re.compile, rows["matches"])) for intent, rows in listed if "matches" in rows}
