"""`check`: every fault of a town's folder, and the signature of who has read a file against the source."""

from __future__ import annotations

import re
from pathlib import Path

import click

from knowledge.town import Town, inspect_town


def check_folder(folder: Path) -> int:
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
    return 0


def sign(folder: Path, files: tuple[Path, ...], reader: str) -> str:
    """Writes reader and digest into each file. What else is wrong with a file is for `check` to say."""
    town, _ = inspect_town(folder)
    compared = {situation.file.resolve(): situation.sections for situation in town.situations.values()}
    compared |= {silence.file.resolve(): tuple(town.guideline.sections) for silence in town.silences.near.values()}
    for file in files:
        sections = compared.get(file.resolve())
        if sections is None:
            raise click.UsageError(f"{file} is neither a situation nor a topic of silence of {folder}")
        _sign(file, reader, _digest(town, sections))
    return f"{reader} has read: {', '.join(file.stem for file in files)}"


def _digest(town: Town, sections: tuple[str, ...]) -> str:
    return town.guideline.digest(id for id in sections if id in town.guideline.sections)


def _sign(file: Path, reader: str, digest: str) -> None:
    source = file.read_text(encoding="utf-8")
    name = reader.replace("\\", "").replace('"', "")
    for field, value in (("read_by", name), ("digest", digest)):
        source = re.sub(rf"(?m)^{field} = .*$", f'{field} = "{value}"', source, count=1)
    file.write_text(source, encoding="utf-8")
