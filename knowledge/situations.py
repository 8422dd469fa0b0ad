"""Situations: the things staff ask about, each with its headline, its answer and the sentences it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from knowledge.data_files import Fault, Table, read_toml
from knowledge.guideline import Guideline
from knowledge.headlines import HeadlineKind, check_headlines, read_kind

Verdict = Literal["yes", "no", "conditional", "info", "ask_informator"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

#: What still reads at a glance on a phone; buttons hold 75 characters in Slack.
LONGEST_QUESTION, MOST_ANSWER_WORDS, MOST_WORDS, MOST_CONDITIONS = 75, 45, 85, 5


@dataclass(frozen=True)
class Situation:
    """One thing staff ask about. `sections` best first; `quote` holds references such as `rule.4#2`."""

    id: str
    verdict: Verdict
    headline_kind: HeadlineKind
    general: bool
    sections: tuple[str, ...]
    quote: tuple[str, ...]
    related: tuple[str, ...]
    headlines: Mapping[str, str]
    questions: Mapping[str, str]
    answers: Mapping[str, str]
    conditions: Mapping[str, tuple[str, ...]]
    read_by: str
    digest: str
    file: Path


class Situations(dict[str, Situation]):
    """By id. `unread` are those whose file cannot be read: what names them cannot be judged."""

    unread: frozenset[str] = frozenset()

    def lack(self, id: str) -> bool:
        return id not in self and id not in self.unread


def load_situations(folder: Path, guideline: Guideline, faults: list[Fault]) -> Situations:
    """Every situation below `folder`, by id; what is wrong with one is added to `faults`."""
    situations, unsure = Situations(), set[str]()
    tables: dict[str, Table] = {}
    for file in sorted(folder.glob("*/*.toml")):
        table = read_toml(file, faults)
        if table.unreadable:
            situations.unread |= {file.stem}
            unsure.add(file.parent.name)
            continue
        situation = _situation(table, guideline)
        if situation.id in situations:
            table.fault("", f"another situation has this name too: {situations[situation.id].file}")
        if table.untold & {"general", "sections"}:
            unsure.add(file.parent.name)
        situations[situation.id], tables[situation.id] = situation, table
    for id, situation in situations.items():
        _check_related(situation, situations, tables[id])
    _check_general(folder, situations.values(), [id for id in guideline.sections if id not in unsure], faults)
    return situations


def _situation(table: Table, guideline: Guideline) -> Situation:
    languages, file, begun = guideline.languages, table.file, len(table.faults)
    verdict, headlines = _verdict(table), table.per_language("headline", languages)
    situation = Situation(
        file.stem,
        verdict or "info",
        read_kind(table),
        table.flag("general"),
        table.texts("sections"),
        table.texts("quote"),
        table.texts("related"),
        headlines,
        table.per_language("question", languages),
        table.per_language("answer", languages),
        _conditions(table.table("conditions"), languages),
        table.text("read_by"),
        table.text("digest"),
        file,
    )
    table.done()
    _check_sections(situation, guideline, table)
    _check_lengths(situation, table)
    if verdict:
        check_headlines(table, headlines, situation.headline_kind, verdict)
        _check_conditions(situation, table)
    _check_signature(situation, guideline, table, sound=len(table.faults) == begun)
    return situation


def _verdict(table: Table) -> Verdict | None:
    written = table.text("verdict")
    known = next((verdict for verdict in VERDICTS if verdict == written), None)
    if known is None:
        table.fault("verdict", f"must be one of {', '.join(VERDICTS)}")
    return known


def _conditions(table: Table, languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    conditions = {language: table.texts(language) for language in languages}
    if len({len(items) for items in conditions.values()}) > 1:
        table.fault("", "every language needs the same number of conditions")
    table.done()
    return conditions


def _check_sections(situation: Situation, guideline: Guideline, table: Table) -> None:
    unknown = [id for id in situation.sections if guideline.lacks(id)]
    for id in unknown:
        table.fault("sections", f'the guideline has no section "{id}"')
    if not situation.sections:
        table.fault("sections", "an answer rests on at least one section")
    elif situation.file.parent.name != situation.sections[0]:
        table.fault("sections", f'the first must be the folder the file lies in, "{situation.file.parent.name}"')
    _check_quotes(situation, guideline, table)


def _check_conditions(situation: Situation, table: Table) -> None:
    """Nobody may read "only with permission" with nothing said of how."""
    if situation.verdict == "conditional" and not all(situation.conditions.values()):
        table.fault("conditions", "what is allowed on conditions names at least one")


def _check_signature(situation: Situation, guideline: Guideline, table: Table, sound: bool) -> None:
    """What has another fault, or cites a section that cannot be read, nobody could sign as it is."""
    sound = sound and set(situation.sections) <= set(guideline.sections)
    if not situation.read_by.strip():
        table.fault("read_by", "nobody has read this against the source yet: check --read-by NAME FILE")
    elif sound and situation.digest != digest_of(situation, guideline):
        problem = "a word of it or a cited section has changed since this was read: read it again, then check --read-by"
        table.fault("digest", problem)


def digest_of(situation: Situation, guideline: Guideline) -> str:
    """Twelve hex digits that change with any word a reader vouches for: what is said, and what it rests on."""
    said: list[str] = [situation.verdict, situation.headline_kind]
    for language in guideline.languages:
        said += [situation.headlines[language], situation.questions[language], situation.answers[language]]
        said += situation.conditions[language]
        quoted = filter(None, (guideline.sentence(reference) for reference in situation.quote))
        said += [section.sentences[index].texts[language] for section, index in quoted]
    said.append(guideline.digest(id for id in situation.sections if id in guideline.sections))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


def _check_quotes(situation: Situation, guideline: Guideline, table: Table) -> None:
    for reference in situation.quote:
        if "#" not in reference or guideline.lacks(reference):
            table.fault("quote", f'the guideline has no sentence "{reference}"')
        elif situation.sections and reference.partition("#")[0] not in situation.sections:
            table.fault("quote", f'"{reference}" quotes a section that `sections` does not name')
    if not situation.quote:
        table.fault("quote", "an answer quotes at least one sentence")


def _check_lengths(situation: Situation, table: Table) -> None:
    for language, question in situation.questions.items():
        if len(question) > LONGEST_QUESTION:
            table.fault(f"question.{language}", f"has {len(question)} characters, at most {LONGEST_QUESTION}")
        answer, conditions = situation.answers[language].split(), situation.conditions[language]
        if len(answer) > MOST_ANSWER_WORDS:
            table.fault(f"answer.{language}", f"has {len(answer)} words, at most {MOST_ANSWER_WORDS}")
        words = len(answer) + len(" ".join(conditions).split())
        if words > MOST_WORDS:
            table.fault(f"answer.{language}", f"has {words} words with its conditions, at most {MOST_WORDS}")
        if len(conditions) > MOST_CONDITIONS:
            table.fault(f"conditions.{language}", f"are {len(conditions)}, at most {MOST_CONDITIONS}")


def _check_related(situation: Situation, situations: Situations, table: Table) -> None:
    for id in situation.related:
        if situations.lack(id):
            table.fault("related", f'there is no situation "{id}"')
        elif id == situation.id:
            table.fault("related", "names the situation itself")


def _check_general(folder: Path, situations: Iterable[Situation], sections: Iterable[str], faults: list[Fault]) -> None:
    general = [situation.sections[0] for situation in situations if situation.general and situation.sections]
    for id in sections:
        if general.count(id) != 1:
            problem = f"has {general.count(id)} situations with `general = true`, needs exactly one"
            faults.append(Fault(folder / id, 0, "", problem))
