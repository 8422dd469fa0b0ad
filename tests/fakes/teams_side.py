"""Teams for `sides.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

from bot.teams.draw.carried import data_in
from tests.fakes.slack_forked import Forked
from tests.fakes.teams_client import TeamsClient
from tests.fakes.teams_connector import BOT, CHANNEL, FakeTeams
from tests.fakes.teams_hand import Blocked
from tests.fakes.teams_limits import Json, elements, pressables
from tests.fakes.teams_person import Persons
from tests.fakes.teams_play import aad_of
from tests.fakes.teams_seen import in_card, tidy

PEOPLE = ("anna", "bo", "boss")
#: What Markdown or Teams itself would make something of, were it not escaped.
MARKUP = ("<", "*", "_", "`", "[", "~~")


class TeamsSide:
    def __init__(self, product: Forked, teams: FakeTeams) -> None:
        self._product, self._teams = product, teams
        self.client = TeamsClient(product.url("/api/messages"), product.session, teams)
        self.persons = Persons(self.client, product.settle)
        for who in PEOPLE:
            teams.members[CHANNEL].add(teams.person(aad_of(who)))

    @staticmethod
    def person(who: str) -> str:
        return f"teams:{aad_of(who)}"

    async def say(self, who: str, words: str, public: bool = False, times: int = 1) -> list[object]:
        aad = aad_of(who)
        self.persons.dialogs[aad] = None
        activity = (self.client.mentioned if public else self.client.said)(aad, words)
        answers: list[object] = [await self.client.send(activity) for _ in range(times)]
        await self._product.settle()
        return answers

    async def by_bots(self, words: str) -> None:
        for sender in ({"id": "28:another"}, {"id": BOT}, {"id": "29:skill", "role": "skill"}):
            for activity in (self._teams.activity(words, **{"from": sender}), self._in_channel(words, sender)):
                assert (await self.client.send(activity)).status == 200
        await self._product.settle()

    def _in_channel(self, words: str, sender: dict[str, str]) -> dict[str, object]:
        return self._teams.in_channel(words, **{"from": sender})

    async def request(self, who: str, values: dict[str, str], times: int = 1) -> None:
        await self.persons.forge(aad_of(who), "request-channel", language="sv")
        await self.persons.fill(aad_of(who), values)
        for _ in range(times - 1):
            await self.client.send(self.client.sent[-1])
        await self._product.settle()

    async def ask_informator(self, who: str, question: str) -> None:
        await self.persons.forge(aad_of(who), "ask-informator", language="sv")
        fields = [one["label"] for one in elements(self.persons.form(aad_of(who)).card) if "label" in one]
        await self.persons.fill(aad_of(who), {fields[0].removesuffix(" *"): question})

    async def press(self, who: str, label: str) -> None:
        with suppress(Blocked):  # the client says itself what is missing
            await self.persons.press(aad_of(who), label)

    async def labels(self, who: str) -> list[str]:
        seen = self.persons.seen(aad_of(who))
        return [one["title"] for one in pressables(seen[-1].card)] if seen else []

    async def read(self, who: str) -> str:
        aad = aad_of(who)
        return " ".join([*(in_card(one.card) for one in self.persons.seen(aad)), *self.persons.answered[aad]])

    def carried(self) -> str:
        self.persons.remember()
        cards = [one.card for seen in self.persons.ever.values() for one in seen]
        cards += [card for post in (*self._teams.posted, *self._teams.updated) for card in _cards(post)]
        return json.dumps([data for card in cards for data in data_in(card)], ensure_ascii=False)

    async def markup(self, who: str, words: str) -> list[str]:
        cards = [one.card for one in self.persons.seen(aad_of(who)) if tidy(words) in in_card(one.card)]
        assert cards, f"they stand nowhere in: {await self.read(who)}"
        said = [text for card in cards for text in _texts(card)]
        return [text for text in said for sign in MARKUP if _unescaped(text, sign)]


def _texts(card: Json) -> Iterator[str]:
    """All that is read as Markdown, without our own mention of who asks."""
    ours = [one["text"] for one in card.get("msteams", {}).get("entities", ())]
    for element in elements(card):
        if element["type"] == "TextBlock":
            yield next((element["text"].replace(one, "") for one in ours if one in element["text"]), element["text"])


def _unescaped(text: str, sign: str) -> bool:
    return sign in text.replace(f"\\{sign[0]}", "")


def _cards(post: Json) -> list[Json]:
    return [one["content"] for one in post["body"].get("attachments", ())]
