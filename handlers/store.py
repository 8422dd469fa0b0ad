"""What must be remembered, said by need: the `Store`, and the `Transaction` a piece of work gets.

A piece of work is a plain synchronous function `work(tx, *args)`. All it does through `tx` is kept together
or not at all, and pieces of work that write happen as if one after the other. It may be run again from the
start when the database asks for it, so it has no side effects: what shall be sent is enqueued, what shall
happen later is a timer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any, Concatenate, Literal, ParamSpec, Protocol, TypeVar

from handlers.records import (
    Absence,
    Channel,
    ChannelRequest,
    Event,
    Follower,
    Held,
    Memory,
    Outgoing,
    Question,
    Sent,
    Timer,
    Wish,
)

P = ParamSpec("P")
T = TypeVar("T")

#: What retention deletes: seen events, messages and timers that are done, closed questions, lines of history,
#: where somebody could be reached, votes, who was forgotten.
Purgeable = Literal["inbox", "messages", "timers", "questions", "audit", "addresses", "votes", "talks", "tombstones"]


class Stale(Exception):
    """Somebody changed the record first; nothing of this save was kept. Read it again and decide anew."""

    def __init__(self, subject: str) -> None:
        self.subject = subject
        super().__init__(f"{subject} was changed by somebody else")


class Unavailable(Exception):
    """The database cannot be reached or stays too busy. Nothing was kept; the event may be tried again."""


class Messages(Protocol):
    """What came in and what goes out."""

    def first_time(self, event_key: str, at: datetime) -> bool:
        """Whether this event is new. Call it first: a false means that all of the work was done before."""

    def not_yet(self, event_key: str) -> None:
        """The event is new again: what was noted did not come about."""

    def seen(self, event_key: str) -> bool:
        """Whether its work was done before. Only reads."""

    def enqueue(self, outgoing: Outgoing) -> None:
        """To be sent after the commit. Nothing happens when its dedupe key is known already."""

    def message(self, dedupe_key: str) -> Sent | None: ...

    def messages(self, subject: str) -> tuple[Sent, ...]:
        """Everything sent or to be sent about a subject, oldest first: for instance every copy of a card to
        update.
        """


class Timers(Protocol):
    def set_timer(self, timer: Timer) -> None:
        """Nothing happens when its dedupe key is known already, be it waiting, fired or cancelled."""

    def cancel_timers(self, subject: str, kind: str | None = None) -> None:
        """Cancels those that wait, of one kind or of all."""

    def due_timers(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        """Those that wait and are due, earliest first."""

    def fire_timer(self, dedupe_key: str, now: datetime) -> bool:
        """Marks a waiting timer as fired; false when it was cancelled or fired before. Delivery calls it."""

    def postpone_timer(self, dedupe_key: str, until: datetime) -> None:
        """For one that could not be handled: so that it does not keep the others waiting."""


class History(Protocol):
    def record(self, event: Event) -> None:
        """Appends a line. There is no way to change one."""

    def history(self, subject: str) -> tuple[Event, ...]:
        """Oldest first."""

    def count(self, name: str, subject: str) -> None:
        """One more: `count("helpful", situation_id)`. A number, never a text or a person."""

    def counts(self, name: str) -> dict[str, int]:
        """The numbers by subject."""


class Requests(Protocol):
    def new_request(
        self,
        *,
        requester: str,
        place: str,
        language: str,
        state: str,
        fields: Mapping[str, Any],
        at: datetime,
    ) -> ChannelRequest:
        """A new request with its number and version 1."""

    def request(self, number: int) -> ChannelRequest | None: ...

    def save_request(self, request: ChannelRequest, expected_version: int) -> ChannelRequest:
        """Saves it as version `expected_version + 1` and returns that. Raises Stale when the version has
        moved.
        """

    def keep_fields(self, request: ChannelRequest) -> None:
        """Saves its fields alone, as the version it is: for what nobody has seen, so that buttons stay good. Raises
        Stale when the version has moved.
        """

    def drop_request(self, number: int) -> None:
        """Deletes it with its followers: for a form that was never sent."""

    def requests_of(self, person: str) -> tuple[ChannelRequest, ...]:
        """Those the person made or follows, newest first."""

    def requests_in(self, states: Collection[str]) -> tuple[ChannelRequest, ...]:
        """All in one of the states, oldest first. Quick for the states of open requests, which are few."""

    def touched_last(self, states: Collection[str], most: int) -> tuple[ChannelRequest, ...]:
        """At most so many in one of the states, the one that changed last first: where all would be ever more."""

    def follow(self, number: int, follower: Follower) -> None:
        """Joins a request; joining twice is joining once."""

    def unfollow(self, number: int, person: str) -> None: ...

    def followers(self, number: int) -> tuple[Follower, ...]: ...


class Questions(Protocol):
    def new_question(self, *, asker: str, place: str, language: str, text: str, at: datetime) -> Question:
        """A new open question with its number and version 1."""

    def question(self, number: int) -> Question | None: ...

    def save_question(self, question: Question, expected_version: int) -> Question:
        """Saves it as version `expected_version + 1` and returns that. Raises Stale when the version has
        moved.
        """

    def questions_of(self, person: str) -> tuple[Question, ...]:
        """Newest first."""

    def open_questions(self) -> tuple[Question, ...]:
        """Those that are open or taken, oldest first."""


class Register(Protocol):
    def channels(self) -> tuple[Channel, ...]:
        """All, by unit, platform and name."""

    def channel(self, id: int) -> Channel | None: ...

    def channel_at(self, address_key: str) -> Channel | None: ...

    def drop_channel(self, id: int) -> None:
        """Deletes the line: for one that should never have stood there."""

    def save_channel(self, channel: Channel) -> Channel:
        """Updates the channel with that id; with id 0 adds it, or replaces the one at its address key."""


class Persons(Protocol):
    def language_of(self, person: str) -> str | None:
        """What the person has chosen."""

    def choose_language(self, person: str, language: str) -> None: ...

    def set_absence(self, absence: Absence) -> None:
        """Replaces the approver's earlier one."""

    def end_absence(self, approver: str) -> None: ...

    def absence_of(self, approver: str) -> Absence | None:
        """The one that is set, whether it has begun, is to come or is over."""

    def absences(self, on: date) -> tuple[Absence, ...]:
        """Who is away that day."""

    def held_on(self, person: str) -> tuple[Held, ...]:
        """What is kept on a person, by kind; kinds with nothing are left out."""

    def forget(self, person: str, pseudonym: str, at: datetime) -> None:
        """Puts the pseudonym where the record must be kept (requests, questions, decisions, register,
        history), deletes the rest: language, absence, joined requests, messages. The words of requests and
        questions are the caller's to clear first. A pseudonym begins with `gone:`; nothing is sent to one.
        That somebody was forgotten is remembered as a hash, for backups.
        """

    def purge(self, kind: Purgeable, before: datetime) -> int:
        """Deletes what was done before then; returns how much. Nothing that still waits is touched."""

    def purge_requests(self, states: Collection[str], before: datetime) -> int:
        """Deletes requests in these states not touched since, with all that is about them."""


