"""The Teams surface over real HTTP: our server on one side, a strict fake of Microsoft's on the other."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import logs
from bot.limits import bodies
from bot.teams.receive.gate import Gate, Proof, Refused
from bot.teams.receive.keys import FETCHES_WITHIN, MOST_FETCHES, Key, Keys
from bot.teams.surface import LARGEST_BODY
from handlers.review.draft import Reviewer
from handlers.wording import text as wording
from knowledge.answer import Answer
from tests.fakes.proxy import proxied
from tests.fakes.small_town import HEADLINES, ToldAnswers
from tests.fakes.teams_bot import Bot, serving
from tests.fakes.teams_connector import APP_ID, BOT, CHAT, PASSWORD, PERSON, TENANT, FakeTeams, new_key
from tests.fakes.teams_limits import elements

QUESTION = "Får jag lägga ut bilder på barn?"
SECRET = "Kalle-Hemlig-140285"


@pytest.fixture
async def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setattr(Reviewer, "prepare", lambda reviewer: None)  # there is no draft here to be quick for
    async with FakeTeams() as teams, serving(ToldAnswers(), tmp_path, teams) as bot:
        yield bot


def words(card: dict[str, Any]) -> str:
    """Everything a card shows as text."""
    return "\n".join(element["text"] for element in elements(card) if element["type"] == "TextBlock")


def press(action: str, value: str = "", **changed: object) -> dict[str, Any]:
    return {"value": {"farjag": {"action": action, "value": value}}, **changed}


# What is answered


@pytest.mark.parametrize(
    ("question", "locale", "language"),
    [
        (QUESTION, "en-US", "sv"),
        ("Saako lapsista julkaista kuvia?", "sv-SE", "fi"),
        ("Pictures?", "en-GB", "en"),
    ],
)
async def test_a_message_gets_a_card_in_the_askers_language(
    bot: Bot, question: str, locale: str, language: str
) -> None:
    response = await bot.gets(bot.teams.activity(question, locale=locale))
    assert response.status == 200
    (card,) = bot.teams.cards
    assert card["lang"] == language
    assert HEADLINES["conditional"][language] in words(card)
    assert "Ladda inte upp bilder utan lov." in words(card)


async def test_the_answer_stands_in_the_chat_with_a_summary_for_notifications(bot: Bot) -> None:
    await bot.gets(bot.teams.activity(QUESTION))
    (post,) = bot.teams.posted
    assert post["conversation"] == "a:personal-chat"
    assert HEADLINES["conditional"]["sv"] in post["body"]["summary"]


@pytest.mark.parametrize("greeting", ["Hi", "Hello", "Help"])
async def test_hi_hello_and_help_are_answered_as_teams_demands(bot: Bot, greeting: str) -> None:
    assert (await bot.gets(bot.teams.activity(greeting))).status == 200
    (card,) = bot.teams.cards
    assert wording("sv", "help-can") in words(card)


async def test_a_pressed_button_is_answered_with_a_new_card(bot: Bot) -> None:
    await bot.gets(bot.teams.activity(**press("topic", "music")))
    await bot.gets(bot.teams.activity(id="2", **press("ask-informator", QUESTION)))
    first, second = bot.teams.cards
    assert HEADLINES["no"]["sv"] in words(first)
    urls = [element["url"] for element in elements(second) if element["type"] == "Action.OpenUrl"]
    assert urls[0] == "tel:0401234567" and urls[1].startswith("mailto:nina@town.example")


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"action": "help"},
        {"farjag": 1},
        {"farjag": {"action": 1}},
        {"farjag": {"action": "topic", "value": ["x"]}},
        {"farjag": {"action": "topic", "value": "?"}},
    ],
)
async def test_forged_buttons_are_stale_buttons(bot: Bot, value: dict[str, Any]) -> None:
    assert (await bot.gets(bot.teams.activity(value=value))).status == 200
    assert wording("sv", "stale-button") in words(bot.teams.cards[0])


async def test_adding_the_app_brings_the_help_card_once(bot: Bot) -> None:
    added = {"type": "conversationUpdate", "membersAdded": [{"id": BOT}, {"id": "29:somebody"}]}
    await bot.gets(bot.teams.activity(id="f:1", **added))
    await bot.gets(bot.teams.activity(id="f:2", type="installationUpdate", action="add"))
    (card,) = bot.teams.cards
    assert wording("sv", "help-intro") in words(card)


async def test_adding_the_app_again_after_it_was_removed_brings_the_help_card_again(bot: Bot) -> None:
    for number, action in enumerate(("add", "remove", "add")):
        await bot.gets(bot.teams.activity(id=f"f:{number}", type="installationUpdate", action=action))
    assert len(bot.teams.cards) == 2


# What is left alone


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "messageUpdate"},
        {"type": "messageDelete"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "typing"},
        {"type": "event", "name": "x"},
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:other"}]},
        {"from": {"id": "28:another-bot"}},
        {"from": {"id": "29:x", "role": "bot"}},
    ],
)
async def test_edits_deletions_reactions_and_other_bots_are_left_alone(bot: Bot, changed: dict[str, Any]) -> None:
    assert (await bot.gets(bot.teams.activity(QUESTION, **changed))).status == 200
    assert bot.teams.posted == []


async def test_a_redelivered_activity_is_answered_once(bot: Bot) -> None:
    activity = bot.teams.activity(QUESTION)
    responses = await asyncio.gather(*(bot.gets(activity) for _ in range(5)))
    assert {response.status for response in responses} == {200}
    assert len(bot.teams.posted) == 1


async def test_the_same_id_in_another_conversation_is_another_activity(bot: Bot) -> None:
    await bot.gets(bot.teams.activity(QUESTION))
    await bot.gets(bot.teams.activity(QUESTION, conversation={"conversationType": "personal", "id": "a:other"}))
    assert len(bot.teams.posted) == 2


# Channels


async def test_in_a_channel_a_mention_is_answered_in_its_thread(bot: Bot) -> None:
    await bot.gets(bot.teams.in_channel(QUESTION))
    assert bot.answers.questions == [QUESTION]
    (post,) = bot.teams.posted
    assert post["conversation"] == "19:general@thread.tacv2;messageid=1700000000000"
    kinds = {element["type"] for element in elements(bot.teams.cards[0])}
    assert "Action.Execute" in kinds


async def test_in_a_channel_what_does_not_mention_the_bot_is_left_alone(bot: Bot) -> None:
    assert (await bot.gets(bot.teams.in_channel(QUESTION, mentioned=False))).status == 200
    assert bot.teams.posted == []


async def test_mentions_of_others_keep_their_names(bot: Bot) -> None:
    await bot.gets(bot.teams.in_channel("Får <at>Anna Ek</at> lägga ut den?"))
    assert bot.answers.questions == ["Får Anna Ek lägga ut den?"]


async def test_a_private_reply_does_not_enter_a_channel(bot: Bot) -> None:
    in_channel = bot.teams.in_channel("", **press("ask-informator", QUESTION))
    await bot.gets({**in_channel, "text": None})
    (post,) = bot.teams.posted
    assert post["conversation"] == CHAT and "mailto:" in json.dumps(post)


def invoke(teams: FakeTeams, data: object, **changed: object) -> dict[str, Any]:
    value = {"action": {"type": "Action.Execute", "verb": "x", "data": data}, "trigger": "manual"}
    return {
        **teams.in_channel(""),
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": value,
        **changed,
    }


async def test_an_execute_button_tells_a_line_to_the_presser_alone(bot: Bot) -> None:
    response = await bot.gets(invoke(bot.teams, press("helpful", "music yes")["value"]))
    answer = await response.json()
    assert answer["statusCode"] == 200 and answer["type"] == "application/vnd.microsoft.activity.message"
    assert answer["value"] == wording("sv", "feedback-thanks") and bot.teams.posted == []


async def test_an_execute_button_with_an_open_reply_posts_it_in_the_thread(bot: Bot) -> None:
    response = await bot.gets(invoke(bot.teams, press("topic", "music")["value"]))
    assert (await response.json())["value"] == wording("sv", "teams-answered")
    assert HEADLINES["no"]["sv"] in words(bot.teams.cards[0])


@pytest.mark.parametrize("value", [None, "x", [], {}, {"action": "x"}, {"action": {"data": 3}}])
async def test_malformed_invokes_are_stale_buttons_too(bot: Bot, value: object) -> None:
    response = await bot.gets(invoke(bot.teams, {}, value=value))
    assert response.status == 200
    assert (await response.json())["value"] == wording("sv", "stale-button")


# Who may speak


FORGED = {
    "signed with another key": lambda teams: teams.token(key=new_key()),
    "unknown key id": lambda teams: teams.token(kid="key-9", key=new_key()),
    "expired": lambda teams: teams.token(exp=1_700_000_000),
    "expired ten minutes ago": lambda teams: teams.token(exp=int(time.time()) - 600),
    "never expires": lambda teams: teams.token(exp=None),
    "not valid yet": lambda teams: teams.token(nbf=4_000_000_000),
    "another audience": lambda teams: teams.token(aud="someone-else"),
    "no audience": lambda teams: teams.token(aud=None),
    "another issuer": lambda teams: teams.token(iss="https://sts.windows.net/x/"),
    "no issuer": lambda teams: teams.token(iss=None),
    "another service address": lambda teams: teams.token(serviceurl="https://smba.trafficmanager.net/emea/"),
    "no service address": lambda teams: teams.token(serviceurl=None),
    "odd claims": lambda teams: teams.token(exp="soon", aud={"a": 1}),
    "HS256": lambda teams: teams.token(key="x" * 64, algorithm="HS256"),
    "none": lambda teams: teams.token(key="", algorithm="none"),
    "garbage": lambda teams: "not.a.token",
    "empty": lambda teams: "",
    "too long": lambda teams: "a" * 7_000 + "." + "b",
}


@pytest.mark.parametrize("fault", FORGED)
async def test_whoever_is_not_teams_gets_401_and_leaves_no_trace(
    bot: Bot, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    token = FORGED[fault](bot.teams)
    response = await bot.gets(bot.teams.activity(f"Får {SECRET} vara med?"), token)
    assert response.status == 401
    assert bot.teams.posted == [] and bot.answers.questions == []
    said = repr([(record.getMessage(), record.__dict__.get("fields")) for record in caplog.records])
    assert SECRET not in said and (not token or token not in said)


@pytest.mark.parametrize("header", ["", "Bearer", "Basic dTpw", "Bearer a b c"])
async def test_without_a_bearer_token_nobody_gets_in(bot: Bot, header: str) -> None:
    body = json.dumps(bot.teams.activity(QUESTION)).encode()
    assert (await bot.posted(body, Authorization=header)).status == 401
    assert bot.teams.posted == []


@pytest.mark.parametrize(
    "changed",
    [
        {"channelId": ""},
        {"channelId": None},
        {"channelId": "webchat"},
        {"channelData": {"tenant": {"id": "another-tenant"}}},
        {"channelData": {"tenant": "x"}},
        {"channelData": {}},
        {"channelData": None},
        {"serviceUrl": "https://evil.example/"},
        {"serviceUrl": None},
    ],
)
async def test_a_good_token_does_not_cover_another_activity(bot: Bot, changed: dict[str, Any]) -> None:
    assert (await bot.gets(bot.teams.activity(QUESTION, **changed))).status == 401
    assert bot.teams.posted == []


async def test_a_key_without_endorsement_for_teams_does_not_count(bot: Bot) -> None:
    bot.teams.endorsements["key-1"] = ["webchat"]
    assert (await bot.gets(bot.teams.activity(QUESTION))).status == 401


@pytest.mark.parametrize(
    "service",
    [
        "https://evil.example/",
        "https://evil.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://evilbotframework.com/",
        "https://smba.trafficmanager.net:8443/",
        "https://somebody@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/emea/?to=evil.example",
        "https://smba.trafficmanager.net/emea/#v3",
        "http://smba.trafficmanager.net/",
        "http://169.254.169.254/metadata/",
        "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "//smba.trafficmanager.net/",
        "https://[",
    ],
)
async def test_a_service_address_off_the_list_never_gets_our_token(bot: Bot, service: str) -> None:
    """Even when Microsoft's signature stands for it."""
    response = await bot.gets(bot.teams.activity(QUESTION, serviceUrl=service), bot.teams.token(serviceurl=service))
    assert response.status == 401
    assert bot.teams.tokens_given == 0


