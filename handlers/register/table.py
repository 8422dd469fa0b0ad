"""The register as a table in a CSV file: written for spreadsheets and programs, read with each fault's place."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from handlers.register.lines import Line
from handlers.wording import text

NEEDED = ("unit", "platform", "name", "address")
OTHERS = ("languages", "state", "opened", "closed", "contact")
COLUMNS = (*NEEDED, *OTHERS)
LONGEST_FILE, LONGEST_CELL = 2_000_000, 300
#: A cell that begins so would be run as a formula by a spreadsheet program, if nothing stood before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Row = Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """One thing wrong. `column` is empty where it is the whole line, `line` 0 where it is the whole file."""

    line: int
    column: str
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def said(self, language: str) -> str:
        problem = text(language, self.key, **self.values)
        if not self.line:
            return problem
        key = "import-fault-at" if self.column else "import-fault"
        return text(language, key, line=self.line, problem=problem, **({"column": self.column} if self.column else {}))


class Wrong(Exception):
    """The file cannot be taken over; `problems` are all there are, first line first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.line)
        super().__init__(f"{len(problems)} problems")


def at(number: int, column: str, key: str, **values: str | int) -> Problem:
    """A problem by the end of its key."""
    return Problem(number, column, f"import-problem-{key}", values)


def write_table(lines: Iterable[Line]) -> bytes:
    """The lines as CSV: commas, and a byte order mark so that spreadsheet programs see å, ä and ö."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(map(_harmless, _cells(line)))
    return out.getvalue().encode("utf-8-sig")


def _cells(line: Line) -> tuple[str, ...]:
    """In the order of COLUMNS."""
    state = "open" if line.open else "closed"
    opened, closed = (day.isoformat() if day else "" for day in (line.opened, line.closed))
    languages = " ".join(line.languages)
    return line.unit, line.platform, line.name, line.link, languages, state, opened, closed, line.contact


def _harmless(cell: str) -> str:
    """Spreadsheets take a cell for a formula by what it begins with, some after trimming what cannot be seen."""
    seen = "".join(c for c in cell if unicodedata.category(c) not in ("Cc", "Cf", "Zs"))
    return f"'{cell}" if seen.startswith(FORMULA) or cell.startswith(FORMULA) else cell


def read_table(content: bytes, problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    """(line number, cells by column) of every line with something in it.

    What is wrong with a line is added to `problems`. Raises Wrong for what is no such table at all.
    """
    return _rows(_text(content), problems)


def _text(content: bytes) -> str:
    if len(content) > LONGEST_FILE:
        raise Wrong([Problem(0, "", "import-problem-too-large", {"limit": LONGEST_FILE})])
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Wrong([Problem(line, "", "import-problem-not-text")]) from None
    if not written.strip():
        raise Wrong([Problem(0, "", "import-problem-empty", {"columns": ", ".join(COLUMNS)})])
    return written


def _rows(written: str, problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    """(line number, cells by column) of every line with something in it. Raises Wrong for wrong columns."""
    heading = written.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    begins = 1
    try:
        for cells in reader:
            number, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(number, cells)
            elif len(cells) != len(columns):
                problems.append(at(number, "", "cells", found=len(cells), wanted=len(columns)))
            else:
                yield number, dict(zip(columns, map(_cell, cells), strict=True))
    except csv.Error:
        problems.append(at(begins, "", "broken"))


def _columns(number: int, cells: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    allowed = ", ".join(COLUMNS)
    problems = [
        at(number, "", "column-unknown", name=column[:40], columns=allowed)
        for column in columns
        if column not in COLUMNS
    ]
    twice = {column for column in columns if columns.count(column) > 1 and column in COLUMNS}
    problems += [at(number, "", "column-twice", name=column) for column in sorted(twice)]
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        named = {"missing": ", ".join(missing), "needed": ", ".join(NEEDED), "others": ", ".join(OTHERS)}
        problems.append(at(number, "", "columns-missing", **named))
    if problems:
        raise Wrong(problems)
    return columns


def _cell(cell: str) -> str:
    """As it was before an export made a formula harmless, composed, without white space around it."""
    plain = normalize("NFC", cell)
    return (plain[1:] if plain.startswith("'") and plain[1:].startswith(FORMULA) else plain).strip()
