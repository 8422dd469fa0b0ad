"""Plays a conversation script: who says, presses or fills what, what each sees, and what is sent to whom.

A script is TOML. `[actors.NAME]` has an `id` (a person on a surface) and a `language`; `approvers` and `deputies` are
the settings, `desk_place` where approvers share cards. Each `[[turns]]` is one act, with what it must bring about:

    who = "A"                   # the actor; `as` is another id of the same person
    says = "…"                  # or presses = "label", or fills = {label = "answer"}
    presses_old = "label"       # the first such button that the actor ever saw
    forges = "approve 1 2"      # a button that nobody was shown
    keeps = true                # with fills: puts the form aside
    wait = 3                    # days pass instead; delivery, timers and retention go on meanwhile
    loses = ["slack:U1"]        # from here on nothing reaches these, until they act themselves; goes with any act
    at_once = [{…}, {…}]        # two acts at the same time: `one_sees`, `other_sees`
    sees = ["…"]                # in the reply; `hides` must not be
    outcome = "…"               # of the reply
    sent = {I = ["…"]}          # new messages, by actor. Actors not named get nothing.
    redrawn = {I = ["…"]}       # messages replaced in place, likewise
    register = ["…"]            # all lines of the register afterwards
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from prometheus_client import CollectorRegistry

from bot.delivery import Delivery, World
from bot.dispatcher import Dispatcher
from bot.metrics import Metrics
from bot.plain_text import plain_text
from bot.sending import Begins, Refused, unkept
from bot.stores.opening import OpenStore
from bot.watch import Watch
from handlers.assistant import Assistant
from handlers.blocks import Actions, Button
from handlers.card import Card, Form
from handlers.desk import Desk
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.office.errand import Office
from handlers.office.persons import read_directory
from handlers.person.retention import clean
from handlers.records import Outgoing
from handlers.reminders import timer_fired
from handlers.reply import Reply
from handlers.store import Transaction
from handlers.undelivered import undelivered
from knowledge.answers import Answers
from tests.fakes.reviewing import reviewer_of

Turn = dict[str, Any]


def shown(card: Card) -> str:
    """All that can be read on a card."""
    lines = [plain_text(card)]
    for block in card.blocks:
        if isinstance(block, Actions):
            lines += [block.heading, *(item.label for item in block.items)]
        if isinstance(block, Form):
            lines += [f"{f.label}: {f.value} {f.help} {f.rests_on} {f.error}" for f in block.fields]
            lines += [block.error, block.submit]
    return "\n".join(lines)


def buttons(card: Card) -> Iterator[Button]:
    for block in card.blocks:
        if isinstance(block, Actions):
            yield from (item for item in block.items if isinstance(item, Button))


@dataclass
class Recorder:
    """A sender that keeps what it is given: `arrived` as (recipient, card, whether it replaced one)."""

    reads_back: bool = True
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    arrived: list[tuple[str, Card, bool]] = field(default_factory=list)
    posted: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str | None:
        if outgoing.recipient in self.gone:
            raise Refused("gone")
        await begins()
        self.arrived.append((outgoing.recipient, outgoing.card, replaces is not None))
        id = replaces or str(next(self.numbers))
        self.posted[outgoing.dedupe_key] = id
        return id

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        return self.posted.get(outgoing.dedupe_key)


class Play:
    """One script on one database; what a turn is, is a surface's own."""

    def __init__(self, script: dict[str, Any], store: OpenStore) -> None:
        self.script, self.store, self.actors = script, store, script["actors"]

    async def run(self) -> None:
        for number, turn in enumerate(self.script["turns"], start=1):
            try:
                await self._turn(turn)
            except AssertionError as error:
                raise AssertionError(f"turn {number}, {turn}: {error}") from None

    async def _turn(self, turn: Turn) -> None:
        raise NotImplementedError


