"""What a request's `fields` hold: the form's answers by name, and beside them how it has gone since.

Beside the answers stand: `seen` (the answers as the informatör last saw them), `answers` (pairs of question and
answer), `granted` and `confirmed` (the ticks after approval), `deputies` (it is theirs too), `replaced` (the
register's line whose place it took, while that can be undone).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.records import ChannelRequest
from handlers.request.fields import NAMES


def values_of(request: ChannelRequest) -> dict[str, str]:
    """The form's answers."""
    return {name: str(request.fields[name]) for name in NAMES if request.fields.get(name)}


def with_values(request: ChannelRequest, values: Mapping[str, str], among: tuple[str, ...] = NAMES) -> dict[str, Any]:
    """The fields with new answers in place of those `among` the old."""
    kept = {name: value for name, value in request.fields.items() if name not in among}
    return kept | {name: value for name, value in values.items() if name in among}


def as_seen(request: ChannelRequest) -> dict[str, Any]:
    """The fields, with the answers remembered as the informatör has seen them."""
    return {**request.fields, "seen": values_of(request)}


def changes(request: ChannelRequest) -> list[tuple[str, str, str]]:
    """(field, before, after) of what is not as the informatör last saw it."""
    seen, now = request.fields.get("seen"), values_of(request)
    if not isinstance(seen, Mapping):
        return []
    return [(n, seen.get(n, ""), now.get(n, "")) for n in NAMES if seen.get(n, "") != now.get(n, "")]


def answers(request: ChannelRequest) -> list[tuple[str, str]]:
    """(question, answer) for each time more was asked and answered."""
    return [(str(question), str(answer)) for question, answer in request.fields.get("answers", ())]
