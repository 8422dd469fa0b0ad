"""What a conversation script becomes on Slack, and what tells its messages apart."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.slack_ids import CHANNEL, Json

ANY_ID = re.compile(r"(?:slack|web|teams):(\w+)")


def on_slack(written: Any) -> Any:
    """The script with every person and place in Slack."""
    if isinstance(written, dict):
        return {key: value if key in ("says", "fills", "sees") else on_slack(value) for key, value in written.items()}
    if isinstance(written, list):
        return [on_slack(item) for item in written]
    return ANY_ID.sub(lambda match: f"slack:{_id(match[1])}", written) if isinstance(written, str) else written


def _id(name: str) -> str:
    if name == "channel":
        return CHANNEL
    kind = name[0] if name[0] in "UC" and name.isupper() else "U"
    return (kind + name.upper().removeprefix(kind)).ljust(9, "0")


def bare(id: str) -> str:
    return id.partition(":")[2]


def as_they_stand(messages: list[Json]) -> list[Json]:
    """Each message as it was drawn last, the latest first."""
    standing: dict[str, Json] = {}
    for message in reversed(messages):
        standing.setdefault(message["ts"], message)
    return list(standing.values())


def is_sent(message: Json) -> bool:
    """Whether the outbox sent it by itself; answers have a key of the surface's own, or none."""
    key = (message.get("metadata") or {}).get("event_payload", {}).get("key", "slack:")
    return not key.startswith("slack:") and "said_by" not in message
