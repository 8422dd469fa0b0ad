"""What a person does in Slack, by what they have in front of them: writes, presses, fills in step by step.

A form that Slack shows in steps is filled as far as it lets one: what a step refuses is mended there, and what was
meant for the steps behind it is filled in when one gets to them.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from copy import deepcopy
from datetime import datetime

from handlers.wording import LANGUAGES, text
from tests.fakes.slack_api import FakeSlack, SlackClient
from tests.fakes.slack_clock import ROOMS
from tests.fakes.slack_ids import BOT, Json
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_seen import in_view, label_of, tidy
from tests.fakes.slack_views import Shown

OTHERS = {text(language, "slack-other") for language in LANGUAGES}


async def quiet() -> None:
    """Returns when nothing that a surface in this process does beside its acknowledgements is under way."""
    while busy := [task for task in asyncio.all_tasks() if _of_the_surface(task)]:
        await asyncio.wait(busy)


def _of_the_surface(task: asyncio.Task[object]) -> bool:
    code = getattr(task.get_coro(), "cr_code", None)
    return code is not None and any(room in code.co_filename for room in ROOMS) and not task.done()


class Hand:
    """Everybody's hands on one workspace. `unsaid` is what somebody could not fill in yet, `sent_last` the form that
    they sent last, `read` what each one's modals said since `read` was emptied. `settle` returns when what an act
    brings about has been said.
    """

    def __init__(self, slack: FakeSlack, client: SlackClient, settle: Callable[[], Awaitable[None]] = quiet) -> None:
        self.slack, self.client, self.settle = slack, client, settle
        self.unsaid: dict[str, dict[str, str]] = defaultdict(dict)
        self.sent_last: dict[str, Shown] = {}
        self.read: dict[str, list[str]] = defaultdict(list)
        self.faults: dict[str, set[str]] = defaultdict(set)
        self._times: dict[str, str] = {}

    def turn_the_page(self, user: str) -> None:
        self.read[user].clear()
        self.faults[user].clear()

    async def say(self, user: str, words: str, public: bool) -> str:
        """In the direct message, or as a mention in the channel. The message's ts."""
        await self.close(user)
        direct = f"D{user[1:]}"
        if public:
            event = self.client.mention(words, user=user)
        else:
            event = self.client.direct(words, user=user, channel=direct)
        self.slack.said(event)
        assert await self.client.event(event) == 200
        await self.settle()
        return str(event["ts"])

    async def press(self, user: str, message: Json, label: str, id: str = "") -> None:
        """A button of a message. Clicks with the same `id` are one click that Slack sends twice."""
        await self.close(user)
        named = [b for b in buttons(message["blocks"]) if label in (b["text"]["text"], b.get("accessibility_label"))]
        payload = self.client.pressing(message, named[0], user)
        if id:
            payload["actions"][0]["action_ts"] = self._times.setdefault(id, payload["actions"][0]["action_ts"])
        assert await self.client.interaction(payload) == 200
        await self.settle()

    async def press_in_modal(self, user: str, label: str) -> bool:
        """Whether the modal on top has such a button; then it is pressed."""
        stack = self.slack.views.stacks[user]
        shown = buttons(stack[-1].view["blocks"]) if stack else []
        if not any(label in (b["text"]["text"], b.get("accessibility_label")) for b in shown):
            return False
        assert await self.client.click(label, user) == 200
        await self.settle()
        return True

    async def forge(self, user: str, action: str, value: str) -> None:
        """A click that no button stands behind; a new request begins with the shortcut, as anybody's does."""
        await self.close(user)
        if action == "request-channel" and not value:
            assert await self.client.shortcut(user=user) == 200
        else:
            button = {"type": "button", "action_id": f"{action}#0", "value": value}
            message = {"ts": "1600000000.000000", "channel": f"D{user[1:]}", "user": BOT}
            assert await self.client.interaction(self.client.pressing(message, button, user)) == 200
        await self.settle()

    async def choose_language(self, user: str, language: str) -> None:
        """On the app's home."""
        assert await self.client.home(user) == 200
        await self.settle()
        assert await self.client.click(text(language, "own-name"), user, home=True) == 200
        await self.settle()

    async def close(self, user: str) -> None:
        if self.slack.views.stacks[user]:
            await self.client.close(user, all=True)
            await self.settle()

    async def put_aside(self, user: str, answers: dict[str, str]) -> None:
        left = self.put(user, answers)
        assert not left, f"no such fields in the first step: {left}"
        label = next(text(one, "request-keep") for one in LANGUAGES if self._has(user, text(one, "request-keep")))
        assert await self.press_in_modal(user, label)

    def _has(self, user: str, label: str) -> bool:
        shown = buttons(self.slack.views.top(user).view["blocks"])
        return any(button["text"]["text"] == label for button in shown)

    async def fill(self, user: str, answers: dict[str, str]) -> None:
        """Goes through the steps and sends the form, or stays at the step that has a fault."""
        if not self.slack.views.stacks[user]:
            return await self._send_again(user)
        meant, left = self.unsaid.pop(user, {}), dict(answers)
        while True:
            mends = meant.keys() & left.keys() & self._labels(user)
            first = meant if mends else meant | left
            answer = await self._submit(user, first)
            if mends and answer.get("response_action") == "errors":
                answer = await self._submit(user, meant | left)
            shown = self._labels_put
            meant, left = ({k: v for k, v in some.items() if k not in shown} for some in (meant, left))
            if answer.get("response_action") == "errors":
                self.unsaid[user] = meant | left
                return
            if answer.get("response_action") != "push":
                break
        assert not left, f"no such fields: {left}"

    async def _submit(self, user: str, answers: dict[str, str]) -> Json:
        self._labels_put = self._labels(user)
        self.put(user, answers)
        shown = self.slack.views.top(user)
        self.sent_last[user] = deepcopy(shown)
        self.read[user].append(in_view(shown))
        answer = await self.client.submit(user)
        await self.settle()
        for block, said in answer.get("errors", {}).items():
            self.read[user].append(tidy(said))
            self.faults[user].add(block)
        return answer

    async def _send_again(self, user: str) -> None:
        """The modal is gone; another device of theirs has it open still."""
        shown = deepcopy(self.sent_last[user])
        shown.id, shown.hash = f"{shown.id}X", f"{shown.hash}1"
        self.slack.views.stacks[user] = [shown]
        await self._submit(user, {})

    def _labels(self, user: str) -> set[str]:
        return {label_of(block) for block in self.slack.views.top(user).view["blocks"] if block["type"] == "input"}

    def put(self, user: str, answers: dict[str, str]) -> dict[str, str]:
        """Fills the fields that are there; returns what is left."""
        shown = self.slack.views.top(user)
        fields = {label_of(block): block for block in shown.view["blocks"] if block["type"] == "input"}
        for label, answer in answers.items():
            if label in fields:
                self.client.fill(_typed(fields, fields[label], answer), user)
        return {label: answer for label, answer in answers.items() if label not in fields}


def _typed(fields: dict[str, Json], block: Json, answer: str) -> dict[str, str]:
    """As a person gives this answer here: chosen, picked from the calendar, written."""
    label, element = block["label"]["text"], block["element"]
    if element["type"] == "datepicker":
        return {label: _day(answer)}
    if element["type"] == "static_select":
        offered = [option["text"]["text"] for option in element["options"]]
        if answer in offered:
            return {label: answer}
        other = next(one for one in offered if one in OTHERS)
        beside = next(
            b for name, b in fields.items() if b["block_id"] == block["block_id"].replace("answer:", "other:")
        )
        return {label: other, beside["label"]["text"]: answer}
    empty = not answer and not block.get("optional")  # Slack itself refuses an empty one, but not a space
    return {label: " " if empty else answer}


def _day(written: str) -> str:
    return written if "-" in written else datetime.strptime(written, "%d.%m.%Y").date().isoformat()