@pytest.mark.parametrize(
    ("service", "loopback", "admitted"),
    [
        ("https://smba.trafficmanager.net/emea/", False, True),
        ("https://europe.webchat.botframework.com/", False, True),
        ("http://127.0.0.1:9/", True, True),
        ("http://[::1]:9/", True, True),
        ("http://127.0.0.1:9/", False, False),
        ("http://localhost:9/", False, False),
    ],
)
def test_loopback_is_a_service_only_with_the_test_hooks(service: str, loopback: bool, admitted: bool) -> None:
    gate = Gate(APP_ID, frozenset({TENANT}), keys=None, loopback=loopback)  # type: ignore[arg-type]
    proof = Proof({"serviceurl": service}, Key(None, frozenset({"msteams"})))
    body = {"channelId": "msteams", "serviceUrl": service, "channelData": {"tenant": {"id": TENANT.upper()}}}
    try:
        gate.admit(proof, body)
    except Refused:
        assert not admitted
    else:
        assert admitted


def test_without_a_list_of_tenants_nobody_is_one_of_ours() -> None:
    service = "https://smba.trafficmanager.net/emea/"
    proof = Proof({"serviceurl": service}, Key(None, frozenset({"msteams"})))
    gate = Gate(APP_ID, frozenset({""}), keys=None)  # type: ignore[arg-type]
    for tenant in (TENANT, ""):
        with pytest.raises(Refused):
            said = {"channelId": "msteams", "serviceUrl": service, "channelData": {"tenant": {"id": tenant}}}
            gate.admit(proof, said)


