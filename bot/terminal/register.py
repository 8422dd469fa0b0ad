"""`register`: the public register as files for any web server, and the channels a town has today taken over."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path

import click

from bot.stores.opening import OpenStore
from bot.web.register_page import Addresses, languages_of, register_csv, register_html, register_json
from bot.web.surface import STATIC
from handlers.records import Channel
from handlers.register.lines import all_channels
from handlers.register.table import LONGEST_FILE, Wrong
from handlers.register.takeover import Fate, fates, other_unit, read_channels, take_over
from handlers.wording import text
from knowledge.town import Town

#: Who took the channels over, as the history has it.
ACTOR = "terminal:import"
STATIC_FILES = ("chat.css", "register.css", "favicon.svg")


async def with_store(store: OpenStore, work: Callable[[OpenStore], Awaitable[int]]) -> int:
    """Does the work on a store that is up to date, and closes it."""
    try:
        await store.migrate()
        return await work(store)
    finally:
        await store.close()


async def export(store: OpenStore, town: Town, folder: Path) -> int:
    """Writes the register into `folder`: a page a language, JSON, CSV and what they need. Prints what it wrote.

    Each file is replaced whole: a web server that reads along never sees half a page. Raises OSError.
    """
    _write(folder, exported(await store.read(all_channels), town))
    return 0


def exported(channels: tuple[Channel, ...], town: Town) -> Mapping[str, bytes]:
    """The content of every file, by name. `index.html` is the page in the town's first language."""
    languages = languages_of(town)
    pages = {language: f"{language}.html" for language in languages}
    addresses = Addresses("", pages, "register.json", "register.csv", live=False)
    html = {language: register_html(channels, town, language, addresses).encode() for language in languages}
    return {
        "index.html": html[languages[0]],
        **{pages[language]: page for language, page in html.items()},
        "register.json": register_json(channels, town),
        "register.csv": register_csv(channels, town),
        **{name: (STATIC / name).read_bytes() for name in STATIC_FILES},
    }


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _replace(folder / name, content)
        click.echo(folder / name)


def _replace(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    written = Path(new.name)
    written.chmod(0o644)
    os.replace(written, path)  # noqa: PTH105


async def import_file(store: OpenStore, town: Town, file: Path, language: str, now: datetime, dry_run: bool) -> int:
    """Takes over the channels in `file` and prints each line's fate, or every fault. The exit code.

    All or nothing: a file with a fault changes nothing. Raises Unavailable.
    """
    try:
        with file.open("rb") as source:
            channels = read_channels(source.read(LONGEST_FILE + 1), town)
    except Wrong as wrong:
        for problem in wrong.problems:
            click.echo(problem.said(language), err=True)
        click.echo(text(language, "import-refused", count=len(wrong.problems)), err=True)
        return 1
    if dry_run:
        decided = await store.read(fates, channels)
    else:
        decided = await store.write(take_over, channels, now, ACTOR)
    _print(decided, town, language, dry_run)
    return 0


def _print(decided: list[Fate], town: Town, language: str, dry_run: bool) -> None:
    for fate in decided:
        channel = fate.channel
        said = text(language, f"import-{fate.outcome}", line=fate.line, address=channel.address_key)
        if other_unit(channel, town):
            said += " " + text(language, "import-other-unit", unit=channel.unit)
        click.echo(said)
    added = sum(fate.outcome == "added" for fate in decided)
    key = "import-dry" if dry_run else "import-done"
    click.echo(text(language, key, added=added, already=len(decided) - added))
