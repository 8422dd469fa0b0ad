"""What was sent to people on the web chat, for their open pages to fetch: a surface without a far side keeps its own.

The words of a sent message are wiped from the outbox. The page's copy is a row beside it, marked sent, under a key of
its own; so it is forgotten with the person and purged with the messages, and delivery never touches it. Each change
of a copy gets a new id: a page that has seen everything up to an id asks for what came after.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.stores.queue import Queue
from bot.stores.sql import Part, several
from bot.stores.transaction import SqlTransaction
from handlers.card import Card
from handlers.card_json import card_from_json, card_to_json
from handlers.records import Outgoing
from handlers.store import Transaction

_COPY = "page-copy:"


@dataclass(frozen=True)
class Posted:
    """One message as a page shows it. `key` stays the same when its `card` is changed, `id` does not."""

    id: int
    key: str
    card: Card
    at: datetime


def keep_copy(queue: Queue, outgoing: Outgoing, key: str, now: datetime) -> None:
    """Puts the card under `key` in the recipient's mailbox, in place of what was there."""
    Mailbox(queue._sql).put(outgoing, key, now)


def has_copy(tx: Transaction, key: str) -> bool:
    return _mailbox(tx).has(key)


def copies_after(
    tx: Transaction, recipients: Collection[str], after: int, since: datetime, limit: int
) -> tuple[Posted, ...]:
    """The newest `limit` messages to these persons and places with a higher id, none from before `since`.

    Oldest first.
    """
    return _mailbox(tx).after(recipients, after, since, limit)


class Mailbox(Part):
    def put(self, outgoing: Outgoing, key: str, now: datetime) -> None:
        self._sql.run("DELETE FROM outbox WHERE dedupe_key = :key", key=_COPY + key)
        self._sql.run(
            """INSERT INTO outbox (dedupe_key, surface, lane, recipient, sent_to, subject, must_arrive, payload,
                                   state, due_at, done_at)
               VALUES (:key, :surface, :lane, :recipient, :sent_to, :subject, 0, :payload, 'sent', :now, :now)""",
            key=_COPY + key,
            surface=outgoing.surface,
            lane=_COPY + outgoing.lane,
            recipient=outgoing.recipient,
            sent_to=outgoing.to,
            subject=outgoing.subject,
            payload=card_to_json(outgoing.card),
            now=now,
        )

    def has(self, key: str) -> bool:
        return self._row("SELECT id FROM outbox WHERE dedupe_key = :key", key=_COPY + key) is not None

    def after(self, recipients: Collection[str], after: int, since: datetime, limit: int) -> tuple[Posted, ...]:
        condition, values = several("recipient", recipients)
        rows = self._sql.rows(
            f"""SELECT id, dedupe_key, payload, done_at FROM outbox
                WHERE {condition} AND id > :after AND done_at >= :since AND dedupe_key LIKE :copies
                ORDER BY id DESC LIMIT :limit""",  # noqa: S608
            after=after,
            since=since,
            copies=_COPY + "%",
            limit=limit,
            **values,
        )
        return tuple(
            Posted(
                row["id"],
                row["dedupe_key"].removeprefix(_COPY),
                card_from_json(row["payload"]),
                datetime.fromisoformat(row["done_at"]),
            )
            for row in reversed(rows)
        )


def _mailbox(tx: Transaction) -> Mailbox:
    if not isinstance(tx, SqlTransaction):
        raise TypeError("the mailbox lies in the database")
    return Mailbox(tx._sql)
