"""What is remembered, as the handlers see it: plain frozen records, whatever database holds them.

Every time is an aware `datetime` in UTC. A person or place is an id that begins with its surface
(`slack:U1`). A `subject` names what something is about: `request:12`, `question:4`, `channel:7`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from handlers.card import Card

#: The surface of those who were forgotten: nobody is there to be told anything.
GONE = "gone"
#: The subject of an answer in a conversation: nothing of it is kept once it is sent.
TALK = "talk"
#: Why a message was given up that no process can send: its surface has no sender anywhere.
NO_SENDER = "no-sender"
#: Why a message was given up whose card this release cannot read.
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Outgoing:
    """A card to be sent once the transaction that enqueues it has committed.

    `dedupe_key` says which message this is (`12:approved:2`): a second one with the same key is dropped
    silently. Messages to one recipient about one subject arrive in order, one after the other. With
    `updates`, the dedupe key of an earlier message to the same recipient about the same subject, that
    message's posted copy is replaced. `must_arrive` is false for reminders: better lost than doubled when
    nobody can say whether they arrived.
    """

    dedupe_key: str
    recipient: str
    subject: str
    card: Card
    due_at: datetime
    to: Literal["person", "place"] = "person"
    updates: str | None = None
    must_arrive: bool = True

    @property
    def surface(self) -> str:
        return self.recipient.partition(":")[0]

    @property
    def lane(self) -> str:
        """What keeps its order: one recipient (its id begins with the surface) and one subject."""
        return f"{self.recipient}|{self.subject}"


@dataclass(frozen=True)
class Sent:
    """What became of a message. `external_id` is the chat product's own id of it, once it is there.

    `state` is queued, sending, sent, dead (refused for good), or moot (an update of something never posted).
    """

    dedupe_key: str
    recipient: str
    subject: str
    to: Literal["person", "place"]
    updates: str | None
    state: Literal["queued", "sending", "sent", "dead", "moot"]
    external_id: str | None


@dataclass(frozen=True)
class Timer:
    """Something to do later. A key is used once: put the version or the date in it (`12:remind:3:v2`)."""

    dedupe_key: str
    kind: str
    subject: str
    due_at: datetime


@dataclass(frozen=True)
class Event:
    """One line of history. `detail` holds codes, ids and versions, and is never changed."""

    at: datetime
    actor: str
    action: str
    subject: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ChannelRequest:
    """A request for a channel. `fields` are the form's values by name, as JSON; `place` is where to tell
    `requester`.
    """

    number: int
    state: str
    version: int
    requester: str
    place: str
    language: str
    fields: Mapping[str, Any]
    created_at: datetime
    updated_at: datetime
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str = ""
    question: str = ""

    @property
    def subject(self) -> str:
        return f"request:{self.number}"


@dataclass(frozen=True)
class Follower:
    """Somebody who joined a request and is told what becomes of it, at `place`."""

    person: str
    place: str
    language: str


@dataclass(frozen=True)
class Question:
    """A question sent on to the informatör; answered where it was asked."""

    number: int
    state: Literal["open", "taken", "answered", "withdrawn"]
    version: int
    asker: str
    place: str
    language: str
    text: str
    created_at: datetime
    updated_at: datetime
    taken_by: str | None = None
    answer: str = ""
    answered_at: datetime | None = None

    @property
    def subject(self) -> str:
        return f"question:{self.number}"


@dataclass(frozen=True)
class Channel:
    """One line of the register. `address_key` is the address in its one normal form: no two channels share
    it.

    `id` is 0 until it is saved. `contact_role` and everything before it is public; `administrators` and
    `deputy` never leave the town. `request_number` is the request it came from, None for those a town had
    before.
    """

    id: int
    unit: str
    platform: str
    name: str
    address: str
    address_key: str
    state: Literal["open", "closed"]
    opened_at: date | None
    closed_at: date | None
    languages: tuple[str, ...]
    contact_role: str
    request_number: int | None = None
    administrators: tuple[str, ...] = ()
    deputy: str = ""

    @property
    def subject(self) -> str:
        return f"channel:{self.id}"


@dataclass(frozen=True)
class Absence:
    """An approver is away from `begins` to `ends`, both included; `deputy` stands in, None: the configured
    deputies.
    """

    approver: str
    begins: date
    ends: date
    deputy: str | None = None


@dataclass(frozen=True)
class Memory:
    """What a conversation is about, for a day: ids, codes and counts, never a word that somebody wrote.

    `topic` is the situation last told of, `offered` what could be pressed last, as `action value`, `review` the state
    of the draft last reviewed (`handlers.review.state`), `language` the conversation's; all may be empty. `at` is when
    it was kept, and no part of it.
    """

    topic: str = ""
    offered: tuple[str, ...] = ()
    review: str = ""
    language: str = ""
    at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Wish:
    """What is compared: the unit and platform by their own names, the bare name, the address in its normal form."""

    unit: str
    platform: str
    name: str
    address: str


@dataclass(frozen=True)
class Held:
    """How much of one kind is held on a person, and since when (None where no time is kept)."""

    kind: Literal[
        "requests",
        "followed",
        "questions",
        "answered",
        "decided",
        "channels",
        "messages",
        "audit",
        "language",
        "absence",
        "talks",
        "address",
    ]
    count: int
    since: datetime | None
