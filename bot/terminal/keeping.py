"""Commands about what is kept: the public register, and a request for the archive."""

from __future__ import annotations

from pathlib import Path

import click

from bot.terminal.loading import GUIDELINE, Failed, environment_or_exit, read_or_exit, told_in_a_line
from knowledge.town import load_town


@click.command()
@click.option(
    "--export", "folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Write the pages there."
)
@click.option(
    "--import",
    "file",
    metavar="FILE.csv",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take over the channels in a table.",
)
@click.option("--dry-run", is_flag=True, help="With --import: show each line's fate and change nothing.")
@click.option("--lang", type=click.Choice(["sv", "fi", "en"]), help="Of what --import says; default: the town's first.")
@click.option("--database", show_default="DATABASE_URL, else a SQLite file in var/")
@GUIDELINE
def register(
    folder: Path | None,
    file: Path | None,
    dry_run: bool,
    lang: str | None,
    database: str | None,
    guideline: Path,
) -> None:
    """Export the public register for any web server, or import the channels that a town has today.

    The table's first line names its columns: unit, platform, name, address; also languages, state, opened, closed,
    contact. With a fault in any line nothing is changed, and the exit code is 1.
    """
    import asyncio
    from datetime import UTC, datetime
    from functools import partial

    from bot.stores.opening import BadDatabaseUrl, open_store
    from bot.terminal.register import export, import_file, with_store

    if (folder is None) == (file is None) or (dry_run and file is None):
        raise click.UsageError("give --export DIR, or --import FILE.csv with or without --dry-run")
    environment = environment_or_exit()
    try:
        with told_in_a_line():
            town = load_town(guideline)
            work = partial(export, town=town, folder=folder or Path())
            if file:
                language = lang or town.guideline.languages[0]
                now = datetime.now(UTC)
                work = partial(import_file, town=town, file=file, language=language, now=now, dry_run=dry_run)
            store = open_store(database or environment.database_url, environment.disk_is_wiped)
            code = asyncio.run(with_store(store, work))
    except BadDatabaseUrl as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise Failed(str(error)) from None
    raise SystemExit(code)


@click.command()
@click.argument("number", type=click.IntRange(1))
def archive(number: int) -> None:
    """Print the decided request NUMBER as one HTML page for the archive, in Swedish and Finnish."""
    import asyncio

    from bot.composition import build_store
    from bot.terminal.archive import archived

    settings = read_or_exit()
    store = build_store(settings)

    async def read() -> str | None:
        try:
            await store.migrate()
            return await archived(store, load_town(settings.guideline), settings.directory, number)
        finally:
            await store.close()

    with told_in_a_line():
        page = asyncio.run(read())
    if page is None:
        raise Failed(f"there is no decided request {number}")
    click.echo(page)
