"""Asking in Slack as a person meets it: mentions, threads, direct messages, commands, what follows from an answer.

The client presses only what was shown; the assistant is the product's own, on the town's own guideline.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fakes.slack_api import BOT, CHANNEL, DIRECT, PERSON, FakeSlack
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_world import INFORMATOR, OTHER, SOON_GIVEN_UP, World, served

pytest_plugins = ["tests.fakes.slack_world"]

ASKED = "Får vi lägga ut bilder på barn?"
CHILDREN = "Ladda inte upp bilder på barn utan lov"
DAY = {"hours": 25}


async def test_a_mention_gets_headline_conditions_quotation_and_ways_on_in_its_thread(world: World) -> None:
    event = await world.mention(ASKED)
    seen = world.read()
    assert world.only["channel"] == CHANNEL and world.only["thread_ts"] == event["ts"]
    assert seen.startswith("Bara med lov") and CHILDREN in seen and "”Ladda inte upp bilder utan lov.”" in seen
    for label in ("Fråga informatören", "Hjälpte", "Hjälpte inte"):
        assert label in seen


async def test_a_finnish_answer_quotes_in_swedish_and_translates(world: World) -> None:
    await world.direct("Saako lapsista julkaista kuvia?")
    assert "Ladda inte upp bilder utan lov." in world.read() and "Epävirallinen käännös" in world.read()


async def test_in_the_thread_of_an_answer_its_asker_goes_on_without_a_mention(world: World) -> None:
    event = await world.mention(ASKED)
    await world.write("och om lovet saknas?", thread_ts=event["ts"])
    assert len(world.answers) == 2 and world.answers[1]["thread_ts"] == event["ts"]


async def test_what_others_write_there_is_dropped_unread(world: World) -> None:
    event = await world.mention(ASKED)
    await world.write("Får jag svära?", user=OTHER, thread_ts=event["ts"])
    await world.write("Får jag svära?", thread_ts="1500000000.000009")
    await world.write("Får jag svära?")
    assert len(world.answers) == 1 and "1500000000.000009" not in world.held()


async def test_what_is_written_to_a_colleague_there_is_dropped_unread(world: World) -> None:
    event = await world.mention(ASKED)
    await world.write(f"<@{OTHER}> vad tycker du, får vi?", thread_ts=event["ts"])
    assert len(world.answers) == 1
    await world.write(f"<@{BOT}> <@{OTHER}> undrar: får vi svära?", thread_ts=event["ts"])
    assert len(world.answers) == 2


async def test_a_day_later_a_mention_is_needed_again(world: World) -> None:
    event = await world.mention(ASKED)
    await world.later(**DAY)
    await world.write("och om lovet saknas?", thread_ts=event["ts"])
    assert len(world.answers) == 1


async def test_who_has_asked_to_be_forgotten_is_not_followed_in_a_thread_any_more(world: World) -> None:
    event = await world.mention(ASKED)
    await world.command("glöm mig")
    await world.press("Ja, glöm mig")
    await world.write("och om lovet saknas?", thread_ts=event["ts"])
    assert len(world.answers) == 1


async def test_a_mention_and_a_message_that_tell_the_same_are_answered_once(world: World) -> None:
    event = await world.mention(ASKED)
    follow_up = world.client.mention("och om lovet saknas?", thread_ts=event["ts"])
    await world.client.event(follow_up)
    await world.client.event(follow_up | {"type": "message", "channel_type": "channel"})
    await world.settle()
    assert len(world.answers) == 2


WELCOME = [("sv-SE", "Det här kan jag"), ("fi-FI", "Tässä voin auttaa"), ("en-US", "What I can do")]


@pytest.mark.parametrize(("locale", "said"), WELCOME)
async def test_whoever_only_calls_us_by_name_is_told_what_we_are_for(world: World, locale: str, said: str) -> None:
    world.slack.locales = {PERSON: locale}
    await world.mention("")
    assert said in world.read()


FILE = {"id": "F1", "name": "Kalle Hemlig.docx", "mimetype": "application/msword", "mode": "hosted"}
PICTURE = {"id": "F2", "name": "Kalle Hemlig.jpg", "mimetype": "image/jpeg", "mode": "hosted"}
LINK = "<https://hanko.sharepoint.com/sites/x/julfest>"
UNREAD = [
    ("sv-SE", "kan inte öppna filen", "kan inte se bilder", "kan inte öppna länkar"),
    ("fi-FI", "En pysty avaamaan tiedostoa", "En näe kuvia", "En pysty avaamaan linkkejä"),
    ("en-US", "cannot open the file", "cannot see pictures", "cannot open links"),
]


@pytest.mark.parametrize("where", ["direct", "mention"])
@pytest.mark.parametrize(("locale", "of_file", "of_picture", "of_link"), UNREAD)
async def test_a_file_a_picture_or_a_link_alone_is_answered_with_what_to_do_instead(
    world: World, where: str, locale: str, of_file: str, of_picture: str, of_link: str
) -> None:
    world.slack.locales = {PERSON: locale}
    say = getattr(world, where)
    await say("", subtype="file_share", files=[FILE])
    assert of_file in world.read()
    await say("", subtype="file_share", files=[PICTURE, FILE])
    assert of_picture in world.read()
    await say(LINK)
    assert of_link in world.read()
    assert "Hemlig" not in world.held() + str(world.answers), "what a file is called somebody has typed"


async def test_a_picture_beside_a_question_is_said_not_to_have_been_seen(world: World) -> None:
    await world.direct(ASKED, subtype="file_share", files=[PICTURE])
    assert "bilden kan jag inte se" in world.read() and CHILDREN in world.read()


async def test_what_is_said_to_nobody_in_a_thread_is_not_refused_aloud(world: World) -> None:
    event = await world.mention(ASKED)
    for aside in ("Tack, vi tar fikat klockan tre!", "Vem tar med kaffe?", "ok"):
        await world.write(aside, thread_ts=event["ts"])
    assert len(world.answers) == 1
    await world.mention("ok", thread_ts=event["ts"])
    assert len(world.answers) == 2, "who turns to us is answered"


async def test_a_file_without_a_word_in_a_thread_is_not_said_to_us(world: World) -> None:
    event = await world.mention(ASKED)
    await world.write("", subtype="file_share", files=[PICTURE], thread_ts=event["ts"])
    assert len(world.answers) == 1


COMMANDS = [
    ("får jag svära i en kommentar?", "Svordomar är inte tillåtna"),
    ("voinko jakaa kollegan kuvan?", "Kuva ihmisestä vaatii luvan"),
    ("may we post the payload of our payload?", "permission"),
    ("hjälp", "Det här kan jag"),
    ("apua", "Tässä voin auttaa"),
    ("help", "What I can do"),
    ("mina ansökningar", "Du har inga ansökningar."),
    ("omat hakemukset", "Sinulla ei ole hakemuksia."),
    ("my requests", "You have no requests."),
    ("ansök om en kanal", "Ansök om en kanal"),
    ("hae kanavaa", "Tee kanavahakemus"),
    ("request a channel", "Request a channel"),
]


@pytest.mark.parametrize("name", ["/farjag", "/saanko"])
@pytest.mark.parametrize(("text", "said"), COMMANDS)
async def test_a_command_is_answered_to_whoever_gave_it_alone(world: World, name: str, text: str, said: str) -> None:
    await world.command(text, command=name)
    assert said in world.read() and world.last()["ephemeral"] and world.answers == []


@pytest.mark.parametrize(("text", "title"), [("granska", "Granska"), ("tarkista", "Tarkista"), ("review", "Review")])
async def test_a_command_opens_the_review(world: World, text: str, title: str) -> None:
    await world.command(text)
    assert world.modal().startswith(title) and world.slack.responded == []


async def test_a_wish_for_a_channel_leads_to_its_form(world: World) -> None:
    await world.command("museet vill ha en egen sida på instagram")
    await world.press("Ansök om en kanal")
    assert "Museet" in world.modal() and "Instagram" in world.modal()


async def test_an_answer_to_a_command_is_shared_with_the_channel_in_both_languages(world: World) -> None:
    await world.command("may we post pictures of children?")
    assert not world.slack.views.opened, "an answer needs no window, however long it takes"
    await world.press("Share in the chat channel")
    assert world.only["channel"] == CHANNEL and "thread_ts" not in world.only and "ephemeral" not in world.only
    shared = world.read(OTHER)
    assert CHILDREN in shared and "Ladda inte upp bilder utan lov." in shared and buttons(world.only["blocks"]) == []
    assert "Saako lapsista ja oppilaista julkaista kuvia?" in shared and "Epävirallinen käännös" in shared


async def test_where_the_bot_is_no_member_it_says_how_to_let_it_in(world: World) -> None:
    await world.command("may we post pictures of children?", channel="CNOTIN001")
    assert "Only with permission" in world.read(), "a command needs no membership"
    await world.press("Share in the chat channel")
    assert "/invite" in world.read() and world.read().startswith("I cannot") and world.answers == []


@pytest.mark.parametrize(
    ("fault", "told"), [("accept, then drop", "Look in the chat channel"), ("is_archived", "not allowed to write")]
)
async def test_what_was_not_shared_for_another_reason_asks_for_no_invitation(
    world: World, fault: str, told: str
) -> None:
    await world.command("may we post pictures of children?")
    world.slack.next_answers("chat.postMessage", fault)
    await world.press("Share in the chat channel")
    assert told in world.read() and "/invite" not in world.read()


@pytest.mark.parametrize("fault", ["500", "drop"])
async def test_an_answer_that_its_own_address_does_not_take_comes_in_the_direct_message(
    world: World, fault: str
) -> None:
    world.slack.next_answers("response_url", fault)
    await world.command("may we post pictures of children?")
    assert world.slack.calls["response_url"] == 1 and world.only["channel"] == DIRECT
    assert "Only with permission" in world.read()


async def test_an_answer_to_a_click_that_may_have_got_out_is_looked_for_before_it_is_said_again(world: World) -> None:
    await world.direct(ASKED)
    world.slack.next_answers("chat.postMessage", "accept, then drop")
    await world.press("Får vi lägga ut barns teckningar och elevarbeten?")
    assert len(world.answers) == 2
    world.slack.next_answers("chat.postMessage", "drop")
    await world.press("Får vi lägga ut barns teckningar och elevarbeten?", message=world.answers[0])
    assert len(world.answers) == 3, "what was not there is said again"


@pytest.mark.parametrize("where", ["direct", "mention"])
async def test_only_what_one_alone_has_seen_is_offered_to_be_shared(world: World, where: str) -> None:
    await getattr(world, where)(ASKED)
    assert "Dela i chattkanalen" not in world.read()


async def test_whether_it_helped_is_counted_and_thanked_for_in_private(world: World) -> None:
    await world.mention(ASKED)
    await world.press("Hjälpte inte")
    assert "Vi räknar bara rösterna" in world.read() and world.last()["ephemeral"]


async def test_a_question_is_sent_on_with_its_words_read_back_from_slack(world: World) -> None:
    """Asked in a channel: answered there, to everybody, in both languages."""
    event = await world.mention("Får vi ha en egen podd om hamnens historia?")
    assert "podd" not in str(buttons(world.only["blocks"])), "the button refers, it does not quote"
    await world.press("Fråga informatören")
    assert "podd om hamnens historia" in world.modal()
    answer = await world.submit()
    assert answer["response_action"] == "update" and "Fråga 1 har gått till informatören" in world.modal()
    assert "podd om hamnens historia" in world.read(INFORMATOR)
    await world.press("Svara", INFORMATOR)
    await world.submit(INFORMATOR, {"Ditt svar": "Det går bra om museet är med."})
    assert world.answers[-1]["thread_ts"] == event["ts"] and "Det går bra om museet är med." in world.read()
    assert "Svar från informatören / Vastaus tiedottajalta" in world.read()


async def test_a_question_whose_message_is_gone_is_written_again(world: World) -> None:
    await world.direct("Får vi ha en egen podd?")
    world.slack.posted = world.answers
    await world.press("Fråga informatören")
    assert "podd" not in world.modal() and "Din fråga" in world.modal()
    await world.submit(answers={"Din fråga": "Får vi podda?"})
    assert "Får vi podda?" in world.read(INFORMATOR)


async def test_a_question_from_a_command_is_answered_to_its_asker(world: World) -> None:
    await world.command("får vi ha en egen podd?")
    await world.press("Fråga informatören")
    await world.submit()
    await world.press("Svara", INFORMATOR)
    await world.submit(INFORMATOR, {"Ditt svar": "Gärna det."})
    assert world.last()["channel"] == DIRECT and "Gärna det." in world.read() and "Vastaus" not in world.read()


async def test_a_window_that_opened_too_late_is_opened_by_another_press(world: World) -> None:
    await world.direct(ASKED)
    world.slack.next_answers("views.open", "expired_trigger_id")
    await world.press("Fråga informatören")
    assert "hann inte öppnas" in world.read() and world.slack.views.opened == []
    await world.press("Öppna")
    assert ASKED in world.modal()


async def test_a_trigger_that_died_while_slack_was_read_is_no_dead_end(world: World) -> None:
    await world.direct(ASKED)
    world.slack.next_answers("views.open", "expired_trigger_id", "expired_trigger_id")
    for label in ("Fråga informatören", "Öppna", "Öppna"):
        await world.press(label)
    assert ASKED in world.modal()


async def test_what_takes_long_opens_a_window_at_once(slack: FakeSlack, tmp_path: Path) -> None:
    async with served(slack, tmp_path, {"bot.slack.act.modals.PATIENCE_S": 0.05}) as world:
        await world.direct(ASKED)
        slack.next_answers("conversations.history", "slow")
        await world.press("Fråga informatören")
        first, then = slack.views.opened
        assert "Ett ögonblick" in str(first) and ASKED in str(then) and ASKED in world.modal()


async def test_what_takes_long_and_is_for_all_stands_where_it_belongs(slack: FakeSlack, tmp_path: Path) -> None:
    async with served(slack, tmp_path, {"bot.slack.act.modals.PATIENCE_S": 0.0}) as world:
        await world.command("may we post pictures of children?")
        assert not slack.views.opened, "an answer needs no window, however long it takes"
        await world.press("Share in the chat channel")
        assert CHILDREN in world.read(OTHER) and world.only["channel"] == CHANNEL
        assert "svaret står i chatten" in world.modal().lower()


STRANGERS: dict[str, dict[str, Any]] = {
    "a person of another workspace in a shared channel": {"user_team": "TOTHER001"},
    "a person whose home is elsewhere": {"source_team": "TOTHER001"},
    "another bot": {"bot_id": "BOTHER001"},
    "an edited message": {"subtype": "message_changed"},
    "a deleted message": {"subtype": "message_deleted"},
}


@pytest.mark.parametrize("who", STRANGERS)
async def test_who_is_not_of_the_town_is_not_answered(world: World, who: str) -> None:
    await world.mention(ASKED, **STRANGERS[who])
    assert world.answers == [] and world.rows("inbox") == "[]"


async def test_a_guest_of_the_workspace_is_answered_as_anybody(world: World) -> None:
    await world.mention(ASKED, user_profile={"is_restricted": True, "is_ultra_restricted": True})
    assert CHILDREN in world.read()


ALLOWED = [("", True), ("TTEAM0001", True), ("TOTHER001, TTEAM0001", True), ("TOTHER001", False)]


@pytest.mark.parametrize(("allowed", "answered"), ALLOWED)
async def test_only_listed_workspaces_are_answered(
    slack: FakeSlack, tmp_path: Path, allowed: str, answered: bool
) -> None:
    async with served(slack, tmp_path, slack_allowed_teams=allowed) as world:
        await world.mention(ASKED)
        await world.command("hjälp")
        await world.client.shortcut()
        await world.open_home()
        assert bool(world.answers) == bool(slack.responded) == bool(slack.views.homes) == answered
        assert bool(slack.views.opened) == answered


async def test_a_command_in_somebody_elses_direct_message_is_answered_there_alone(world: World) -> None:
    await world.command(ASKED, channel="DOTHERS01")
    (told,) = world.slack.responded
    assert CHILDREN in told["text"] and "Dela i chattkanalen" not in str(told["blocks"])


async def test_while_the_store_is_out_of_reach_a_command_is_told_that_it_failed(
    slack: FakeSlack, tmp_path: Path
) -> None:
    async with served(slack, tmp_path, SOON_GIVEN_UP) as world:
        with world.locked():
            await world.command("omat hakemukset")
        assert "En pääse juuri nyt käsiksi tallennettuihin tietoihin" in world.read()


async def test_a_change_of_topic_in_a_direct_message_is_not_read_as_a_follow_up(world: World) -> None:
    await world.direct(ASKED)
    await world.direct("Får man svära?")
    assert world.read().startswith("Svordomar är inte tillåtna")


async def test_nothing_that_was_asked_is_left_in_the_store(world: World) -> None:
    await world.mention("Får vi lägga ut zebrabilder på barn?")
    await world.direct("Får vi lägga ut zebrabilder på barn?")
    await world.command("Får vi lägga ut zebrabilder på barn?")
    assert PERSON not in world.rows("outbox") and "zebra" not in world.rows("outbox") + world.rows("inbox")
