"""The command line as people and programs meet it: its output, its errors, its exit codes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIELDS = {
    "id", "lang", "verdict", "headline", "headline_kind", "sections", "situation", "sure", "topic", "confidence",
    "answer", "quote", "conditions", "also",
}  # fmt: skip


def bot(*arguments: str, given: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[str]:
    raw = given if isinstance(given, bytes) else given.encode()
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=raw, capture_output=True, cwd=ROOT, env={**os.environ, **environment}, timeout=120,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_ask_answers_with_headline_conditions_and_quotation() -> None:
    done = bot("ask", "får jag lägga ut bilder från skolans julfest?")
    assert done.returncode == 0
    assert done.stdout.startswith(" Bara med lov ") and "Ladda inte upp bilder utan lov." in done.stdout
    assert "Punkt 4" in done.stdout and "\x1b" not in done.stdout, "no colour codes where no terminal reads"


def test_ask_in_finnish_shows_the_swedish_words_and_their_unofficial_translation() -> None:
    done = bot("ask", "saako kuvan ladata ilman lupaa?")
    assert "Ladda inte upp bilder utan lov." in done.stdout and "Epävirallinen käännös" in done.stdout


def test_jsonl_keeps_its_contract() -> None:
    lines = [
        {"id": "a", "text": "får jag lägga ut bilder på barn?"},
        {"id": 2, "text": "mitä tänään on lounaaksi?"},
        {"id": "c", "text": "ok", "lang": "fi"},
    ]
    done = bot("ask", "--jsonl", given="\n".join(map(json.dumps, lines)))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [row["id"] for row in rows] == ["a", 2, "c"]
    assert all(set(row) == FIELDS for row in rows)
    assert rows[0]["verdict"] == "conditional" and "rule.4" in rows[0]["sections"] and rows[0]["quote"]
    assert rows[0]["sure"] == "sure" and rows[0]["headline"] == "Bara med lov" and rows[0]["headline_kind"] == "only_if"
    assert {condition["met"] for condition in rows[0]["conditions"]} == {False} and rows[0]["also"] == []
    for row in rows[1:]:
        assert row["headline"] is row["headline_kind"] is row["topic"] is None and row["conditions"] == []
        nothing = (row["verdict"], row["sections"], row["situation"], row["quote"])
        assert nothing == ("out_of_scope", [], None, None)
    assert [row["lang"] for row in rows] == ["sv", "fi", "fi"]


def test_a_broken_line_is_told_by_its_number_and_the_rest_is_answered() -> None:
    given = b'{"id": 1, "text": "svordomar?"}\n{broken secret\n[1]\n{"id": 4}\n\xff\n{"id": 6, "text": "hej"}\n'
    done = bot("ask", "--jsonl", given=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [row.get("id", row.get("line")) for row in rows] == [1, 2, 3, 4, 5, 6]
    assert "line 2: is not JSON" in done.stderr and "line 4:" in done.stderr
    assert "secret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\u0000\u0001\u0007", "\u202e\u200f", "😀😀", "<script>alert(1)</script>", "Wie wird das Wetter?",
     "Можно ли?", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "a" * 1_000_000],
    ids=["empty", "space", "control", "bidi", "emoji", "html", "german", "russian", "surrogate", "megabyte"],
)  # fmt: skip
def test_odd_input_gets_a_short_polite_answer(text: str) -> None:
    done = bot("ask", "--jsonl", given=json.dumps({"id": 1, "text": text}))
    row = json.loads(done.stdout)
    assert done.returncode == 0 and done.stderr == ""
    assert row["verdict"] == "out_of_scope" and 10 < len(row["answer"]) < 300


@pytest.mark.parametrize("command", ["ask", "review"])
def test_an_id_that_utf8_cannot_carry_comes_back_escaped(command: str) -> None:
    done = bot(command, "--jsonl", given=r'{"id": "\ud800", "text": "hej"}')
    assert done.returncode == 0 and done.stderr == ""
    assert json.loads(done.stdout)["id"] == "\ud800"


def test_a_review_speaks_the_language_asked_for_as_json_too() -> None:
    done = bot("review", "-", "--json", "--lang", "fi", given="Hennes personbeteckning är 131052-308T.")
    assert done.returncode == 2
    assert json.loads(done.stdout)["findings"][0]["message"] == bot_message("personal-id", "fi")


def bot_message(code: str, language: str) -> str:
    from knowledge.rules import all_rules

    return all_rules()[code].wording.message[language]


def test_wrong_usage_says_how_and_exits_2() -> None:
    done = bot("ask")
    assert done.returncode == 2 and "--jsonl" in done.stderr and done.stdout == ""


def test_check_counts_what_the_town_holds() -> None:
    done = bot("check")
    assert done.returncode == 0 and done.stdout.startswith("29 sections, ")


def test_a_broken_folder_stops_every_command_with_its_faults(tmp_path: Path) -> None:
    for command in (["check"], ["ask", "hej du"]):
        done = bot(*command, GUIDELINE=str(tmp_path))
        assert done.returncode == 1
        assert "guideline.toml:0: is missing" in done.stderr and "Traceback" not in done.stderr
    done = bot("serve", GUIDELINE=str(tmp_path), FARJAG_ENV="development")
    assert done.returncode == 1 and "guideline.toml:0: is missing" in done.stderr


def test_explain_tells_a_section_a_situation_and_a_choice() -> None:
    assert "Ladda inte upp bilder utan lov." in bot("explain", "rule.4").stdout
    assert "read by: " in bot("explain", "pictures-of-children").stdout
    why = bot("explain", "får jag lägga ut bilder på barn?").stdout
    assert "situation: pictures-of-children" in why and "confidence" in why


def test_a_taken_port_is_told_with_the_setting_that_changes_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = bot("serve", FARJAG_ENV="development", PORT=port)
    assert done.returncode == 1 and f"port {port}" in done.stderr and "PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_all_faults_of_the_settings_are_told_at_once_and_no_secret_is_printed() -> None:
    done = bot(
        "serve",
        PORT="many",
        SLACK_BOT_TOKEN="xoxb-very-secret",
        SLACK_API_URL="http://127.0.0.1",
        APPROVERS="",
    )
    assert done.returncode == 2
    assert "PORT" in done.stderr and "very-secret" not in done.stderr
    done = bot("serve", SLACK_BOT_TOKEN="xoxb-very-secret", SLACK_API_URL="http://127.0.0.1", APPROVERS="")
    for setting in ("SLACK_SIGNING_SECRET", "SLACK_API_URL", "APPROVERS"):
        assert setting in done.stderr
    assert "very-secret" not in done.stderr
