"""`doctor`: checks what can be checked of an installation, a line each, with the remedy where something is to mend."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.diagnosis import Diagnosis, mend, note, ok
from bot.surface import surfaces
from bot.terminal.loading import read_or_exit
from handlers.store import Unavailable
from knowledge.data_files import DataError

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.town import Town

#: What a town writes in some months.
ROOM = 50_000_000
COLOURS = {"ok": "green", "note": "blue", "mend": "red"}


@click.command()
def doctor() -> None:
    """Check settings, database, guideline and chat products, and say what to do about each fault.

    Asks Slack and Microsoft, changes nothing. Exit code 0 all well, 1 something to mend, 2 the settings cannot be read.
    """
    import asyncio

    settings = read_or_exit()
    raise SystemExit(asyncio.run(_examined(settings)))


async def _examined(settings: Settings) -> int:
    """Prints each finding as it comes; the exit code."""
    ill = False
    async for finding in findings(settings):
        click.echo(click.style(f"{finding.mark:5}", fg=COLOURS[finding.mark], bold=True) + finding.what)
        if finding.remedy:
            click.echo(f"     → {finding.remedy}")
        ill = ill or finding.mark == "mend"
    return int(ill)


async def findings(settings: Settings) -> AsyncIterator[Diagnosis]:
    from bot.composition import now

    yield ok(f"the settings fit ({settings.farjag_env})")
    for finding in _guideline(settings):
        yield finding
    yield await _database(settings)
    yield _address(settings)
    if settings.public_url and not settings.proxies:
        yield note("TRUSTED_PROXIES is not set: behind a proxy everybody shares one limit on the public pages")
    for finding in _surfaces(settings):
        yield finding
    for surface in surfaces():
        if surface.configured(settings):
            async for finding in surface.checks(settings, now()):
                yield finding


def _guideline(settings: Settings) -> list[Diagnosis]:
    from bot.composition import build_answers

    try:
        town = build_answers(settings.guideline).town
    except DataError as error:
        first = str(error).splitlines()[0]
        return [mend(f"the guideline's folder has faults: {first}", "python -m bot check shows all of them")]
    return [ok(f"the guideline is there, with {len(town.situations)} situations"), _reader(town)]


def _reader(town: Town) -> Diagnosis:
    from knowledge.reader import lacking

    why = lacking(town)
    return note(f"questions are judged by their words alone: {why}") if why else ok("the encoder reads the questions")


async def _database(settings: Settings) -> Diagnosis:
    from bot.composition import build_store
    from bot.stores.faults import remedy
    from bot.stores.opening import is_there

    if not is_there(settings.database_url):
        return _to_be_made(Path(settings.database_url.removeprefix("sqlite:///")))
    store = build_store(settings)
    try:
        lacking = await store.lacking()
    except Unavailable as error:
        what, _, help = remedy(error).partition(": ")
        return mend(what, help)
    finally:
        await store.close()
    if _nearly_full(settings.database_url):
        return mend("the disk of the database is nearly full", "make room before it is: nothing could be changed then")
    if lacking:
        return mend(f"the database lacks {', '.join(lacking)}", "python -m bot migrate, or start serve anew")
    return ok("the database is reached and up to date")


def _to_be_made(path: Path) -> Diagnosis:
    from bot.stores.faults import FOLDER, remedy

    nearest = next(folder for folder in path.absolute().parents if folder.exists())
    if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
        what, _, help = remedy(Unavailable(FOLDER)).partition(": ")
        return mend(what, help)
    return note("there is no database yet: serve makes it when it starts, or python -m bot migrate")


def _nearly_full(database_url: str) -> bool:
    """As far as it is a disk of this machine."""
    path = Path(database_url.removeprefix("sqlite:///"))
    return path.exists() and shutil.disk_usage(path).free < ROOM


def _address(settings: Settings) -> Diagnosis:
    called = settings.teams or (settings.slack and not settings.socket_mode)
    if not settings.public_url:
        if not called:
            return ok("no PUBLIC_URL, and none is needed")
        return mend(
            "PUBLIC_URL is not set, so nobody can see whether the chat product calls the right address",
            "set it to where the internet reaches this server, as in https://farjag.example.fi",
        )
    if called and not settings.public_url.startswith("https://"):
        return mend("PUBLIC_URL is not https, and no chat product calls it", "put a server with TLS before this one")
    return ok("PUBLIC_URL has the right shape")


def _surfaces(settings: Settings) -> list[Diagnosis]:
    """Which chat products are set up, and whether everybody who decides can be reached on one of them."""
    absent = [one for one in surfaces() if not one.configured(settings)]
    shown = [note(f"{one.title} is not set up: {one.absent} is not set") for one in absent]
    for person in settings.directory.out_of_reach(settings.sending):
        what = f"{person} stands in APPROVERS or DEPUTIES, but no chat product that is set up can send there"
        shown.append(mend(what, "set one up, or join an id of one that is: slack:U012345+" + person))
    return shown
