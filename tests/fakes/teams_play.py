"""Plays a conversation script on Teams: the same scripts, everybody in one tenant, over authenticated HTTP.

What is seen is read from the product's answers and from what the fake of Teams shows; whether the outbox sent it by
itself is read from the store. Where Teams differs (docs/differences.md): everybody who decides has a card of their own;
whoever acts has the app again; a press that comes twice gets the first answer again.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.settings import Settings
from bot.stores.opening import OpenStore
from bot.stores.transaction import SqlTransaction
from bot.teams.recipients import posted_id
from handlers.records import TALK
from handlers.store import Transaction
from tests.fakes.conversation import Play, Turn, register_lines
from tests.fakes.slack_clock import Clock
from tests.fakes.slack_forked import Asked, Forked, forked
from tests.fakes.teams_client import Answer, TeamsClient
from tests.fakes.teams_connector import APP_ID, CHANNEL, PASSWORD, TENANT, FakeTeams, chat_of
from tests.fakes.teams_limits import Json
from tests.fakes.teams_person import Persons
from tests.fakes.teams_seen import in_message, tidy
from tests.fakes.teams_traffic import unhurried

ANY_ID = re.compile(r"(?:slack|web|teams):(\w+)")
#: What a script says of a place that only one surface has is not played on the others.
IDS = ("id", "also", "as", "approvers", "deputies", "loses")
#: Nobody waits here for what Teams' limits on messages would hold up.
UNPACED = {f"bot.teams.send.pace.{one}": ((100_000, 1.0),) for one in ("IN_A_CONVERSATION", "IN_THE_TENANT")}
#: Which of the sent messages belong to a subject: not answers in a conversation.
BY_ITSELF = "SELECT external_id FROM outbox WHERE external_id IS NOT NULL AND subject <> :talk"


async def play_on_teams(script: dict[str, Any], store: OpenStore, database_url: str, folder: Path) -> None:
    """The product is a process of its own; `store` is another way to its database."""
    script = on_teams(script)
    async with FakeTeams() as teams:
        teams.rates = unhurried()
        settings, clock = settings_of(script, teams, database_url), Clock.at(script["begins"])
        asked = Asked(settings, clock, folder / "serve.log", UNPACED)
        async with forked(asked) as product:
            await TeamsPlay(script, store, teams, product).run()


def on_teams(written: Any, name: str = "") -> Any:
    """The script with every person and place in Teams."""
    if isinstance(written, dict):
        return {key: on_teams(value, key if key in IDS else name) for key, value in written.items()}
    if isinstance(written, list):
        return [on_teams(item, name) for item in written]
    known = isinstance(written, str) and name in IDS
    return ANY_ID.sub(lambda match: f"teams:{aad_of(match[1])}", written) if known else written


def aad_of(name: str) -> str:
    """A person's id in Entra; the channel's own id for a channel."""
    return CHANNEL if name == "channel" else str(uuid5(NAMESPACE_URL, name))


def settings_of(script: dict[str, Any], teams: FakeTeams, database_url: str, **more: Any) -> Settings:
    known = teams_settings(teams) | {
        "database_url": database_url,
        "approvers": script.get("approvers", ""),
        "deputies": script.get("deputies", ""),
    }
    return Settings(**(known | more))


def teams_settings(teams: FakeTeams) -> dict[str, Any]:
    """What connects a product to the fake of Teams."""
    return {
        "farjag_env": "development",
        "teams_app_id": APP_ID,
        "teams_app_password": PASSWORD,
        "teams_app_tenant_id": TENANT,
        "teams_openid_metadata_url": f"{teams.url}/openid",
        "teams_token_url": f"{teams.url}/token",
        "teams_service_url": teams.service,
    }


class TeamsPlay(Play):
    def __init__(self, script: dict[str, Any], store: OpenStore, teams: FakeTeams, product: Forked) -> None:
        super().__init__(script, store)
        self.teams, self.product = teams, product
        self.persons = Persons(TeamsClient(product.url("/api/messages"), product.session, teams), product.settle)
        self.asked: dict[str, str] = {}
        self.first: dict[str, Answer] = {}
        for aad in set(re.findall(r"teams:([0-9a-f-]{36})", str(script))):
            teams.person(aad)

    async def run(self) -> None:
        for actor in self.script["actors"].values():
            for id in (actor["id"], *actor.get("also", ())):
                await self.persons.choose_language(bare(id), actor["language"])
        await super().run()

    async def _turn(self, turn: Turn) -> None:
        self._lose(turn.get("loses", ()))
        posted, updated = len(self.teams.posted), len(self.teams.updated)
        self.persons.answered.clear()
        await self.product.outcomes()  # of what came before
        acts = turn.get("at_once", () if "wait" in turn else (turn,))
        for _ in range(turn.get("wait", 0)):
            await self.product.later(days=1)
        if turn.get("id") in self.first:
            turn = {name: said for name, said in turn.items() if name not in ("sees", "outcome")}
        await asyncio.gather(*map(self._do, acts))
        await self.product.later(minutes=1)
        self.persons.remember()
        outcomes = await self.product.outcomes()
        by_itself = await self.store.read(_sent_by_itself)
        new, drawn = self.teams.posted[posted:], self.teams.updated[updated:]
        answers = [one for one in new if _id(one) not in by_itself]
        self._check_told(turn, acts, answers)
        assert "outcome" not in turn or outcomes[-1:] == [turn["outcome"]], outcomes
        self._check_arrived("sent", turn, [one for one in new if _id(one) in by_itself])
        self._check_arrived("redrawn", turn, [one for one in drawn if _id(one) in by_itself])
        if "register" in turn:
            assert await self.store.read(register_lines) == turn["register"]

    def _lose(self, lost: Sequence[str]) -> None:
        for id in map(bare, lost):
            self.teams.installed.discard(id)
            self.teams.members.pop(id, None)

    async def _do(self, act: Turn) -> None:
        aad, persons = self._aad(act), self.persons
        self.teams.installed.add(aad)  # whoever acts is there
        if "says" in act:
            self.asked[aad] = act["says"]
            await persons.say(aad, act["says"], act.get("public", False))
        elif "fills" in act:
            await persons.fill(aad, act["fills"], act.get("keeps", False))
        elif "forges" in act:
            action, _, value = act["forges"].partition(" ")
            await persons.forge(aad, action, value, language=self.actors[act["who"]]["language"])
        else:
            await self._press(act, aad)

    async def _press(self, act: Turn, aad: str) -> None:
        if act.get("public"):
            await self.persons.say(aad, self.asked[aad], public=True)
        label, old = act.get("presses") or act["presses_old"], "presses_old" in act
        answer = await self.persons.press(aad, label, old and not act.get("public"), act.get("id", ""))
        if "id" in act:
            assert self.first.setdefault(act["id"], answer) == answer

    def _aad(self, act: Turn) -> str:
        return bare(act.get("as", self.actors[act["who"]]["id"]))

    def _check_told(self, turn: Turn, acts: Sequence[Turn], answers: list[Json]) -> None:
        seen = [self._seen(self._aad(act), answers) for act in acts]
        if "at_once" in turn:
            one = next((n for n, said in enumerate(seen) if tidy(turn["one_sees"]) in said), None)
            assert one is not None and tidy(turn["other_sees"]) in seen[1 - one], seen
        elif acts:
            missing = [one for one in turn.get("sees", ()) if tidy(one) not in seen[0]]
            assert not missing, f"no {missing} in: {seen[0]}"
            hidden = [one for one in turn.get("hides", ()) if tidy(one) in seen[0]]
            assert not hidden, f"{hidden} in: {seen[0]}"

    def _seen(self, aad: str, answers: list[Json]) -> str:
        """What came for this person: messages they see, and what they were told beside."""
        here = [one["id"] for one in self.teams.standing(aad)]
        mine = [in_message(one["body"]) for one in answers if one["id"] in here]
        return " ".join([*mine, *self.persons.answered[aad]])

    def _check_arrived(self, name: str, turn: Turn, messages: list[Json]) -> None:
        got = defaultdict[str, list[str]](list)
        for message in messages:
            got[self._actor_at(message["conversation"])].append(in_message(message["body"]))
        expected = turn.get(name, {})
        assert got.keys() == expected.keys(), f"{name}: {dict(got)}"
        for actor, texts in expected.items():
            said = " --- ".join(got[actor])
            missing = [text for text in texts if tidy(text) not in said]
            assert not missing, f"{name} to {actor}: no {missing} in {said}"

    def _actor_at(self, conversation: str) -> str:
        if conversation.startswith(CHANNEL):
            return "channel"
        return next(name for name, actor in self.actors.items() if conversation in _chats(actor))


def bare(id: str) -> str:
    return id.partition(":")[2]


def _chats(actor: Json) -> set[str]:
    return {chat_of(bare(id)) for id in (actor["id"], *actor.get("also", ()))}


def _id(post: Json) -> str:
    return posted_id(post["conversation"], post["id"])


def _sent_by_itself(tx: Transaction) -> set[str]:
    assert isinstance(tx, SqlTransaction)
    return {str(row["external_id"]) for row in tx._sql.rows(BY_ITSELF, talk=TALK)}
