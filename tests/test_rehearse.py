"""`python -m bot rehearse`: what tools outside the project rely on, line by line, from a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.fakes.rehearsing import FORM, SETUP, says


def rehearsed(*events: dict[str, Any] | str, code: int = 0) -> list[dict[str, Any]]:
    lines = [event if isinstance(event, str) else json.dumps(event) for event in events]
    done = subprocess.run(
        [sys.executable, "-m", "bot", "rehearse", "--jsonl"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_request_from_the_first_word_to_the_decision_and_a_reminder_meanwhile() -> None:
    anna, nina = "slack:UANNA", "slack:UNINA"
    asked, opened, sent, waited, again, approved, left = rehearsed(
        SETUP,
        says("1", anna, "Vi vill öppna en egen Facebooksida"),
        {"id": "2", "who": anna, "presses": "Ansök om en kanal"},
        {"id": "3", "who": anna, "fills": FORM},
        {"id": "4", "event": {"wait_working_days": 1}},
        {"id": "5", "event": "restart"},
        {"id": "6", "who": nina, "presses": "Godkänn"},
        {"id": "7", "who": anna, "presses": "No such button"},
    )
    assert "channels.new" in asked["messages"][0]["sections"] and asked["messages"][0]["lang"] == "sv"
    assert "Enhet" in opened["messages"][0]["fields"]
    by_reader = {message["to"]: message for message in sent["messages"]}
    assert "Biblioteket" in by_reader[nina]["text"] and "Godkänn" in by_reader[nina]["buttons"]
    assert [message["to"] for message in waited["messages"]] == [nina]
    assert again == {"id": "5", "silent": True, "messages": []}
    assert any(message["to"] == anna for message in approved["messages"])
    assert any(message["replaces"] == by_reader[nina]["message"] for message in approved["messages"])
    assert left["silent"] and left["error"]


def test_in_a_channel_it_answers_who_turns_to_it_and_what_surely_goes_on_from_that() -> None:
    there = {"where": "channel"}
    lines = rehearsed(
        SETUP,
        says("1", "slack:UA", "vem tar telefonen i morgon?", **there),
        says("2", "slack:UA", "måste vi svara på kommentarer?", mention=True, **there),
        says("3", "slack:UA", "tack Bosse, bra att veta", where="thread"),
        says("4", "slack:UA", "ska vi ta lunch kl 12?", where="thread"),
        says("5", "slack:UA", "måste vi svara på veckosluten också?", where="thread"),
        says("6", "slack:UB", "måste vi svara på veckosluten också?", where="thread"),
    )
    assert [line["silent"] for line in lines] == [True, False, True, True, False, True]
    assert lines[1]["messages"][0]["to"] == "thread" and not lines[1]["messages"][0]["private"]


def test_a_draft_in_a_channel_is_reviewed_in_private_and_an_edit_is_reviewed_in_its_place() -> None:
    draft = "granska: Välkomna! Ring Maja Lindroos, 040 123 4567"
    first, second = rehearsed(
        SETUP,
        says("1", "slack:UA", draft, where="channel", mention=True),
        {
            "id": "2",
            "who": "slack:UA",
            "edits": "1",
            "says": "granska: Välkomna till biblioteket! Tervetuloa kirjastoon!",
        },
    )
    (message,) = first["messages"]
    assert message["to"] == "slack:UA" and message["private"] and "contact-details" in message["findings"]
    (redrawn,) = second["messages"]
    assert redrawn["replaces"] == message["message"] and redrawn["review"] == "ok" and redrawn["findings"] == []


def test_broken_lines_are_told_and_the_rest_goes_on() -> None:
    lines = rehearsed(
        "[1, 2]", '{"id": "1", "says": "hej"}', "{", says("2", "web:anna", "hej"), {"id": "3", "event": "x"}, code=1
    )
    assert [bool(line.get("error")) for line in lines] == [True, True, True, False, True]
    assert lines[3]["messages"][0]["outcome"] == "greeting"


def test_without_a_setup_the_first_line_is_an_event() -> None:
    (line,) = rehearsed(says("1", "web:anna", "hej"))
    assert line["messages"][0]["to"] == "web:anna"


def test_what_is_pressed_is_answered_in_the_language_spoken_there_and_a_language_chosen_since_is_one() -> None:
    who, topic = "slack:UA", "Får vi lägga ut barns teckningar och elevarbeten?"
    *_, swedish, pressed, _, _, again = rehearsed(
        says("1", who, "suomeksi"),
        {"id": "2", "who": who, "presses": "Aina suomeksi"},
        says("3", who, "får vi lägga ut bilder på barn?"),
        {"id": "4", "who": who, "presses": topic},
        says("5", who, "suomeksi"),
        {"id": "6", "who": who, "presses": "Aina suomeksi"},
        {"id": "7", "who": who, "presses": topic},
    )
    assert [swedish["messages"][0]["lang"], pressed["messages"][0]["lang"]] == ["sv", "sv"]
    assert again["messages"][0]["lang"] == "fi"
