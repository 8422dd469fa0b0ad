"""The official Adaptive Cards renderer (npm) reads, checks and draws our cards without a fault.

Needs Node and `npm ci --prefix .ci`, which .ci/run does; elsewhere it is skipped aloud.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from bot.teams.draw.cards import render
from handlers.reply import Actions, Bullets, Button, Card, Quotation, Text, Verdict
from tests.conftest import missing

CI = Path(__file__).parent.parent / ".ci"
RENDERED = Path(__file__).parent / "rendered" / "teams"


def judged(*cards: dict[str, Any]) -> list[dict[str, Any]]:
    """For each card its faults, the elements it is drawn with, and the text read there."""
    node = shutil.which("node")
    if node is None or not (CI / "node_modules" / "adaptivecards").is_dir():
        missing("the official Adaptive Cards renderer", "install Node 20 and run: npm ci --prefix .ci")
    asked = json.dumps(cards)
    command = [str(node), str(CI / "judge_cards.cjs")]
    done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_the_judge_does_find_faults() -> None:
    (verdict,) = judged({"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Nonsense"}]})
    assert verdict["faults"]


def test_every_reviewed_card_is_read_and_drawn_without_a_fault() -> None:
    files = sorted(RENDERED.glob("*.json"))
    assert files
    cards = [json.loads(file.read_text(encoding="utf-8"))["card"] for file in files]
    assert {file.stem: verdict["faults"] for file, verdict in zip(files, judged(*cards), strict=True)} == {
        file.stem: [] for file in files
    }


HOSTILE = (
    "*fet* _kursiv_ `kod` ~~struken~~ [klicka](https://evil.example) ![bild](https://evil.example/x.png)",
    "# rubrik\n- punkt\n1. punkt\n> citat\n---\n```\nkod\n```",
    "<b>fet</b> <script>alert(1)</script> <https://evil.example> &lt;b&gt; &#60;",
    "{{DATE(2026-01-01T00:00:00Z)}} {{{TIME(2026-01-01T00:00:00Z)}}} ${x} \\*dubbelt\\* \\",
    "| a | b |\n|---|---|\n| c | d |\n[1]: https://evil.example\n[1] ***\n===\n+ plus",
)


PLAIN = {"div", "p", "button"}


def hostile_card(hostile: str) -> Card:
    quotation = Quotation(hostile, hostile, "sv", hostile, hostile, hostile, hostile, "fi", hostile, hostile)
    button = Button(hostile * 2, "topic", hostile)
    listed, pressed = Bullets(hostile, (hostile,)), Actions(hostile, (button,))
    return Card("sv", (Verdict("no", hostile), Text(hostile), listed, quotation, pressed))


def test_hostile_text_is_drawn_as_it_is_written() -> None:
    verdicts = judged(*(render(hostile_card(hostile)) for hostile in HOSTILE))
    for hostile, verdict in zip(HOSTILE, verdicts, strict=True):
        assert verdict["faults"] == []
        assert set(verdict["tags"]) <= PLAIN
        assert [line for line in hostile.splitlines() if line.strip() not in verdict["text"]] == []