async def test_a_new_key_of_microsofts_counts_at_once(bot: Bot) -> None:
    await bot.gets(bot.teams.activity(QUESTION))
    bot.teams.keys = {"key-2": new_key()}
    response = await bot.gets(bot.teams.activity(QUESTION, id="2"), bot.teams.token(kid="key-2"))
    assert response.status == 200 and bot.teams.keys_given == 2


async def test_microsofts_keys_are_fetched_through_the_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reviewer, "prepare", lambda reviewer: None)
    async with FakeTeams() as teams, proxied(monkeypatch) as asked, serving(ToldAnswers(), tmp_path, teams) as bot:
        assert (await bot.gets(teams.activity(QUESTION))).status == 401
    assert not asked.empty(), "nobody asked the proxy"


async def test_made_up_key_ids_do_not_make_us_ask_microsoft_each_time(bot: Bot) -> None:
    stranger = new_key()
    for number in range(MOST_FETCHES + 5):
        response = await bot.gets(bot.teams.activity(QUESTION), bot.teams.token(kid=f"no-{number}", key=stranger))
        assert response.status == 401
    assert bot.teams.keys_given == MOST_FETCHES
    assert (await bot.gets(bot.teams.activity(QUESTION))).status == 200


async def test_after_a_flood_of_made_up_keys_a_new_one_of_microsofts_is_asked_for_a_minute_later() -> None:
    now = [0.0]
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        keys = Keys(session, f"{teams.url}/openid", lambda: now[0])
        for number in range(MOST_FETCHES):
            assert await keys.find(f"no-{number}") is None
        teams.keys = {"key-2": new_key()}
        assert await keys.find("key-2") is None
        now[0] += FETCHES_WITHIN + 1
        assert await keys.find("key-2") is not None


