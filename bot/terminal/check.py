"""`check`: every fault of a town's folder, and the signature of who has read a file against the source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import tomlkit

from knowledge.good_to_know import FILE as ADVICE
from knowledge.situations import digest_of
from knowledge.stated import FILE, digest_of_stated
from knowledge.town import inspect_town


def check_folder(folder: Path, today: date) -> int:
    """Prints what the folder holds, or all its faults on standard error. The exit code: 1 when there are faults."""
    town, faults = inspect_town(folder)
    for fault in sorted(faults):
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"{len(faults)} faults", err=True)
        return 1
    click.echo(
        f"{len(town.guideline.sections)} sections, {len(town.situations)} situations, "
        f"{len(town.phrasings)} phrasings, {len(town.refusals)} refusals, "
        f"{len(town.silences.near)} topics of silence: no faults"
    )
    for advice in (one for one in town.advice if one.is_old(today)):
        read_on = f"was read on {advice.read_on}, over a year ago: read it there again"
        click.echo(f"{folder / ADVICE}: {advice.address}: {read_on}", err=True)
    return 0


def sign(folder: Path, files: tuple[Path, ...], reader: str) -> str:
    """Writes reader and digest into each file. What else is wrong with a file is for `check` to say."""
    town, _ = inspect_town(folder)
    digests = {one.file.resolve(): digest_of(one, town.guideline) for one in town.situations.values()}
    of_all = town.guideline.digest(town.guideline.sections)
    digests |= {silence.file.resolve(): of_all for silence in town.silences.near.values()}
    digests[(folder / FILE).resolve()] = digest_of_stated(town.stated, town.situations)
    for file in files:
        if file.resolve() not in digests:
            raise click.UsageError(f"{file} is neither a situation, a topic of silence nor {FILE} of {folder}")
        _sign(file, reader, digests[file.resolve()])
    return f"{reader} has read: {', '.join(file.stem for file in files)}"


def _sign(file: Path, reader: str, digest: str) -> None:
    """Everything else in the file stays as it was written, remarks and all."""
    document = tomlkit.parse(file.read_text(encoding="utf-8"))
    document.update({"read_by": reader, "digest": digest})
    file.write_text(document.as_string(), encoding="utf-8")
