"""`archive`: a request as one HTML page, in Swedish and Finnish, for the town's archive.

Administrators' names stand in it, so it is fetched where the server runs, never over the web.
"""

from __future__ import annotations

from handlers.office.errand import CLOCK
from handlers.office.persons import Directory
from handlers.records import ChannelRequest, Event
from handlers.store import Store, Transaction
from handlers.wording import text
from handlers.workflow import State
from knowledge.town import Town

#: What is archived: whatever has been decided, also if it went on from there.
UNDECIDED = {State.BEGUN.value, State.SUBMITTED.value, State.RETURNED.value}


async def archived(store: Store, town: Town, directory: Directory, number: int) -> str | None:
    """The page, or None when there is no such request or nobody has decided it yet."""
    from bot.web.archive import archive_html

    request, history = await store.read(_found, number)
    if request is None or request.state in UNDECIDED:
        return None
    return archive_html(town, request, history, lambda actor, language: _role(directory, request, actor, language))


def _found(tx: Transaction, number: int) -> tuple[ChannelRequest | None, tuple[Event, ...]]:
    return tx.request(number), tx.history(f"request:{number}")


def _role(directory: Directory, request: ChannelRequest, actor: str, language: str) -> str:
    """What somebody did it as: never a name."""
    if actor == CLOCK:
        return text(language, "archive-role-clock")
    if directory.person(actor) == directory.person(request.requester):
        return text(language, "archive-role-requester")
    return text(language, "role-deputy" if directory.person(actor) in directory.standing_in else "role-approver")