async def test_a_key_that_microsoft_has_withdrawn_is_good_for_a_day_at_most() -> None:
    now = [0.0]
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        keys = Keys(session, f"{teams.url}/openid", lambda: now[0])
        assert await keys.find("key-1") is not None
        teams.keys = {"key-2": new_key()}
        now[0] += 25 * 60 * 60
        assert await keys.find("key-1") is None and await keys.find("key-2") is not None


# What is malformed


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"7", b'"x"', b"{}", b"\xff\xfe", b"[" * 100_000])
async def test_what_is_no_activity_gets_400(bot: Bot, body: bytes) -> None:
    assert (await bot.posted(body)).status == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_what_is_not_sent_as_json_gets_400(bot: Bot, kind: str) -> None:
    body = json.dumps(bot.teams.activity(QUESTION)).encode()
    assert (await bot.posted(body, **{"Content-Type": kind})).status == 400


@pytest.mark.parametrize(
    "changed",
    [
        {"type": 1},
        {"type": ""},
        {"from": "me"},
        {"from": {"id": 7}},
        {"from": None},
        {"conversation": []},
        {"conversation": {"id": {}}},
        {"conversation": {}},
    ],
)
async def test_what_does_not_say_who_wrote_where_gets_400(bot: Bot, changed: dict[str, Any]) -> None:
    assert (await bot.gets({**bot.teams.activity(QUESTION), **changed})).status == 400
    assert bot.teams.posted == []


@pytest.mark.parametrize(
    "changed",
    [
        {"id": 5},
        {"id": "a\nb"},
        {"recipient": "x"},
        {"entities": "x"},
        {"entities": ["x", {"type": ["mention"]}, {"type": "mention", "mentioned": 3}]},
        {"membersAdded": 3},
        {"locale": 3},
        {"timestamp": "yesterday"},
        {"timestamp": {"a": 1}},
        {"attachments": [1, {"contentType": 3}, {"contentType": "text/html", "content": 5}]},
        {"textFormat": 1, "importance": [], "attachmentLayout": {}, "callerId": 7, "semanticAction": "x"},
        {"somethingNew": {"type": "unheard of"}},
    ],
)
async def test_nothing_else_keeps_a_question_from_its_answer(bot: Bot, changed: dict[str, Any]) -> None:
    assert (await bot.gets({**bot.teams.activity(QUESTION), **changed})).status == 200
    assert bot.answers.questions == [QUESTION] and len(bot.teams.posted) == 1


