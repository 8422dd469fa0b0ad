"""`review`: a draft judged for a person in colour, or for a program as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

import click

from knowledge.review import Review, review
from knowledge.rule import KINDS, LANGUAGES, Draft, Finding, Kind
from knowledge.rules import all_rules
from knowledge.town import Town

#: Exit codes of a single draft; every error is 3.
EXIT = {"ok": 0, "revise": 1, "stop": 2}
ERROR = 3
COLOURS = {"ok": "green", "revise": "yellow", "stop": "red", "fix": "yellow", "tip": "blue"}
VERDICTS = {
    "sv": {"ok": "Klart att publicera", "revise": "Ändra först", "stop": "Publicera inte"},
    "fi": {"ok": "Valmis julkaistavaksi", "revise": "Muuta ensin", "stop": "Älä julkaise"},
    "en": {"ok": "Ready to publish", "revise": "Change first", "stop": "Do not publish"},
}


def review_once(town: Town, text: str, kind: Kind, today: date | None) -> dict[str, Any]:
    """The contract of `review --jsonl`, without the id: design.md fixes its fields."""
    found = review(Draft(text, kind, today, town))
    language = spoken(found)
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
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "section": finding.section,
        "message": finding.message(language),
        "suggestion": finding.suggestion(language),
    }


def review_lines(town: Town, lines: Iterable[bytes], today: date, out: TextIO, errors: TextIO) -> int:
    """Judges every line; a broken one becomes an error line with its number. The exit code: 1 if one was broken."""
    broken = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            id, text, kind, day = read_row(line)
        except ValueError as error:
            broken += 1
            print(f"line {number}: {error}", file=errors)
            print(json.dumps({"line": number, "error": str(error)}, ensure_ascii=False), file=out, flush=True)
            continue
        print(as_json({"id": id, **review_once(town, text, kind, day or today)}), file=out, flush=True)
    return 1 if broken else 0


def as_json(row: dict[str, Any]) -> str:
    """One line of JSON; a half of a surrogate pair stays escaped, for UTF-8 has no place for it."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return line


def read_row(line: bytes) -> tuple[Any, str, Kind, date | None]:
    """(id, text, kind, today) of the line. Raises ValueError: what is wrong, nothing of the text."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(row, dict):
        raise ValueError('must be an object {"id", "text", "kind"}')
    if "id" not in row:
        raise ValueError('lacks "id"')
    if not isinstance(row.get("text"), str):
        raise ValueError('lacks "text", or it is not a text')
    if row.get("kind", "post") not in KINDS:
        raise ValueError(f'"kind" must be {", ".join(KINDS)}')
    return row["id"], row["text"], row.get("kind", "post"), _day(row.get("today"))


def _day(written: object) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise ValueError('"today" must be a date such as 2026-05-31') from None


def read_text(raw: bytes) -> str:
    """The text of a file. Raises ValueError when it is not text."""
    if b"\0" in raw:
        raise ValueError("this is not a text file")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValueError("this is not UTF-8 text") from None


def print_review(town: Town, text: str, kind: Kind, today: date | None, language: str | None) -> str:
    """The review as a person reads it in a terminal: must-fix first, tips last. The verdict."""
    found = review(Draft(text, kind, today, town))
    said = language if language in LANGUAGES else spoken(found)
    click.secho(f" {VERDICTS[said][found.verdict]} ", bg=COLOURS[found.verdict], fg="black", bold=True)
    for finding in (*found.findings, *found.tips):
        click.echo()
        click.secho(finding.message(said), fg=COLOURS.get(finding.severity, "red"), bold=True)
        if finding.quote and finding.start is not None:
            line = text.count("\n", 0, finding.start) + 1
            click.echo(f"  {line}: {' '.join(finding.quote.split())}")
        if finding.suggestion(said):
            click.echo(f"  → {finding.suggestion(said)}")
        if finding.section:
            title = town.guideline.sections[finding.section].titles
            click.secho(f"  {finding.code} · {finding.section} {title.get(said, '')}", dim=True)
    return found.verdict


def print_rules(town: Town, language: str) -> None:
    for rule in all_rules().values():
        section = town.findings.get(rule.code, "")
        click.echo(f"{rule.code:18} {rule.severity:5} {section:18} {rule.wording.message[language]}")
