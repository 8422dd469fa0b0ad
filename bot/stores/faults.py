"""What `store.Unavailable` carries, and what helps: one line for whoever runs the product."""

from __future__ import annotations

from handlers.store import Unavailable

FILE_GONE, FOLDER, FOREIGN, NO_SERVER = "file-gone", "folder", "foreign", "no-server"

_REMEDIES = {
    FILE_GONE: "the database file was moved, deleted or replaced under the running program: put it back, start anew",
    FOLDER: "the folder of the database cannot be made or written: change DATABASE_URL, or the folder's rights",
    FOREIGN: "the database belongs to another program: nothing was changed, set DATABASE_URL to one of its own",
    NO_SERVER: "PostgreSQL cannot be reached: check DATABASE_URL, and that the database server runs",
    "53100": "the disk of PostgreSQL is full: make room there; what was committed is kept",
    "53300": "PostgreSQL takes no more connections: let it take more, or run fewer processes",
    "25006": "the database only takes reads: DATABASE_URL leads to a stand-in, or somebody has set it to read-only",
    "42501": "the user in DATABASE_URL lacks a right in the database: grant it, or name the owner of the tables",
    "58": "PostgreSQL's machine or disk fails: see its log",
    "XX": "PostgreSQL finds its data damaged: see its log, and put a backup in its place",
    "SQLITE_FULL": "the disk of the database is full: make room, and start again; what was committed is kept",
    "SQLITE_IOERR": "the disk of the database fails or is full: make room, check the disk, and start again",
    "SQLITE_CANTOPEN": "the database file cannot be opened: check DATABASE_URL, and the file's owner and rights",
    "SQLITE_READONLY": "the database file may not be written: change the owner or rights of it and its folder",
    "SQLITE_PERM": "the database file may not be written: change the owner or rights of it and its folder",
    "SQLITE_CORRUPT": "the database file is damaged: put a backup in its place",
    "SQLITE_NOTADB": "the file in DATABASE_URL is no database: name another, or put a backup in its place",
}
_BUSY = "the database is too busy: nothing was changed, try again"


def remedy(error: Unavailable) -> str:
    """What is wrong and what to do about it. Never holds the address or what was written."""
    code = str(error)
    return next((said for known, said in _REMEDIES.items() if code.startswith(known)), _BUSY)
