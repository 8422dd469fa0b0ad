"""A backup as a file: a zip that anybody can open, with each table as JSON lines and `manifest.json` over them.

The manifest says whose it is, of which version, and of each table the number of rows and the SHA-256 of its file. It is
written last, and the whole beside its place and then renamed: what has the name is whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.stores.sql import Row

PRODUCT, FORMAT = "farjag", 1
MANIFEST = "manifest.json"


class BadBackup(Exception):
    """The file cannot be restored here; the message says why and what helps."""


@dataclass(frozen=True)
class Content:
    """What one table's file holds."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`migrations` are the changes of the schema that the database knew; the last one is its version. `waiting`:
    how many messages were not surely sent.
    """

    town: str
    version: str
    migrations: tuple[str, ...]
    made_at: datetime
    waiting: int
    tables: Mapping[str, Content]

    @property
    def schema(self) -> str:
        return self.migrations[-1]


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A place beside `path`, for its owner alone, that takes its name when all is on the disk; gone if it fails."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # with mode 600
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        _to_disk(beside)
        beside.replace(path)
        _to_disk(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class BackupWriter:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.tables: dict[str, Content] = {}

    def table(self, name: str, rows: Iterable[Row]) -> None:
        count, digest = 0, hashlib.sha256()
        with self._archive.open(f"{name}.jsonl", "w", force_zip64=True) as file:
            for row in rows:
                count += 1
                line = line_of(row)
                digest.update(line)
                file.write(line)
        self.tables[name] = Content(count, digest.hexdigest())

    def manifest(self, manifest: Manifest) -> None:
        said = {"product": PRODUCT, "format": FORMAT, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
        self._archive.writestr(MANIFEST, json.dumps(said, indent=1, ensure_ascii=False))


def line_of(row: Row) -> bytes:
    """One form for one row, whichever database it comes from."""
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@contextmanager
def opened(path: Path) -> Iterator[BackupReader]:
    """Raises BadBackup for anything that is not a whole backup, also while it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield BackupReader(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BadBackup(f"{path} is no backup, or is cut short or damaged: take another") from error


class BackupReader:
    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path, self._archive = path, archive
        self.manifest = self._read_manifest()

    def _read_manifest(self) -> Manifest:
        try:
            said = json.loads(self._archive.read(MANIFEST))
            if said["product"] != PRODUCT:
                raise BadBackup(f"{self._path} is another program's file")
            if said["format"] > FORMAT:
                raise BadBackup(
                    f"{self._path} was made by version {said['version']}: restore it with that or a newer one"
                )
            return _manifest(said)
        except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
            raise BadBackup(f"{self._path} is no backup of this program") from error

    def verify(self) -> None:
        """Raises BadBackup where any table does not hold what the manifest says."""
        for table in self.manifest.tables:
            for _ in self.rows(table):
                pass

    def rows(self, table: str) -> Iterator[Row]:
        """Raises BadBackup at its end where it does not hold what the manifest says."""
        said, count, digest = self.manifest.tables[table], 0, hashlib.sha256()
        try:
            with self._archive.open(f"{table}.jsonl") as file:
                for line in file:
                    count += 1
                    digest.update(line)
                    yield self._row(table, line)
        except KeyError as error:
            raise self._damaged(table) from error
        if Content(count, digest.hexdigest()) != said:
            raise self._damaged(table)

    def _row(self, table: str, line: bytes) -> Row:
        try:
            row = json.loads(line)
        except ValueError as error:
            raise self._damaged(table) from error
        if not isinstance(row, dict) or not all(isinstance(each, str | int | None) for each in row.values()):
            raise self._damaged(table)
        return row

    def _damaged(self, table: str) -> BadBackup:
        return BadBackup(f"{self._path} is damaged: {table} does not hold what the manifest says; take another")


def _manifest(said: Mapping[str, Any]) -> Manifest:
    tables = {str(name): Content(int(each["rows"]), str(each["sha256"])) for name, each in said["tables"].items()}
    migrations = tuple(map(str, said["migrations"]))
    made_at = datetime.fromisoformat(said["made_at"])
    if not migrations or made_at.tzinfo is None:
        raise ValueError("incomplete")
    return Manifest(str(said["town"]), str(said["version"]), migrations, made_at, int(said["waiting"]), tables)
