"""The stranger: whoever would have the bot, which may read more than any one person, read for them what they cannot.

Each way into the product is tried with references that somebody types, forges, cuts, keeps too long or carries
elsewhere; and beside them what honest people press, which must go on working.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.slack_api import CHANNEL, DIRECT, PERSON, FakeSlack, Json, SlackClient
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_world import INFORMATOR, OTHER, World, served

pytest_plugins = ["tests.fakes.slack_world"]

SECRET = "Zebrafinken flyttar i maj"
AT = "1600000123.000456"
THEIRS = f"D{OTHER[1:]}"
PRIVATE, HIDDEN, ELSEWHERE = "GPRIVATE1", "CPRIVATE1", "CELSEWHER"
PLACES = (PRIVATE, HIDDEN, ELSEWHERE, THEIRS)
ASK, AGAIN, PASTE = "Fråga informatören", "Ändra och granska igen", "Klistra in den på nytt"
DRAFT = "Välkommen till julfesten fredag 18.12.2026 kl 18! Anna Sköldsson (040 123 4567) bjuder på glögg. #jul"
QUESTION = "Får vi ha en egen podd om hamnens historia?"
#: Shapes of a reference, as it is, was, or could be thought to be.
SHAPES = (
    "@{place}:{at}::0-0",
    "@{place}:{at}:{at}:0-0 x",
    "=@@{place}:{at}::0-0",
    "+0:@{place}:{at}::0-0",
    "@AAAAAAAAAAAAAAAAAAAAAAAA{place}:{at}::0-0:1795424400",
    "=@AAAAAAAAAAAAAAAAAAAAAAAA{place}:{at}::0-0:1795424400 x",
)


def secrets(slack: FakeSlack) -> None:
    """The bot may read in all of them; the stranger in none."""
    for place in PLACES:
        slack.channels.add(place)
        slack.members.add(place)
        slack.inside[place] = {OTHER}
        slack.said({"channel": place, "ts": AT, "user": OTHER, "text": SECRET})
    slack.private.add(HIDDEN)


def shown(slack: FakeSlack) -> str:
    """Everything that the bot ever showed to anybody."""
    own = [message for message in slack.posted if "said_by" not in message]
    return json.dumps([own, slack.responded, slack.views.opened, slack.updated], ensure_ascii=False)


@pytest.fixture
async def town(slack: FakeSlack, tmp_path: Path) -> AsyncIterator[World]:
    async with served(slack, tmp_path) as world:
        secrets(slack)
        yield world


async def press_value(world: World, value: str, user: str = PERSON, channel: str = DIRECT) -> None:
    """A click whose value is not what we drew."""
    button = {"type": "button", "action_id": "ask-informator#sv0", "value": value}
    message = {"ts": "1600000000.000000", "channel": channel}
    assert await world.client.interaction(world.client.pressing(message, button, user)) == 200
    await world.settle()


async def by_command(world: World, typed: str) -> None:
    await world.command(typed)
    await world.press(ASK)
    assert typed[:40] in world.modal(), "what was typed is a text"


async def by_message(world: World, typed: str) -> None:
    await world.direct(typed)
    await world.press(ASK)
    assert typed[:40] in world.modal()


async def by_mention(world: World, typed: str) -> None:
    await world.mention(typed)
    await world.press(ASK)
    assert typed[:40] in world.modal()


async def by_button(world: World, typed: str) -> None:
    await press_value(world, typed)
    await press_value(world, typed, channel=CHANNEL)


async def by_modal(world: World, typed: str) -> None:
    await world.command(f"granska: {DRAFT}")
    view = world.slack.views.top(PERSON)
    for action in ("ask-informator#sv90", "review#sv91", "dismiss+#sv92"):
        forged = {"type": "button", "action_id": action, "value": typed, "block_id": "b0"}
        assert await world.client._act(view, PERSON, forged) == 200
        await world.settle()


async def by_field(world: World, typed: str) -> None:
    await press_value(world, "")
    await world.submit(answers={"Din fråga": typed})
    assert typed[:40] in world.read(INFORMATOR)


async def by_home(world: World, typed: str) -> None:
    await world.open_home()
    home = world.slack.views.homes[PERSON]
    for action in ("ask-informator#sv90", "request-channel#sv91"):
        forged = {"type": "button", "action_id": action, "value": typed, "block_id": "b0"}
        assert await world.client._act(home, PERSON, forged) == 200
        await world.settle()


WAYS: tuple[Callable[[World, str], Awaitable[None]], ...] = (
    by_command,
    by_message,
    by_mention,
    by_button,
    by_modal,
    by_field,
    by_home,
)


@pytest.mark.parametrize("way", WAYS)
async def test_no_reference_that_somebody_made_up_is_followed(
    town: World, way: Callable[[World, str], Awaitable[None]]
) -> None:
    for place in PLACES:
        for shape in SHAPES:
            await way(town, shape.format(place=place, at=AT))
    assert SECRET not in shown(town.slack)


async def test_a_made_up_reference_in_a_button_is_told_to_be_none(town: World) -> None:
    await press_value(town, f"@{PRIVATE}:{AT}::0-0")
    assert PASTE in town.read() and town.slack.views.opened == []


async def drafted(world: World, user: str = PERSON) -> tuple[Json, Json]:
    """The review of a draft in the direct message, and its button that refers to it."""
    await world.direct(DRAFT, user)
    review = world.last(user)
    return review, next(button for button in buttons(review["blocks"]) if button["text"]["text"] == AGAIN)


async def pressed(world: World, message: Json, button: Json, value: str, user: str = PERSON) -> str:
    """What somebody sees who presses the button, had it carried `value`: in a window, a message, or theirs alone."""
    shown = world.slack.views.opened, world.slack.posted, world.slack.responded
    before = [len(each) for each in shown]
    payload = world.client.pressing(message, button | {"value": value}, user)
    assert await world.client.interaction(payload) == 200
    await world.settle()
    return json.dumps([each[begun:] for each, begun in zip(shown, before, strict=True)], ensure_ascii=False)


async def test_a_reference_of_ours_that_was_changed_or_cut_is_not_followed(town: World) -> None:
    review, button = await drafted(town)
    value = button["value"]
    assert "Sköldsson" in await pressed(town, review, button, value)
    for place in PLACES:
        assert SECRET not in await pressed(town, review, button, value.replace(DIRECT, place))
    changed = [value[:end] for end in range(1, len(value), 9)] + [value[1:], value + "0", value.swapcase(), value * 2]
    for one in changed:
        assert "Sköldsson" not in await pressed(town, review, button, one)
    assert SECRET not in shown(town.slack)


async def test_somebody_elses_reference_is_good_for_nobody_else(town: World) -> None:
    """Taken out of a colleague's direct message, and pressed in one's own or in the channel."""
    _, theirs = await drafted(town, OTHER)
    for channel in (DIRECT, CHANNEL):
        await press_value(town, theirs["value"], channel=channel)
        assert PASTE in town.read()
    assert "Sköldsson" not in json.dumps(town.slack.views.opened)


async def test_a_reference_is_good_only_where_its_button_stands(town: World) -> None:
    await town.mention(QUESTION)
    asks = next(one for one in buttons(town.only["blocks"]) if one["text"]["text"] == ASK)
    await press_value(town, asks["value"])
    assert PASTE in town.read() and town.slack.views.opened == []
    await town.press(ASK, message=town.answers[0])
    assert "podd om hamnens historia" in town.modal()


async def test_a_reference_is_good_for_thirty_days(town: World) -> None:
    review, _ = await drafted(town)
    await town.later(days=29)
    await town.press(AGAIN, message=review)
    assert "Sköldsson" in town.modal()
    await town.later(days=2)
    await town.press(AGAIN, message=review)
    assert PASTE in town.read()


async def test_a_reference_of_another_workspace_is_not_followed(slack: FakeSlack, tmp_path: Path) -> None:
    async with served(slack, tmp_path, slack_allowed_teams="TTEAM0001, TOTHER001") as world:
        review, button = await drafted(world)
        foreign = SlackClient(world.client._url, world.client._session, slack, team="TOTHER001")
        assert await foreign.interaction(foreign.pressing(review, button)) == 200
        await world.settle()
        assert PASTE in world.read() and slack.views.opened == []
        await world.press(AGAIN, message=review)
        assert "Sköldsson" in world.modal()


async def test_what_a_modal_carries_is_ours_or_nothing(town: World) -> None:
    """Its place cannot be changed, nor that of a colleague's modal be taken."""
    await town.command(f"granska: {DRAFT}")
    mine = town.slack.views.top(PERSON)
    for said in (mine.view["private_metadata"].replace(CHANNEL, PRIVATE), mine.view["private_metadata"][24:], ""):
        mine.view = mine.view | {"private_metadata": said}
        before = len(town.slack.views.opened)
        answer = await town.client.submit()
        assert "Kopiera det du har skrivit" in str(answer["errors"]), "nothing that is typed there is lost"
        await town.settle()
        assert len(town.slack.views.opened) == before and town.slack.views.top(PERSON) is mine


