"""Snapshots of what Teams is sent: compared as files, written anew with REFRESH_RENDERED=1, and then looked at.

Microsoft's card designer shows any of them: https://adaptivecards.microsoft.com/designer.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from bot.stores.opening import open_store
from bot.teams.draw.cards import render, summary
from bot.teams.draw.carried import referring
from handlers.card import Card
from tests.fakes.slack_answers import answer_cards
from tests.fakes.slack_drafts import draft_cards
from tests.fakes.slack_gallery import Gallery

FOLDER = Path(__file__).parent.parent / "rendered" / "teams"


async def every_card(database_url: str, language: str) -> dict[str, Card]:
    """The cards of answers, of drafts and of the office, as the product makes them, by name."""
    store = open_store(database_url, disk_is_wiped=False)
    await store.migrate()
    try:
        return answer_cards(language) | draft_cards(language) | await Gallery(store, language).cards()
    finally:
        await store.close()


def reference(words: str) -> str:
    """Where a surface would keep the words."""
    return "kept-1"


def drawn(card: Card) -> dict[str, Any]:
    return render(referring(card, reference))


def looks_as_it_did(name: str, card: Card) -> bool:
    """Whether the card and its summary are what the file of that name holds."""
    shown = json.dumps({"summary": summary(card), "card": drawn(card)}, ensure_ascii=False, indent=1) + "\n"
    file = FOLDER / f"{name}.json"
    if os.environ.get("REFRESH_RENDERED"):
        file.write_text(shown, encoding="utf-8")
    return file.exists() and shown == file.read_text(encoding="utf-8")
