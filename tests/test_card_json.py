"""Cards survive waiting in the outbox."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.blocks import Text
from handlers.card import Card
from handlers.card_json import UnreadableCard, card_from_json, card_to_json


@given(st.from_type(Card))
def test_a_card_comes_back_as_it_was(card: Card) -> None:
    written = card_to_json(card)
    assert written.isascii()
    assert card_from_json(written) == card


def test_a_card_of_the_last_release_is_read_by_this_one() -> None:
    blocks = [{"type": "Text", "text": "Hej", "colour": "red"}]  # `small` came later, `colour` is gone
    written = json.dumps({"type": "Card", "language": "sv", "blocks": blocks})
    assert card_from_json(written) == Card("sv", (Text("Hej"),))


@pytest.mark.parametrize(
    "written",
    [
        *("", "null", "[]", "{}", '{"type": "Card"}', '{"type": "Card", "language": 3, "blocks": []}'),
        '{"type": "Card", "language": "sv", "blocks": [{"type": "Path"}]}',
        '{"type": "Card", "language": "sv", "blocks": ["Text"]}',
        '{"type": "Text", "text": "Hej"}',
    ],
)
def test_what_is_no_card_is_refused(written: str) -> None:
    with pytest.raises(UnreadableCard):
        card_from_json(written)
