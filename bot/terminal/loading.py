"""What several commands need first: settings, a town, its answers; and how they fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from knowledge.data_files import DataError
from knowledge.town import HANGO

if TYPE_CHECKING:  # loaded by the commands that need them, so that `ask` starts at once
    from bot.environment import Environment
    from bot.settings import Settings
    from knowledge.answers import Answers
    from knowledge.town import Town

GUIDELINE = click.option(
    "--guideline",
    type=click.Path(path_type=Path),
    envvar="GUIDELINE",
    default=HANGO,
    show_default="Hangö's",
    help="The town's folder.",
)


class Failed(click.ClickException):
    """What was asked for could not be done; the message says why and what helps."""

    exit_code = 1

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


@contextmanager
def told_in_a_line() -> Iterator[None]:
    """What stands in the way of the database or of a town's folder becomes one line with what helps, exit code 1."""
    from bot.stores.faults import remedy
    from handlers.store import Unavailable

    try:
        yield
    except Unavailable as error:
        raise Failed(remedy(error)) from None
    except DataError as error:
        raise Failed(str(error)) from None


def read_or_exit(serving: bool = False) -> Settings:
    """`serving`: with what only a process needs that people send requests to."""
    from bot.settings import ServingSettings, Settings, read_settings

    with _faults_told():
        return read_settings(ServingSettings if serving else Settings)


def environment_or_exit() -> Environment:
    """What stands in the environment, for commands that come before all of it fits together."""
    from bot.settings import read_environment

    with _faults_told():
        return read_environment()


@contextmanager
def _faults_told() -> Iterator[None]:
    from bot.settings import SettingsError

    try:
        yield
    except SettingsError as error:
        click.echo("These settings do not fit (see README, Settings):", err=True)
        click.echo("\n".join(f"  {fault}" for fault in error.faults), err=True)
        raise SystemExit(2) from None


def load_a_town(guideline: Path) -> Town:
    from knowledge.town import load_town

    try:
        return load_town(guideline)
    except DataError as error:
        raise Failed(str(error)) from None


def load_answers(guideline: Path) -> Answers:
    from bot.composition import build_answers

    try:
        return build_answers(guideline)
    except DataError as error:
        raise Failed(str(error)) from None
