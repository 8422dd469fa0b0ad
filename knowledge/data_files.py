"""Reads data files so that every fault names its file, line and field.

A town's folder is written by people. A fault in it is told the way an editor shows it (`file:line: field: what
is wrong`), and all faults of a folder are told at once: nobody likes to mend one to be shown the next.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one data file; `line` counts from 1, 0 means the file as a whole."""

    file: Path
    line: int
    field: str
    problem: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}: {self.field}: {self.problem}"
            if self.field
            else (f"{self.file}:{self.line}: {self.problem}")
        )


class DataError(Exception):
    """A town's folder cannot be used; `faults` says everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass
class Table:
    """One TOML file (or an inner table of it) that remembers where its fields stand and what is wrong with them.

    Every field is given as a value of the asked type. Where the file has none, a fault is noted and an empty value
    given, so that reading goes on and the next fault is found too. What is wrong with such an empty value only follows
    from that fault and is not told; of a file that is `unreadable` nothing is.
    """

    file: Path
    values: dict[str, Any]
    source: str
    faults: list[Fault]
    path: str = ""
    seen: set[str] = field(default_factory=set)
    untold: set[str] = field(default_factory=set)
    unreadable: bool = False

    def fault(self, name: str, problem: str) -> None:
        if self.unreadable or name in self.untold:
            return
        full = f"{self.path}.{name}" if self.path and name else (self.path or name)
        self.faults.append(Fault(self.file, line_of(self.source, full), full, problem))

    def _not_given(self, name: str, problem: str) -> None:
        self.fault(name, problem)
        self.untold.add(name)

    def text(self, name: str, default: str | None = None) -> str:
        self.seen.add(name)
        value = self.values.get(name, default)
        if isinstance(value, str):
            return value
        self._not_given(name, "is missing" if value is None else "must be a text in quotation marks")
        return ""

    def flag(self, name: str) -> bool:
        self.seen.add(name)
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            self._not_given(name, "must be true or false")
        return value is True

    def texts(self, name: str) -> tuple[str, ...]:
        self.seen.add(name)
        value = self.values.get(name, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._not_given(name, 'must be a list of texts, as in ["one", "two"]')
        return ()

    def table(self, name: str) -> Table:
        self.seen.add(name)
        value = self.values.get(name)
        inner = f"{self.path}.{name}" if self.path else name
        if isinstance(value, dict):
            return Table(self.file, value, self.source, self.faults, inner, unreadable=self.unreadable)
        self._not_given(name, "is missing" if value is None else f"must be a table, as in [{name}]")
        return Table(self.file, {}, self.source, self.faults, inner, unreadable=True)

    def tables(self, name: str) -> list[Table]:
        self.seen.add(name)
        value = self.values.get(name, [])
        if not (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
            self._not_given(name, f"must be tables, each beginning with [[{name}]]")
            return []
        return [Table(self.file, item, self.source, self.faults, f"{name}[{i}]") for i, item in enumerate(value)]

    def per_language(self, name: str, languages: tuple[str, ...]) -> dict[str, str]:
        """A text in each of the town's languages."""
        inner = self.table(name)
        texts = {}
        for language in languages:
            texts[language] = inner.text(language)
            if language in inner.values and not texts[language].strip():
                inner.fault(language, "is empty")
        inner.done()
        return texts

    def done(self) -> None:
        """Notes every field that nobody asked for: most often a word spelt wrong."""
        for name in self.values.keys() - self.seen:
            self.fault(name, "is not a field of this file")


def read_toml(file: Path, faults: list[Fault]) -> Table:
    """The file as a `Table`; an unreadable file becomes one fault and an empty table."""
    try:
        source = file.read_text(encoding="utf-8")
        return Table(file, tomllib.loads(source), source, faults)
    except FileNotFoundError:
        faults.append(Fault(file, 0, "", "is missing"))
    except UnicodeDecodeError as error:
        faults.append(Fault(file, 0, "", f"is not UTF-8 text (byte {error.start})"))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        faults.append(Fault(file, int(at.group(1)) if at else 0, "", f"is not TOML: {error}"))
    return Table(file, {}, "", faults, unreadable=True)


def read_jsonl(
    file: Path, required: tuple[str, ...], faults: list[Fault], optional: tuple[str, ...] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, object) of every line that is an object with the required text fields, perhaps optional ones."""
    try:
        source = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        faults.append(Fault(file, 0, "", f"is not UTF-8 text (byte {error.start})"))
        return
    for number, line in enumerate(source.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            faults.append(Fault(file, number, "", f"is not JSON: {error}"))
            continue
        problem = _fields_problem(value, required, optional)
        if problem:
            faults.append(Fault(file, number, *problem))
        else:
            yield number, value


def _fields_problem(value: object, required: tuple[str, ...], optional: tuple[str, ...]) -> tuple[str, str] | None:
    if not isinstance(value, dict):
        return "", "must be an object, as in {" + ", ".join(f'"{name}": "…"' for name in required) + "}"
    for name in required:
        if not isinstance(value.get(name), str) or not value[name].strip():
            return name, "is missing or empty"
    for name in value.keys() - {*required, *optional}:
        return name, "is not a field of this file"
    return None


def line_of(source: str, path: str) -> int:
    """The line where the field at `path` (`answer.sv`, `sentences[2].fi`) stands, or its table begins; 1 if nowhere."""
    lines = source.split("\n")
    table, _, name = path.rpartition(".")
    start = _table_line(lines, table) if table else 0
    for number in range(start, len(lines)):
        if table and number > start and lines[number].startswith("["):
            break
        if re.match(rf"\s*{re.escape(name)}\s*=", lines[number]):
            return number + 1
    as_table = _table_line(lines, path)
    return as_table + 1 if as_table else start + 1


def _table_line(lines: list[str], path: str) -> int:
    """Index of the line that opens the table `name` or the n-th `name[n]`; 0 when there is none."""
    wanted = re.fullmatch(r"(.+)\[(\d+)\]", path)
    if wanted:
        opening, count = f"[[{wanted.group(1)}]]", int(wanted.group(2))
    else:
        opening, count = f"[{path}]", 0
    found = [number for number, line in enumerate(lines) if line.strip() == opening]
    return found[count] if count < len(found) else 0
