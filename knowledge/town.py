"""A town: everything its folder holds, read and checked as one.

Another town brings another folder (see guidelines/README.md); nothing about Hangö stands in code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.data_files import DataError, Fault, Table, read_jsonl, read_toml
from knowledge.good_to_know import Advice, load_advice
from knowledge.guideline import Guideline, load_guideline
from knowledge.silence import Silences, load_silences
from knowledge.situations import VERDICTS, Situation, Situations, Verdict, load_situations
from knowledge.stated import Stated, load_stated

HANGO = Path(__file__).parent / "guidelines" / "hango"


@dataclass(frozen=True)
class Phrasing:
    """One way staff put a situation; `verdict` judges the act as this phrasing proposes it, `by` wrote it.

    Two of the same `pair` are alike but for one fact, and so differ in situation or verdict.
    """

    text: str
    language: str
    situation: str
    verdict: Verdict
    by: str
    pair: str = ""


@dataclass(frozen=True)
class Refusal:
    """One message that the guideline does not answer."""

    text: str
    language: str
    topic: str
    by: str


@dataclass(frozen=True)
class Platform:
    """A social medium: the name people know it by, and the addresses it lives at."""

    name: str
    domains: tuple[str, ...]


@dataclass(frozen=True)
class Town:
    """All that one town's folder holds.

    `findings` maps a finding code to the section it cites, `deciding` to its sentence that decides (`rule.5#3`) where
    one does; `comments` are the sentences by which a resident's comment `stays` or is `removed`; `form` maps a field of
    the request form to the section it rests on (fields that are missing are practical); `starters` are the situations
    offered to begin with, `pictures` those that decide about a picture that nobody here can see; `silences` name what
    the guideline says nothing about; `stated` is what follows from what an asker states, `advice` what is good to know
    beyond the guideline.
    Until the informatör says that the register is complete (`register_complete`), nobody is told that a page is not the
    town's because it is not there.
    """

    folder: Path
    names: Mapping[str, str]
    domains: tuple[str, ...]
    phones: tuple[str, ...]
    units: tuple[Mapping[str, str], ...]
    platforms: tuple[Platform, ...]
    findings: Mapping[str, str]
    deciding: Mapping[str, str]
    comments: Mapping[str, tuple[str, ...]]
    form: Mapping[str, str]
    starters: tuple[str, ...]
    guideline: Guideline
    situations: Mapping[str, Situation]
    phrasings: tuple[Phrasing, ...]
    refusals: tuple[Refusal, ...]
    silences: Silences
    register_complete: bool = False
    pictures: tuple[str, ...] = ()
    stated: Stated = field(default_factory=Stated)
    advice: tuple[Advice, ...] = ()

    def general(self, section: str) -> Situation:
        """The situation for whatever about this section fits no other."""
        return next(s for s in self.situations.values() if s.general and s.sections[0] == section)


def load_town(folder: Path = HANGO) -> Town:
    """The town in `folder`. Raises DataError with every fault of every file."""
    town, faults = inspect_town(folder)
    if faults:
        raise DataError(faults)
    return town


def inspect_town(folder: Path) -> tuple[Town, list[Fault]]:
    """The town as far as it could be read, and every fault: for tools that mend what `load_town` refuses."""
    own: list[Fault] = []
    guideline = load_guideline(folder, own)
    faults: list[Fault] = own if guideline.readable else []  # what follows from an unreadable guideline is not told
    situations = load_situations(folder / "situations", guideline, faults)
    phrasings = _phrasings(folder / "phrasings", guideline, situations, faults)
    silences = load_silences(folder / "silence", guideline, faults)
    refusals = _refusals(folder / "refusals", guideline, silences, faults)
    table = read_toml(folder / "town.toml", faults)
    cited = _cited(table.table("findings"), guideline)
    town = Town(
        folder,
        table.per_language("name", guideline.languages),
        table.texts("domains"),
        table.texts("phones"),
        _units(table, guideline.languages),
        _platforms(table),
        {code: reference.partition("#")[0] for code, reference in cited.items()},
        {code: reference for code, reference in cited.items() if "#" in reference},
        _comments(table, guideline),
        _cited(table.table("form"), guideline) if "form" in table.values else {},
        _listed(table, "starters", situations),
        guideline,
        situations,
        tuple(phrasings),
        tuple(refusals),
        silences,
        table.flag("register_complete"),
        _listed(table, "pictures", situations) if "pictures" in table.values else (),
        load_stated(folder, guideline.languages, situations, faults),
        load_advice(folder, guideline.languages, situations, faults),
    )
    table.done()
    return town, own


def _units(table: Table, languages: tuple[str, ...]) -> tuple[Mapping[str, str], ...]:
    units = []
    for inner in table.tables("units"):
        units.append({language: inner.text(language) for language in languages})
        inner.done()
    return tuple(units)


def _platforms(table: Table) -> tuple[Platform, ...]:
    platforms = []
    for inner in table.tables("platforms"):
        platforms.append(Platform(inner.text("name"), inner.texts("domains")))
        inner.done()
    return tuple(platforms)


def _cited(table: Table, guideline: Guideline) -> dict[str, str]:
    """A table of names and the sections, or single sentences of them, that they cite."""
    cited = {name: table.text(name) for name in table.values}
    for name, reference in cited.items():
        if guideline.lacks(reference):
            table.fault(name, f'the guideline has no section "{reference}"')
    return cited


def _comments(table: Table, guideline: Guideline) -> dict[str, tuple[str, ...]]:
    if "comments" not in table.values:
        return {}
    inner = table.table("comments")
    decide: dict[str, tuple[str, ...]] = {
        name: inner.texts(name) for name in ("stays", "removed") if name in inner.values
    }
    for name, references in decide.items():
        for reference in references:
            if "#" not in reference or guideline.lacks(reference):
                inner.fault(name, f'the guideline has no sentence "{reference}"')
    inner.done()
    return decide


def _listed(table: Table, name: str, situations: Situations) -> tuple[str, ...]:
    listed = table.texts(name)
    for id in listed:
        if situations.lack(id):
            table.fault(name, f'there is no situation "{id}"')
    return listed


def _phrasings(folder: Path, guideline: Guideline, situations: Situations, faults: list[Fault]) -> list[Phrasing]:
    phrasings, where = [], dict[tuple[str, str], tuple[str, str]]()
    for file in sorted(folder.glob("*/*.jsonl")):
        language = file.parent.name
        if language not in guideline.languages:
            faults.append(Fault(file, 0, "", f'"{language}" is not a language of this town'))
            continue
        for line, row in read_jsonl(file, ("text", "situation", "verdict"), faults, ("pair",)):
            if row["situation"] in situations.unread:
                continue
            if row["situation"] not in situations:
                faults.append(Fault(file, line, "situation", f'there is no situation "{row["situation"]}"'))
            elif row["verdict"] not in VERDICTS:
                faults.append(Fault(file, line, "verdict", f"must be one of {', '.join(VERDICTS)}"))
            elif (said := (row["situation"], row["verdict"])) != where.setdefault((language, row["text"]), said):
                other = " as ".join(where[language, row["text"]])
                faults.append(Fault(file, line, "text", f"stands under the situation {other} too"))
            else:
                verdict = next(v for v in VERDICTS if v == row["verdict"])
                pair = row.get("pair", "")
                phrasings.append(Phrasing(row["text"], language, row["situation"], verdict, file.stem, pair))
    return phrasings


def _refusals(folder: Path, guideline: Guideline, silences: Silences, faults: list[Fault]) -> list[Refusal]:
    refusals, known = [], silences.known()
    for file in sorted(folder.glob("*/*.jsonl")):
        if file.parent.name not in guideline.languages:
            faults.append(Fault(file, 0, "", f'"{file.parent.name}" is not a language of this town'))
            continue
        for line, row in read_jsonl(file, ("text", "topic"), faults):
            if known and row["topic"] not in known:
                problem = f"there is no silence/{row['topic']}.toml, and silence/far.toml does not list it"
                faults.append(Fault(file, line, "topic", problem))
            refusals.append(Refusal(row["text"], file.parent.name, row["topic"], file.stem))
    return refusals
