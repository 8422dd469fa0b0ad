"""Snapshots of what Slack is sent: compared as files, written anew with REFRESH_RENDERED=1, and then looked at.

Slack's Block Kit Builder shows any of them: https://app.slack.com/block-kit-builder.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from bot.slack.draw.message import render
from bot.slack.draw.views import home_view, modal_view, steps_of
from handlers.card import Card

FOLDER = Path(__file__).parent.parent / "rendered" / "slack"
PLACE = "slack:DANNA:dm"


def message_of(card: Card) -> str:
    blocks, text = render(card)
    return _as_file({"text": text, "blocks": blocks})


def modals_of(card: Card) -> str:
    """Every step of the card's form."""
    return _as_file([modal_view(card, PLACE, step) for step in range(steps_of(card))])


def home_of(card: Card) -> str:
    return _as_file(home_view(card, "slack:UANNA:dm"))


def looks_as_it_did(name: str, drawn: str) -> bool:
    """Whether `drawn` is what the file of that name holds."""
    file = FOLDER / f"{name}.json"
    if os.environ.get("REFRESH_RENDERED"):
        file.write_text(drawn, encoding="utf-8")
    return file.exists() and drawn == file.read_text(encoding="utf-8")


def _as_file(drawn: object) -> str:
    return json.dumps(drawn, ensure_ascii=False, indent=2) + "\n"
