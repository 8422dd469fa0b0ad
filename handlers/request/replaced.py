"""The register's line that a new one takes the place of, kept with the request until the new one stands for good.

Its administrators are not: whoever looked after a channel that was closed looks after nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers.records import Channel, ChannelRequest

#: What it is called among the request's fields.
REPLACED = "replaced"
_DAYS, _INSIDE = ("opened_at", "closed_at"), ("administrators", "deputy")


def as_kept(channel: Channel | None) -> dict[str, Any]:
    """As JSON, for a request's fields; nothing where nothing was replaced."""
    if channel is None:
        return {}
    said = {name: value for name, value in vars(channel).items() if name not in _INSIDE}
    days = {name: said[name].isoformat() if said[name] else None for name in _DAYS}
    return {REPLACED: said | days | {"languages": list(channel.languages)}}


def as_channel(kept: Mapping[str, Any]) -> Channel:
    days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in _DAYS}
    return Channel(**{**kept, **days, "languages": tuple(kept["languages"])})


def without_replaced(request: ChannelRequest) -> dict[str, Any]:
    """Its fields, where the register is not to be as it was before any more."""
    return {name: value for name, value in request.fields.items() if name != REPLACED}
