"""The line to Slack, over real HTTP: a client that signs like Slack, our server, a strict fake of its API."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from bot.composition import build_app
from handlers.incoming import Message, Origin, Pressed
from handlers.store import Unavailable
from knowledge.answers import Answers
from knowledge.town import Town
from tests.fakes.slack_api import (
    BOT,
    BOT_ID,
    CHANNEL,
    DIRECT,
    PERSON,
    TOKEN,
    FakeSlack,
    SlackClient,
    sign,
)
from tests.fakes.slack_cards import answer_card
from tests.fakes.slack_inside import QUESTION, SurfaceWorld, running
from tests.fakes.slack_world import settings_of

HOSTILE = "<!channel> *få* <https://evil.example|bank> _vi_ payload\u202e"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
async def world(slack: FakeSlack) -> AsyncIterator[SurfaceWorld]:
    async with running(slack) as started:
        yield started


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """Everything any logger said, fields and traces too, even at its most talkative."""
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join(
        f"{record.name} {record.getMessage()} {getattr(record, 'fields', '')}" for record in caplog.records
    )


@pytest.mark.parametrize("language", QUESTION)
async def test_a_mention_is_answered_in_its_thread_in_the_language_written(world: SurfaceWorld, language: str) -> None:
    event = await world.mention(QUESTION[language])
    said = world.only
    assert (said["channel"], said["thread_ts"]) == (CHANNEL, event["ts"])
    assert said["blocks"][0]["type"] == "header" and answer_card(language).blocks[1].text in said["text"]
    assert said["unfurl_links"] is False and said["mrkdwn"] is False
    (asked,) = world.assistant.asked
    assert isinstance(asked, Message) and asked.text == QUESTION[language]
    assert (asked.origin.person, asked.origin.public) == (f"slack:{PERSON}", True)
    assert asked.origin.place == f"slack:{CHANNEL}:{event['ts']}"


async def test_a_mention_inside_a_thread_stays_in_it(world: SurfaceWorld) -> None:
    await world.mention("och om lovet saknas?", thread_ts="1500000000.000001")
    assert world.only["thread_ts"] == "1500000000.000001"
    assert world.assistant.asked[0].origin.place == f"slack:{CHANNEL}:1500000000.000001"


async def test_who_names_us_in_a_thread_goes_on_with_us(world: SurfaceWorld) -> None:
    """Somebody else named there is turned to; we are known by what Slack told us at the start."""
    event = await world.mention(QUESTION["sv"])
    await world.mention("och om lovet saknas?", type="message", channel_type="channel", thread_ts=event["ts"])
    assert len(world.answers) == 2 and world.assistant.asked[1].text == "och om lovet saknas?"


async def test_a_direct_message_is_answered_there_and_not_in_public(world: SurfaceWorld) -> None:
    await world.direct(QUESTION["fi"])
    assert world.only["channel"] == DIRECT and "thread_ts" not in world.only
    assert world.assistant.asked[0].origin == Origin(
        f"slack:{PERSON}", f"slack:{DIRECT}:dm", public=False, locale="sv-SE"
    )


async def test_the_assistant_itself_answers_a_mention_and_a_button(slack: FakeSlack, bergvik: Town) -> None:
    async with running(slack, Answers(bergvik, None)) as world:
        question = next(iter(bergvik.situations.values())).questions["sv"]
        await world.mention(question)
        assert world.only["blocks"][0]["type"] == "header"
        await world.press("Fråga informatören")
        assert question in world.modal()


async def test_a_retry_is_not_answered_again(world: SurfaceWorld) -> None:
    event = world.client.direct("Får vi?")
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    assert await world.client.event(event, "Ev1") == 200
    assert await world.client.event(event, "Ev1", headers=again) == 200
    assert await world.client.event(event, "Ev2") == 200
    await world.settle()
    assert len(world.answers) == 1 and len(world.assistant.asked) == 1


async def test_a_retry_of_what_never_got_in_is_answered(world: SurfaceWorld) -> None:
    """The first attempt may be the one that was lost."""
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_error"}
    assert await world.client.event(world.client.direct("Får vi?"), "Ev1", headers=again) == 200
    await world.settle()
    assert len(world.answers) == 1


async def test_a_message_that_comes_as_two_events_is_answered_once(world: SurfaceWorld) -> None:
    mention = world.client.mention("Får vi?", channel=DIRECT)
    statuses = await asyncio.gather(
        world.client.event(mention, "Ev1"),
        world.client.event(mention | {"type": "message", "channel_type": "im"}, "Ev2"),
        world.client.event(mention, "Ev1"),
    )
    await world.settle()
    assert statuses == [200, 200, 200] and len(world.answers) == 1


DROPPED: dict[str, dict[str, Any]] = {
    "a channel message without a mention": {"type": "message", "channel_type": "channel"},
    "a group message without a mention": {"type": "message", "channel_type": "mpim"},
    "a change": {"type": "message", "channel_type": "im", "channel": DIRECT, "subtype": "message_changed"},
    "a deletion": {"type": "message", "channel_type": "im", "channel": DIRECT, "subtype": "message_deleted"},
    "a bot's message": {"type": "message", "channel_type": "im", "channel": DIRECT, "subtype": "bot_message"},
    "another bot's mention": {"bot_id": "BOTHER"},
    "our own bot's message": {"type": "message", "channel_type": "im", "channel": DIRECT, "bot_id": BOT_ID},
    "our own user's message": {"type": "message", "channel_type": "im", "channel": DIRECT, "user": BOT},
    "Slackbot's message": {"type": "message", "channel_type": "im", "channel": DIRECT, "user": "USLACKBOT"},
    "a joining": {"type": "message", "channel_type": "channel", "subtype": "channel_join"},
    "a mention by nobody": {"user": None},
}


@pytest.mark.parametrize("what", DROPPED)
async def test_what_is_not_said_to_us_is_dropped_unread(world: SurfaceWorld, what: str) -> None:
    assert await world.client.event(world.client.mention("Får vi?") | DROPPED[what]) == 200
    await world.settle()
    assert world.assistant.asked == [] and world.answers == []
    assert world.slack.calls["users.info"] == 0


@pytest.mark.parametrize(
    "event", [{"type": "reaction_added"}, {"type": "app_home_opened", "user": PERSON, "tab": "messages"}]
)
async def test_unknown_events_are_acknowledged(world: SurfaceWorld, event: dict[str, Any]) -> None:
    assert await world.client.event(event) == 200
    await world.settle()
    assert world.answers == [] and world.slack.views.homes == {}


async def test_unknown_interactions_are_acknowledged(world: SurfaceWorld) -> None:
    user = {"id": PERSON}
    assert await world.client.interaction({"type": "view_submission", "user": user, "view": {}}) == 200
    assert await world.client.interaction({"type": "shortcut", "user": user, "callback_id": "x"}) == 200
    assert await world.client.interaction({"type": "message_action", "user": user, "callback_id": "x"}) == 200
    await world.settle()
    assert world.answers == []


async def test_the_address_is_verified_by_its_challenge_when_it_is_signed(world: SurfaceWorld) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "t"}).encode()
    status, text = await world.client.raw(body)
    assert (status, json.loads(text)) == (200, {"challenge": "abc"})
    assert (await world.client.raw(body, {"X-Slack-Signature": "v0=00"}))[0] == 401


def _stale(body: bytes, age: int) -> dict[str, str]:
    then = str(int(time.time()) - age)
    return {"X-Slack-Request-Timestamp": then, "X-Slack-Signature": sign(then, body)}


BODY = json.dumps({"type": "event_callback", "event": {"type": "app_mention", "text": "hemligt ärende"}}).encode()
FORGED: dict[str, dict[str, str]] = {
    "forged": {"X-Slack-Signature": "v0=" + "0" * 64},
    "unsigned": {"X-Slack-Signature": ""},
    "with another secret": {"X-Slack-Signature": sign("1700000000", BODY, "another")},
    "signed in letters that are not ASCII": {"X-Slack-Signature": "v0=åäö"},
    "stale": _stale(BODY, 6 * 60),
    "from the future": _stale(BODY, -60 * 60),
    "at no time": {"X-Slack-Request-Timestamp": ""},
    "at a time that is no number": {"X-Slack-Request-Timestamp": "yesterday"},
    "at a time in other digits": {"X-Slack-Request-Timestamp": "１７００００００００"},
    "at an endless time": {"X-Slack-Request-Timestamp": "9" * 5000},
    "at a broken time": {"X-Slack-Request-Timestamp": "1e9"},
}


@pytest.mark.parametrize("how", FORGED)
async def test_what_slack_did_not_sign_now_is_refused_and_not_logged(
    world: SurfaceWorld, logged: Callable[[], str], how: str
) -> None:
    assert (await world.client.raw(BODY, FORGED[how]))[0] == 401
    assert world.assistant.asked == [] and "hemligt" not in logged() and "app_mention" not in logged()


async def test_an_unsigned_body_is_refused_whatever_it_is(world: SurfaceWorld) -> None:
    forged = {"X-Slack-Signature": "v0=00"}
    for body in (b"{", b"\xff\xfe", b"[1,2]", b"payload=x", b"ssl_check=1", b""):
        assert (await world.client.raw(body, forged))[0] == 401
        assert (await world.client.raw(body, forged, form=True))[0] == 401


async def test_without_any_header_of_slacks_nothing_is_read(world: SurfaceWorld) -> None:
    async with aiohttp.ClientSession() as session, session.post(world.url, data=BODY) as answer:
        assert answer.status == 401


async def test_a_body_beyond_all_bounds_is_refused(world: SurfaceWorld) -> None:
    assert (await world.client.raw(b"x" * 1_000_000))[0] == 413


MALFORMED = [
    b"",
    b"{",
    b"[1,2]",
    b'"text"',
    b"null",
    b"{}",
    b'{"type":"event_callback"}',
    b'{"type":"event_callback","event":[]}',
    b'{"type":"event_callback","event":{"type":5}}',
    b'{"type":"block_actions","user":"U1","actions":{}}',
    b'{"a":' * 20_000,
    b"[" * 100_000,
]


@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
async def test_a_signed_but_malformed_body_is_a_bad_request(
    world: SurfaceWorld, logged: Callable[[], str], body: bytes
) -> None:
    assert (await world.client.raw(body))[0] == 400
    assert (await world.client.raw(urlencode({"payload": body}).encode(), form=True))[0] == 400
    assert "event_callback" not in logged()


async def test_a_body_that_is_no_text_is_not_slacks_whoever_signed_it(world: SurfaceWorld) -> None:
    assert (await world.client.raw(b"\xff\xfe"))[0] == 401
    assert (await world.client.raw(urlencode({"payload": b"\xff\xfe"}).encode(), form=True))[0] == 400


VALUE = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)
KEYS = [
    "type",
    "event",
    "user",
    "channel",
    "actions",
    "container",
    "message",
    "team",
    "authorizations",
    "view",
]
KINDS = [
    "event_callback",
    "block_actions",
    "url_verification",
    "view_submission",
    "message",
    "app_mention",
    "im",
]


async def test_nothing_that_is_signed_makes_the_server_fail(world: SurfaceWorld) -> None:
    """Many payloads with Slack's keys and anything under them."""
    inner = st.dictionaries(st.sampled_from([*KEYS, "id", "ts", "text", "value"]), VALUE | st.sampled_from(KINDS))
    outer = st.dictionaries(st.sampled_from(KEYS), VALUE | inner | st.lists(inner, max_size=2), min_size=1)
    payload = st.tuples(outer, st.sampled_from(KINDS)).map(lambda pair: pair[0] | {"type": pair[1]})
    for sent in _examples(payload, 150):
        assert await world.client.json(sent) in (200, 400), sent
        assert await world.client.interaction(sent) in (200, 400), sent


