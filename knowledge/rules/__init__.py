"""The rules: one file a code, found by walking this folder.

`<code>.toml` says what the rule tells and shows by examples; words are enough for many. Where they are not, a module of
the same name has `find(draft, rule, hits) -> Iterable[Found]`. Underscores in a file's name are hyphens in the code.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from knowledge.data_files import DataError, Fault, Table, read_toml
from knowledge.rule import KINDS, LANGUAGES, Draft, Example, Found, Hits, Kind, Rule, Severity, Wording

FOLDER = Path(__file__).parent
Finder = Callable[[Draft, Rule, Hits], Iterable[Found]]
SEVERITIES: tuple[Severity, ...] = ("stop", "fix", "tip")
MARKED = re.compile("‹([^›]*)›")
#: What an example's last lines may say beside the text: `§ reply 2026-05-01 whole`.
_NOTE = re.compile(r"\s*§((?: [a-z0-9-]+)+)$")


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code. Raises DataError with every fault of every file."""
    faults: list[Fault] = []
    rules = [read_rule(file, faults) for file in sorted(FOLDER.glob("*.toml"))]
    if faults:
        raise DataError(faults)
    return {rule.code: rule for rule in rules}


@cache
def finder_of(code: str) -> Finder | None:
    """The rule's own finder; None where words and the sentence model do."""
    name = code.replace("-", "_")
    if not (FOLDER / f"{name}.py").exists():
        return None
    finder: Finder = importlib.import_module(f"knowledge.rules.{name}").find
    return finder


def read_rule(file: Path, faults: list[Fault]) -> Rule:
    table = read_toml(file, faults)
    severity = table.text("severity")
    if severity not in SEVERITIES:
        table.fault("severity", f"must be one of {', '.join(SEVERITIES)}")
    drafts = table.texts("drafts") if "drafts" in table.values else KINDS
    rule = Rule(
        code=file.stem.replace("_", "-"),
        severity=next((s for s in SEVERITIES if s == severity), "fix"),
        drafts=tuple(kind for kind in KINDS if kind in drafts),
        model=table.flag("model"),
        not_questions=table.flag("not_questions"),
        yields_to=table.texts("yields_to"),
        name={} if severity == "tip" else table.per_language("name", LANGUAGES),
        wording=_wording(table),
        variants=_variants(table),
        why=table.per_language("why", LANGUAGES),
        words=_lists(table, "words"),
        pardons=_lists(table, "pardons"),
        pardons_draft=_lists(table, "pardons_draft"),
        lists=_named_lists(table),
        examples=(*_examples(table, "flagged"), *_examples(table, "clean")),
    )
    table.done()
    return rule


def _wording(table: Table) -> Wording:
    suggestion = (
        table.per_language("suggestion", LANGUAGES) if "suggestion" in table.values else dict.fromkeys(LANGUAGES, "")
    )
    return Wording(table.per_language("message", LANGUAGES), suggestion)


def _variants(table: Table) -> dict[str, Wording]:
    if "variants" not in table.values:
        return {}
    outer, found = table.table("variants"), {}
    for name in outer.values:
        inner = outer.table(name)
        found[name] = _wording(inner)
        inner.done()
    return found


def _lists(table: Table, name: str) -> dict[str, tuple[str, ...]]:
    """Entries by language ("any" for all)."""
    if name not in table.values:
        return {}
    inner = table.table(name)
    found = {language: inner.texts(language) for language in inner.values}
    for language in found.keys() - {*LANGUAGES, "any"}:
        inner.fault(language, "must be sv, fi, en or any")
    return found


def _named_lists(table: Table) -> dict[str, dict[str, tuple[str, ...]]]:
    if "lists" not in table.values:
        return {}
    outer = table.table("lists")
    return {name: _lists(outer, name) for name in outer.values}


def _examples(table: Table, name: str) -> list[Example]:
    """Examples by language; what the rule finds stands between ‹ and ›."""
    inner = table.table(name)
    found = []
    for language in inner.values:
        for written in inner.texts(language):
            example = read_example(written, language)
            if bool(example.found) != (name == "flagged"):
                inner.fault(language, f"{name}, but marked otherwise: {written}")
            found.append(example)
    return found


def read_example(written: str, language: str) -> Example:
    note = _NOTE.search(written)
    said = note[1].split() if note else []
    marked = written[: note.start()] if note else written
    spans: list[tuple[int, int] | None] = [None] if "whole" in said else []
    for number, match in enumerate(MARKED.finditer(marked)):
        start = match.start() - 2 * number
        spans.append((start, start + len(match[1])))
    kinds: list[Kind] = [kind for kind in KINDS if kind in said]
    days = [date.fromisoformat(one) for one in said if one[:1].isdigit()]
    return Example(
        MARKED.sub(r"\1", marked), language, kinds[0] if kinds else "post", days[0] if days else None, tuple(spans)
    )
