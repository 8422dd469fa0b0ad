"""How long things are kept when nobody forgets them by hand: docs/personal-data.md says why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from handlers.store import Purgeable, Transaction
from handlers.workflow import State

#: No backup may be kept for longer: who was forgotten is known for as long, so that none of them brings anybody back.
BACKUPS_KEPT = timedelta(days=90)
KEPT: Mapping[Purgeable, timedelta] = {
    "votes": timedelta(days=1),
    "talks": timedelta(days=1),
    "inbox": timedelta(days=7),
    "messages": timedelta(days=30),
    "timers": timedelta(days=30),
    "questions": timedelta(days=365),
    "audit": timedelta(days=5 * 365),
    "addresses": timedelta(days=365),
    "tombstones": BACKUPS_KEPT,
}
#: A request that came to nothing, and one whose channel is closed: counted from the last change.
CAME_TO_NOTHING, CLOSED = timedelta(days=2 * 365), timedelta(days=5 * 365)
NOTHING_CAME = (State.REJECTED.value, State.WITHDRAWN.value, State.EXPIRED.value)


def clean(tx: Transaction, now: datetime) -> int:
    """Deletes what has been kept long enough; returns how much. What still waits is never touched."""
    gone = tx.purge_requests(NOTHING_CAME, now - CAME_TO_NOTHING)
    gone += tx.purge_requests((State.CLOSED.value,), now - CLOSED)
    return gone + sum(tx.purge(kind, now - time) for kind, time in KEPT.items())
