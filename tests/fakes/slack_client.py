"""Slack's client side of the fake: signs and sends what Slack sends, and lets a person do only what was shown.

With `slack` given, triggers and response URLs are good ones, and modals and start pages can be played:

    view = client.view()                         # what the person has in front of them
    client.fill({"Enhet": "Museet"})             # by the labels shown; refuses what is not there or does not fit
    await client.submit()                        # -> the answer's response_action, already carried out
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp

from tests.fakes.slack_ids import BOT, CHANNEL, DIRECT, PERSON, SECRET, TEAM, Json
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_views import Shown, checked, inputs

if TYPE_CHECKING:
    from tests.fakes.slack_api import FakeSlack

TEXTS = ("plain_text_input", "url_text_input", "email_text_input", "number_input")
LONGEST_INPUT = 3_000


class SlackClient:
    """Sends to the events address as Slack does. `sent` numbers events and messages, each a new one.

    `team` is the workspace it is in; `last` the body of the last answer.
    """

    def __init__(
        self, url: str, session: aiohttp.ClientSession, slack: FakeSlack | None = None, team: str = TEAM
    ) -> None:
        self._url, self._session, self._slack, self._team = url, session, slack, team
        self.sent = itertools.count(1)
        self.last = ""

    async def raw(self, body: bytes, headers: dict[str, str] | None = None, *, form: bool = False) -> tuple[int, str]:
        """Posts `body` as it is, signed now unless `headers` say otherwise (None leaves a header out)."""
        timestamp = str(int(time.time()))
        kind = "application/x-www-form-urlencoded" if form else "application/json"
        given = {"Content-Type": kind, "X-Slack-Request-Timestamp": timestamp}
        given["X-Slack-Signature"] = sign(timestamp, body)
        async with self._session.post(self._url, data=body, headers=given | (headers or {})) as answer:
            self.last = await answer.text()
            return answer.status, self.last

    async def json(self, payload: Any, headers: dict[str, str] | None = None) -> int:
        return (await self.raw(json.dumps(payload).encode(), headers))[0]

    async def event(self, event: Json, event_id: str = "", headers: dict[str, str] | None = None) -> int:
        return await self.json(self.envelope(event, event_id), headers)

    def envelope(self, event: Json, event_id: str = "") -> Json:
        authorization = {"team_id": self._team, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}
        return {
            "type": "event_callback",
            "team_id": self._team,
            "api_app_id": "A1",
            "event_id": event_id or f"Ev{next(self.sent):08d}",
            "event_time": 1700000000,
            "authorizations": [authorization],
            "event": event,
        }

    def mention(self, text: str, **more: Any) -> Json:
        ts = f"1600000000.{next(self.sent):06d}"
        said = {"type": "app_mention", "user": PERSON, "channel": CHANNEL, "ts": ts, "event_ts": ts}
        return said | {"text": f"<@{BOT}> {text}"} | more

    def direct(self, text: str, **more: Any) -> Json:
        said = self.mention("", type="message", channel=DIRECT, channel_type="im")
        return said | {"text": text} | more

    async def home(self, user: str = PERSON, tab: str = "home") -> int:
        """Opens the app's start page."""
        shown = self._slack.views.homes.get(user) if self._slack else None
        event = {"type": "app_home_opened", "user": user, "channel": f"D{user[1:]}", "tab": tab}
        event |= {"event_ts": self._ts(), "view": shown.payload()} if shown else {"event_ts": self._ts()}
        return await self.event(event)

    async def press(self, message: Json, label: str, *, number: int = 0, user: str = PERSON) -> int:
        """Presses the button labelled or named `label`; only what the message shows can be pressed."""
        assert not message.get("ephemeral") or message.get("user", user) == user, "only its person sees it"
        assert self._slack is None or self._slack.is_in(user, message["channel"]), f"{user} is not there"
        named = [button for button in buttons(message["blocks"]) if label in _names(button)]
        return await self.interaction(self.pressing(message, named[number], user))

    def pressing(self, message: Json, button: Json, user: str = PERSON) -> Json:
        thread = {"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}
        place = {"type": "message", "message_ts": message["ts"], "channel_id": message["channel"], **thread}
        shown = {} if message.get("ephemeral") else {"message": {"ts": message["ts"], "user": BOT, **thread}}
        return {
            "type": "block_actions",
            **self._who(user),
            "container": place | {"is_ephemeral": bool(message.get("ephemeral"))},
            "channel": {"id": message["channel"], "name": "general"},
            "response_url": self._response_url(message["channel"], user),
            "trigger_id": self._trigger(user),
            "actions": [{**button, "block_id": "b", "action_ts": f"1650000000.{next(self.sent):06d}"}],
            **shown,
        }

    async def interaction(self, payload: Json) -> int:
        return (await self.raw(urlencode({"payload": json.dumps(payload)}).encode(), form=True))[0]

    async def command(self, text: str, command: str = "/farjag", user: str = PERSON, channel: str = CHANNEL) -> int:
        fields = {
            "command": command,
            "text": text,
            "user_id": user,
            "channel_id": channel,
            "channel_name": "directmessage" if channel.startswith("D") else "general",
            "team_id": self._team,
            "api_app_id": "A1",
            "response_url": self._response_url(channel, user),
            "trigger_id": self._trigger(user),
        }
        return (await self.raw(urlencode(fields).encode(), form=True))[0]

    async def shortcut(self, callback_id: str = "farjag_request", user: str = PERSON) -> int:
        """The global shortcut, from anywhere in Slack."""
        payload = {"type": "shortcut", "callback_id": callback_id, "action_ts": self._ts()}
        return await self.interaction(payload | self._who(user) | {"trigger_id": self._trigger(user)})

    async def message_shortcut(
        self, text: str, callback_id: str = "farjag_review", user: str = PERSON, channel: str = CHANNEL, **message: Any
    ) -> int:
        """The shortcut in the menu of a message that says `text`."""
        ts = self._ts()
        payload = {
            "type": "message_action",
            "callback_id": callback_id,
            "trigger_id": self._trigger(user),
            "response_url": self._response_url(channel, user),
            "channel": {"id": channel, "name": "general"},
            "message_ts": ts,
            "action_ts": self._ts(),
            "message": {"type": "message", "user": user, "ts": ts, "text": text} | message,
        }
        return await self.interaction(payload | self._who(user))

    def view(self, user: str = PERSON) -> Json:
        """The modal on top, as it stands."""
        return self._shown(user).payload()

    def fill(self, answers: dict[str, str], user: str = PERSON, home: bool = False) -> None:
        """Puts answers in the fields with these labels: a text, a day, or the label of what is chosen."""
        shown = self._shown(user, home)
        for label, answer in answers.items():
            labelled = [(b, e) for b, e in inputs(shown.view) if _label(b, e) == label]
            assert len(labelled) == 1, f"{len(labelled)} fields {label!r}, there are {_labels(shown)}"
            block, element = labelled[0]
            shown.typed[(block["block_id"], element["action_id"])] = _filled(element, answer)

    async def submit(self, user: str = PERSON) -> Json:
        """Sends the modal on top. The answer, {} for a closed one, is carried out: errors stay, updates show."""
        shown = self._shown(user)
        assert "submit" in shown.view, "there is nothing to send it with"
        for block, element in inputs(shown.view):
            if block["type"] == "input" and not block.get("optional"):
                value = shown.values()[block["block_id"]][element["action_id"]]
                assert any(value[key] for key in value if key != "type"), f"{_label(block, element)!r} must be filled"
        payload = {"type": "view_submission", "trigger_id": self._trigger(user), "view": shown.payload()}
        status = await self.interaction(payload | self._who(user) | {"response_urls": []})
        assert status == 200, f"Slack shows that it did not work: {status}"
        answer: Json = json.loads(self.last) if self.last else {}
        self._carry_out(shown, answer)
        return answer

    async def click(self, label: str, user: str = PERSON, *, home: bool = False, number: int = 0) -> int:
        """Presses a button of the modal on top, or of the start page; what is typed comes along."""
        shown = self._shown(user, home)
        named = [(block, button) for block, button in _buttons(shown.view) if label in _names(button)]
        assert len(named) > number, f"no button {label!r}"
        block, button = named[number]
        return await self._act(shown, user, button | {"block_id": block["block_id"]})

    async def choose(self, option: str, user: str = PERSON, *, home: bool = False) -> int:
        """Chooses something that is reported at once: a select or menu outside fields, or one that dispatches."""
        shown = self._shown(user, home)
        for block, element in _choosers(shown.view):
            for each in element.get("options", []):
                if each["text"]["text"] == option:
                    chosen = {"type": element["type"], "selected_option": each}
                    shown.typed[(block["block_id"], element["action_id"])] = chosen
                    ids = {"action_id": element["action_id"], "block_id": block["block_id"]}
                    return await self._act(shown, user, chosen | ids)
        raise AssertionError(f"nothing offers {option!r}")

    async def close(self, user: str = PERSON, *, all: bool = False) -> int:
        """Closes the modal on top, with `all` or `clear_on_close` the stack; Slack tells only where it was asked to."""
        shown = self._shown(user)
        assert self._slack is not None
        all = all or bool(shown.view.get("clear_on_close"))
        self._slack.views.stacks[user] = [] if all else self._slack.views.stacks[user][:-1]
        if not shown.view.get("notify_on_close"):
            return 200
        payload = {"type": "view_closed", "view": shown.payload(), "is_cleared": all}
        return await self.interaction(payload | self._who(user))

    async def _act(self, shown: Shown, user: str, action: Json) -> int:
        payload = {
            "type": "block_actions",
            **self._who(user),
            "container": {"type": "view", "view_id": shown.id},
            "trigger_id": self._trigger(user),
            "view": shown.payload(),
            "actions": [action | {"action_ts": self._ts()}],
        }
        return await self.interaction(payload)

    def _carry_out(self, shown: Shown, answer: Json) -> None:
        assert self._slack is not None
        views = self._slack.views
        match answer.get("response_action"):
            case None:
                assert not answer, f"Slack does not understand {answer}"
                views.stacks[shown.user].remove(shown)
            case "clear":
                views.stacks[shown.user].clear()
            case "errors":
                named = {block["block_id"] for block, _ in inputs(shown.view) if block["type"] == "input"}
                assert answer["errors"] and answer["errors"].keys() <= named, "errors beside no field"
            case "update":
                views.show_instead(shown, checked(answer, "modal"))
            case "push":
                views.put_on_top(shown.user, checked(answer, "modal"))
            case other:
                raise AssertionError(f"Slack knows no {other}")

    def _shown(self, user: str, home: bool = False) -> Shown:
        assert self._slack is not None, "give the client its Slack"
        return self._slack.views.homes[user] if home else self._slack.views.top(user)

    def _who(self, user: str) -> Json:
        return {"user": {"id": user, "team_id": self._team}, "team": {"id": self._team}, "api_app_id": "A1"}

    def _trigger(self, user: str) -> str:
        return self._slack.views.trigger(user) if self._slack else "1.2.3"

    def _response_url(self, channel: str, user: str) -> str:
        return self._slack.response_url(channel, user) if self._slack else "https://hooks.slack.invalid/actions/1"

    def _ts(self) -> str:
        return f"1650000000.{next(self.sent):06d}"


def _names(button: Json) -> tuple[str, ...]:
    return button["text"]["text"], button.get("accessibility_label", "")


def _buttons(view: Json) -> list[tuple[Json, Json]]:
    found = []
    for block in view["blocks"]:
        elements = (
            block["elements"] if block["type"] == "actions" else [block["accessory"]] if "accessory" in block else []
        )
        found += [(block, element) for element in elements if element["type"] == "button"]
    return found


def _choosers(view: Json) -> list[tuple[Json, Json]]:
    found = [(b, e) for b, e in inputs(view) if b["type"] != "input" or b.get("dispatch_action")]
    for block in view["blocks"]:
        elements = (
            block["elements"] if block["type"] == "actions" else [block["accessory"]] if "accessory" in block else []
        )
        found += [(block, element) for element in elements if element["type"] == "overflow"]
    return found


def _label(block: Json, element: Json) -> str:
    shown = block.get("label") or block.get("text") or element.get("placeholder") or {"text": element["action_id"]}
    return str(shown["text"])


def _labels(shown: Shown) -> list[str]:
    return [_label(block, element) for block, element in inputs(shown.view)]


def _filled(element: Json, answer: str) -> Json:
    """What the element reports once it is filled; asserts that a person could have put that there."""
    kind = element["type"]
    if kind in TEXTS:
        most, least = element.get("max_length", LONGEST_INPUT), element.get("min_length", 0)
        assert len(answer) <= most, f"{len(answer)} characters where {most} fit"
        assert not answer or len(answer) >= least, f"{len(answer)} characters where {least} are needed"
        assert element.get("multiline") or "\n" not in answer, "one line takes no line break"
        return {"type": kind, "value": answer or None}
    if kind == "datepicker":
        return {"type": kind, "selected_date": answer or None}
    offered = {option["text"]["text"]: option for option in element.get("options", _grouped(element))}
    chosen = [part for part in answer.split(", ") if part] if kind == "checkboxes" else [answer]
    assert all(part in offered for part in chosen if part), f"{answer!r} is not among {list(offered)}"
    if kind == "checkboxes":
        return {"type": kind, "selected_options": [offered[part] for part in chosen]}
    return {"type": kind, "selected_option": offered[answer] if answer else None}


def _grouped(element: Json) -> list[Json]:
    return [option for group in element.get("option_groups", []) for option in group["options"]]


def sign(timestamp: str, body: bytes, secret: str = SECRET) -> str:
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
