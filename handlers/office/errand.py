"""One errand at the informatör's office: who came, when, in which language, and the transaction it happens in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.blocks import Text
from handlers.card import Block, Card
from handlers.office.persons import Directory
from handlers.outcomes import Outcome
from handlers.records import GONE
from handlers.reply import Reply
from handlers.store import Transaction
from handlers.wording import text
from handlers.working_days import day_of
from knowledge.town import Town

#: Who did it when nobody did: a timer.
CLOCK = "clock"
#: A conversation older than this says nothing of what language its person speaks.
SPOKEN_WITHIN = timedelta(days=1)
#: What a forgotten person's pseudonym begins with; nothing can be sent there.
FORGOTTEN = f"{GONE}:"


def asks(id: str) -> str:
    """Who a card says that it is from (`reply.Card.asks`); nobody, once they are forgotten."""
    return "" if id.startswith(FORGOTTEN) else id


@dataclass(frozen=True)
class Office:
    """What is the same for every errand. `pseudonym` makes a new one that leads back to nobody.

    `desk_place` is where the approvers of one chat product share their cards, empty where each has their own;
    `register_url` where the public register is to be seen, empty where the town has not said.
    """

    town: Town
    directory: Directory
    expires: timedelta
    pseudonym: Callable[[], str]
    desk_place: str = ""
    register_url: str = ""
    #: Those who decide or stand in whom no surface can send anything.
    out_of_reach: tuple[str, ...] = ()


@dataclass(frozen=True)
class Errand:
    """`id` is as the surface knows the person (where to send things), `person` the one name of whoever has several."""

    tx: Transaction
    office: Office
    now: datetime
    id: str
    place: str
    language: str
    public: bool = False

    @property
    def town(self) -> Town:
        return self.office.town

    @property
    def person(self) -> str:
        return self.office.directory.person(self.id)

    @property
    def today(self) -> date:
        return day_of(self.now)

    def is_person(self, id: str) -> bool:
        """Whether that id is the person who came, on whatever surface."""
        return self.office.directory.person(id) == self.person

    def language_of(self, id: str, otherwise: str = "") -> str:
        """What somebody else is written to in: their choice, else what they speak here today, else as they asked
        (`otherwise`) or the town's first language.
        """
        directory = self.office.directory
        chosen = self.tx.language_of(directory.person(id))
        spoken = chosen or self.tx.spoken_lately(directory.ids(id), self.now - SPOKEN_WITHIN)
        return spoken or otherwise or self.town.guideline.languages[0]

    def say(self, key: str, **values: str | int) -> str:
        return text(self.language, key, **values)

    def quoted(self, words: str) -> str:
        """Somebody's own words, in the quotation marks of the person's language."""
        return self.say("quoted", words=words)

    def reply(self, outcome: Outcome, *blocks: Block) -> Reply:
        """A reply for this person's eyes."""
        return Reply(Card(self.language, blocks), outcome, private=True)

    def line(self, outcome: Outcome, key: str, **values: str | int) -> Reply:
        """A reply of one line."""
        return self.reply(outcome, Text(self.say(key, **values)))
