"""JSON lines in and out, for `ask` and `review` alike: a broken line is told by its number, the rest is answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TextIO

Row = dict[str, Any]


def answer_lines(lines: Iterable[bytes], answer: Callable[[Row], Row], out: TextIO, errors: TextIO) -> int:
    """Writes the id and the `answer` of every line's object. The exit code: 1 if a line was broken.

    `answer` raises ValueError for an object it cannot take, saying what is wrong and repeating nothing of the text.
    """
    broken = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _row(line)
            answered = {"id": row["id"], **answer(row)}
        except ValueError as error:
            broken += 1
            print(f"line {number}: {error}", file=errors)
            answered = {"line": number, "error": str(error)}
        print(one_line(answered), file=out, flush=True)
    return 1 if broken else 0


def one_line(row: Row) -> str:
    """One line of JSON; a half of a surrogate pair stays escaped, for UTF-8 has no place for it."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return line


def read_object(line: bytes) -> Row:
    """The object on the line. Raises ValueError."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    except (ValueError, RecursionError):  # ValueError also for a number of thousands of digits
        raise ValueError("is not JSON") from None
    if not isinstance(row, dict):
        raise ValueError('must be an object {"id", …}')
    return row


def _row(line: bytes) -> Row:
    """The object on the line, which has an id and a text. Raises ValueError."""
    row = read_object(line)
    if "id" not in row:
        raise ValueError('lacks "id"')
    if not isinstance(row.get("text"), str):
        raise ValueError('lacks "text", or it is not a text')
    return row
