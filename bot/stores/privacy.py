"""What is held on a person, how it is forgotten, and what goes by itself when it is old."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from bot.stores.sql import Part, moment, several
from bot.stores.tombstones import TombstonesPart
from handlers.records import Held
from handlers.store import Purgeable
from handlers.workflow import FINAL

#: Kind, table, the time it is held since, and which rows are a person's. `:quoted` is the person inside JSON.
HELD = (
    ("requests", "requests", "created_at", "requester = :person"),
    ("followed", "followers", "CAST(NULL AS TEXT)", "person = :person"),
    ("questions", "questions", "created_at", "asker = :person"),
    ("answered", "questions", "answered_at", "taken_by = :person"),
    ("decided", "requests", "decided_at", "decided_by = :person"),
    (
        "channels",
        "channels",
        "opened_at",
        "deputy = :person OR REPLACE(administrators, :quoted, '') <> administrators",
    ),
    ("messages", "outbox", "first_try_at", "recipient = :person"),
    ("audit", "audit", "at", "actor = :person OR REPLACE(detail, :quoted, '') <> detail"),
    ("language", "languages", "CAST(NULL AS TEXT)", "person = :person"),
    ("absence", "absences", "CAST(NULL AS TEXT)", "approver = :person OR deputy = :person"),
    ("talks", "talks", "at", "person = :person"),
    ("address", "addresses", "CAST(NULL AS TEXT)", "person = :person"),
)

#: What must stay, with the pseudonym in the person's place. Lines of history keep everything but the name.
PSEUDONYMISE = (
    "UPDATE requests SET requester = :pseudonym, place = :pseudonym WHERE requester = :person",
    "UPDATE requests SET decided_by = :pseudonym WHERE decided_by = :person",
    """UPDATE requests SET fields = REPLACE(fields, :quoted, :quoted_pseudonym)
       WHERE REPLACE(fields, :quoted, '') <> fields""",
    "UPDATE questions SET asker = :pseudonym, place = :pseudonym WHERE asker = :person",
    "UPDATE questions SET taken_by = :pseudonym WHERE taken_by = :person",
    """UPDATE channels SET administrators = REPLACE(administrators, :quoted, :quoted_pseudonym)
       WHERE REPLACE(administrators, :quoted, '') <> administrators""",
    "UPDATE channels SET deputy = :pseudonym WHERE deputy = :person",
    "UPDATE outbox SET payload = REPLACE(payload, :quoted, :quoted_pseudonym)",
    "UPDATE absences SET deputy = NULL WHERE deputy = :person",
    "UPDATE audit SET actor = :pseudonym WHERE actor = :person",
    """UPDATE audit SET detail = REPLACE(detail, :quoted, :quoted_pseudonym)
       WHERE REPLACE(detail, :quoted, '') <> detail""",
)

#: Before the places above are gone: what waits in them for the person, and what was sent to the person.
DELETE = (
    "DELETE FROM outbox WHERE recipient = :person",
    """DELETE FROM outbox WHERE id IN (
         SELECT outbox.id FROM outbox JOIN requests ON outbox.recipient = requests.place
           AND outbox.subject = 'request:' || requests.number WHERE requests.requester = :person
         UNION SELECT outbox.id FROM outbox JOIN questions ON outbox.recipient = questions.place
           AND outbox.subject = 'question:' || questions.number WHERE questions.asker = :person
         UNION SELECT outbox.id FROM outbox JOIN followers ON outbox.recipient = followers.place
           AND outbox.subject = 'request:' || followers.number WHERE followers.person = :person)""",
    "DELETE FROM followers WHERE person = :person",
    "DELETE FROM languages WHERE person = :person",
    "DELETE FROM absences WHERE approver = :person",
    "DELETE FROM addresses WHERE person = :person",
    "DELETE FROM talks WHERE person = :person",
)

_FINAL = ", ".join(f"'{state.value}'" for state in FINAL)
#: A decider's card (`decider_cards.py` has its key) is redrawn, and gives a deputy the right to decide, as long as what
#: it is about goes on.
_LIVING_CARD = f"""state = 'sent' AND dedupe_key = subject || ':card:' || recipient AND subject IN (
  SELECT 'request:' || number FROM requests WHERE state NOT IN ({_FINAL})
  UNION SELECT 'question:' || number FROM questions WHERE state IN ('open', 'taken'))"""  # noqa: S608

OLD: dict[Purgeable, str] = {
    "inbox": "DELETE FROM inbox WHERE received_at < :before",
    "messages": f"DELETE FROM outbox WHERE done_at < :before AND NOT ({_LIVING_CARD})",  # noqa: S608
    "timers": "DELETE FROM timers WHERE state <> 'waiting' AND due_at < :before",
    "questions": "DELETE FROM questions WHERE state IN ('answered', 'withdrawn') AND updated_at < :before",
    "audit": "DELETE FROM audit WHERE at < :before",
    "addresses": "DELETE FROM addresses WHERE met_on < SUBSTR(CAST(:before AS TEXT), 1, 10)",
    "votes": "DELETE FROM votes WHERE at < :before",
    "talks": "DELETE FROM talks WHERE at < :before",
    "tombstones": "DELETE FROM tombstones WHERE at < :before",
}

#: Where else a request is named: table, column, and how it names the request.
ABOUT_REQUESTS = (
    ("outbox", "subject", "'request:' || number"),
    ("timers", "subject", "'request:' || number"),
    ("audit", "subject", "'request:' || number"),
    ("followers", "number", "number"),
    ("likeness", "number", "number"),
)


class PrivacyPart(Part):
    def held_on(self, person: str) -> tuple[Held, ...]:
        found = []
        for kind, table, since, whose in HELD:
            counted = f"SELECT COUNT(*) AS amount, MIN({since}) AS since FROM {table} WHERE {whose}"  # noqa: S608
            row = self._sql.rows(counted, person=person, quoted=json.dumps(person))[0]
            if row["amount"]:
                found.append(Held(kind, row["amount"], moment(row["since"])))  # type: ignore[arg-type]
        return tuple(found)

    def forget(self, person: str, pseudonym: str, at: datetime) -> None:
        values = {
            "person": person,
            "pseudonym": pseudonym,
            "quoted": json.dumps(person),
            "quoted_pseudonym": json.dumps(pseudonym),
        }
        for statement in DELETE + PSEUDONYMISE:
            self._sql.run(statement, **values)
        TombstonesPart(self._sql).remember_forgotten(person, at)
        self.forgotten = True

    def purge(self, kind: Purgeable, before: datetime) -> int:
        return self._sql.run(OLD[kind], before=before)

    def purge_requests(self, states: Collection[str], before: datetime) -> int:
        condition, values = several("state", states)
        old = f"requests WHERE {condition} AND updated_at < :before"
        for table, key, named in ABOUT_REQUESTS:
            gone = f"DELETE FROM {table} WHERE {key} IN (SELECT {named} FROM {old})"  # noqa: S608
            self._sql.run(gone, before=before, **values)
        return self._sql.run(f"DELETE FROM {old}", before=before, **values)  # noqa: S608
