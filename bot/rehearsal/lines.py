"""A rehearsal as lines of JSON: an event in, what it brought about out. design.md fixes the fields."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.json_lines import Row, read_object
from bot.rehearsal.events import Setup, read_event, read_setup
from bot.rehearsal.player import Player
from bot.rehearsal.shown import Shown
from bot.stores.opening import open_store
from knowledge.answers import Answers


@asynccontextmanager
async def rehearsal(answers: Answers, setup: Setup) -> AsyncIterator[Player]:
    """A player whose store is gone afterwards."""
    with TemporaryDirectory(prefix="farjag-") as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'rehearsal.db'}", False)
        await store.migrate()
        try:
            yield Player(answers, store, setup)
        finally:
            await store.close()


class Lines:
    """Reads events and gives a row for each. `broken` counts what could not be read."""

    def __init__(self, answers: Answers) -> None:
        self._answers, self.broken = answers, 0

    async def rows(self, lines: Iterable[bytes]) -> AsyncIterator[Row]:
        """The setup is what the first line says, if it says so; it is answered by nothing."""
        numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
        first = next(numbered, None)
        if first is None:
            return
        setup, told = self._setup(first)
        if told:
            yield told
        async with rehearsal(self._answers, setup or Setup()) as player:
            for number, line in numbered if setup or told else chain((first,), numbered):
                yield await self._row(player, number, line)

    def _setup(self, first: tuple[int, bytes]) -> tuple[Setup | None, Row | None]:
        """The setup; or what is wrong with it; or neither where the first line is an event already."""
        try:
            row = read_object(first[1])
            return (read_setup(row), None) if "setup" in row else (None, None)
        except ValueError as error:
            self.broken += 1
            return None, {"line": first[0], "error": str(error)}

    async def _row(self, player: Player, number: int, line: bytes) -> Row:
        row: Row = {}
        try:
            row = read_object(line)
            if not isinstance(row.get("id"), str):
                raise ValueError('lacks "id", or it is not a text')
            event = read_event(row)
        except ValueError as error:
            self.broken += 1
            return {"id": row.get("id"), "line": number, "silent": True, "messages": [], "error": str(error)}
        return await _played(player, str(row["id"]), event)


async def _played(player: Player, id: str, event: Any) -> Row:
    try:
        shown = await player.play(id, event)
    except ValueError as error:
        return {"id": id, "silent": True, "messages": [], "error": str(error)}
    return {"id": id, "silent": not shown, "messages": [message_row(one) for one in shown]}


def message_row(shown: Shown) -> Row:
    """A message as design.md has it."""
    about, form = shown.about, shown.form
    return {
        "message": shown.id,
        "replaces": shown.replaces,
        "to": shown.spot.to,
        "private": shown.spot.person is not None,
        "lang": "+".join((shown.card.language, *shown.card.besides)),
        "outcome": shown.outcome or None,
        "verdict": about.verdict or None,
        "headline": shown.headline(),
        "sections": list(about.sections),
        "review": about.review or None,
        "findings": list(about.findings),
        "text": shown.words(),
        "buttons": shown.labels(),
        "fields": [one.label for one in form.fields] if form else [],
    }
