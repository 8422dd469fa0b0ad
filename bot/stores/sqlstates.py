"""What a fault of PostgreSQL means, by its SQLSTATE: begin anew, connect anew, or nobody can use the database now.

All else is a fault of ours, and is raised as it is.
"""

from __future__ import annotations

from typing import Literal

import psycopg

#: Somebody else's work came first.
COLLIDED = ("40001", "40P01")
#: The connection is no good any more: the server is shut down, or crashed, or starts; 08: it broke.
LOST = ("08", "57P")
#: Resources (a full disk, too many connections), locks that are not had, stopped by somebody, the system, damage; and
#: no right to do it.
AWAY = ("53", "54", "55", "57", "58", "F0", "XX", "42501")
#: A server that only takes reads, such as one that stands in for another.
READ_ONLY = "25006"

Meaning = Literal["collided", "lost", "away", "ours"]


def meaning(error: psycopg.Error, read_only: bool) -> Meaning:
    """`read_only`: whether nothing was to be written; then a refusal to write is a fault of ours."""
    state = error.sqlstate
    if state is None:  # the driver's own: nothing came from the server, which is not there any more
        return "lost" if isinstance(error, psycopg.OperationalError) else "ours"
    if state in COLLIDED:
        return "collided"
    if state.startswith(LOST):
        return "lost"
    return "away" if state.startswith(AWAY) or (state == READ_ONLY and not read_only) else "ours"
