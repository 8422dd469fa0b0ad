"""docs/personal-data.md: what and why are written in bot/stores/personal_data.toml, how long is what the code does.

`python -m bot.terminal.personal_data_page`, or `make pages` for all pages that are written so.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from bot.stores.privacy import ABOUT_REQUESTS, DELETE, OLD, PSEUDONYMISE
from bot.terminal.memory_table import in_memory
from handlers.person.retention import BACKUPS_KEPT, CAME_TO_NOTHING, CLOSED, KEPT

WRITTEN = Path(__file__).parent.parent / "stores" / "personal_data.toml"
HEAD = """# What is kept about a person, why, and how long

Written by `make pages`: what and why from `bot/stores/personal_data.toml`, how long from the code that deletes
(`handlers/person/retention.py`, `bot/stores/privacy.py`). A test fails when a column is added without a line, or when
page and code differ. A column that says nothing about a person has a dash. What is only asked is never stored: the
question, the draft, the conversation. Write *what do you hold on me* or *forget me* in chat to see or delete what is
yours. Retention runs once a day, so what is old goes within a day of its time.

The chat page (development only) keeps what its user wrote and was answered in the browser's own tab, so that a reload
loses nothing, and never what came from others. The server does not see it. A new conversation, another person or
*forget me* ends it, and so does closing the tab; a browser that opens a closed tab again may bring it back.

An answer on `/ask` that hangs on nothing that was typed has an address. It names the situation, and stands in the
browser's history and in the log of whoever stands between.

Only in memory, never written and in no log: gone with the process at the latest. What is past its time is not used any
more, and leaves memory when something newer is kept there.

"""

AFTER = """
After *forget me* the SQLite file and the log beside it hold nothing of it any more: what is deleted is overwritten, and
the log is truncated. PostgreSQL overwrites deleted rows when it vacuums and reuses the space; until then the words may
still lie on its disks, and in the archive of its write-ahead log for as long as the operator keeps that.

A backup (`python -m bot backup`) holds what the table below holds, without `talks`; keep none for longer than {kept},
we advise 30 days. Who asks to be forgotten is remembered for {kept} as a hash under a key of the store. `restore`
forgets them again, if it is told of them: by a later backup in the same folder, or by what is named with `--forgotten`.
It says up to when that is known; whoever asked after that must ask again.
"""
COLUMNS = ("what it says about a person", "why it is kept", "how long")


def years_or_days(time: timedelta) -> str:
    number, unit = (time.days // 365, "year") if time.days % 365 == 0 else (time.days, "day")
    return f"{number} {unit}" + "s" * (number != 1)


#: What the time is counted from, where it is not from when the row was written.
_COUNTED = {
    "messages": " after sending; a card to decide by until its request or question has come to its end",
    "questions": " after it was settled",
    "timers": " after it was due",
    "addresses": " after they were last heard from",
}
#: What goes by no clock.
_UNTIL = {
    "absences": "until ended or replaced",
    "channels": "as long as the register",
    "languages": "until chosen anew",
}
#: What *forget me* makes of a name, by how the statement says it.
_BECOMES = {
    "NULL": "emptied by *forget me*",
    "REPLACE": "ids in it become a pseudonym with *forget me*",
    ":pseudonym": "a pseudonym after *forget me*",
}

#: Where people write names, which are no ids: in an approved request and its channel they stay.
_TYPED = ("channels.administrators", "channels.deputy", "requests.fields")


def how_long() -> Mapping[str, str]:
    """By table, from what deletes its rows."""
    times = {_table(gone): years_or_days(KEPT[kind]) + _COUNTED.get(kind, "") for kind, gone in OLD.items()}
    nothing, closed = years_or_days(CAME_TO_NOTHING), years_or_days(CLOSED)
    times["requests"] = f"{nothing} if it came to nothing, {closed} after closing, else as the channel"
    return _UNTIL | {table: "as the request" for table, *_ in ABOUT_REQUESTS} | times


def _table(statement: str) -> str:
    return str(re.findall(r"(?:DELETE FROM|UPDATE) (\w+)", statement)[0])


def forgotten(table: str, column: str) -> str:
    """What *forget me* does to it."""
    for statement in PSEUDONYMISE:
        becomes = re.search(rf"\b{column} = (NULL|REPLACE|:pseudonym)", statement.partition("WHERE")[0])
        if _table(statement) == table and becomes:
            typed = "; names typed into what was approved stay" if f"{table}.{column}" in _TYPED else ""
            others = (
                "gone with *forget me*, in others' messages " if (table, becomes[1]) == ("outbox", "REPLACE") else ""
            )
            return others + _BECOMES[becomes[1]] + typed
    return "gone with *forget me*" if table in (*map(_table, DELETE), "votes") else ""


def page() -> str:
    """The whole page as Markdown."""
    written = tomllib.loads(WRITTEN.read_text(encoding="utf-8"))
    rows = [_row(table, column, said) for table, columns in written.items() for column, said in columns.items()]
    memory = [(one.what, one.says, one.why, one.how_long) for one in in_memory()]
    after = AFTER.format(kept=years_or_days(BACKUPS_KEPT))
    return HEAD + _rows("in memory", memory) + after + "\n" + _rows("column", rows)


def _rows(first: str, rows: Sequence[Sequence[str]]) -> str:
    every = [(first, *COLUMNS), ("---",) * 4, *rows]
    return "".join(f"| {' | '.join(row)} |\n".replace("|  |", "| |").replace("|  |", "| |") for row in every)


def _row(table: str, column: str, said: str | list[str]) -> tuple[str, str, str, str]:
    if isinstance(said, str):
        return f"`{table}.{column}`", said, "", ""
    kept = "; ".join(filter(None, (how_long()[table], forgotten(table, column))))
    return f"`{table}.{column}`", said[0], said[1], kept


if __name__ == "__main__":
    sys.stdout.write(page())
