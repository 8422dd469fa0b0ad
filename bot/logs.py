"""The log: one line an event on standard output; JSON in production, plain in development, where people read it.

Only our own events are told in words. Libraries, asyncio among them, write what they were given into theirs, and that
may be what a person wrote: of them it is told which one, where, and the kind of its fault.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

OWN = ("bot", "handlers", "knowledge")


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
        }
        return json.dumps(line | _fields(record), ensure_ascii=False)


class _Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        level = [record.levelname.lower()] if record.levelno >= logging.WARNING else []
        fields = (f"{name}={value}" for name, value in _fields(record).items())
        return " ".join([at, *level, _event(record), *fields])


def _event(record: logging.LogRecord) -> str:
    return record.getMessage() if _is_ours(record) else f"{record.name} is in trouble"


def _fields(record: logging.LogRecord) -> dict[str, object]:
    if _is_ours(record):
        return {**getattr(record, "fields", {}), **_fault(record)}
    return {"where": f"{record.pathname}:{record.lineno}", **_fault(record)}


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in OWN


def _fault(record: logging.LogRecord) -> dict[str, object]:
    """Where an exception came from, without its message: that may hold what a person wrote."""
    if not record.exc_info or record.exc_info[0] is None:
        return {}
    trace = record.exc_info[2]
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return {"fault": record.exc_info[0].__name__, "where": at}


def set_up_logs(for_people: bool) -> None:
    """Own events at INFO; libraries only when something is wrong."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_Plain() if for_people else _Json())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for own in OWN:
        logging.getLogger(own).setLevel(logging.INFO)