class PlayAtTheDoor(Play):
    """What every surface hands in, and what the senders of all of them are given."""

    def __init__(self, script: dict[str, Any], store: OpenStore, answers: Answers) -> None:
        super().__init__(script, store)
        self.now: datetime = script["begins"]
        self.ids, self.cards = count(1), defaultdict[str, list[Card]](list)
        #: What the reply was about that a card came with, by `id(card)`: every surface brings it along.
        self.drafts: dict[int, str] = {}
        directory = read_directory(script.get("approvers", ""), script.get("deputies", ""))
        pseudonyms, place = count(1), script.get("desk_place", "")
        office = Office(answers.town, directory, timedelta(days=30), lambda: f"forgotten:{next(pseudonyms)}", place)
        assistant = Assistant(answers, reviewer_of(answers.town))
        watch = Watch(Metrics(CollectorRegistry()))
        self.dispatcher = Dispatcher(
            assistant, Desk(office, assistant.language, assistant.reviewer), store, lambda: self.now, watch, {}
        )
        self.sender = Recorder()
        self.delivery = Delivery(
            store,
            dict.fromkeys(("web", "slack", "teams"), self.sender),
            partial(timer_fired, office),
            partial(undelivered, office),
            World(lambda: self.now, lambda: 0.0),
            "test",
        )

    async def _turn(self, turn: Turn) -> None:
        self.sender.arrived.clear()
        self.sender.gone |= set(turn.get("loses", ()))
        if "wait" in turn:
            for _ in range(turn["wait"]):
                self.now += timedelta(days=1)
                await self.delivery.deliver_due()
                await self.store.write(clean, self.now)
        elif "at_once" in turn:
            await self._at_once(turn)
        else:
            reply = await self._act(turn)
            self._check_reply(turn, reply)
        self.now += timedelta(minutes=1)
        await self.delivery.deliver_due()
        self._check_sent(turn)
        if "register" in turn:
            assert await self.store.read(register_lines) == turn["register"]

    async def _at_once(self, turn: Turn) -> None:
        replies = await asyncio.gather(*(self._act(act) for act in turn["at_once"]))
        said = sorted(replies, key=lambda reply: turn["one_sees"] not in shown(reply.card))
        assert turn["one_sees"] in shown(said[0].card), shown(said[0].card)
        assert turn["other_sees"] in shown(said[1].card), shown(said[1].card)

    async def _act(self, act: Turn) -> Reply:
        reply = await self.dispatcher.reply_to(self._incoming(act))
        self.cards[act["who"]].append(reply.card)
        self.drafts[id(reply.card)] = reply.draft
        return reply

    def _incoming(self, act: Turn) -> Incoming:
        actor = self.actors[act["who"]]
        person = act.get("as", actor["id"])
        self.sender.gone.discard(person)  # whoever acts is there
        public = act.get("public", False)
        place = f"{person.partition(':')[0]}:channel" if public else f"{person}/tab"
        origin = Origin(person, place, public, chosen=actor["language"])
        id = act.get("id", f"event-{next(self.ids)}")
        if "says" in act:
            return Message(id, origin, act["says"])
        if "fills" in act:
            form = self._form(act["who"])
            labels = {f.label: f.name for f in form.fields}
            values = {f.name: f.value for f in form.fields} | {labels[k]: v for k, v in act["fills"].items()}
            return FormSent(id, origin, form.form, form.value, values, not act.get("keeps", False))
        if "forges" in act:
            action, _, value = act["forges"].partition(" ")
            return Pressed(id, origin, action, value)
        button, draft = self._button(act["who"], act.get("presses") or act["presses_old"], "presses_old" in act)
        return Pressed(id, origin, button.action, button.value, draft)

    def _button(self, who: str, label: str, oldest: bool) -> tuple[Button, str]:
        """And what its card was about."""
        cards = self.cards[who] if oldest else reversed(self.cards[who])
        found = [
            (button, self.drafts.get(id(card), ""))
            for card in cards
            for button in buttons(card)
            if button.label == label
        ]
        assert found, f"{who} sees no button {label}"
        return found[0]

    def _form(self, who: str) -> Form:
        forms = [b for card in reversed(self.cards[who]) for b in card.blocks if isinstance(b, Form)]
        assert forms, f"{who} sees no form"
        return forms[0]

    def _check_reply(self, turn: Turn, reply: Reply) -> None:
        seen = shown(reply.card)
        for expected in turn.get("sees", ()):
            assert expected in seen, f"no “{expected}” in: {seen}"
        for hidden in turn.get("hides", ()):
            assert hidden not in seen, f"“{hidden}” in: {seen}"
        if "outcome" in turn:
            assert reply.outcome == turn["outcome"], reply.outcome

    def _check_sent(self, turn: Turn) -> None:
        for name, replaced in (("sent", False), ("redrawn", True)):
            got = defaultdict[str, list[str]](list)
            for recipient, card, in_place in self.sender.arrived:
                if in_place is replaced:
                    got[self._actor_at(recipient)].append(shown(card))
            expected = turn.get(name, {})
            assert got.keys() == expected.keys(), f"{name}: {dict(got)}"
            for actor, texts in expected.items():
                said = "\n---\n".join(got[actor])
                assert all(text in said for text in texts), f"{name} to {actor}: {said}"
        for recipient, card, _ in self.sender.arrived:
            self.cards[self._actor_at(recipient)].append(card)

    def _actor_at(self, recipient: str) -> str:
        if recipient.endswith(":channel"):
            return "channel"
        person = recipient.removesuffix("/tab")
        return next(n for n, a in self.actors.items() if person in (a["id"], *a.get("also", ())))


def register_lines(tx: Transaction) -> list[str]:
    return [f"{c.unit}, {c.platform}, {c.name}, {c.address_key}, {c.state}" for c in tx.channels()]
