"""Conversations played by `rehearse` in this process; tests/test_rehearse.py plays them as a tool does, by the command.

What is loaded is loaded once: many conversations are soon played.
"""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner

from bot.terminal.commands import main

Line = dict[str, Any]

ANNA, NINA = "slack:UANNA", "slack:UNINA"
SETUP: Line = {
    "setup": {
        "approvers": [NINA],
        "now": "2026-11-30T09:00:00+02:00",
        "people": {ANNA: {"locale": "fi-FI", "name": "Anna"}},
    }
}
FORM = {"Enhet": "Biblioteket", "Plattform": "facebook", "Målgrupp och behov": "Låntagare", "goals": "Fler låntagare"}


def says(id: str, who: str, words: str, **more: Any) -> Line:
    return {"id": id, "who": who, "says": words, **more}


#: Anna's request, from the first word until it is sent.
SENT = (
    says("s1", ANNA, "Vi vill öppna en egen Facebooksida"),
    {"id": "s2", "who": ANNA, "presses": "Ansök om en kanal"},
    {"id": "s3", "who": ANNA, "fills": FORM},
)


def rehearsed(*events: Line) -> list[Line]:
    lines = "\n".join(json.dumps(event) for event in events)
    done = CliRunner().invoke(main, ["rehearse", "--jsonl"], input=lines, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def played(*events: Line) -> dict[str, dict[str, list[Line]]]:
    """The messages by event and by whom they are to."""
    found: dict[str, dict[str, list[Line]]] = {}
    for line in rehearsed(*events):
        found[line["id"]] = {}
        for message in line["messages"]:
            found[line["id"]].setdefault(message["to"], []).append(message)
    return found


def said(messages: list[Line]) -> str:
    return "\n".join(message["text"] for message in messages)
