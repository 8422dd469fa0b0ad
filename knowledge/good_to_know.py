"""Advice beyond the guideline: a few lines of a town's folder, each with its source and the day somebody read it there.

Never a headline and never mixed with the guideline's answer; a town may have none, or not show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from knowledge.data_files import Fault, Table, read_toml
from knowledge.situations import Situations

FILE = "good_to_know.toml"
MOST_LINES, MOST_WORDS = 10, 25
#: What was read longer ago may have changed since.
READ_AGAIN_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Advice:
    """One line. `source` is who says it, `address` where, `read_on` the day on which `read_by` read it there; it is
    shown with these `situations`."""

    texts: Mapping[str, str]
    source: Mapping[str, str]
    address: str
    read_on: date
    read_by: str
    situations: frozenset[str]

    def is_old(self, today: date) -> bool:
        return today - self.read_on > READ_AGAIN_AFTER


def load_advice(
    folder: Path, languages: tuple[str, ...], situations: Situations, faults: list[Fault]
) -> tuple[Advice, ...]:
    """Every line of the folder's file; what is wrong with one is added to `faults`."""
    if not (folder / FILE).exists():
        return ()
    table = read_toml(folder / FILE, faults)
    lines = tuple(_advice(inner, languages, situations) for inner in table.tables("advice"))
    if len(lines) > MOST_LINES:
        table.fault("advice", f"are {len(lines)} lines, at most {MOST_LINES}")
    table.done()
    return lines


def _advice(table: Table, languages: tuple[str, ...], situations: Situations) -> Advice:
    advice = Advice(
        table.per_language("text", languages),
        table.per_language("source", languages),
        table.text("address"),
        _day(table),
        table.text("read_by"),
        frozenset(table.texts("with")),
    )
    table.done()
    for language, said in advice.texts.items():
        if len(said.split()) > MOST_WORDS:
            table.fault("text", f"has {len(said.split())} words in {language}, at most {MOST_WORDS}")
    if not advice.address.startswith("https://"):
        table.fault("address", "must begin with https://")
    if not advice.read_by.strip():
        table.fault("read_by", "nobody has read this at its source")
    for id in sorted(advice.situations):
        if situations.lack(id):
            table.fault("with", f'there is no situation "{id}"')
    return advice


def _day(table: Table) -> date:
    written = table.text("read_on")
    try:
        return date.fromisoformat(written)
    except ValueError:
        table.fault("read_on", 'must be a day, as in "2026-11-30"')
        return date.min
