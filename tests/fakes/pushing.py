"""Pushes drafts through every surface of the whole product, each with a marker of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.composition import build_app
from bot.settings import Settings
from bot.stores.opening import OpenStore
from bot.stores.queue import Queue
from handlers.review.second_eyes import Asking
from handlers.store import Unavailable
from handlers.wording import text
from tests.fakes.leaks import Markers
from tests.fakes.pushing_teams import OFFICER, WRITER, InTeams
from tests.fakes.slack_api import SECRET, TOKEN, FakeSlack, SlackClient
from tests.fakes.slack_hand import Hand, quiet
from tests.fakes.slack_ids import Json
from tests.fakes.slack_limits import buttons
from tests.fakes.teams_client import TeamsClient
from tests.fakes.teams_connector import FakeTeams
from tests.fakes.teams_person import Persons
from tests.fakes.teams_play import teams_settings

AUTHOR, INFORMATOR = "UAUTHOR01", "UINFORM01"
WHO = {"conversation": "0123456789abcdef", "person": "web:personal", "language": "sv"}
INFORMATOR_ON_THE_WEB = {"conversation": "fedcba9876543210", "person": "web:informator", "language": "sv"}
AFTER = {"after": "0"}
MOST_LOOKS = 3_000


class Switch:
    """A store that can be unavailable; else the one inside."""

    def __init__(self, store: OpenStore) -> None:
        self.__dict__.update(store=store, down=False)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)
        return self._or_down(found) if name in ("write", "read", "queue") else found

    def __setattr__(self, name: str, value: object) -> None:
        if name == "down":
            self.__dict__[name] = value
        else:
            setattr(self.store, name, value)

    def _or_down(self, method: Callable[..., Any]) -> Callable[..., Any]:
        async def call(*given: Any, **named: Any) -> Any:
            if self.down:
                raise Unavailable("switched off")
            return await method(*given, **named)

        return call


@dataclass
class Pusher:
    """Everybody's hands on the product, in Slack and on the web; `teams` are those in Teams."""

    slack: FakeSlack
    client: SlackClient
    page: TestClient[web.Request, web.Application]
    store: Switch
    markers: Markers
    teams_client: TeamsClient

    def __post_init__(self) -> None:
        self.hand = Hand(self.slack, self.client)
        self.teams = InTeams(Persons(self.teams_client, self.rest), self.draft)

    def draft(self, through: str) -> str:
        marker = self.markers.new(through)
        return (
            f"Välkommen på julfest med {marker} kl. 18! {marker} är en jävla idiot, ring {marker} på 040 123 4567. "
            f"#{marker} https://hango.fi/{marker}"
        )

    def shown_in_slack(self) -> set[str]:
        """Through what a draft came that people have seen in Slack: so it went all the way."""
        told = [message for message in self.slack.posted if "said_by" not in message]
        return self.markers.found_in([str([told, self.slack.responded, self.slack.views.opened]).encode()])

    async def rest(self) -> None:
        """Returns when nothing is under way, and nothing in the outbox is due."""
        for _ in range(MOST_LOOKS):
            await quiet()
            if self.store.down or not await self.store.queue(_under_way, datetime.now(UTC)):
                return
            await asyncio.sleep(0.02)
        raise AssertionError("it never comes to rest")

    async def on_the_web(self, how: str) -> None:
        """Written as a message; in the form: sent, dismissed, to the informatör; buttons that bring it along."""
        said = self.draft(f"web message{how}")
        await self._post("message", WHO | {"text": said})
        await self._post("press", WHO | {"action": "review", "value": "", "draft": self.draft(f"web press{how}")})
        await self._post("press", WHO | {"action": "ask-this", "value": "", "draft": self.draft(f"web ask-this{how}")})
        for pressed in ("", "dismiss insult~0a0b0c", "second-eyes"):
            await self._form("review", {"text": self.draft(f"web form {pressed}{how}")}, pressed)
        await self.page.post("/ask", data={"language": "sv", "text": self.draft(f"ask page{how}"), "press": ""})

    async def second_eyes_on_the_web(self) -> None:
        """The informatör has the page open, takes the draft, and quotes it in the answer."""
        for who in (WHO, INFORMATOR_ON_THE_WEB):
            await self._inbox(who)
        form = {"text": self.draft("web second eyes")}
        asked = asyncio.create_task(self._form("review", form, "second-eyes"))
        await self._taken(asked, INFORMATOR_ON_THE_WEB)
        await self._inbox(WHO)
        words = {"answer": self.draft("informatör's answer on the web")}
        asking = str(Asking(WHO["person"], WHO["language"], "post", "0a" * 6))
        answered = asyncio.create_task(self._form("eyes-answer", words, "", asking, INFORMATOR_ON_THE_WEB))
        await self._taken(answered, WHO)

    async def _taken(self, sending: asyncio.Task[None], who: Json) -> None:
        letters = 0
        while not sending.done():
            letters += len((await self._inbox(who))["messages"])
            await asyncio.sleep(0.05)
        await sending
        assert letters, "it did not arrive"

    async def _inbox(self, who: Json) -> Json:
        answer = await self.page.get("/chat/inbox", params=who | AFTER)
        return dict(await answer.json())

    async def _form(self, form: str, values: Json, pressed: str, value: str = "", who: Json = WHO) -> None:
        sent = {"form": form, "value": value, "values": values, "finished": not pressed, "pressed": pressed}
        await self._post("form", who | sent)

    async def _post(self, what: str, body: Json) -> None:
        answer = await self.page.post(f"/chat/{what}", json=body)
        assert answer.status in (200, 500, 503), answer.status

    async def in_slack(self, how: str) -> None:
        """Mentioned, written directly, asked about, in a command, by the shortcut of a message, in a modal."""
        await self.mentioned(how)
        await self.directly(how)
        await self.client.command(self.draft(f"command{how}"), user=AUTHOR)
        await self.rest()
        await self.in_a_modal(how)

    async def mentioned(self, how: str) -> None:
        await self.event(self.client.mention(self.draft(f"mention{how}"), user=AUTHOR))

    async def directly(self, how: str) -> None:
        direct = {"user": AUTHOR, "channel": f"D{AUTHOR[1:]}"}
        await self.event(self.client.direct(self.draft(f"direct message{how}"), **direct))
        await self.event(self.client.direct("Är det här bra? " + self.draft(f"asked about{how}"), **direct))

    async def event(self, event: Json) -> None:
        self.slack.said(event)
        await self.client.event(event)
        await self.rest()

    async def in_a_modal(self, how: str) -> None:
        """From a message's menu, then written anew. Where it fails there may be no modal, or one that says so."""
        await self.client.message_shortcut(self.draft(f"message shortcut{how}"), user=AUTHOR)
        await self.rest()
        await self.hand.forge(AUTHOR, "review", "")
        for pressed in ("", text("sv", "do-dismiss"), text("sv", "do-second-eyes")):
            if self.slack.views.stacks[AUTHOR] and self._filled(AUTHOR, "review-label-text", f"modal {pressed}{how}"):
                await (self.hand.press_in_modal(AUTHOR, pressed) if pressed else self._submit(AUTHOR))
            await self.rest()
        await self.hand.close(AUTHOR)

    def _filled(self, user: str, label: str, through: str) -> bool:
        return not self.hand.put(user, {text("sv", label): self.draft(through)})

    async def second_eyes_in_slack(self) -> None:
        """The informatör gets the draft, and quotes it in the answer."""
        asked, answered = text("sv", "do-second-eyes"), text("sv", "do-eyes-answer")
        await self.hand.forge(AUTHOR, "review", "")
        assert self._filled(AUTHOR, "review-label-text", "Slack second eyes")
        await self._submit(AUTHOR)
        assert await self.hand.press_in_modal(AUTHOR, asked)
        await self.rest()
        card = self._newest(INFORMATOR, answered)
        await self.hand.press(INFORMATOR, card, answered)
        await self.rest()
        assert self._filled(INFORMATOR, "answer-label", "informatör's answer in Slack")
        arrived = len(self.slack.shown_in(f"D{AUTHOR[1:]}"))
        await self._submit(INFORMATOR)
        await self.rest()
        assert len(self.slack.shown_in(f"D{AUTHOR[1:]}")) == arrived + 1

    def _newest(self, user: str, label: str) -> Json:
        here = reversed(self.slack.shown_in(f"D{user[1:]}"))
        return next(m for m in here if any(label == b["text"]["text"] for b in buttons(m.get("blocks", []))))

    async def _submit(self, user: str) -> None:
        await self.client.submit(user)
        await quiet()


