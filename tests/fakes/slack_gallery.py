"""The cards that the office's handlers make, by name: one request's way from the form to the register, and beside it.

Played through the real desk on a real store, in a small town, so that what the snapshots show is what people get.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.stores.opening import OpenStore
from handlers.ask.form import ask_form
from handlers.ask.intent import hear
from handlers.ask.share import share_reply
from handlers.card import Card
from handlers.desk import Desk
from handlers.incoming import FormSent, Incoming, Origin, Pressed
from handlers.office.errand import Errand, Office
from handlers.office.persons import read_directory
from handlers.question.steps import question_card
from handlers.request.card import decision_card
from handlers.request.notices import notice_card
from handlers.store import Transaction
from knowledge.silence import Silences
from knowledge.town import Platform, Town
from tests.fakes.reviewing import reviewer_of
from tests.fakes.small_town import small_town

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANNA, BO, INFORMATOR = "slack:UANNA", "slack:UBO", "slack:UINFO"
UNITS = (
    {"sv": "Museet", "fi": "Museo", "en": "The museum"},
    {"sv": "Biblioteket", "fi": "Kirjasto", "en": "The library"},
    {"sv": "Ungdomsverksamheten", "fi": "Nuorisotyö", "en": "Youth work"},
)
PLATFORMS = (Platform("Facebook", ("facebook.com",)), Platform("Instagram", ("instagram.com",)))
SAID = {
    "sv": (
        "Sommargäster och barnfamiljer som vill veta vad som händer på museet.",
        "Fler besökare",
        "Hur ofta tänker ni uppdatera, och vem gör det på finska?",
        "Kanslisten och två guider, två gånger i veckan.",
        "Får vi visa elevarbeten?",
    ),
    "fi": (
        "Kesävieraat ja lapsiperheet, jotka haluavat tietää, mitä museossa tapahtuu.",
        "Lisää kävijöitä",
        "Kuinka usein aiotte päivittää, ja kuka tekee sen ruotsiksi?",
        "Toimistosihteeri ja kaksi opasta, kahdesti viikossa.",
        "Saako oppilastöitä näyttää?",
    ),
    "en": (
        "Summer guests and families who want to know what goes on at the museum.",
        "More visitors",
        "How often will you post, and who does it in Finnish?",
        "The clerk and two guides, twice a week.",
        "May we show pupils' work?",
    ),
}


def town() -> Town:
    """Small, but whole as far as the office looks at it."""
    small = small_town()
    return Town(
        folder=Path(),
        names=small.names,
        domains=("town.example",),
        phones=(),
        units=UNITS,
        platforms=PLATFORMS,
        findings={},
        deciding={},
        comments={},
        form=dict.fromkeys(("unit", "audience", "goals", "comments", "updates"), "rule.4"),
        starters=small.starters,
        guideline=small.guideline,
        situations=small.situations,
        phrasings=(),
        refusals=(),
        silences=Silences({}, frozenset()),
    )


class Gallery:
    """One language's cards, made one after the other."""

    def __init__(self, store: OpenStore, language: str) -> None:
        self._store, self.language, self._ids, self._now = store, language, count(1), NOW
        self._office = Office(town(), read_directory(INFORMATOR, ""), timedelta(days=30), lambda: "forgotten:1")
        self._desk = Desk(self._office, lambda written, origin: language, reviewer_of(self._office.town))
        self._audience, self._goals, self._asked, self._answer, self._question = SAID[language]

    async def cards(self) -> dict[str, Card]:
        return {name: card async for name, card in self._made()}

    async def _made(self) -> AsyncIterator[tuple[str, Card]]:
        async for named in self._submitted():
            yield named
        async for named in self._returned():
            yield named
        async for named in self._approved():
            yield named
        async for named in self._second():
            yield named
        async for named in self._beside():
            yield named

    async def _submitted(self) -> AsyncIterator[tuple[str, Card]]:
        whole = {"unit": "Museet", "platform": "Instagram", "audience": self._audience, "goals": self._goals}
        yield "my-requests-none", await self._press("mine")
        yield "request-form", await self._press("request-channel", "museet instagram")
        faulty = {"unit": "Museets vänner", "platform": "Instagram", "address": "hej hå", "start": "1.1.2020"}
        yield "request-form-faults", await self._fill("channel-request", "1", faulty)
        yield "request-kept", await self._fill("channel-request", "1", whole, finished=False)
        named = {
            "name": "Hangö museum",
            "address": "",
            "administrators": "Anna Lind\nMatti Meri",
            "start": "2027-01-11",
        }
        yield "request-sent", await self._fill("channel-request", "1", whole | named)
        yield "decision-open", await self._decision(1)
        yield "reject-form", await self._press("reject", await self._carried(1), INFORMATOR)
        yield "ask-more-form", await self._press("ask-more", await self._carried(1), INFORMATOR)

    async def _returned(self) -> AsyncIterator[tuple[str, Card]]:
        yield (
            "decided-ask-more",
            await self._fill("ask-more", await self._carried(1), {"question": self._asked}, INFORMATOR),
        )
        yield "told-returned", await self._notice(1, "returned", ANNA)
        yield "my-requests", await self._press("mine")
        yield "answer-form", await self._press("answer", "1")
        yield "answered", await self._fill("answer", "1", {"answer": self._answer})
        yield "told-answered", await self._notice(1, "answered", INFORMATOR)
        yield "decision-answered", await self._decision(1)
        yield "told-reminder", await self._notice(1, "reminder", INFORMATOR)
        yield "my-requests-of-informator", await self._press("mine", "", INFORMATOR)

    async def _approved(self) -> AsyncIterator[tuple[str, Card]]:
        yield "decided-approve", await self._press("approve", await self._carried(1), INFORMATOR)
        yield "decision-approved", await self._decision(1)
        yield "told-approved", await self._notice(1, "approved", ANNA)
        yield "complete-form", await self._press("complete", await self._carried(1))
        known = {"name": "Hangö museum", "address": "instagram.com/hangomuseum", "deputy": "Siv Strand"}
        yield "completed", await self._fill("complete", "1", known | {"administrators": "Anna Lind\nMatti Meri"})
        for tick in ("grant", "confirm"):
            await self._press(tick, await self._carried(1), INFORMATOR)
        yield "decision-opened", await self._decision(1)
        yield "decision-listed", await self._press("list", await self._carried(1), INFORMATOR)
        yield "told-listed", await self._notice(1, "listed", ANNA)
        yield "shown", await self._press("show", await self._carried(1))
        yield "register", await self._press("register")
        yield "language", await self._press("language")

    async def _second(self) -> AsyncIterator[tuple[str, Card]]:
        """A colleague wants the same."""
        yield "request-form-similar", await self._press("request-channel", "museet instagram", BO)
        whole = {"unit": "Museet", "platform": "Instagram", "audience": self._audience, "goals": self._goals}
        yield "similar", await self._fill("channel-request", "2", whole, BO)
        await self._press("go-on", "2", BO)
        yield "decision-similar", await self._decision(2)
        yield (
            "decision-rejected",
            await self._fill("reject", await self._carried(2), {"reason": self._goals}, INFORMATOR),
        )
        yield "told-rejected", await self._notice(2, "rejected", BO)
        yield "decided-already", await self._press("approve", "2 1", INFORMATOR)

    async def _beside(self) -> AsyncIterator[tuple[str, Card]]:
        yield "ask-form", await self._press("ask-informator", self._question)
        yield "asked", await self._fill("ask-informator", "", {"question": self._question})
        yield "question", await self._store.write(self._question_card)
        library = {"unit": "Biblioteket", "platform": "Facebook", "audience": self._audience, "goals": self._goals}
        await self._press("request-channel", "", BO)
        await self._fill("channel-request", "3", library, BO)
        yield "home", await self._press("home")
        yield "home-of-informator", await self._press("home", "", INFORMATOR)
        yield "answer-question-form", await self._press("answer-question", "1 1", INFORMATOR)
        yield "absence-form", await self._press("absence", "", INFORMATOR)
        yield "absence-form-faults", await self._fill("absence", "", {"begins": "i dag", "ends": ""}, INFORMATOR)
        yield "absence", await self._fill("absence", "", {"begins": "2026-11-24", "ends": "2026-12-01"}, INFORMATOR)
        yield (
            "eyes-answer-form",
            await self._press("eyes-answer", f"{ANNA} {self.language} post 0a0a0a0a0a0a", INFORMATOR),
        )
        yield "ask-here-form", ask_form(self.language).card
        children = self._office.town.situations["children"]
        if self.language == "sv":  # it is the same in all of them
            yield "shared", share_reply(self._office.town, children).card
        yield "held", await self._press("held")
        yield "forget", await self._press("forget")

    async def _press(self, action: str, value: str = "", person: str = ANNA) -> Card:
        return await self._reply(Pressed(self._id(), self._origin(person), action, value))

    async def _fill(
        self, form: str, value: str, values: dict[str, str], person: str = ANNA, finished: bool = True
    ) -> Card:
        return await self._reply(FormSent(self._id(), self._origin(person), form, value, values, finished))

    async def _reply(self, incoming: Incoming) -> Card:
        self._now += timedelta(minutes=7)
        reply = await self._store.write(self._desk.handle, hear(incoming), self._now)
        assert reply is not None
        return reply.card

    def _id(self) -> str:
        return f"event-{next(self._ids)}"

    def _origin(self, person: str) -> Origin:
        return Origin(person, person.replace("slack:U", "slack:D") + ":dm", chosen=self.language)

    def _errand(self, tx: Transaction) -> Errand:
        return Errand(tx, self._office, self._now, INFORMATOR, INFORMATOR, self.language)

    async def _carried(self, number: int) -> str:
        def carried(tx: Transaction) -> str:
            request = tx.request(number)
            assert request is not None
            return f"{number} {request.version}"

        return await self._store.read(carried)

    async def _decision(self, number: int) -> Card:
        def drawn(tx: Transaction) -> Card:
            request = tx.request(number)
            assert request is not None
            return decision_card(self._errand(tx), request, self.language)

        return await self._store.read(drawn)

    async def _notice(self, number: int, what: str, recipient: str) -> Card:
        def drawn(tx: Transaction) -> Card:
            request = tx.request(number)
            assert request is not None
            return notice_card(self._errand(tx), request, what, recipient, self.language)

        return await self._store.read(drawn)

    def _question_card(self, tx: Transaction) -> Card:
        question = tx.question(1)
        assert question is not None
        return question_card(self._errand(tx), question, self.language)
