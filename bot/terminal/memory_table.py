"""What lies only in memory and says something about a person: the rows of `in_memory.toml`, how long from the code.

A test finds every cache in the source and asks for its row.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.limits.turns import A_MINUTE, MOST
from bot.slack.act import threads
from bot.teams.act import words
from bot.teams.act.line import ANSWERS_KEPT_FOR
from bot.teams.send import standing
from bot.teams.send.references import LATELY
from bot.web.by_hand import WAITS_S
from bot.web.crowd import BURST, PER_SECOND

WRITTEN = Path(__file__).with_name("in_memory.toml")
UNTIL_STOP = "until the process stops, or many newer ones have come"


@dataclass(frozen=True)
class Held:
    """`held`: the files whose caches it is in."""

    held: tuple[str, ...]
    what: str
    says: str
    why: str
    how_long: str


def in_memory() -> tuple[Held, ...]:
    rows, lasting = tomllib.loads(WRITTEN.read_text(encoding="utf-8"))["row"], _lasting()
    return tuple(
        Held(**row | {"held": tuple(row["held"]), "how_long": row["how_long"].format(**lasting)}) for row in rows
    )


def _lasting() -> dict[str, str]:
    """How long what the rows name in braces lasts, as the code has it now."""
    spans = {
        "addresses": timedelta(seconds=BURST / PER_SECOND),
        "writers": timedelta(seconds=MOST / A_MINUTE * 60),
        "threads": threads.KEPT_FOR,
        "words": words.KEPT_FOR,
        "references": LATELY,
        "standing": standing.KEPT_FOR,
        "presses": ANSWERS_KEPT_FOR,
        "letters": timedelta(seconds=WAITS_S),
    }
    others = {"until_stop": UNTIL_STOP, "most_words": str(words.MOST_KEPT // 1_000_000)}
    return {name: span(time) for name, time in spans.items()} | others


def span(time: timedelta) -> str:
    seconds = round(time.total_seconds())
    sizes = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
    unit, size = next((unit, size) for unit, size in sizes if seconds % size == 0)
    return f"{seconds // size} {unit}{'s' * (seconds != size)}"
