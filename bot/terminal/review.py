"""`review`: a draft judged for a person in colour, or for a program as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from bot.json_lines import Row
from handlers.incoming import LONGEST_MESSAGE
from handlers.wording import text as words
from knowledge.review import Review, review
from knowledge.rule import KINDS, Draft, Finding, Kind
from knowledge.rules import all_rules
from knowledge.town import Town

#: Exit codes of a single draft; every error is 3.
EXIT = {"ok": 0, "revise": 1, "stop": 2}
ERROR = 3
COLOURS = {"ok": "green", "revise": "yellow", "stop": "red", "fix": "yellow", "tip": "blue"}


def review_once(town: Town, text: str, kind: Kind, today: date | None, language: str | None = None) -> Row:
    """The contract of `review --jsonl`, without the id: design.md fixes its fields. Raises ValueError."""
    check_length(text)
    found = review(Draft(text, kind, today, town))
    language = language or spoken(found)
    return {
        "lang": found.lang,
        "verdict": found.verdict,
        "findings": [_finding(finding, language) for finding in found.findings],
        "tips": [
            {"code": tip.code, "start": tip.start, "end": tip.end, "message": tip.message(language)}
            for tip in found.tips
        ],
    }


def spoken(found: Review) -> str:
    """The language to answer in: the draft's own, the first of two."""
    return found.lang.split("+")[0]


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "sure": finding.sure,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "section": finding.section,
        "message": finding.message(language),
        "suggestion": finding.suggestion(language),
    }


def review_row(town: Town, today: date, row: Row) -> Row:
    """`review_once` for an object of `review --jsonl`. Raises ValueError."""
    kind = row.get("kind", "post")
    if kind not in KINDS:
        raise ValueError(f'"kind" must be {", ".join(KINDS)}')
    return review_once(town, row["text"], kind, _day(row.get("today")) or today)


def _day(written: object) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise ValueError('"today" must be a date such as 2026-05-31') from None


def read_text(raw: bytes) -> str:
    """The text of a file. Raises ValueError when it is not text, or too long to be read whole."""
    if b"\0" in raw:
        raise ValueError("this is not a text file")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValueError("this is not UTF-8 text") from None
    check_length(text)
    return text


def check_length(text: str) -> None:
    """Raises ValueError for what is too long: a verdict on a part would be taken for one on the whole."""
    if len(text) > LONGEST_MESSAGE:
        raise ValueError(f"{len(text)} characters, at most {LONGEST_MESSAGE} are read: nothing was judged, split it")


def print_review(town: Town, text: str, kind: Kind, today: date | None, language: str | None) -> str:
    """The review as a person reads it in a terminal: must-fix first, tips last. The verdict."""
    found = review(Draft(text, kind, today, town))
    said = language or spoken(found)
    label = words(said, f"review-{found.verdict}")
    click.secho(f" {label} ", bg=COLOURS[found.verdict], fg="black", bold=True)
    for finding in (*found.findings, *found.tips):
        click.echo()
        click.secho(finding.message(said), fg=COLOURS.get(finding.severity, "red"), bold=finding.sure)
        if finding.quote and finding.start is not None:
            line = text.count("\n", 0, finding.start) + 1
            click.echo(f"  {line}: {_harmless(finding.quote)}")
        if finding.suggestion(said):
            click.echo(f"  → {finding.suggestion(said)}")
        if finding.section:
            title = town.guideline.sections[finding.section].titles
            click.secho(f"  {finding.code} · {finding.section} {title.get(said, '')}", dim=True)
    return found.verdict


def _harmless(quote: str) -> str:
    """On one line, and without what a terminal would take for a command."""
    return " ".join("".join(c if c.isprintable() else " " for c in quote).split())


def print_rules(town: Town, language: str) -> None:
    for rule in all_rules().values():
        section = town.findings.get(rule.code, "")
        click.echo(f"{rule.code:18} {rule.severity:5} {section:18} {rule.wording.message[language]}")
