"""The outbox as delivery sees it: who sends what, until when, and what came of it.

A message is claimed under a lease by one owner. While it is being sent, `due_at` is the end of the lease: a
message whose lease has run out is claimed again. It is uncertain then if it was begun, for nobody knows whether it
went out. Whoever held it before is too late: they may not begin any more, and what they report is refused, since owner
and attempt no longer match.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.stores.history import HistoryPart
from bot.stores.sql import Row, moment, several
from bot.stores.transaction import SqlTransaction
from handlers.card import Card
from handlers.card_json import UnreadableCard, card_from_json
from handlers.records import NO_SENDER, TALK, Outgoing
from handlers.store import Transaction


@dataclass(frozen=True)
class Claim:
    """A message that is ours to send until `lease_until`.

    `uncertain` counts the earlier attempts that may have gone out. `replaces` is the chat product's id of the
    message that `outgoing.updates` names; with `updates` set and `replaces` None there is nothing to update.
    One that is not `readable` has an empty card.
    """

    id: int
    outgoing: Outgoing
    owner: str
    attempt: int
    uncertain: int
    first_try_at: datetime
    lease_until: datetime
    replaces: str | None
    readable: bool = True


@dataclass(frozen=True)
class Backlog:
    """How many messages wait (being sent or queued), since when the oldest is due, how many were given up, and how
    many of these because no process could send them.
    """

    waiting: int
    dead: int
    oldest_due_at: datetime | None
    stranded: int = 0


class Queue(HistoryPart):
    """The heads of the lanes: a message is only claimed when all before it in its lane are done."""

    #: What keeps two claimers apart: PostgreSQL skips rows that another has locked; SQLite has one writer.
    skip_locked = ""

    def claim(
        self, owner: str, now: datetime, lease: timedelta, surfaces: Collection[str], limit: int
    ) -> tuple[Claim, ...]:
        """Up to `limit` messages that are due, each from another lane."""
        condition, values = several("surface", surfaces)
        return self._claim(condition, values, owner, now, now, lease, limit)

    def claim_stranded(
        self, owner: str, now: datetime, lease: timedelta, surfaces: Collection[str], since: datetime, limit: int
    ) -> tuple[Claim, ...]:
        """Up to `limit` messages of other surfaces that nobody has claimed since they were due then."""
        condition, values = several("surface", surfaces)
        return self._claim(f"NOT ({condition}) AND attempts = 0", values, owner, now, since, lease, limit)

    def _claim(
        self,
        condition: str,
        values: Mapping[str, str],
        owner: str,
        now: datetime,
        due: datetime,
        lease: timedelta,
        limit: int,
    ) -> tuple[Claim, ...]:
        rows = self._sql.rows(
            f"""WITH heads AS MATERIALIZED (
                  SELECT id FROM outbox AS head
                  WHERE state IN ('queued', 'sending') AND due_at <= :due AND {condition}
                    AND NOT EXISTS (SELECT 1 FROM outbox AS earlier
                                    WHERE earlier.lane = head.lane AND earlier.id < head.id
                                      AND earlier.state IN ('queued', 'sending'))
                  ORDER BY due_at, id LIMIT :limit {self.skip_locked})
                UPDATE outbox SET state = 'sending', owner = :owner, due_at = :until, attempts = attempts + 1,
                  first_try_at = COALESCE(first_try_at, :now)
                WHERE id IN (SELECT id FROM heads) RETURNING *""",  # noqa: S608
            now=now,
            due=due,
            until=now + lease,
            owner=owner,
            limit=limit,
            **values,
        )
        return tuple(_claim(row, self._posted(row["updates"])) for row in sorted(rows, key=lambda row: row["id"]))

    def _posted(self, dedupe_key: str | None) -> str | None:
        row = self._row("SELECT external_id FROM outbox WHERE dedupe_key = :key", key=dedupe_key)
        return row["external_id"] if row else None

    def begin(self, claim: Claim, uncertain: int) -> bool:
        """From here on so many attempts may have gone out. False when the lease has passed to another."""
        return bool(
            self._sql.run(
                """UPDATE outbox SET uncertain = :uncertain
                   WHERE id = :id AND owner = :owner AND attempts = :attempt AND state = 'sending'""",
                id=claim.id,
                owner=claim.owner,
                attempt=claim.attempt,
                uncertain=uncertain,
            )
        )

    def sent(self, claim: Claim, external_id: str | None, now: datetime) -> bool:
        """It is there. False when the lease has passed to another. The words are not kept any longer."""
        return self._done(claim, "sent", now, external_id=external_id)

    def moot(self, claim: Claim, now: datetime) -> bool:
        """There is nothing to update."""
        return self._done(claim, "moot", now)

    def give_up(self, claim: Claim, error: str, now: datetime) -> bool:
        """Never to be sent; `error` is a code."""
        return self._done(claim, "dead", now, error=error)

    def put_back(self, claim: Claim, error: str, again_at: datetime, uncertain: int) -> bool:
        """To be tried again then. `uncertain`: how many attempts may have gone out."""
        return bool(
            self._sql.run(
                """UPDATE outbox SET state = 'queued', due_at = :again_at, last_error = :error,
                     uncertain = :uncertain
                   WHERE id = :id AND owner = :owner AND attempts = :attempt AND state = 'sending'""",
                id=claim.id,
                owner=claim.owner,
                attempt=claim.attempt,
                again_at=again_at,
                error=error,
                uncertain=uncertain,
            )
        )

    def _done(
        self, claim: Claim, state: str, now: datetime, *, external_id: str | None = None, error: str | None = None
    ) -> bool:
        done = self._sql.run(
            """UPDATE outbox SET state = :state, external_id = :external_id, last_error = :error,
                 done_at = :now, payload = ''
               WHERE id = :id AND owner = :owner AND attempts = :attempt AND state = 'sending'""",
            id=claim.id,
            owner=claim.owner,
            attempt=claim.attempt,
            state=state,
            external_id=external_id,
            error=error,
            now=now,
        )
        if done and claim.outgoing.subject == TALK:
            self._forget_talk(claim.id)
        return bool(done)

    def _forget_talk(self, id: int) -> None:
        """Who was answered where is nobody's to keep; the inbox knows the event. What was given up is still counted."""
        self._sql.run("DELETE FROM outbox WHERE id = :id AND state <> 'dead'", id=id)
        self._sql.run(
            """UPDATE outbox SET dedupe_key = 'given-up:' || id, lane = '', recipient = '', sent_to = '', updates = NULL
               WHERE id = :id""",
            id=id,
        )

    def probe(self, now: datetime) -> Backlog:
        """Writes a row, so that a database which takes nothing any more is found before somebody's request."""
        self._sql.run(
            "INSERT INTO probe (id, at) VALUES (1, :now) ON CONFLICT (id) DO UPDATE SET at = excluded.at", now=now
        )
        return self.backlog()

    def backlog(self) -> Backlog:
        waiting = self._sql.rows(
            "SELECT COUNT(*) AS n, MIN(due_at) AS due FROM outbox WHERE state IN ('queued', 'sending')"
        )[0]
        dead = self._sql.rows(
            """SELECT COUNT(*) AS n, COUNT(CASE last_error WHEN :code THEN 1 END) AS stranded
               FROM outbox WHERE state = 'dead'""",
            code=NO_SENDER,
        )[0]
        return Backlog(waiting["n"], dead["n"], moment(waiting["due"]), dead["stranded"])


def queue_of(tx: Transaction) -> Queue:
    """The bookkeeping of delivery in a transaction that does more; not to claim with."""
    if not isinstance(tx, SqlTransaction):
        raise TypeError("the outbox lies in the database")
    return Queue(tx._sql)


def _claim(row: Row, replaces: str | None) -> Claim:
    card = _card(row["payload"])
    outgoing = Outgoing(
        dedupe_key=row["dedupe_key"],
        recipient=row["recipient"],
        subject=row["subject"],
        card=card or Card("", ()),
        due_at=datetime.fromisoformat(row["due_at"]),
        to=row["sent_to"],
        updates=row["updates"],
        must_arrive=bool(row["must_arrive"]),
    )
    return Claim(
        id=row["id"],
        outgoing=outgoing,
        owner=row["owner"],
        attempt=row["attempts"],
        uncertain=row["uncertain"],
        first_try_at=datetime.fromisoformat(row["first_try_at"]),
        lease_until=datetime.fromisoformat(row["due_at"]),
        replaces=replaces,
        readable=card is not None,
    )


def _card(payload: str) -> Card | None:
    try:
        return card_from_json(payload)
    except UnreadableCard:
        return None
