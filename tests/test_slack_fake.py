"""The fake of Slack plays modals as Slack does: only what is shown, within its limits, while the trigger is good."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack_api import CHANNEL, PERSON, TOKEN, FakeSlack, Json, SlackClient


def plain(said: str) -> Json:
    return {"type": "plain_text", "text": said}


BUTTON = {"type": "button", "action_id": "more", "text": plain("Mer"), "value": "1"}


def modal(title: str = "Ansökan", **more: Any) -> Json:
    options = [{"text": plain(name), "value": name.lower()} for name in ("Museet", "Biblioteket")]
    name = {"type": "plain_text_input", "action_id": "name", "max_length": 10, "initial_value": "Hangö"}
    unit = {"type": "static_select", "action_id": "unit", "options": options}
    buttons = [{"type": "button", "action_id": "more", "text": plain("Mer"), "value": "1"}]
    blocks = [
        {"type": "input", "block_id": "name", "label": plain("Namn"), "element": name},
        {"type": "input", "block_id": "unit", "label": plain("Enhet"), "element": unit},
        {"type": "actions", "elements": buttons},
    ]
    view = {"type": "modal", "callback_id": "request", "title": plain(title), "submit": plain("Skicka")}
    return view | {"close": plain("Avbryt"), "blocks": blocks} | more


@dataclass
class Stage:
    slack: FakeSlack
    api: AsyncWebClient
    client: SlackClient
    got: list[Json] = field(default_factory=list)
    answer: Json = field(default_factory=dict)

    async def receive(self, request: web.Request) -> web.Response:
        fields = parse_qs(await request.text())
        self.got.append(
            json.loads(fields["payload"][0]) if "payload" in fields else {k: v[0] for k, v in fields.items()}
        )
        return web.json_response(self.answer) if self.answer else web.Response()

    async def opened(self, view: Json | None = None) -> Json:
        await self.client.shortcut()
        await self.api.views_open(trigger_id=self.got[-1]["trigger_id"], view=view or modal())
        return self.client.view()

    async def refusal(self, method: str, **said: Any) -> str:
        with pytest.raises(SlackApiError) as error:
            await getattr(self.api, f"views_{method}")(**said)
        return str(error.value.response["error"])


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with FakeSlack() as slack, aiohttp.ClientSession() as session:
        app = web.Application()
        made = Stage(slack, AsyncWebClient(TOKEN, base_url=slack.url, session=session), None)  # type: ignore[arg-type]
        app.router.add_post("/slack/events", made.receive)
        async with TestServer(app) as server:
            made.client = SlackClient(str(server.make_url("/slack/events")), session, slack)
            yield made


async def test_a_trigger_is_good_once_and_for_three_seconds(stage: Stage) -> None:
    await stage.opened()
    used = stage.got[-1]["trigger_id"]
    assert await stage.refusal("open", trigger_id=used, view=modal()) == "exchanged_trigger_id"
    await stage.client.shortcut()
    stage.slack.views.later(4)
    assert await stage.refusal("open", trigger_id=stage.got[-1]["trigger_id"], view=modal()) == "expired_trigger_id"
    assert await stage.refusal("open", trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"


async def test_a_form_is_sent_with_what_is_in_it_and_only_what_fits(stage: Stage) -> None:
    await stage.opened()
    with pytest.raises(AssertionError, match="must be filled"):
        await stage.client.submit()
    for wrong in ({"Adress": "x"}, {"Namn": "x" * 11}, {"Namn": "a\nb"}, {"Enhet": "Simhallen"}):
        with pytest.raises(AssertionError):
            stage.client.fill(wrong)
    stage.client.fill({"Enhet": "Museet"})
    assert await stage.client.submit() == {}
    values = stage.got[-1]["view"]["state"]["values"]
    assert values["name"]["name"]["value"] == "Hangö" and values["unit"]["unit"]["selected_option"]["value"] == "museet"
    with pytest.raises(AssertionError, match="sees no modal"):
        stage.client.view()


async def test_errors_stand_beside_fields_and_leave_the_form_open(stage: Stage) -> None:
    await stage.opened()
    stage.client.fill({"Enhet": "Museet"})
    stage.answer = {"response_action": "errors", "errors": {"name": "För kort"}}
    assert (await stage.client.submit())["errors"] == {"name": "För kort"}
    stage.answer = {"response_action": "errors", "errors": {"nowhere": "x"}}
    with pytest.raises(AssertionError, match="beside no field"):
        await stage.client.submit()
    stage.answer = {"response_action": "update", "view": modal("Nästa")}
    await stage.client.submit()
    assert stage.client.view()["title"]["text"] == "Nästa"
    assert stage.client.view()["state"]["values"]["unit"]["unit"]["selected_option"], "what was typed stays"


async def test_at_most_three_modals_lie_on_one_another(stage: Stage) -> None:
    await stage.opened()
    for _ in range(2):
        await stage.client.click("Mer")
        await stage.api.views_push(trigger_id=stage.got[-1]["trigger_id"], view=modal(notify_on_close=True))
    await stage.client.click("Mer")
    assert await stage.refusal("push", trigger_id=stage.got[-1]["trigger_id"], view=modal()) == "push_limit_reached"
    assert await stage.client.close() == 200 and stage.got[-1]["type"] == "view_closed"
    assert stage.client.view()["previous_view_id"] == stage.client.view()["root_view_id"]


async def test_a_button_takes_along_what_is_typed_and_an_old_hash_is_refused(stage: Stage) -> None:
    view = await stage.opened()
    stage.client.fill({"Namn": "Museum"})
    await stage.client.click("Mer")
    assert stage.got[-1]["view"]["state"]["values"]["name"]["name"]["value"] == "Museum"
    await stage.api.views_update(view_id=view["id"], hash=view["hash"], view=modal("Ny"))
    refused = await stage.refusal("update", view_id=view["id"], hash=view["hash"], view=modal("Ännu nyare"))
    assert refused == "hash_conflict" and stage.client.view()["title"]["text"] == "Ny"
    assert await stage.refusal("update", view_id="V0", view=modal()) == "not_found"


async def test_a_view_beyond_slacks_limits_is_refused(stage: Stage) -> None:
    await stage.client.shortcut()
    trigger = stage.got[-1]["trigger_id"]
    too_long = modal("En rubrik som är alldeles för lång för Slack")
    assert await stage.refusal("open", trigger_id=trigger, view=too_long) == "invalid_arguments"


async def test_what_slack_does_not_know_in_a_block_is_refused(stage: Stage) -> None:
    wrong = [(2, {"expand": True}), (0, {"help": plain("x")}), (2, {"elements": [BUTTON | {"tip": "x"}]})]
    wrong.append((1, {"label": plain("Enhet") | {"verbatim": True}}))
    for at, more in wrong:
        view = modal()
        view["blocks"][at] |= more
        await stage.client.shortcut()
        trigger = stage.got[-1]["trigger_id"]
        assert await stage.refusal("open", trigger_id=trigger, view=view) == "invalid_arguments"


async def test_a_thread_always_shows_what_it_began_with(stage: Stage) -> None:
    for ts, said in (("1.000001", "Början"), ("2.000002", "Svaret")):
        thread = {} if ts.startswith("1") else {"thread_ts": "1.000001"}
        stage.slack.said({"channel": CHANNEL, "ts": ts, "user": PERSON, "text": said, **thread})
    found = await stage.api.conversations_replies(
        channel=CHANNEL, ts="1.000001", oldest="2.000002", latest="2.000002", inclusive=True, limit=10
    )
    assert [message["text"] for message in found["messages"]] == ["Början", "Svaret"]


async def test_nobody_elses_message_is_changed_or_taken_away(stage: Stage) -> None:
    stage.slack.said({"channel": CHANNEL, "ts": "1.000001", "user": PERSON, "text": "Mitt"})
    for method, said in (("update", {"text": "Vårt"}), ("delete", {})):
        with pytest.raises(SlackApiError) as error:
            await getattr(stage.api, f"chat_{method}")(channel=CHANNEL, ts="1.000001", **said)
        assert error.value.response["error"] == f"cant_{method}_message"


async def test_the_start_page_is_published_and_its_buttons_pressed(stage: Stage) -> None:
    home = {"type": "home", "blocks": modal()["blocks"][2:]}
    await stage.client.home()
    await stage.api.views_publish(user_id=PERSON, view=home)
    await stage.client.click("Mer", home=True)
    assert stage.got[-1]["view"]["type"] == "home" and stage.got[-1]["actions"][0]["value"] == "1"


async def test_a_command_can_be_answered_five_times(stage: Stage) -> None:
    await stage.client.command("får vi?", "/saanko")
    url = stage.got[-1]["response_url"]
    said = {"text": "Ja", "blocks": [{"type": "section", "text": plain("Ja")}]}
    async with aiohttp.ClientSession() as session:
        statuses = [(await session.post(url, json=said)).status for _ in range(6)]
    assert statuses == [200] * 5 + [404]
    first = stage.slack.responded[0]
    assert (first["channel"], first["user"], first["ephemeral"]) == (CHANNEL, PERSON, True)
