"""`review`, `rules` and `explain` as people and programs meet them: output, errors, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.terminal.rules_page import rules_page
from knowledge.town import Town
from tests.test_terminal import bot

FINDING = {"code", "severity", "sure", "start", "end", "quote", "section", "message", "suggestion"}
PAGE = Path(__file__).parent.parent / "docs/rules.md"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Hej! Tack för frågan, vi öppnar kl. 10.", 0, "Klart att publicera"),
        ("Tack, det var fan bra frågat.", 1, "Ändra först"),
        ("Onko henkilötunnuksesi 140562-731M?", 2, "Älä julkaise"),
    ],
)
def test_the_exit_code_of_one_draft_is_its_verdict(text: str, code: int, said: str) -> None:
    done = bot("review", "-", "--kind", "reply", given=text)
    assert (done.returncode, done.stderr) == (code, "") and said in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["review"], ["review", "nowhere.txt"], ["review", "-", "--kind", "letter"], ["review", "-", "--today", "soon"],
     ["review", "--no-such"], ["review", "-", "--jsonl"], ["review", "-", "--guideline", "nowhere"], ["review", "."]],
)  # fmt: skip
def test_every_error_of_one_draft_exits_3(arguments: list[str]) -> None:
    done = bot(*arguments, given="hej")
    assert done.returncode == 3 and done.stdout == "" and done.stderr and "Traceback" not in done.stderr


def test_bytes_that_are_no_text_exit_3() -> None:
    for raw in (b"\xff\xfe\x00", b"a\x00b"):
        done = bot("review", "-", given=raw)
        assert done.returncode == 3 and "text" in done.stderr


def test_json_is_one_object_with_the_contract() -> None:
    done = bot("review", "-", "--json", "--kind", "reply", given="🙂 Ring honom hemma på 040 123 4567.")
    row = json.loads(done.stdout)
    assert done.returncode == 1 and set(row) == {"lang", "verdict", "findings", "tips"}
    assert [set(f) for f in row["findings"]] == [FINDING]
    assert row["findings"][0]["quote"] == "040 123 4567" and row["findings"][0]["section"] == "rule.5"


def test_jsonl_answers_every_line_and_tells_broken_ones() -> None:
    given = "\n".join(
        [
            json.dumps({"id": 1, "text": "Simhallen är stängd på lördag.", "kind": "post"}),
            "{broken secret",
            json.dumps({"id": 3, "text": "hej", "kind": "letter"}),
            json.dumps({"id": 4, "text": "hej", "kind": "post", "today": "yesterday"}),
            json.dumps({"id": 5, "text": "\ud800 hej", "kind": "reply"}),
            json.dumps({"id": 6, "kind": "reply"}),
        ]
    )
    done = bot("review", "--jsonl", given=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1 and [row.get("id", row.get("line")) for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [(f["code"], f["start"], f["end"], f["quote"]) for f in rows[0]["findings"]] == [
        ("one-language", None, None, None)
    ]
    assert "secret" not in done.stdout + done.stderr and "line 4" in done.stderr


def test_jsonl_exits_0_when_every_line_was_read() -> None:
    done = bot("review", "--jsonl", given='{"id": "a", "text": "Onko 140562-731M sinun?", "kind": "reply"}\n')
    row = json.loads(done.stdout)
    assert done.returncode == 0 and row["verdict"] == "stop" and row["lang"] == "fi"


def test_rules_lists_every_code_and_explain_tells_of_one() -> None:
    listed = bot("rules", "--lang", "en").stdout
    assert all(code in listed for code in ("personal-id", "one-language", "tip-emoji"))
    told = bot("explain", "profanity", "--lang", "en").stdout
    assert "rule.5" in told and "+ " in told and "- " in told


def test_the_page_of_rules_is_what_the_rules_say(hango: Town) -> None:
    """`python -m bot rules --markdown > docs/rules.md` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == rules_page(hango)
