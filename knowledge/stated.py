"""What a town's folder says of stated facts (`facts.toml`): which condition each meets, and what stands over it then.

The file is signed like a situation: its digest holds the conditions as they read, so that none is met by the wrong fact
after somebody has turned them round.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge.data_files import Fault, Table, read_toml
from knowledge.facts import FACTS, Fact, Facts
from knowledge.got_out import Out
from knowledge.headlines import MOST_HEADLINE_WORDS, is_bare
from knowledge.situations import Situation, Situations

FILE = "facts.toml"


@dataclass(frozen=True)
class Stated:
    """`conditions`: for each condition of a situation the fact that meets it, or None. `headlines` stand over a
    situation whose conditions are met, as far as a fact can meet them. `now` is the situation that tells what to do
    when it has happened, put first in those of `now_for`; `got_out` is what to do where personal data of others is out,
    or a picture of them. All of it is empty in a town without the file."""

    conditions: Mapping[str, tuple[Fact | None, ...]] = field(default_factory=dict)
    headlines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    now: str = ""
    now_for: frozenset[str] = frozenset()
    got_out: Mapping[Out, Situation] = field(default_factory=dict)
    read_by: str = ""
    digest: str = ""

    def met(self, situation: Situation, facts: Facts) -> tuple[bool, ...]:
        """For each condition of the situation whether it is met by what was stated."""
        bound = self.conditions.get(situation.id, ())
        return tuple(fact is not None and facts.get(fact, False) for fact in bound)

    def headline(self, situation: Situation, facts: Facts) -> Mapping[str, str] | None:
        """What stands over the situation now that all is met that a fact can meet; None where something is left."""
        bound = [fact for fact in self.conditions.get(situation.id, ()) if fact]
        every = all(facts.get(fact, False) for fact in bound)
        return self.headlines.get(situation.id) if bound and every else None

    def says_first(self, situation: Situation, facts: Facts) -> bool:
        """Whether what to do now comes before the rule."""
        return facts.get("happened", False) and situation.id in self.now_for and not self.headline(situation, facts)

    def facts_of(self, situation: str) -> frozenset[Fact]:
        """The facts that make a difference there."""
        return frozenset(fact for fact in self.conditions.get(situation, ()) if fact)


def load_stated(folder: Path, languages: tuple[str, ...], situations: Situations, faults: list[Fault]) -> Stated:
    """What the folder's file says; what is wrong with it is added to `faults`."""
    if not (folder / FILE).exists():
        return Stated()
    table = read_toml(folder / FILE, faults)
    if table.unreadable:
        return Stated()
    begun = len(faults)
    conditions = _conditions(table.table("conditions"), situations)
    texts = _headlines(table.table("headline"), languages)
    over = _over(table.table("over"), conditions, texts)
    now, now_for = _now(table.table("now"), situations)
    got_out = _got_out(table, languages, situations)
    stated = Stated(conditions, over, now, now_for, got_out, table.text("read_by"), table.text("digest"))
    table.done()
    if not stated.read_by.strip():
        table.fault("read_by", "nobody has read this against the source yet: check --read-by NAME FILE")
    elif len(faults) == begun and stated.digest != digest_of_stated(stated, situations):
        table.fault("digest", "it or a condition has changed since this was read: read it again, then check --read-by")
    return stated


def digest_of_stated(stated: Stated, situations: Mapping[str, Situation]) -> str:
    """Twelve hex digits that change with any fact, headline or condition a reader vouches for."""
    said = [stated.now, *sorted(stated.now_for)]
    for id, bound in sorted(stated.conditions.items()):
        said += [id, *(fact or "-" for fact in bound), *stated.headlines.get(id, {}).values()]
        said += [condition for listed in situations[id].conditions.values() for condition in listed]
    for kind, situation in sorted(stated.got_out.items()):
        said += [kind, situation.id, *situation.quote, *situation.headlines.values(), *situation.answers.values()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


def _conditions(table: Table, situations: Situations) -> dict[str, tuple[Fact | None, ...]]:
    bound: dict[str, tuple[Fact | None, ...]] = {}
    for id in table.values:
        names = table.texts(id)
        if situations.lack(id):
            table.fault(id, f'there is no situation "{id}"')
        elif id in situations and any(len(names) != len(of) for of in situations[id].conditions.values()):
            table.fault(id, "needs a fact, or an empty text, for each of the situation's conditions")
        elif unknown := [name for name in names if name and name not in FACTS]:
            table.fault(id, f'"{unknown[0]}" is none of {", ".join(FACTS)}')
        elif id in situations:
            bound[id] = tuple(next((fact for fact in FACTS if fact == name), None) for name in names)
    return bound


def _headlines(table: Table, languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    return {name: _headline(table, name, languages) for name in table.values}


def _headline(table: Table, name: str, languages: tuple[str, ...]) -> dict[str, str]:
    said = table.per_language(name, languages)
    for language, headline in said.items():
        if len(headline.split()) > MOST_HEADLINE_WORDS or is_bare(headline):
            table.fault(f"{name}.{language}", f"is a statement of at most {MOST_HEADLINE_WORDS} words")
    return said


def _over(
    table: Table, conditions: Mapping[str, tuple[Fact | None, ...]], texts: Mapping[str, dict[str, str]]
) -> dict[str, dict[str, str]]:
    over = {}
    for name in table.values:
        for id in table.texts(name):
            if name not in texts or id not in conditions:
                table.fault(name, f'there is no headline "{name}", or no condition of "{id}" that a fact meets')
            else:
                over[id] = texts[name]
    return over


def _now(table: Table, situations: Situations) -> tuple[str, frozenset[str]]:
    now, listed = table.text("situation"), table.texts("before")
    for id in (now, *listed):
        if situations.lack(id):
            table.fault("situation" if id == now else "before", f'there is no situation "{id}"')
    table.done()
    return now, frozenset(listed)


def _got_out(table: Table, languages: tuple[str, ...], situations: Situations) -> dict[Out, Situation]:
    """Under the names of the situations that the table has: what is said of data is written here, shorter and first
    what to do."""
    if "got-out" not in table.values:
        return {}
    inner = table.table("got-out")
    ids: dict[Out, str] = {"data": inner.text("data"), "picture": inner.text("picture")}
    headlines, answers = _headline(inner, "headline", languages), inner.per_language("answer", languages)
    quote = inner.texts("quote")
    inner.done()
    for name, id in ids.items():
        if situations.lack(id):
            inner.fault(name, f'there is no situation "{id}"')
    found = {name: situations[id] for name, id in ids.items() if id in situations}
    if "data" in found:
        sections = tuple(dict.fromkeys(one.partition("#")[0] for one in quote))
        said = replace(found["data"], headlines=headlines, answers=answers, quote=quote, sections=sections)
        found["data"] = replace(said, headline_kind="required")
    return found