def _examples(strategy: st.SearchStrategy[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    @trials(max_examples=number, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(example: dict[str, Any]) -> None:
        found.append(example)

    collect()
    return found


async def test_a_button_is_answered_in_the_same_thread(world: SurfaceWorld) -> None:
    event = await world.mention(QUESTION["sv"])
    await world.press("Vad gäller om lovet är oklart?")
    answer = world.answers[1]
    assert (answer["channel"], answer["thread_ts"]) == (CHANNEL, event["ts"]) and "ephemeral" not in answer
    pressed = world.assistant.asked[1]
    assert isinstance(pressed, Pressed) and (pressed.action, pressed.value) == ("topic", "permission-unclear")
    assert pressed.origin.place == world.assistant.asked[0].origin.place


async def test_who_presses_a_button_goes_on_in_the_language_of_the_card(world: SurfaceWorld) -> None:
    """Slack in English, a question in Finnish: what follows from its answer is Finnish."""
    world.slack.locales = {PERSON: "en-US"}
    await world.mention(QUESTION["fi"])
    await world.press("Entä jos luvasta ei ole varmuutta?")
    assert answer_card("fi").blocks[1].text in world.answers[1]["text"]


async def test_a_private_answer_to_a_button_is_seen_by_who_pressed_it_alone(world: SurfaceWorld) -> None:
    await world.mention(QUESTION["sv"])
    await world.press("Hjälpte")
    answer = world.answers[1]
    assert answer["ephemeral"] and answer["user"] == PERSON and world.slack.unseen == []
    assert answer["thread_ts"] == world.answers[0]["thread_ts"]


async def test_a_private_answer_to_a_message_that_is_in_no_thread_is_seen(world: SurfaceWorld) -> None:
    """Slack shows nobody what is for one person in a thread that has not begun."""
    await world.mention(QUESTION["sv"])
    message = {key: value for key, value in world.only.items() if key != "thread_ts"}
    await world.press("Hjälpte", message=message)
    assert world.slack.unseen == [] and "thread_ts" not in world.answers[1]


async def test_a_private_answer_in_a_direct_message_is_an_ordinary_one(world: SurfaceWorld) -> None:
    await world.direct(QUESTION["sv"])
    await world.press("Hjälpte")
    answer = world.answers[1]
    assert answer["channel"] == DIRECT and "ephemeral" not in answer and "thread_ts" not in answer


async def test_a_private_answer_in_a_channel_is_private_and_so_is_what_is_pressed_there(world: SurfaceWorld) -> None:
    await world.mention("enskilt: Hej alla!")
    assert world.only["ephemeral"] and world.only["user"] == PERSON and world.slack.unseen == []
    await world.press("Får vi visa elevarbeten?")
    (answer,) = world.slack.responded
    assert answer["ephemeral"] and answer["user"] == PERSON and len(world.answers) == 1


async def test_a_private_answer_inside_a_thread_is_given_there(world: SurfaceWorld) -> None:
    world.slack.threads.add("1500000000.000001")
    await world.mention("enskilt: Hej!", thread_ts="1500000000.000001")
    assert world.only["ephemeral"] and world.only["thread_ts"] == "1500000000.000001"


async def test_a_button_is_acknowledged_before_it_is_answered(world: SurfaceWorld) -> None:
    await world.mention(QUESTION["sv"])
    world.slack.next_answers("chat.postMessage", "slow")
    await world.client.press(world.only, "Får vi visa elevarbeten?")
    assert len(world.answers) == 1
    await world.settle()
    assert len(world.answers) == 2


async def test_a_click_on_a_link_is_only_acknowledged(world: SurfaceWorld) -> None:
    await world.mention("Får vi?")
    button = {"type": "button", "action_id": "open-link#0", "text": {"type": "plain_text", "text": "x"}}
    assert await world.client.interaction(world.client.pressing(world.only, button)) == 200
    await world.settle()
    assert len(world.assistant.asked) == 1


async def test_a_click_that_is_sent_twice_is_answered_once(world: SurfaceWorld) -> None:
    await world.direct("Får vi?")
    click = world.client.pressing(world.only, {"type": "button", "action_id": "topic#0", "value": "x"})
    await asyncio.gather(world.client.interaction(click), world.client.interaction(click))
    await world.settle()
    assert len(world.answers) == 2


async def test_an_answer_to_a_click_that_slack_has_no_time_for_comes_later(world: SurfaceWorld) -> None:
    await world.direct(QUESTION["sv"])
    for told in ("429 3", "500", "accept, then drop"):
        there = len(world.answers)
        world.slack.next_answers("chat.postMessage", told)
        await world.press("Får vi visa elevarbeten?", message=world.answers[0])
        await world.later(seconds=10)
        assert len(world.answers) > there, told


async def test_where_the_bot_may_not_write_any_more_the_presser_alone_is_answered(world: SurfaceWorld) -> None:
    await world.mention(QUESTION["sv"])
    world.slack.members.discard(CHANNEL)
    await world.press("Får vi visa elevarbeten?")
    (answer,) = world.slack.responded
    assert answer["user"] == PERSON and answer_card("sv").blocks[1].text in answer["text"]


async def test_hostile_text_reaches_the_assistant_as_written_and_no_log(
    world: SurfaceWorld, logged: Callable[[], str]
) -> None:
    await world.mention(HOSTILE)
    asked = world.assistant.asked[0]
    assert isinstance(asked, Message) and asked.text.startswith("@channel *få* bank _vi_ payload")
    assert "evil.example" not in logged() and "payload" not in logged() and TOKEN not in logged()
    assert PERSON not in logged()


async def test_a_text_as_long_as_slack_lets_it_be_is_answered(world: SurfaceWorld) -> None:
    await world.direct("får vi? " * 5_000)
    assert len(world.answers) == 1


async def test_the_persons_locale_is_asked_once(world: SurfaceWorld) -> None:
    world.slack.locales = {PERSON: "fi-FI"}
    for _ in range(2):
        await world.direct("?")
    assert [asked.origin.locale for asked in world.assistant.asked] == ["fi-FI", "fi-FI"]
    assert world.slack.calls["users.info"] == 1


async def test_without_the_right_to_ask_for_locales_nobody_is_asked_again(world: SurfaceWorld) -> None:
    world.slack.locales = None
    for _ in range(3):
        await world.direct("?")
    assert len(world.answers) == 3 and world.slack.calls["users.info"] == 1


async def test_a_locale_that_cannot_be_had_now_costs_no_answer(world: SurfaceWorld) -> None:
    world.slack.next_answers("users.info", "500", "user_not_found")
    for _ in range(3):
        await world.direct("?")
    assert [asked.origin.locale for asked in world.assistant.asked] == [None, None, "sv-SE"]


async def test_a_fault_of_ours_is_told_without_its_reason_and_logged_without_the_text(
    world: SurfaceWorld, logged: Callable[[], str]
) -> None:
    await world.mention(f"{QUESTION['fi']} fault hemligt")
    assert world.only["ephemeral"] and "Jokin meni vikaan" in world.only["text"] and "hemligt" not in str(world.only)
    assert "failed {'id': '" in logged() and "hemligt" not in logged()
    await world.direct("Får vi?")
    assert len(world.answers) == 2


async def test_a_fault_of_ours_in_a_click_is_told_too(world: SurfaceWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.mention(QUESTION["fi"])
    monkeypatch.setattr(world.assistant, "answer", lambda heard: 1 / 0)
    await world.press("Entä jos luvasta ei ole varmuutta?")
    assert world.answers[1]["ephemeral"] and "Jokin meni vikaan" in world.answers[1]["text"]


async def test_while_the_store_is_out_of_reach_a_question_is_answered_once_all_the_same(
    world: SurfaceWorld, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(world.store, "write", _unavailable)
        event = world.client.direct("Får hemligt?")
        assert await world.client.event(event, "Ev1") == 200
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_error"}
    assert await world.client.event(event, "Ev1", headers=again) == 200
    await world.settle()
    assert len(world.answers) == 1 and "hemligt" not in logged()


async def test_while_the_store_is_out_of_reach_a_click_is_told_that_it_failed(
    world: SurfaceWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.direct(QUESTION["fi"])
    monkeypatch.setattr(world.store, "write", _unavailable)
    await world.press("Kysy tiedottajalta")
    assert "En pääse juuri nyt käsiksi tallennettuihin tietoihin" in world.read() and world.slack.views.opened == []


async def _unavailable(*work: object) -> None:
    raise Unavailable


@pytest.mark.parametrize("answer", ["429", "429 3", "500", "html", "text", "drop", "invalid_auth", "missing_scope"])
async def test_an_answer_that_did_not_get_out_comes_later(
    world: SurfaceWorld, logged: Callable[[], str], answer: str
) -> None:
    world.slack.next_answers("chat.postMessage", answer)
    await world.direct("Får hemligt?")
    assert world.answers == []
    await world.later(seconds=10)
    assert len(world.answers) == 1 and "hemligt" not in logged()


@pytest.mark.parametrize("answer", ["accept, then drop", "accept, then 500"])
async def test_an_answer_that_may_have_got_out_is_looked_up_and_not_sent_again(
    world: SurfaceWorld, answer: str
) -> None:
    world.slack.next_answers("chat.postMessage", answer)
    await world.direct("Får vi?")
    await world.later(seconds=10)
    assert len(world.answers) == 1 and world.slack.calls["chat.postMessage"] == 1
    assert world.slack.calls["conversations.history"] == 1


@pytest.mark.parametrize("answer", ["channel_not_found", "is_archived"])
async def test_an_answer_that_slack_will_never_take_is_given_up_aloud(
    world: SurfaceWorld, logged: Callable[[], str], answer: str
) -> None:
    world.slack.next_answers("chat.postMessage", answer)
    await world.direct("Får hemligt?")
    await world.later(seconds=10)
    assert world.answers == [] and world.slack.calls["chat.postMessage"] == 1
    assert answer in logged() and "hemligt" not in logged()
    await world.direct("Får vi?")
    assert len(world.answers) == 1


async def test_a_channel_the_bot_has_left_is_logged(world: SurfaceWorld, logged: Callable[[], str]) -> None:
    await world.mention("Får vi?", channel="CNOTIN001")
    assert "not_in_channel" in logged()


async def test_the_words_of_an_answer_are_not_kept_once_it_is_there(world: SurfaceWorld) -> None:
    await world.mention("Får hemligt?")
    assert world.rows("outbox") == "[]" and "hemligt" not in world.rows("inbox")


async def test_the_assistant_does_not_read_on_the_servers_own_thread(world: SurfaceWorld) -> None:
    await world.direct("Får vi?")
    assert threading.get_ident() not in world.assistant.threads


async def test_we_are_known_before_the_first_event_and_ask_only_once(world: SurfaceWorld) -> None:
    await asyncio.gather(*(world.client.event(world.client.direct("Får vi?")) for _ in range(10)))
    await world.settle()
    assert len(world.answers) == 10 and world.slack.calls["auth.test"] == 1


async def test_slack_that_refuses_us_at_start_is_said_and_asked_again_while_all_is_served(
    slack: FakeSlack, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.surface.GREET_AGAIN", (0.05,))
    slack.next_answers("auth.test", "invalid_auth", "500")
    async with running(slack) as world:
        await world.mention("Får vi?")
        asked = world.assistant.asked[0]
        assert isinstance(asked, Message) and asked.text == "Får vi?"
        for _ in range(100):
            await asyncio.sleep(0.01)
            if "connected" in logged():
                break
    assert "SLACK_BOT_TOKEN" in logged() and "invalid_auth" in logged() and "connected" in logged()


async def test_credentials_of_an_oauth_app_in_the_environment_change_nothing(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "secret")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-another")
    async with running(slack) as world:
        await world.mention("Får vi?")
        assert len(world.answers) == 1


async def test_an_answer_under_way_is_sent_before_the_server_stops(slack: FakeSlack) -> None:
    async with running(slack) as world:
        await world.direct("Får vi?")
        slack.next_answers("chat.postMessage", "slow", "slow")
        await world.client.press(world.only, "Får vi visa elevarbeten?")
        await world.client.event(world.client.direct("Får vi?"))
        assert len(world.answers) == 1
    assert len(world.answers) == 3


async def until(there: Callable[[], bool]) -> None:
    for _ in range(1_000):
        if there():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


async def test_what_slack_has_no_time_for_at_the_stop_is_said_after_the_next_start(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """The surface comes to its end while the store is still there."""
    async with running(slack, folder=tmp_path) as world:
        await world.direct(QUESTION["sv"])
        slack.next_answers("chat.postMessage", "slow, then 429 1")
        await world.client.press(world.only, "Får vi visa elevarbeten?")
    assert len(world.answers) == 1
    async with running(slack, folder=tmp_path) as world:
        await world.later(seconds=10)
        assert len(world.answers) == 2


async def test_the_whole_product_comes_to_its_end_in_that_order(
    slack: FakeSlack, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the composition builds it: what could not be said at a SIGTERM is in the store."""
    monkeypatch.setattr("bot.composition.build_answers", lambda *_: answers)
    app = build_app(settings_of(slack, tmp_path / "farjag.db", {}))
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        client = SlackClient(str(server.make_url("/slack/events")), session, slack)
        assert await client.event(client.direct("Får vi lägga ut bilder på barn?")) == 200
        await until(lambda: bool(slack.posted))
        slack.next_answers("chat.postMessage", "slow, then 429 60")
        assert await client.press(slack.posted[0], "Hjälpte") == 200
    async with running(slack, answers, tmp_path) as world:
        await world.later(minutes=2)
        assert "Vi räknar bara rösterna" in world.read()


async def test_a_click_that_takes_long_is_acknowledged_in_time_and_answered(
    world: SurfaceWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.act.acknowledgement.ACK_WITHIN", 0.05)
    await world.direct(QUESTION["sv"])
    held = threading.Event()
    answer = world.assistant.answer
    monkeypatch.setattr(world.assistant, "answer", lambda heard: held.wait(5) and answer(heard))
    assert await world.client.press(world.only, "Får vi visa elevarbeten?") == 200
    assert len(world.answers) == 1
    held.set()
    await world.settle()
    assert len(world.answers) == 2
