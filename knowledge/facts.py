"""What the asker states about the case: leave is given, the facts are checked, it has happened already.

A closed list, read clause by clause. What is asked, hoped for, planned, supposed or said of some only is not stated,
and what is denied anywhere counts as denied everywhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from knowledge.spoken import standard
from knowledge.words import normalised, word_lists

Fact = Literal["leave", "rights", "checked", "agreed", "own-time", "work", "both-languages", "happened"]
FACTS: tuple[Fact, ...] = get_args(Fact)
#: What is stated: True where it is so, False where it is said not to be; what is not in it nobody has said.
Facts = Mapping[Fact, bool]
NOBODY_SAID: Facts = MappingProxyType({})

#: "but not on Facebook": so many words after a "but" take back what was said before; a whole message may have more.
MOST_TAKING_BACK, MOST_CORRECTING = 6, 9
_SENTENCE = re.compile(r"[^.!?…;:\n]+[.!?…;:]*")
_COMMA = r",\s*|\s[–—-]\s|[()]"


@dataclass(frozen=True)
class _Words:
    """The lists of one language, each as one pattern."""

    cut: re.Pattern[str]
    open: re.Pattern[str]
    ties: re.Pattern[str]
    relative: re.Pattern[str]
    embeds: re.Pattern[str]
    turns: re.Pattern[str]
    doubts: re.Pattern[str]
    corrects: re.Pattern[str]
    lacks: re.Pattern[str]
    leaves_out: re.Pattern[str]
    beside: re.Pattern[str]
    people: re.Pattern[str]
    unsure: re.Pattern[str]
    deny: re.Pattern[str]
    partly: re.Pattern[str]
    told: Mapping[Fact, re.Pattern[str]]
    about: Mapping[Fact, re.Pattern[str]]
    others: Mapping[Fact, re.Pattern[str]]
    kin: Mapping[Fact, re.Pattern[str]]


@dataclass(frozen=True)
class _Clause:
    """`open`: it asks, or names a condition, so that nothing in it is stated."""

    text: str
    open: bool


def facts_in(text: str, language: str) -> Facts:
    """The facts that `text` states in `language`; none in a language without lists."""
    words = _words(language)
    found: dict[Fact, bool] = {}
    if words is None:
        return found
    for clause in _clauses(_plain(text, language), words):
        if clause.open:
            continue
        for fact, so in _stated(clause, words):
            found[fact] = so and found.get(fact, True)
        if _takes_back(clause.text, words):
            found = dict.fromkeys(found, False)
    return found


def speaks_of(fact: Fact, text: str, language: str) -> bool:
    """Whether a text says anything of `fact`, be it stated, denied, hoped for or asked."""
    words = _words(language)
    return words is not None and (
        words.about[fact].search(_plain(text, language)) is not None or fact in facts_in(text, language)
    )


def _plain(text: str, language: str) -> str:
    """In the standard language, with straight apostrophes, no comma between "they said" and what was said, and no
    "oh no": it denies nothing.
    """
    said = re.sub(r",\s+(?=(?:att|että|et|that)\b)", " ", standard(normalised(text), language).replace("’", "'"))
    return _dismay().sub("", said)


def only_states(text: str, language: str) -> bool:
    """Whether a text states something and asks nothing."""
    words = _words(language)
    if words is None or "?" in text or any(clause.open for clause in _clauses(_plain(text, language), words)):
        return False
    return bool(facts_in(text, language))


def takes_back(text: str, language: str) -> bool:
    """Whether a message only takes back what was stated before it: "utom Kalle", "actually we don't"."""
    words, said = _words(language), _plain(text, language)
    if words is None or "?" in text or len(said.split()) > MOST_CORRECTING:
        return False
    less = words.lacks.search(said) or words.partly.search(said)
    opens = any(clause.open and not words.corrects.match(clause.text) for clause in _clauses(said, words))
    return bool(less and words.corrects.match(said) and not opens and _says_no_more(said, text, words))


def _says_no_more(said: str, written: str, words: _Words) -> bool:
    """Whether only leave and people are spoken of: one may be named, beside a word for them or with a capital."""
    if words.leaves_out.match(said):
        return len(said.split()) <= MOST_TAKING_BACK
    every = re.findall(r"[\w'-]+", said)
    people = [word for word in every if words.people.fullmatch(word)]
    others = [word for word in every if not (words.beside.fullmatch(word) or words.people.fullmatch(word))]
    return not others or (len(others) == 1 and (bool(people) or others[0].capitalize() in written))


def _stated(clause: _Clause, words: _Words) -> Iterator[tuple[Fact, bool]]:
    text = clause.text
    for fact in FACTS:
        told = words.told[fact].search(text)
        # what stands after an act undoes nothing: "I happened to post it without leave"
        heard = text[: told.end()] if told and fact == "happened" else text
        if (words.deny.search(heard) or words.partly.search(heard)) and words.about[fact].search(heard):
            yield fact, False
        elif told and not _only_thought(text, told, words) and not words.others[fact].search(text):
            yield fact, not words.kin[fact].search(text)


def _only_thought(text: str, told: re.Match[str], words: _Words) -> bool:
    """Whether somebody hopes, plans or guesses it, or says that another says so."""
    return bool(words.unsure.search(text) or words.embeds.search(text[: told.start()]))


def _takes_back(clause: str, words: _Words) -> bool:
    """Whether a few words withdraw what was just said: "but not on Facebook", "except Lisa's mother", "I think"."""
    few = len(clause.split()) <= MOST_TAKING_BACK
    less = words.deny.search(clause) or words.partly.search(clause)
    return few and bool((less and words.turns.match(clause)) or words.doubts.fullmatch(clause))


def _clauses(text: str, words: _Words) -> Iterator[_Clause]:
    for sentence in _SENTENCE.findall(text):
        parts = _parts(sentence, words)
        nobody_asks = sentence.rstrip().endswith("?") and not any(words.open.match(part) for part, _ in parts)
        was_open = False
        for part, after_comma in parts:
            tied = was_open and (words.relative.match(part) or (not after_comma and words.ties.match(part)))
            was_open = bool(words.open.match(part) or tied or nobody_asks)
            yield _Clause(part, was_open)


def _parts(sentence: str, words: _Words) -> list[tuple[str, bool]]:
    """The clauses, and whether a comma stands before each."""
    parts = list[tuple[str, bool]]()
    for number, piece in enumerate(re.split(_COMMA, sentence)):
        edges = sorted({0, len(piece), *(found.start() for found in words.cut.finditer(piece))})
        for at, (start, end) in enumerate(itertools.pairwise(edges)):
            if said := piece[start:end].strip(" .!?…;:"):
                parts.append((said, number > 0 and at == 0))
    return parts


@cache
def _words(language: str) -> _Words | None:
    lists = word_lists("facts").get(language)
    if lists is None:
        return None
    lead = rf"(?:(?:{lists['ties']}|{lists['turns']}|{lists['softly']})\s+)*"
    at_first = {
        name: re.compile(rf"{lead}(?:{lists[name]})(?!\w)")
        for name in ("open", "ties", "relative", "turns", "corrects")
    }
    names = ("cut", "embeds", "unsure", "deny", "partly", "doubts", "lacks", "leaves-out", "beside", "people")
    anywhere = {name.replace("-", "_"): _whole(lists[name]) for name in names}
    of_facts = {
        name: {fact: _whole(_joined(lists["facts"][fact].get(name, "(?!)"))) for fact in FACTS}
        for name in ("told", "about", "not", "kin")
    }
    return _Words(
        **at_first,
        **anywhere,
        told=of_facts["told"],
        about=of_facts["about"],
        others=of_facts["not"],
        kin=of_facts["kin"],
    )


@cache
def _dismay() -> re.Pattern[str]:
    every = "|".join(lists["dismay"] for lists in word_lists("facts").values())
    return re.compile(rf"^(?:{every})\b[,.! ]*")


def _joined(listed: str | list[str]) -> str:
    return listed if isinstance(listed, str) else "|".join(listed)


def _whole(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
