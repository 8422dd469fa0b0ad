"""Where persons and places are reached on Teams, learnt from what they send: kept as our own JSON in the store.

Of a person their personal chat and the id that Teams has for them here (`29:…`); of a chat or channel the address of
the service that carries it. Whoever was never met is reached by the service for all, and by their id in Entra.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta

from cachetools import TTLCache

from bot.settings import Settings
from bot.stores.addresses import addresses_of
from bot.teams.draw.shown import Mention
from bot.teams.receive.activities import Body, origin, tenant
from bot.teams.receive.gate import may_send_to
from bot.teams.recipients import SURFACE, chat_of, is_shared
from handlers.store import Store, Transaction, Unavailable

log = logging.getLogger(__name__)

LATELY, MOST_LATELY = timedelta(hours=12), 5_000

SERVICE_FOR_ALL = "https://smba.trafficmanager.net/teams/"


@dataclass(frozen=True)
class Reference:
    """Of a person: `conversation` is their personal chat, empty before there is one; `aad` and `user` are their ids in
    Entra and in Teams. Of a place: the conversation, and whether it is `shared`, so that others may read along.
    """

    service: str
    tenant: str
    conversation: str = ""
    aad: str = ""
    user: str = ""
    shared: bool = False


class References:
    """Who wrote lately is reached while the store is away, too; what they are called is kept in memory alone."""

    def __init__(self, store: Store, settings: Settings, now: Callable[[], datetime]) -> None:
        self._store, self.now = store, now
        self._lately: TTLCache[str, Reference, datetime] = TTLCache(MOST_LATELY, LATELY, now)
        self._names: TTLCache[str, Mention, datetime] = TTLCache(MOST_LATELY, LATELY, now)
        self._loopback, self._tenant = settings.teams_loopback, settings.teams_app_tenant_id
        self._service = settings.teams_service_url or SERVICE_FOR_ALL

    async def met(self, body: Body) -> None:
        """Learns from an activity that the gate has let in. A store that is away costs nobody their answer."""
        found, today = _references(body), self.now().date()
        for id, (_, each) in found.items():
            self._lately[id] = each
        self._called(body)
        try:
            if not await self._store.read(_known, found, today):
                await self._store.write(_learn, found, today)
        except Unavailable:
            log.warning("where somebody is reached could not be kept")

    def named(self, person: str) -> Mention | None:
        """What Teams called a person (an id that begins with the surface) when they last wrote."""
        return self._names.get(person)

    def _called(self, body: Body) -> None:
        sender = body.get("from") or {}
        if isinstance(sender.get("name"), str) and sender.get("id"):
            self._names[origin(body).person] = Mention(sender["id"], sender["name"])

    def forget(self, person: str) -> list[str]:
        """Drops what memory holds of a person, who has asked for it; the recipients by which they were reached."""
        self._names.pop(person, None)
        of_person = ((id, each) for id, each in self._lately.items() if not each.shared)
        found = [id for id, each in of_person if SURFACE + (each.aad or each.user) == person]
        for id in found:
            del self._lately[id]
        return found

    async def person(self, person: str) -> Reference:
        """Raises store.Unavailable."""
        return await self._kept(SURFACE + person) or Reference(self._service, self._tenant, aad=person)

    async def place(self, conversation: str) -> Reference:
        """Of a thread, with the thread. Raises store.Unavailable."""
        kept = await self._kept(SURFACE + chat_of(conversation))
        found = kept or Reference(self._service, self._tenant, shared=is_shared(conversation))
        return replace(found, conversation=conversation)

    async def opened(self, person: str, reference: Reference) -> None:
        """A personal chat was opened. Raises store.Unavailable."""
        await self._store.write(_learn, _of_chat(SURFACE + person, reference), self.now().date())

    async def _kept(self, id: str) -> Reference | None:
        try:
            address = await self._store.read(lambda tx: addresses_of(tx).of(id))
        except Unavailable:
            if id not in self._lately:
                raise
            return self._lately[id]
        found = Reference(**address) if address else None
        return found if found and may_send_to(found.service, self._loopback) else None


#: References by recipient, each with the person it belongs to.
_Found = Mapping[str, tuple[str | None, Reference]]


def _references(body: Body) -> _Found:
    """Who sent it and where. A bot, or Teams itself, is nobody to be reached."""
    came, sender = origin(body), body.get("from") or {}
    aad, user = sender.get("aadObjectId") or "", sender.get("id") or ""
    chat = chat_of(came.place.removeprefix(SURFACE))
    anywhere = Reference(body["serviceUrl"], tenant(body), aad=aad, user=user)
    if not (aad or user.startswith("29:")):
        return {}
    if not came.public:
        return _of_chat(came.person, replace(anywhere, conversation=chat))
    place = Reference(anywhere.service, anywhere.tenant, chat, shared=True)
    return {came.person: (came.person, anywhere), SURFACE + chat: (None, place)}


def _of_chat(person: str, reference: Reference) -> _Found:
    return {person: (person, reference), SURFACE + reference.conversation: (person, reference)}


def _known(tx: Transaction, found: _Found, today: date) -> bool:
    addresses = addresses_of(tx)
    return all(addresses.is_fresh(id, _merged(tx, id, each), today) for id, (_, each) in found.items())


def _learn(tx: Transaction, found: _Found, today: date) -> None:
    for id, (person, each) in found.items():
        addresses_of(tx).keep(id, person, _merged(tx, id, each), today)


def _merged(tx: Transaction, id: str, reference: Reference) -> dict[str, str | bool]:
    """A person who writes in a channel keeps the personal chat that is known."""
    known = {} if reference.conversation else addresses_of(tx).of(id) or {}
    return asdict(replace(reference, conversation=reference.conversation or known.get("conversation", "")))