@asynccontextmanager
async def shortcut_too_late(world: World, channel: str) -> AsyncIterator[None]:
    """The message's menu, whose window opened too late: the button for it stands in the direct message."""
    event = {"channel": channel, "ts": "1600000200.000001", "user": OTHER, "text": DRAFT}
    world.slack.said(event)
    world.slack.next_answers("views.open", "expired_trigger_id")
    assert await world.client.message_shortcut(DRAFT, channel=channel, ts=event["ts"]) == 200
    await world.settle()
    assert "hann inte öppnas" in world.read() and world.last()["channel"] == DIRECT
    yield


async def test_the_menu_of_a_message_leads_back_to_it_for_a_member_of_its_channel(town: World) -> None:
    for channel in (CHANNEL, HIDDEN):
        town.slack.inside[channel] = {PERSON, OTHER}
        async with shortcut_too_late(town, channel):
            await town.press("Öppna")
            assert "Sköldsson" in town.modal()


async def test_who_has_left_the_channel_is_asked_to_paste_it(town: World) -> None:
    async with shortcut_too_late(town, CHANNEL):
        town.slack.inside[CHANNEL] = {OTHER}
        await town.press("Öppna")
        assert PASTE in town.read() and town.slack.views.opened == []


@pytest.mark.parametrize("answer", ["missing_scope", "429", "500"])
async def test_where_slack_does_not_say_who_is_a_member_nothing_is_read(town: World, answer: str) -> None:
    async with shortcut_too_late(town, CHANNEL):
        town.slack.next_answers("conversations.members", answer)
        await town.press("Öppna")
        assert PASTE in town.read() and town.slack.calls["conversations.history"] == 0


