"""How whoever gets a message on Teams is written, in the outbox and everywhere else; read here alone. Pure.

    teams:<aad id>                       a person (their id in Microsoft Entra; `29:…` where Teams tells none)
    teams:<conversation>                 a place: a personal or group chat, a channel (`19:…@thread.tacv2`), or a
                                         thread in one (`19:…@thread.tacv2;messageid=17…`)
    teams:<conversation>|<aad id>        a place, and the one person in it who is to see this: there if Teams can, else
                                         in their personal chat, else a line there says how to get one

A message that stands in Teams is named by its conversation and its id there, with a space between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SURFACE = "teams:"
_PERSON = re.compile(r"29:.+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12,}", re.IGNORECASE)
_THREAD = ";messageid="


@dataclass(frozen=True)
class Recipient:
    """`person` alone: to be written to in their personal chat. With `conversation` too: there, for their eyes alone."""

    conversation: str = ""
    person: str = ""


def read_recipient(recipient: str) -> Recipient:
    named = recipient.removeprefix(SURFACE)
    conversation, _, person = named.partition("|")
    return Recipient(person=named) if _PERSON.fullmatch(named) else Recipient(conversation, person)


def for_one(place: str, person: str) -> str:
    """What only `person` is to see in `place`; both are ids that begin with the surface."""
    return f"{place}|{person.removeprefix(SURFACE)}"


def chat_of(conversation: str) -> str:
    """The whole channel or chat that a thread stands in."""
    return conversation.partition(_THREAD)[0]


def is_shared(conversation: str) -> bool:
    """Whether others may read along, where only the id tells."""
    return conversation.startswith("19:")


def posted_id(conversation: str, activity: str) -> str:
    return f"{conversation} {activity}" if activity else ""


def read_posted(id: str) -> tuple[str, str]:
    """Conversation and activity; the second is empty for what cannot be updated."""
    conversation, _, activity = id.rpartition(" ")
    return conversation, activity
