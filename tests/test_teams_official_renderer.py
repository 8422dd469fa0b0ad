"""The official Adaptive Cards renderer (npm) reads, checks and draws our cards without a fault.

Needs Node and `npm ci --prefix .ci`, which .ci/run does; elsewhere it is skipped aloud.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from bot.teams.draw.cards import dialog, render
from bot.teams.draw.shown import Mention, Shown
from handlers.blocks import Actions, Bullets, Button, Facts, Mark, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Card, Choice, Field, Form
from tests.conftest import missing
from tests.fakes.teams_hand import Blocked, data_of

CI = Path(__file__).parent.parent / ".ci"
RENDERED = Path(__file__).parent / "rendered" / "teams"


def judged(*cards: dict[str, Any]) -> list[dict[str, Any]]:
    """For each card its faults, the elements it is drawn with, and the text read there; for a press what it sends."""
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


def test_what_a_card_is_told_of_where_it_is_shown_is_read_without_a_fault() -> None:
    asks = Button("Återkalla", "withdraw", "12", confirm="Vill du återkalla?")
    viewers = tuple(f"29:{number}" for number in range(60))
    shown = Shown(Mention("29:anna", "Anna Lind"), Button("Visa", "show", "12"), viewers)
    card = Card("sv", (Text("Ansökan 12"), FORM, Actions("", (asks,))))
    told, in_dialog = judged(render(card, shown=shown), dialog(card)["card"]["content"])
    assert told["faults"] == in_dialog["faults"] == []
    assert "Anna Lind" in told["text"] and "Vill du återkalla?" in told["text"]


HOSTILE = (
    "*fet* _kursiv_ `kod` ~~struken~~ [klicka](https://evil.example) ![bild](https://evil.example/x.png)",
    "# rubrik\n- punkt\n1. punkt\n> citat\n---\n```\nkod\n```",
    "<b>fet</b> <script>alert(1)</script> <https://evil.example> &lt;b&gt; &#60;",
    "{{DATE(2026-01-01T00:00:00Z)}} {{{TIME(2026-01-01T00:00:00Z)}}} ${x} \\*dubbelt\\* \\",
    "| a | b |\n|---|---|\n| c | d |\n[1]: https://evil.example\n[1] ***\n===\n+ plus",
)


PLAIN = {"div", "p", "button", "span", "label", "input", "textarea", "select", "option"}


def hostile_card(hostile: str) -> Card:
    quotation = Quotation(hostile, hostile, "sv", hostile, hostile, hostile, hostile, "fi", hostile, hostile)
    button = Button(hostile * 2, "topic", hostile)
    listed, pressed = Bullets(hostile, (hostile,)), Actions(hostile, (button,))
    facts = Facts(hostile, ((hostile, hostile), ("Namn", hostile[:30])))
    review = Marked(hostile, hostile, (Mark(0, 5, 1, "stop"),)), Remark(1, "fix", *[hostile] * 5)
    fields = (
        Field("a", hostile, help=hostile, rests_on=hostile, value=hostile, error=hostile, placeholder=hostile),
        Field("b", hostile, "yes-no", required=True),
        Field("c", hostile, "choice", choices=(Choice("x", hostile),), open=True, value=hostile),
        Field("d", hostile, "long", value=hostile),
    )
    form = Form("f", "", hostile, fields, hostile, hostile, hostile, hostile)
    return Card(
        "sv", (Verdict("not_allowed", hostile), Text(hostile), listed, quotation, pressed, facts, *review, form)
    )


def test_hostile_text_is_drawn_as_it_is_written() -> None:
    verdicts = judged(*(render(hostile_card(hostile)) for hostile in HOSTILE))
    for hostile, verdict in zip(HOSTILE, verdicts, strict=True):
        assert verdict["faults"] == []
        assert set(verdict["tags"]) <= PLAIN
        assert [line for line in hostile.splitlines() if line.strip() not in verdict["text"]] == []


FORM = Form(
    "f",
    "12 3",
    "Ansökan",
    (
        Field("name", "Namn", required=True),
        Field("unit", "Enhet", "choice", choices=(Choice("Museet", "Museo"),), open=True, value="Museet"),
        Field("start", "Start", "date"),
        Field("leave", "Lov?", "yes-no"),
        Field("more", "Mera", "long", value="Förut"),
    ),
    "Skicka",
)
FILLED: list[dict[str, str]] = [
    {},
    {"f.name": "Hangö museum"},
    {"f.name": "Hangö museum", "f.more": "", "f.start": "2027-01-11", "f.leave": "no"},
    {"f.name": "Hangö museum", "f.unit": "=other", "o.unit": "Kiosken"},
]


def test_a_press_sends_what_our_own_hand_sends() -> None:
    """What the tests of forms take for Teams' way is the official renderer's."""
    buttons = Button("Hjälp", "help"), Button("Granska", "check", with_form=True)
    card = render(Card("sv", (FORM, Actions("", buttons))))
    asked = [(title, fill) for title in ("Skicka", "Hjälp", "Granska") for fill in FILLED]
    verdicts = judged(*({"card": card, "fill": fill, "press": title} for title, fill in asked))
    for (title, fill), verdict in zip(asked, verdicts, strict=True):
        try:
            expected = data_of(card, title, fill)
        except Blocked:
            expected = None
        assert verdict["sent"] == expected, (title, fill)
