"""`rehearse`: a conversation with a fresh assistant, for a person in the terminal or for a program as JSON lines."""

from __future__ import annotations

import asyncio
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.terminal.loading import GUIDELINE, load_answers

if TYPE_CHECKING:
    from bot.rehearsal.player import Player
    from bot.rehearsal.shown import Shown
    from knowledge.answers import Answers

WIDTH = 78
ME = "web:anna"


@click.command()
@click.option("--jsonl", is_flag=True, help="Read one event a line from standard input, write what each brought about.")
@GUIDELINE
def rehearse(jsonl: bool, guideline: Path) -> None:
    """Try a conversation with a fresh assistant: nothing of it is kept, and nobody is told.

    In the terminal what you write is said by web:anna. `[2]` presses the second button, `@web:informator` lets
    somebody else speak from then on, `+3` lets three working days pass. Exit code 1 when a line could not be read.
    """
    answers = load_answers(guideline)
    if jsonl:
        raise SystemExit(asyncio.run(_lines(answers)))
    asyncio.run(_talk(answers))


async def _lines(answers: Answers) -> int:
    from bot.json_lines import one_line
    from bot.rehearsal.lines import Lines

    lines = Lines(answers)
    async for row in lines.rows(sys.stdin.buffer):
        print(one_line(row), flush=True)
    return 1 if lines.broken else 0


async def _talk(answers: Answers) -> None:
    from bot.rehearsal.events import Setup
    from bot.rehearsal.lines import rehearsal

    async with rehearsal(answers, Setup()) as player:
        talk = Talk(player)
        while (line := await asyncio.to_thread(_asked, talk.who)) is not None:
            await talk.go_on(line.strip())


def _asked(who: str) -> str | None:
    """What is typed next; None at the end."""
    try:
        return input(click.style(f"{who} > ", bold=True))
    except EOFError:
        return None


class Talk:
    """Who speaks, and the buttons that were shown last."""

    def __init__(self, player: Player) -> None:
        self._player, self.who, self._number = player, ME, 0
        self._labels: list[tuple[str, str]] = []

    async def go_on(self, line: str) -> None:
        from bot.rehearsal.events import read_event

        if line.startswith("@") and ":" in line:
            self.who = line[1:]
            return
        self._number += 1
        try:
            shown = await self._player.play(str(self._number), read_event(self._row(line)))
        except ValueError as error:
            return click.secho(str(error), fg="red")
        for one in shown:
            self._show(one)

    def _row(self, line: str) -> dict[str, object]:
        number = line[1:-1]
        if line.startswith("[") and line.endswith("]") and number.isdigit() and 0 < int(number) <= len(self._labels):
            label, on = self._labels[int(number) - 1]
            return {"who": self.who, "presses": label, "on": on}
        if line.startswith("+") and line[1:].isdigit():
            return {"event": {"wait_working_days": int(line[1:])}}
        return {"who": self.who, "says": line}

    def _show(self, shown: Shown) -> None:
        click.secho(f"\n→ {shown.spot.to}", dim=True)
        if shown.headline():
            click.secho(f" {shown.headline()} ", reverse=True)
        for paragraph in shown.words().split("\n"):
            click.echo(textwrap.fill(paragraph, WIDTH) if paragraph else "")
        mine = [(label, shown.id) for label in shown.labels()] if shown.spot.to == self.who else []
        self._labels = mine or self._labels
        for number, (label, _) in enumerate(mine, start=1):
            click.secho(f"  [{number}] {label}", fg="cyan")
