"""SQL as both databases take it: named parameters, rows as dictionaries, and values that fit in a column.

Times are ISO-8601 text in UTC, always of the same length, so that their order as text is their order in time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Protocol

Row = Mapping[str, Any]


class Sql(Protocol):
    """One open transaction. Parameters are written `:name`; a value may be anything `bound` knows."""

    def rows(self, sql: str, **values: Any) -> list[Row]: ...

    def each(self, sql: str) -> Iterator[Row]:
        """The rows one after the other: for whole tables, which need not fit in memory."""

    def run(self, sql: str, **values: Any) -> int:
        """Returns how many rows were changed."""

    def script(self, statements: str) -> None:
        """Several statements without parameters, still inside the transaction."""


class Part:
    """A part of a transaction: what it says in words, it does through `self._sql`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self.enqueued = self.forgotten = False

    def _row(self, sql: str, **values: Any) -> Row | None:
        return next(iter(self._sql.rows(sql, **values)), None)


def bound(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a column holds them: times and dates as ISO text, mappings and sequences as JSON."""
    return {name: _bound(value) for name, value in values.items()}


def _bound(value: Any) -> Any:
    match value:
        case str():  # neither database keeps NUL in a text, and no encoding half a character
            return value.replace("\0", "").encode("utf-8", "ignore").decode()
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case bool():
            return int(value)
        case Mapping() | tuple() | list():
            return json.dumps(value, separators=(",", ":"))
    return value


def moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def several(column: str, wanted: Collection[str]) -> tuple[str, dict[str, str]]:
    """`column IN (:column0, …)` and its parameters. Nothing wanted is a condition that nothing meets."""
    values = {f"{column}{index}": each for index, each in enumerate(sorted(wanted))}
    names = ", ".join(f":{name}" for name in values)
    return (f"{column} IN ({names})" if values else "1 = 0"), values