def _under_way(queue: Queue, now: datetime) -> bool:
    waiting = "SELECT COUNT(*) AS n FROM outbox WHERE state = 'sending' OR (state = 'queued' AND due_at <= :now)"
    return bool(queue._sql.rows(waiting, now=now)[0]["n"])


@asynccontextmanager
async def whole_product(
    slack: FakeSlack, teams: FakeTeams, database_url: str, switches: list[Switch]
) -> AsyncIterator[Pusher]:
    """`switches` gets the stores that the composition opens."""
    settings = Settings(
        **teams_settings(teams),
        public_ask=True,
        database_url=database_url,
        approvers=f"web:informator,slack:{INFORMATOR},teams:{OFFICER}",
        slack_bot_token=TOKEN,
        slack_signing_secret=SECRET,
        slack_api_url=slack.url,
    )
    slack.persons |= {AUTHOR, INFORMATOR}
    teams.person(WRITER)
    teams.person(OFFICER)
    for person in (AUTHOR, INFORMATOR):
        slack.channels.add(f"D{person[1:]}")
        slack.members.add(f"D{person[1:]}")
    async with TestClient(TestServer(build_app(settings))) as page:
        client = SlackClient(str(page.make_url("/slack/events")), page.session, slack)
        in_teams = TeamsClient(str(page.make_url("/api/messages")), page.session, teams)
        yield Pusher(slack, client, page, switches[0], Markers(), in_teams)
