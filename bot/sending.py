"""One attempt at one message: what a surface's sender may say of it, and what follows from that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.stores.queue import Claim
from handlers.card import Card
from handlers.records import UNREADABLE, Outgoing

log = logging.getLogger(__name__)

#: How often a message may be sent again when nobody can say whether the last attempt arrived.
SENT_AGAIN_AT_MOST = 3


class Refused(Exception):
    """The chat product will never take this message. `code` is its own word, such as `channel_not_found`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Busy(Exception):
    """It surely did not go out, and may later: 429, connection refused. `retry_after` in seconds, if told."""

    def __init__(self, code: str, retry_after: float | None = None) -> None:
        self.code, self.retry_after = code, retry_after
        super().__init__(code)


class Unsent(Busy):
    """Nothing of it went over the wire: no connection, no token, no time left."""


def asked_to_wait(error: Exception) -> timedelta:
    """For how long the far side asked to be left alone; nothing where it did not ask."""
    return timedelta(seconds=getattr(error, "retry_after", None) or 0.0)


class Uncertain(Exception):
    """It may have gone out: reset or timed out after sending, 5xx. So is every exception not named here."""


class Gone(Exception):
    """What this message would replace is not there any more."""


class Unreadable(Exception):
    """Nobody may look there whether it arrived: the right is missing, or the place is out of reach."""


#: Returns once it is written down that the message may go out from here on. Raises Unsent.
Begins = Callable[[], Awaitable[None]]


async def unkept() -> None:
    """The `Begins` of what does not lie in the outbox, and of what may be repeated freely."""


class Sender(Protocol):
    """How one surface sends. `reads_back` says whether `find` can tell; if it cannot, it is never called."""

    reads_back: bool

    async def send(self, outgoing: Outgoing, replaces: str | None, begins: Begins = unkept) -> str | None:
        """Posts the card, or replaces the posted message with the id `replaces`; returns the message's id.

        Awaits `begins` when all is ready, before the call that posts: whatever goes wrong until then, the message
        surely did not go out. A surface where the same message never stands twice need not.

        Takes `outgoing.dedupe_key` along where the product allows it. Raises Refused, Busy, Gone or Uncertain,
        and repeats nothing by itself. Is cancelled when the lease draws to its end.
        """

    async def find(self, outgoing: Outgoing, since: datetime) -> str | None:
        """The id of the posted message with this dedupe key, None when there is none; `since` is the first attempt.

        Raises Busy or Unreadable.
        """


class Courier(Protocol):
    """How one surface takes a card to a person past the outbox, because a part of a draft is in it."""

    async def send_now(self, person: str, card: Card) -> bool:
        """One attempt, from memory; nothing of it is kept or logged. Whether it surely arrived. Never raises."""


@dataclass(frozen=True)
class Arrived:
    """It is there. `again`: it was sent once more without knowing, so it may be there twice."""

    external_id: str | None
    again: bool = False


@dataclass(frozen=True)
class Moot:
    """It would update a message that was never posted, or is not there any more."""


@dataclass(frozen=True)
class Dead:
    """It is given up, for the reason that `code` names."""

    code: str


@dataclass(frozen=True)
class Again:
    """To be tried again, not before `retry_after` seconds. `uncertain` attempts may have gone out."""

    code: str
    uncertain: int
    retry_after: float | None = None


Outcome = Arrived | Moot | Dead | Again

#: Writes down that so many attempts at the message may have gone out. Raises Unsent.
Begin = Callable[[Claim, int], Awaitable[None]]


async def attempt(claim: Claim, sender: Sender, within_s: float, begin: Begin) -> Outcome:
    """Sends the message, or finds that it was sent. Never raises but when cancelled.

    Updates are repeated freely: the second does what the first did.
    """
    outgoing, uncertain = claim.outgoing, claim.uncertain
    if not claim.readable:
        return Dead(UNREADABLE)
    if outgoing.updates and claim.replaces is None:
        return Moot()
    if within_s <= 0:
        return Again("late", uncertain)
    if uncertain and not outgoing.updates:
        return await _resolve(claim, sender, within_s, begin)
    return await _send(claim, sender, within_s, uncertain, begin)


async def _resolve(claim: Claim, sender: Sender, within_s: float, begin: Begin) -> Outcome:
    """An earlier attempt may have gone out: look for it; where one cannot, rather twice than never."""
    if not sender.reads_back:
        return await _blindly(claim, sender, within_s, begin)
    begun = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(within_s):
            found = await sender.find(claim.outgoing, claim.first_try_at)
    except Unreadable:
        return await _blindly(claim, sender, within_s - (asyncio.get_running_loop().time() - begun), begin)
    except Exception as error:
        return Again("not-read-back", claim.uncertain, getattr(error, "retry_after", None))
    if found is not None:
        return Arrived(found)
    return await _send(claim, sender, within_s - (asyncio.get_running_loop().time() - begun), 0, begin)


async def _blindly(claim: Claim, sender: Sender, within_s: float, begin: Begin) -> Outcome:
    """Once more without knowing, a few times, and only what must arrive."""
    if not claim.outgoing.must_arrive or claim.uncertain > SENT_AGAIN_AT_MOST:
        return Dead("uncertain")
    return await _send(claim, sender, within_s, claim.uncertain, begin)


async def _send(claim: Claim, sender: Sender, within_s: float, uncertain: int, begin: Begin) -> Outcome:
    begun = False

    async def begins() -> None:
        nonlocal begun
        await begin(claim, uncertain + 1)
        begun = True

    try:
        async with asyncio.timeout(within_s):
            outgoing = claim.outgoing
            external_id = await sender.send(outgoing, claim.replaces, unkept if outgoing.updates else begins)
        return Arrived(external_id, again=uncertain > 0 and not claim.outgoing.updates)
    except Refused as refused:
        return Dead(refused.code)
    except Gone:
        return Moot()
    except Busy as busy:
        return Again(busy.code, uncertain, busy.retry_after)
    except (Uncertain, TimeoutError):
        return Again("uncertain", uncertain + 1) if begun else Again("not-begun", uncertain)
    except Exception:
        log.exception("a sender failed in a way of its own", extra={"fields": {"message": claim.id}})
        return Again("uncertain", uncertain + 1) if begun else Again("not-begun", uncertain)