async def test_more_than_teams_would_send_gets_413(bot: Bot) -> None:
    assert (await bot.gets(bot.teams.activity("a" * (LARGEST_BODY + 1)))).status == 413


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "\x00\x1b[31m\u202egnirts",
        "\ud800 halv",
        "<at>" * 5_000,
        "[x](javascript:alert(1)) ![x](https://evil.example/x.png)",
        "{{DATE(2026-01-01T00:00:00Z,SHORT)}} ${x}",
        "a" * 200_000,
        "&amp;" * 20_000,
        "🇫🇮" * 8_000,
    ],
)
async def test_hostile_text_is_answered_with_a_card_that_teams_takes(bot: Bot, hostile: str) -> None:
    bot.answers.answer = Answer(None, None, 0.0, ())
    assert (await bot.gets(bot.teams.activity(f"Får {hostile}?"))).status == 200
    assert len(bot.teams.cards) == 1


# What goes wrong on the way out


@pytest.mark.parametrize("status", [401, 412, 429, 502, 504])
async def test_what_teams_asks_to_try_again_is_tried_again(bot: Bot, status: int) -> None:
    bot.teams.fail_next(status, status, headers={"Retry-After": "1"})
    assert (await bot.gets(bot.teams.activity(QUESTION))).status == 200
    await bot.later(minutes=10)
    await bot.later(minutes=10)
    assert len(bot.teams.posted) == 1


async def test_the_answer_to_a_press_comes_when_teams_asks_for_it_and_no_sooner(bot: Bot) -> None:
    bot.teams.fail_next(429, headers={"Retry-After": "60"})
    assert (await bot.gets(bot.teams.activity(**press("topic", "music")))).status == 200
    await bot.later(seconds=30)
    assert bot.teams.posted == []
    await bot.later(seconds=31)
    assert len(bot.teams.posted) == 1


async def test_what_cannot_be_delivered_is_logged_without_a_word_of_it(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bot.teams.fail_next(403, 403)
    assert (await bot.gets(bot.teams.activity(f"Får {SECRET} vara med?"))).status == 200
    said = caplog.text + repr([record.__dict__.get("fields") for record in caplog.records])
    assert bot.teams.posted == []
    assert not any(private in said for private in (SECRET, PERSON, "Somebody", PASSWORD, "bot-token"))


async def test_our_own_token_is_asked_for_once(bot: Bot) -> None:
    await asyncio.gather(*(bot.gets(bot.teams.activity(QUESTION, id=str(n))) for n in range(5)))
    assert bot.teams.tokens_given == 1 and len(bot.teams.posted) == 5


async def test_a_token_that_teams_no_longer_takes_is_renewed(bot: Bot) -> None:
    await bot.gets(bot.teams.activity(QUESTION))
    bot.teams.revoke()
    assert (await bot.gets(bot.teams.activity(QUESTION, id="2"))).status == 200
    assert len(bot.teams.posted) == 2


async def test_without_a_token_of_our_own_answers_wait(bot: Bot) -> None:
    bot.teams.token_status = 503
    assert (await bot.gets(bot.teams.activity(QUESTION))).status == 200
    assert bot.teams.posted == []
    bot.teams.token_status = 200
    await bot.later(minutes=10)
    assert len(bot.teams.posted) == 1, "it has waited in the outbox"


async def test_a_fault_of_ours_is_told_in_words_and_logged_without_them(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*given: object) -> Answer:
        raise RuntimeError(SECRET)

    caplog.set_level(logging.DEBUG)
    bot.answers.find = broken  # type: ignore[method-assign]
    assert (await bot.gets(bot.teams.activity(QUESTION))).status == 200
    assert words(bot.teams.cards[0]) == wording("sv", "teams-failed")
    said = "".join(map(logs._Json().format, caplog.records))
    assert '"fault": "RuntimeError"' in said and SECRET not in said


async def test_a_body_that_never_ends_is_not_waited_for(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SLOWEST_S", 0.1)

    async def without_end() -> AsyncIterator[bytes]:
        yield b'{"type": '
        await asyncio.sleep(30)

    headers = {"Authorization": f"Bearer {bot.teams.token()}", "Content-Type": "application/json"}
    assert (await bot.client.post("/api/messages", data=without_end(), headers=headers)).status == 408