class Keys(Protocol):
    def signing_key(self, name: str, fresh: str) -> str:
        """The secret of that name, the same for every process; `fresh` becomes it where there is none yet."""


class Votes(Protocol):
    """That somebody has voted on an answer: hashes, which whoever knows person, answer and key can make again."""

    def vote(self, vote: str, at: datetime) -> bool:
        """Whether it is the first."""

    def votes(self, those: Collection[str]) -> int:
        """How many of them are there."""

    def drop_votes(self, those: Collection[str]) -> None: ...


class Talks(Protocol):
    def recall(self, person: str, place: str, since: datetime) -> Memory:
        """What the conversation is about; nothing where the last word is older.

        Where none has begun there, the topic of the person's newest elsewhere: what was offered, the draft and the
        language stay where they were.
        """

    def remember(self, person: str, place: str, memory: Memory, at: datetime) -> None:
        """In the earlier one's place."""

    def spoken_lately(self, ids: Collection[str], since: datetime) -> str | None:
        """The language of the newest conversation, wherever it is, of whoever comes with these ids."""


class Likeness(Protocol):
    """What requests are compared by, so that thousands are compared without being read."""

    def not_yet_likened(self, states: Collection[str]) -> tuple[ChannelRequest, ...]:
        """Requests in these states that changed since `liken`."""

    def liken(self, number: int, version: int, wish: Wish) -> None: ...

    def alike(self, states: Collection[str], wish: Wish, most: int) -> tuple[int, ...]:
        """The first with the same address, or the same unit on the same platform."""

    def names_on(self, states: Collection[str], platform: str) -> dict[int, str]:
        """The names wished for on a platform, by request."""


class Transaction(
    Messages, Timers, History, Requests, Questions, Register, Persons, Keys, Votes, Talks, Likeness, Protocol
):
    """All of it, inside one transaction."""


class Store(Protocol):
    async def write(self, work: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs the work in a thread and one transaction. Its own exceptions roll everything back and are
        passed on.

        Cancelling the waiting coroutine does not stop work that has begun. Raises Unavailable.
        """

    async def read(self, work: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same on an unchanging view of the data; an attempt to write is an error. Raises Unavailable."""
