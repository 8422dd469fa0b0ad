"""The log: one line an event on standard output; JSON when a machine reads it, plain when a person does."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        return json.dumps(line | _fault(record), ensure_ascii=False)


class _Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = getattr(record, "fields", {}) | _fault(record)
        return " ".join([record.getMessage(), *(f"{name}={value}" for name, value in fields.items())])


def _fault(record: logging.LogRecord) -> dict[str, str]:
    """Where an exception came from, without its message: that may hold what a person wrote."""
    if not record.exc_info or record.exc_info[0] is None:
        return {}
    trace = record.exc_info[2]
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return {"fault": record.exc_info[0].__name__, "where": at}


def set_up_logs() -> None:
    """Own events at INFO; libraries only when something is wrong, since they like to log what they were given."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_Plain() if sys.stdout.isatty() else _Json())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for own in ("bot", "handlers", "knowledge"):
        logging.getLogger(own).setLevel(logging.INFO)
