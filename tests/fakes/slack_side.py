"""Slack for `sides.py`."""

from __future__ import annotations

import json

from tests.fakes.slack_api import FakeSlack, SlackClient
from tests.fakes.slack_forked import Forked
from tests.fakes.slack_hand import Hand
from tests.fakes.slack_ids import BOT, BOT_ID, CHANNEL, Json
from tests.fakes.slack_limits import buttons, faults
from tests.fakes.slack_seen import in_message, in_view, tidy

PEOPLE = ("anna", "bo", "boss")


class SlackSide:
    def __init__(self, product: Forked, slack: FakeSlack) -> None:
        self._product, self._slack = product, slack
        self._client = SlackClient(product.url("/slack/events"), product.session, slack)
        self._hand = Hand(slack, self._client, product.settle)
        users = {_user(who) for who in PEOPLE}
        slack.persons |= users
        slack.members |= {_direct(user) for user in users}
        slack.channels |= slack.members

    @staticmethod
    def person(who: str) -> str:
        return f"slack:{_user(who)}"

    async def say(self, who: str, words: str, public: bool = False, times: int = 1) -> list[object]:
        user = _user(who)
        await self._hand.close(user)
        if public:
            event = self._client.mention(words, user=user)
        else:
            event = self._client.direct(words, user=user, channel=_direct(user))
        self._slack.said(event)
        envelope = self._client.envelope(event)
        answers: list[object] = [(await self._client.json(envelope), self._client.last) for _ in range(times)]
        await self._product.settle()
        return answers

    async def by_bots(self, words: str) -> None:
        others = {"bot_id": "BOTHER001", "user": "UOTHERBOT"}, {"bot_id": BOT_ID, "user": BOT}
        for sender in others:
            for event in (self._client.mention(words, **sender), self._client.direct(words, **sender)):
                assert await self._client.event(event) == 200
        await self._product.settle()

    async def request(self, who: str, values: dict[str, str], times: int = 1) -> None:
        await self._hand.forge(_user(who), "request-channel", "")
        for again in range(times):
            await self._hand.fill(_user(who), {} if again else values)

    async def ask_informator(self, who: str, question: str) -> None:
        user = _user(who)
        await self._hand.forge(user, "ask-informator", "")
        (label,) = self._hand._labels(user)
        await self._hand.fill(user, {label: question})

    async def press(self, who: str, label: str) -> None:
        user = _user(who)
        if not await self._hand.press_in_modal(user, label):
            shown = (m for m in reversed(self._messages(user)) if label in _labels(buttons(m["blocks"])))
            await self._hand.press(user, next(shown), label)

    async def labels(self, who: str) -> list[str]:
        stack = self._slack.views.stacks[_user(who)]
        shown = stack[-1].view["blocks"] if stack else self._newest(_user(who))["blocks"]
        return _labels(buttons(shown))

    async def read(self, who: str) -> str:
        user = _user(who)
        views = [in_view(one) for one in self._slack.views.stacks[user]]
        return " ".join([*(in_message(one | {"text": ""}) for one in self._messages(user)), *views])

    def carried(self) -> str:
        told = [*self._slack.posted, *self._slack.responded]
        values = [b.get("value", "") for m in told for b in buttons(m.get("blocks", []))]
        opened = [view["private_metadata"] for view in self._slack.views.opened if "private_metadata" in view]
        inside = [b.get("value", "") for view in self._slack.views.opened for b in buttons(view["blocks"])]
        return json.dumps([values, opened, inside, [m.get("metadata") for m in told]], ensure_ascii=False)

    async def markup(self, who: str, words: str) -> list[str]:
        found = [one for one in self._messages(_user(who)) if tidy(words) in in_message(one)]
        assert found, f"they stand nowhere in: {await self.read(who)}"
        return [fault for one in found for fault in faults(one["blocks"])]

    def _newest(self, user: str) -> Json:
        return self._messages(user)[-1]

    def _messages(self, user: str) -> list[Json]:
        told = [*self._slack.posted, *self._slack.responded]
        here = [m for m in told if m["channel"] in (CHANNEL, _direct(user)) and m.get("user", user) == user]
        return sorted((m for m in here if "blocks" in m), key=lambda m: float(m.get("ts", 0)))


def _user(who: str) -> str:
    return f"U{who.upper().ljust(8, '0')}"


def _direct(user: str) -> str:
    return f"D{user[1:]}"


def _labels(shown: list[Json]) -> list[str]:
    """Of what can be pressed and reaches us."""
    return [each.get("accessibility_label", each["text"]["text"]) for each in shown if "url" not in each]
