"""Commands that keep a copy of everything and put it back: backup, restore. The two also move from one database to
another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.terminal.loading import Failed, load_a_town, read_or_exit, told_in_a_line

if TYPE_CHECKING:
    from bot.stores.backup_file import Manifest
    from bot.terminal.restoring import Restored
    from knowledge.town import Town

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@FILE
def backup(file: Path) -> None:
    """Write everything that is kept into FILE, a zip of JSON lines, while the product runs.

    FILE holds what the database holds, names and keys among it, and is for its owner alone (mode 600). It is written
    beside its place and renamed: an older FILE is replaced by a whole one or not at all. Exit code 1: nothing written.
    """
    import asyncio

    from bot import __version__
    from bot.composition import build_store, now
    from bot.stores.backup import back_up
    from bot.stores.opening import is_there

    settings = read_or_exit()
    town = _name(load_a_town(settings.guideline))
    if not is_there(settings.database_url):
        raise Failed("there is no database yet, so there is nothing to back up: check DATABASE_URL")

    async def work() -> Manifest:
        store = build_store(settings)
        try:
            return await back_up(store, file, town, __version__, now())
        finally:
            await store.close()

    with _told(file):
        click.echo(f"{file}: {said(asyncio.run(work()))}")


@click.command()
@FILE
@click.option(
    "--forgotten",
    multiple=True,
    metavar="WHERE",
    help="A later backup, or the address of the old database: who was forgotten there stays forgotten.",
)
def restore(file: Path, forgotten: tuple[str, ...]) -> None:
    """Put the backup FILE into the empty database of DATABASE_URL, be it SQLite or PostgreSQL. Stop the product first.

    Rows and checksums are compared, and everything is restored or nothing. Later backups in the folder of FILE are
    asked by themselves who has been forgotten since. Exit code 1: nothing was restored.
    """
    import asyncio

    from bot.composition import build_office, build_store, now
    from bot.terminal.restoring import restore as put_back

    settings = read_or_exit()
    town = load_a_town(settings.guideline)

    async def work() -> Restored:
        store = build_store(settings)
        try:
            office = build_office(settings, town, settings.sending)
            return await put_back(store, file, forgotten, office, _name(town), now())
        finally:
            await store.close()

    with _told(file):
        _tell(asyncio.run(work()))


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """What stands in the way becomes one line."""
    from bot.stores.backup_file import BadBackup
    from bot.stores.opening import BadDatabaseUrl

    try:
        with told_in_a_line():
            yield
    except BadBackup as bad:
        raise Failed(str(bad)) from None
    except BadDatabaseUrl as bad:
        raise click.UsageError(str(bad)) from None
    except OSError as error:
        raise Failed(f"{file}: {error.strerror or error}") from None


def _name(town: Town) -> str:
    return town.names[town.guideline.original]


def said(manifest: Manifest) -> str:
    """What a backup holds, in one line."""
    from bot.stores.backup import counted

    counts = ", ".join(f"{number} {what}" for what, number in counted(manifest).items())
    made_at = manifest.made_at.isoformat(timespec="seconds")
    return f"{counts}; {manifest.town}, version {manifest.version}, schema {manifest.schema}, made {made_at}"


def _tell(done: Restored) -> None:
    from bot.stores.restore import JUMP
    from handlers.person.retention import BACKUPS_KEPT

    made_at, known = (moment.isoformat(timespec="seconds") for moment in (done.manifest.made_at, done.known_until))
    lines = [
        f"restored, rows and checksums agree: {said(done.manifest)}",
        f"what was asked, decided or changed after {made_at} is not in it",
        f"{done.waiting} messages wait that may have been sent after the backup: serve looks for them in Slack and on"
        " the web first, what it sends again says so, and reminders in Teams are not sent again",
        f"new requests, questions and channels begin {JUMP} numbers further on: old cards must not mean new matters",
        f"{done.forgotten} persons who asked to be forgotten after the backup were forgotten again",
        f"who asked to be forgotten after {known} is not known: if a later backup or the old database is somewhere, "
        "restore into a new database with --forgotten",
    ]
    if done.outlives_tombstones:
        lines.append(f"the backup is older than {BACKUPS_KEPT.days} days: others who were forgotten may be back in it")
    click.echo("\n".join(lines))
