"""`new-town`: from a town's name and the text of its guideline to a folder that passes `check`.

What is not given by options or a file is asked, where somebody sits there to answer; every fault is told at once.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.terminal.check import check_folder, sign
from bot.terminal.loading import Failed
from bot.terminal.town_folder import NewTown, write_town
from bot.terminal.town_told import NEEDED, Told, read_told

#: Who stands as the reader of what nobody has read yet: it only quotes.
READER = "new-town"


def from_file(ctx: click.Context, _: click.Parameter, file: Path | None) -> None:
    """The file's fields are the options' defaults: what is given on the line counts before them."""
    if file is None:
        return
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.BadParameter(f"{file}: {error}") from None
    many = {option.name for option in ctx.command.params if isinstance(option, click.Option) and option.multiple}
    strangers = sorted(told.keys() - {option.name for option in ctx.command.params} | told.keys() & {"folder", "file"})
    if strangers:
        raise click.BadParameter(f"{file}: not a field of this file: {', '.join(strangers)}")
    ctx.default_map = {name: _listed(value) if name in many else value for name, value in told.items()}


def _listed(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{language}={one}" for language, one in value.items()]
    return value if isinstance(value, list) else [str(value)]


@click.command(name="new-town")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=from_file,
    metavar="FILE.toml",
    help="Take what is not given as an option from this file; fields as the options.",
)
@click.option("--languages", metavar="fi,sv", help="One, two or three of sv, fi and en; the guideline's own first.")
@click.option("--name", multiple=True, metavar="[LANG=]NAME", help="The town's name, in each of its languages.")
@click.option(
    "--text",
    multiple=True,
    metavar="[LANG=]FILE",
    help="The guideline as a text file, in its own language and in others that it is published in.",
)
@click.option("--title", multiple=True, metavar="[LANG=]TITLE", help="What the guideline is called.")
@click.option("--contact", metavar="NAME", help="Whom staff turn to with what the guideline does not answer.")
@click.option("--role", multiple=True, metavar="[LANG=]ROLE", help="What that person is called in the town.")
@click.option("--phone", help="That person's telephone number.")
@click.option("--email", help="That person's address for mail.")
@click.option("--domain", multiple=True, metavar="DOMAIN", help="The town's own domain, such as town.fi.")
def new_town(folder: Path, **given: Any) -> None:
    """Make a new town's folder in FOLDER out of the text of its guideline.

    It passes `check` and quotes the guideline; what to write next is said. Exit code 1 with every fault of what was
    given.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failed(f"{folder}: is there already and not empty; give a new folder")
    told = read_told(_asked(given) if somebody_sits_there() else given)
    if told.faults:
        raise Failed("\n".join(told.faults))
    _make(folder, told.town())
    click.echo(_next(folder, told))


def somebody_sits_there() -> bool:
    return sys.stdin.isatty()


def _asked(given: Mapping[str, Any]) -> dict[str, Any]:
    """What is needed and was not given, from whoever sits there. Of each language once the languages are known."""
    answers = dict(given)
    for name, question in NEEDED.items():
        if not answers["languages"] or name not in ("name", "text"):
            answers[name] = answers[name] or click.prompt(question)
        elif not answers[name]:
            languages = [one.strip() for one in answers["languages"].split(",")]
            told = [(one, click.prompt(f"{question} ({one})", default="", show_default=False)) for one in languages]
            answers[name] = [f"{language}={said}" for language, said in told if said]
    return answers


def _make(folder: Path, town: NewTown) -> None:
    try:
        situations = write_town(folder, town)
        sign(folder, tuple(situations), READER)
    except OSError as error:
        raise Failed(f"{folder}: {error.strerror or error}") from None
    if check_folder(folder, date.today()):
        raise SystemExit(1)


def _next(folder: Path, told: Told) -> str:
    """What to write next, in the order in which it helps staff."""
    stand_in = [one for one in told.languages if one not in told.parts]
    lines = [
        f"{folder} is ready: GUIDELINE={folder} farjag ask …, or farjag serve. It quotes the guideline. Write next:",
        "sections/: look through titles and sentences; they were cut out of your text by machine",
        *(f"sections/: translate {one}, where the original's words stand in" for one in stand_in),
        "situations/: an answer of its own for each thing staff ask about (knowledge/guidelines/README.md shows how), "
        f"then `farjag check --guideline {folder} --read-by NAME FILE`",
        "phrasings/: how staff ask, a dozen or more a situation and language; refusals/: what it does not answer",
        "town.toml: units, telephone numbers, and under [findings] which section each rule of the review cites "
        "(farjag rules)",
        f"then `farjag train {folder}`",
    ]
    return "\n".join([lines[0], *(f"{number}. {line}" for number, line in enumerate(lines[1:], start=1))])