async def test_of_a_channel_with_thousands_of_members_all_are_looked_at(town: World) -> None:
    town.slack.persons |= {f"UA{number:06d}" for number in range(2_500)}
    async with shortcut_too_late(town, CHANNEL):
        await town.press("Öppna")
        assert "Sköldsson" in town.modal() and town.slack.calls["conversations.members"] == 3


async def test_ones_own_direct_message_is_ones_own_wherever_one_presses(town: World) -> None:
    async with shortcut_too_late(town, DIRECT):
        await town.press("Öppna")
        assert "Sköldsson" in town.modal() and town.slack.calls["conversations.members"] == 0


async def test_a_restart_knows_what_was_signed_before(slack: FakeSlack, tmp_path: Path) -> None:
    async with served(slack, tmp_path) as before:
        review, _ = await drafted(before)
    async with served(slack, tmp_path) as after:
        await after.press(AGAIN, message=review)
        assert "Sköldsson" in after.modal()


async def test_no_card_that_others_see_refers_to_what_one_person_wrote(town: World) -> None:
    """The answer that is shared, the informatör's cards, the draft for a second pair of eyes."""
    await town.command("Får vi lägga ut bilder på barn?")
    await town.press("Dela i chattkanalen")
    await town.mention(QUESTION)
    await town.press(ASK)
    await town.submit()
    await town.direct(DRAFT)
    await town.press(AGAIN)
    await town.click("Be informatören läsa")
    direct = f"D{INFORMATOR[1:]}"
    shared = [m for m in town.answers if m["channel"] == direct or (m["channel"] == CHANNEL and "Saa" in m["text"])]
    assert len([m for m in shared if m["channel"] == direct]) == 2 and len(shared) >= 3
    values = [button.get("value", "") for m in shared for button in buttons(m["blocks"])]
    assert values and not [value for value in values if value.startswith(("@", "+", "="))]


async def test_words_stand_in_no_button_but_of_a_card_that_its_writer_alone_sees(town: World) -> None:
    town.slack.next_answers("views.open", "expired_trigger_id")
    await town.command(f"granska: {DRAFT}")
    await town.command(QUESTION)
    assert "Sköldsson" in json.dumps(town.slack.responded, ensure_ascii=False)
    assert all(said["ephemeral"] for said in town.slack.responded)
    await town.mention(QUESTION)
    await town.direct(DRAFT)
    values = [button.get("value", "") for m in town.answers for button in buttons(m["blocks"])]
    assert not [value for value in values if "podd" in value or "Sköldsson" in value]
