"""What buttons carry: no text that anybody can type comes back as anything but that text."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.act.text_references import GOOD_FOR, NotFollowed, Source, Sources
from bot.slack.draw.seal import Seal
from bot.slack.draw.values import LONGEST_VALUE, Carried, along, carried_in, written
from bot.slack.receive.events import Spot
from handlers.blocks import Actions, Button
from handlers.card import Card
from handlers.incoming import Origin, Pressed
from handlers.reply import Reply

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HERE = Spot("UANNA1", "CTOWN1", "1600000000.000001", team="TTOWN1")
SOURCE = Source("CTOWN1", "1600000000.000001")
FACTS: Any = {"id": "1", "origin": Origin("slack:UANNA1", "slack:CTOWN1:x"), "action": "ask-informator", "value": ""}


class History:
    """Says the same everywhere, and who asked for it."""

    def __init__(self) -> None:
        self.read: list[str] = []

    async def readable(self, channel: str, spot: Spot) -> bool:
        return True

    async def said(self, channel: str, ts: str, thread: str) -> str:
        self.read.append(channel)
        return "what the message says"


def sources(seal: Seal | None = None, now: datetime = NOW) -> tuple[Sources, History]:
    history: Any = History()
    return Sources(seal or Seal(), history, lambda: now), history


SEAL = Seal()
GENUINE = sources(SEAL)[0].reference(SOURCE, HERE)
MARKS = st.sampled_from(["@", "=", "+", "+3:", "+0:", "=@", GENUINE, GENUINE[1:], "CTOWN1:1600000000.000001::0-0", " "])
TYPED = st.lists(MARKS | st.text(max_size=12), max_size=5).map("".join) | st.text()


def clean(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


@given(TYPED, st.sampled_from(["ask-informator", "request-channel", "answer", "topic", "review"]))
def test_no_typed_text_turns_into_a_reference(typed: str, action: str) -> None:
    """Not even one that is a reference of ours, letter for letter."""
    value = written(Button("x", action, typed))
    assert carried_in(value) == Carried(clean(typed))
    opener, messages = sources(SEAL)
    pressed = Pressed(**FACTS | {"value": carried_in(value).value})
    assert asyncio.run(opener.opened(pressed, carried_in(value), HERE)) == (pressed, None)
    assert messages.read == []


@given(TYPED, st.booleans())
def test_a_card_about_a_typed_text_carries_it_as_words_or_not_at_all(typed: str, alone: bool) -> None:
    spot = Spot("UANNA1", "CTOWN1", alone=alone, team="TTOWN1")
    buttons = (Button("ask", "ask-informator", typed[:600]), Button("review", "review", "post|-|"))
    for draft in ("", typed):
        reply = Reply(Card("sv", (Actions("", buttons),)), "answered", draft=draft)
        (row,) = sources(SEAL)[0].referring(reply, typed, None, spot).card.blocks
        assert isinstance(row, Actions)
        for drawn, button in zip(row.items, buttons, strict=True):
            assert isinstance(drawn, Button)
            carried = carried_in(written(drawn))
            assert carried.reference == "" and carried.words in ("", clean(typed))
            assert carried.value in ("", clean(button.value))
            assert alone or carried.words == ""


@given(st.text(max_size=300), st.text(min_size=1, max_size=1_500))
def test_words_come_back_whole_beside_the_value(value: str, words: str) -> None:
    value, words = clean(value), clean(words)
    carried = carried_in(written(Button("x", "review", value, along=along(value, words))))
    assert carried == Carried(value, words)


def test_what_has_no_room_is_left_out_and_never_cut() -> None:
    assert along("post|-|", "x" * LONGEST_VALUE) == ""


def test_ids_of_ours_stand_as_they_are() -> None:
    for value in ("12 3", "rule.6.resources", "pictures yes", "?|personal-name:1|personal-name~3f9ac1", ""):
        assert written(Button("x", "topic", value)) == value and carried_in(value) == Carried(value)


async def opened(opener: Sources, reference: str, spot: Spot = HERE) -> str:
    pressed, source = await opener.opened(Pressed(**FACTS), Carried(reference=reference), spot)
    assert source is not None
    return pressed.draft


async def test_a_reference_says_where_in_the_message_and_what_its_button_was_for() -> None:
    opener, _ = sources(SEAL)
    inner = SOURCE.around("message says", "what the message says").around("message", "message says")
    reference = opener.reference(inner, HERE, "post|-|")
    pressed, _ = await opener.opened(Pressed(**FACTS), carried_in(reference), HERE)
    assert (pressed.draft, pressed.value) == ("message", "post|-|")


ELSEWHERE = [
    Spot("UANNA1", "CTOWN2", team="TTOWN1"),
    Spot("UANNA1", "DANNA1", team="TTOWN1"),
    Spot("UANNA1", "CTOWN1", team="TTOWN2"),
    Spot("UANNA1", "CTOWN1"),
]


@pytest.mark.parametrize("spot", ELSEWHERE)
async def test_it_is_good_in_its_place_and_workspace_alone(spot: Spot) -> None:
    opener, messages = sources(SEAL)
    assert await opened(opener, GENUINE) == "what the message says"
    with pytest.raises(NotFollowed):
        await opened(opener, GENUINE, spot)
    assert messages.read == ["CTOWN1"]


async def test_it_is_good_for_as_long_as_is_said_and_with_its_own_key_alone() -> None:
    assert await opened(sources(SEAL, NOW + GOOD_FOR)[0], GENUINE)
    for opener, _ in (sources(SEAL, NOW + GOOD_FOR + timedelta(seconds=1)), sources(Seal())):
        with pytest.raises(NotFollowed):
            await opened(opener, GENUINE)


@given(st.integers(0, len(GENUINE) - 1), st.characters(exclude_categories=["Cs"]))
def test_not_one_character_of_it_can_be_changed(at: int, other: str) -> None:
    forged = GENUINE[:at] + other + GENUINE[at + 1 :]
    opener, messages = sources(SEAL)
    if forged != GENUINE:
        with pytest.raises(NotFollowed):
            asyncio.run(opened(opener, forged))
        assert messages.read == []


def test_what_a_view_carries_is_for_the_person_it_was_drawn_for() -> None:
    view = SEAL.sealed({"type": "modal", "private_metadata": '{"place":"x"}'}, "T1", "U1")
    assert SEAL.opened(view, "T1", "U1")["private_metadata"] == '{"place":"x"}'
    for team, user in (("T1", "U2"), ("T2", "U1")):
        assert SEAL.opened(view, team, user)["private_metadata"] == ""
    for odd in (None, 5, "", "x", {"a": 1}):
        assert SEAL.opened({"private_metadata": odd}, "T1", "U1")["private_metadata"] == ""
