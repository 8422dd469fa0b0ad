"""Plays a conversation script on Slack: the same scripts, everybody in one workspace, over signed HTTP.

What is seen, sent and redrawn is read from what the fake of Slack shows. Where Slack differs (docs/differences.md):
the language is chosen on the app's home; approvers share the desk's channel; whoever acts has come back to the
workspace; what is pressed in public is asked in public first; a form's faults are told step by step.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.settings import Settings
from bot.stores.opening import OpenStore
from tests.fakes.conversation import Play, Turn, register_lines
from tests.fakes.slack_api import FakeSlack, SlackClient
from tests.fakes.slack_clock import Clock
from tests.fakes.slack_forked import Asked, Forked, forked
from tests.fakes.slack_hand import Hand
from tests.fakes.slack_ids import CHANNEL, SECRET, TOKEN, Json
from tests.fakes.slack_limits import buttons
from tests.fakes.slack_script import ANY_ID, as_they_stand, bare, is_sent, on_slack
from tests.fakes.slack_seen import in_message, in_view, tidy

_COUNTED = re.compile(r"(\d+) fält behöver ses över")


async def play_on_slack(script: dict[str, Any], store: OpenStore, database_url: str, folder: Path) -> None:
    """The product is a process of its own; `store` is another way to its database."""
    script = on_slack(script)
    async with FakeSlack() as slack:
        clock = Clock.at(script["begins"])
        slack.now = lambda: clock().timestamp()
        asked = Asked(settings_of(script, slack, database_url), clock, folder / "serve.log")
        async with forked(asked) as product:
            await SlackPlay(script, store, slack, product).run()


def settings_of(script: dict[str, Any], slack: FakeSlack, database_url: str) -> Settings:
    return Settings(
        farjag_env="development",
        database_url=database_url,
        approvers=script.get("approvers", ""),
        deputies=script.get("deputies", ""),
        slack_approvers_channel=bare(script.get("desk_place", "")),
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=slack.url,
    )


class SlackPlay(Play):
    def __init__(self, script: dict[str, Any], store: OpenStore, slack: FakeSlack, product: Forked) -> None:
        super().__init__(script, store)
        self.slack, self.product = slack, product
        client = SlackClient(product.url("/slack/events"), product.session, slack)
        self.hand = Hand(slack, client, product.settle)
        self.shown: list[Json] = []
        self.owed: dict[str, list[str]] = defaultdict(list)
        self.asked: dict[str, str] = {}
        self._populate()

    def _populate(self) -> None:
        ids = set(ANY_ID.findall(str(self.script)))
        self.slack.persons |= {id for id in ids if id.startswith("U")}
        self.slack.members |= {id if id.startswith("C") else f"D{id[1:]}" for id in ids}
        self.slack.channels |= self.slack.members
        for actor in self.script["actors"].values():
            for id in (actor["id"], *actor.get("also", ())):
                self.slack.locales[bare(id)] = f"{actor['language']}-FI"

    async def run(self) -> None:
        for actor in self.script["actors"].values():
            if bare(actor["id"]).startswith("U"):
                await self.hand.choose_language(bare(actor["id"]), actor["language"])
        await super().run()

    async def _turn(self, turn: Turn) -> None:
        self._lose(turn.get("loses", ()))
        posted, updated, responded = len(self.slack.posted), len(self.slack.updated), len(self.slack.responded)
        await self.product.outcomes()  # of what came before
        acts = turn.get("at_once", () if "wait" in turn else (turn,))
        for _ in range(turn.get("wait", 0)):
            await self._later(days=1)
        await asyncio.gather(*map(self._do, acts))
        await self._later(minutes=1)
        new, drawn = self.slack.posted[posted:], self.slack.updated[updated:]
        told = [m for m in new if not is_sent(m)] + self.slack.responded[responded:]
        self._remember([*new, *drawn, *told])
        self._check_told(turn, acts, told)
        outcomes = await self.product.outcomes()
        assert "outcome" not in turn or outcomes[-1:] == [turn["outcome"]], outcomes
        self._check_arrived("sent", turn, [m for m in new if is_sent(m)])
        self._check_arrived("redrawn", turn, drawn)
        if "register" in turn:
            assert await self.store.read(register_lines) == turn["register"]

    async def _later(self, **time: float) -> None:
        await self.product.later(**time)
        assert not self.slack.unseen, f"nobody sees {self.slack.unseen}"

    def _lose(self, lost: Sequence[str]) -> None:
        ids = {bare(id) for id in lost}
        self.slack.deleted |= {id for id in ids if id.startswith("U")}
        self.slack.archived |= {id for id in ids if id.startswith("C")}

    async def _do(self, act: Turn) -> None:
        user, hand = self._user(act), self.hand
        self.slack.deleted.discard(user)  # whoever acts is there
        if "says" in act:
            self.asked[user] = act["says"]
            await hand.say(user, act["says"], act.get("public", False))
        elif "fills" in act:
            await (hand.put_aside if act.get("keeps") else hand.fill)(user, act["fills"])
        elif "forges" in act:
            action, _, value = act["forges"].partition(" ")
            await hand.forge(user, action, value)
        else:
            await self._press(act, user)

    async def _press(self, act: Turn, user: str) -> None:
        label, old = act.get("presses") or act["presses_old"], "presses_old" in act
        if not old and await self.hand.press_in_modal(user, label):
            return
        if act.get("public"):
            posted = len(self.slack.posted)
            await self.hand.say(user, self.asked[user], public=True)
            self._remember(self.slack.posted[posted:])
        await self.hand.press(user, self._message(user, self._channel(act), label, old), label, act.get("id", ""))

    def _message(self, user: str, channel: str, label: str, old: bool) -> Json:
        """The first message ever shown with such a button, or the newest of those that show it now."""
        here = [m for m in self.shown if m["channel"] == channel and m.get("user", user) == user]
        shown = here if old else as_they_stand(here)
        names = ((m, b["text"]["text"], b.get("accessibility_label")) for m in shown for b in buttons(m["blocks"]))
        found = next((message for message, *said in names if label in said), None)
        assert found is not None, f"{user} sees no button {label}"
        return found

    def _remember(self, messages: list[Json]) -> None:
        self.shown += [dict(message) for message in messages if "blocks" in message]

    def _user(self, act: Turn) -> str:
        return bare(act.get("as", self.actors[act["who"]]["id"]))

    def _channel(self, act: Turn) -> str:
        place, user = bare(self.actors[act["who"]]["id"]), self._user(act)
        return CHANNEL if act.get("public") else place if place.startswith("C") else f"D{user[1:]}"

    def _check_told(self, turn: Turn, acts: Sequence[Turn], told: list[Json]) -> None:
        seen = [self._seen(self._user(act), self._channel(act), told) for act in acts]
        if "at_once" in turn:
            one = next((n for n, said in enumerate(seen) if tidy(turn["one_sees"]) in said), None)
            assert one is not None and tidy(turn["other_sees"]) in seen[1 - one], seen
        elif acts:
            self._check_sees(turn, seen[0])

    def _seen(self, user: str, channel: str, told: list[Json]) -> str:
        """What came for this person: messages here that they see, and the modal in front of them."""
        direct = f"D{user[1:]}"
        mine = [m for m in told if m["channel"] in (channel, direct) and m.get("user", user) == user]
        stack = self.slack.views.stacks[user]
        return " ".join([*(in_message(m) for m in mine if "blocks" in m), *([in_view(stack[-1])] if stack else [])])

    def _check_sees(self, turn: Turn, seen: str) -> None:
        """What a form has to say of its later steps is owed until one gets to them."""
        user = self._user(turn)
        so_far = " ".join([*self.hand.read[user], seen])
        wanted = [*self.owed.pop(user, ()), *turn.get("sees", ())]
        missing = [one for one in wanted if not self._is_told(one, so_far, user)]
        if self.hand.unsaid[user]:
            self.owed[user] = missing
        else:
            assert not missing, f"no {missing} in: {so_far}"
            self.hand.turn_the_page(user)
        for hidden in turn.get("hides", ()):
            assert tidy(hidden) not in seen, f"“{hidden}” in: {seen}"

    def _is_told(self, expected: str, seen: str, user: str) -> bool:
        counted = _COUNTED.match(expected)
        if counted:  # Slack shows each fault at its field, and counts none
            return len(self.hand.faults[user]) == int(counted[1])
        return tidy(expected) in seen

    def _check_arrived(self, name: str, turn: Turn, messages: list[Json]) -> None:
        got = defaultdict[str, list[str]](list)
        for message in messages:
            got[self._actor_at(message["channel"])].append(in_message(message))
        expected = defaultdict[str, list[str]](list)
        for actor, texts in turn.get(name, {}).items():
            expected["Desk" if self._shares(actor, got) else actor] += texts
        assert got.keys() == expected.keys(), f"{name}: {dict(got)}"
        for actor, texts in expected.items():
            said = " --- ".join(got[actor])
            missing = [text for text in texts if tidy(text) not in said]
            assert not missing, f"{name} to {actor}: no {missing} in {said}"

    def _shares(self, actor: str, got: Mapping[str, list[str]]) -> bool:
        """Whether what is for this actor's own eyes on another surface stands in the channel of the approvers."""
        return "desk_place" in self.script and actor not in got and self.actors[actor]["id"] in self.script["approvers"]

    def _actor_at(self, channel: str) -> str:
        if channel == CHANNEL:
            return "channel"
        ids = {f"slack:{channel}", f"slack:U{channel[1:]}"}
        return next(n for n, a in self.actors.items() if ids & {a["id"], *a.get("also", ())})
