"""One card in both of the town's languages, and that such a card fits in Slack whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.slack.draw.message import render
from bot.stores.opening import OpenStore, open_store
from handlers.blocks import Actions, Bullets, Button, Facts, Text
from handlers.card import Card
from handlers.office.errand import Errand, Office
from handlers.office.persons import read_directory
from handlers.request.card import decision_card
from handlers.side_by_side import public_languages, side_by_side
from handlers.store import Transaction
from knowledge.town import Town
from tests.fakes.slack_limits import buttons, faults, shown_texts

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SAID = {
    "sv": Card(
        "sv",
        (
            Text("Ansökan 1"),
            Facts("", (("Enhet", "Museet"), ("Adress", "hango.fi"))),
            Bullets("Att väga", ("Räcker en annan?",)),
            Actions("", (Button("Godkänn", "approve", "1 2", primary=True),)),
        ),
    ),
    "fi": Card(
        "fi",
        (
            Text("Hakemus 1"),
            Facts("", (("Yksikkö", "Museo"), ("Adress", "hango.fi"))),
            Bullets("Harkittavaa", ("Riittääkö toinen?",)),
            Actions("", (Button("Hyväksy", "approve", "1 2", primary=True),)),
        ),
    ),
}


def test_each_part_stands_once_in_both_wordings_and_what_is_the_same_is_not_repeated(hango: Town) -> None:
    assert side_by_side(hango, SAID.__getitem__).blocks == (
        Text("Ansökan 1\nHakemus 1"),
        Facts("", (("Enhet / Yksikkö", "Museet / Museo"), ("Adress", "hango.fi"))),
        Bullets("Att väga / Harkittavaa", ("Räcker en annan? / Riittääkö toinen?",)),
        Actions("", (Button("Godkänn / Hyväksy", "approve", "1 2", primary=True),)),
    )


def test_a_channel_sees_the_languages_of_its_town_in_the_towns_order(hango: Town, bergvik: Town) -> None:
    english = replace(hango, guideline=replace(hango.guideline, languages=("en",)))
    assert public_languages(hango) == ("sv", "fi")
    assert public_languages(bergvik) == ("fi", "sv")
    assert side_by_side(english, lambda language: Card(language, (Text("Request 1"),))).language == "en"


async def test_a_full_decision_card_fits_in_slack_with_everything_that_can_be_pressed(
    tmp_path: Path, hango: Town
) -> None:
    store: OpenStore = open_store(f"sqlite:///{tmp_path}/farjag.db", disk_is_wiped=False)
    await store.migrate()
    names = ("unit", "platform", "audience", "goals", "name", "address", "existing", "comments", "updates")
    fields = dict.fromkeys(names, "Sommargäster som söker utställningar i Hangö. " * 4)

    def draw(tx: Transaction) -> Card:
        request = tx.new_request(
            requester="slack:U1", place="slack:U1", language="sv", state="submitted", fields=fields, at=NOW
        )
        office = Office(hango, read_directory("slack:U2", ""), timedelta(days=30), lambda: "gone:1")
        errand = Errand(tx, office, NOW, "slack:U2", "slack:D2:dm", "sv")
        return side_by_side(hango, lambda language: decision_card(errand, request, language))

    card = await store.write(draw)
    await store.close()
    assert card.asks == "slack:U1", "whoever decides sees who asks"
    blocks, _ = render(card)
    assert faults(blocks) == [] and "…" not in list(shown_texts(blocks))
    assert [b["text"]["text"] for b in buttons(blocks)] == [
        "Godkänn / Hyväksy",
        "Avslå / Hylkää",
        "Be om mer / Pyydä lisätietoja",
    ]
