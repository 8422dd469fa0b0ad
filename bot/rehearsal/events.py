"""The lines that a rehearsal is played from, as what they mean. A line that means nothing is told in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from handlers.incoming import Attached
from handlers.office.persons import BadPersons, Directory, read_directory

Row = Mapping[str, Any]
Where = Literal["dm", "channel", "thread"]
WHERE: tuple[Where, ...] = ("dm", "channel", "thread")
#: The longest wait that is played: reminders, retention and the yearly question lie within.
MOST_HOURS = 24 * 800
#: Who decides where nobody has said, so that a request can be tried.
APPROVER = "web:informator"


@dataclass(frozen=True)
class Person:
    """What the chat product says of somebody."""

    locale: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Setup:
    """Who decides, who stands in, when it begins and who the people are."""

    directory: Directory = field(default_factory=lambda: read_directory(APPROVER, ""))
    now: datetime | None = None
    people: Mapping[str, Person] = field(default_factory=dict)


@dataclass(frozen=True)
class Says:
    """`under`: the message whose thread it is; None: the newest in the channel."""

    who: str
    says: str
    where: Where = "dm"
    under: str | None = None
    mention: bool = False
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class Edits:
    who: str
    edits: str
    says: str


@dataclass(frozen=True)
class Presses:
    who: str
    label: str
    on: str | None = None


@dataclass(frozen=True)
class Fills:
    """`then` is a button's label, or what is done with the form."""

    who: str
    values: Mapping[str, str]
    then: str = "send"


@dataclass(frozen=True)
class Restart:
    """The process ends and begins anew."""


@dataclass(frozen=True)
class Waits:
    hours: int = 0
    working_days: int = 0


Event = Says | Edits | Presses | Fills | Restart | Waits


def read_setup(row: Row) -> Setup:
    """Raises ValueError."""
    given = _object(row, "setup")
    people = _object(given, "people") if "people" in given else {}
    now = given.get("now")
    return Setup(
        _directory(_persons(given, "approvers") or APPROVER, _persons(given, "deputies")),
        _moment(now) if now is not None else None,
        {id: Person(_optional(about, "locale"), _optional(about, "name") or "") for id, about in people.items()},
    )


def read_event(row: Row) -> Event:
    """Raises ValueError, which says what is wrong and repeats nothing that was said."""
    if "event" in row:
        return _happening(row["event"])
    who = _person(row.get("who"), "who")
    for name, read in _ACTS.items():
        if name in row:
            return read(who, row)
    raise ValueError('needs one of "says", "presses", "fills", "edits", "event"')


def _edits(who: str, row: Row) -> Event:
    return Edits(who, str(row["edits"]), _text(row, "says"))


def _says(who: str, row: Row) -> Event:
    where = row.get("where", "dm")
    if where not in WHERE:
        raise ValueError(f'"where" must be {", ".join(WHERE)}')
    attach = row.get("attach", [])
    if not isinstance(attach, list):
        raise ValueError('"attach" must be a list')
    attached = tuple(_attached(one) for one in attach)
    return Says(who, _text(row, "says"), where, _optional(row, "under"), row.get("mention") is True, attached)


def _attached(one: object) -> Attached:
    if one == "image":
        return Attached("picture")
    if isinstance(one, dict) and isinstance(one.get("file"), str):
        return Attached("file", _optional(one, "text"))
    raise ValueError('"attach" holds "image" or {"file": name, "text"?: what stands in it}')


def _presses(who: str, row: Row) -> Event:
    return Presses(who, _text(row, "presses"), _optional(row, "on"))


def _fills(who: str, row: Row) -> Event:
    values = _object(row, "fills")
    if not all(isinstance(value, str) for value in values.values()):
        raise ValueError('"fills" must hold texts by the labels of fields')
    return Fills(who, values, _optional(row, "then") or "send")


#: "edits" before "says": such a line has both.
_ACTS: Mapping[str, Callable[[str, Row], Event]] = {
    "edits": _edits,
    "says": _says,
    "presses": _presses,
    "fills": _fills,
    "attach": lambda who, row: _says(who, {**row, "says": ""}),
}


def _happening(event: object) -> Event:
    if event == "restart":
        return Restart()
    if isinstance(event, dict) and len(event) == 1:
        (name, count), *_ = event.items()
        if isinstance(count, int) and not isinstance(count, bool) and count > 0:
            if name == "wait_hours" and count <= MOST_HOURS:
                return Waits(hours=count)
            if name == "wait_working_days" and count <= MOST_HOURS // 24:
                return Waits(working_days=count)
    raise ValueError('"event" must be "restart", {"wait_hours": n} or {"wait_working_days": n}')


def _directory(approvers: str, deputies: str) -> Directory:
    try:
        return read_directory(approvers, deputies)
    except BadPersons as bad:
        raise ValueError(str(bad)) from None


def _persons(given: Row, name: str) -> str:
    """As the setting of that name has them."""
    listed = given.get(name, [])
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        raise ValueError(f'"{name}" must be a list of persons')
    return ",".join(_person(one, name) for one in listed)


def _person(given: object, name: str) -> str:
    if isinstance(given, str) and all(given.partition(":")):
        return given
    raise ValueError(f'"{name}" must be a person such as slack:U1, teams:4f2a or web:anna')


def _moment(given: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        raise ValueError('"now" must be a time such as 2026-11-30T09:00:00+02:00') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _object(row: Row, name: str) -> dict[str, Any]:
    value = row.get(name)
    if not isinstance(value, dict):
        raise ValueError(f'"{name}" must be an object')
    return value


def _text(row: Row, name: str) -> str:
    if not isinstance(row.get(name), str):
        raise ValueError(f'"{name}" must be a text')
    return str(row[name])


def _optional(row: object, name: str) -> str | None:
    value = row.get(name) if isinstance(row, dict) else None
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{name}" must be a text')
    return value
