"""What is logged: warnings and errors, in lines or as JSON, and no message of a lifter's in any of them."""

from __future__ import annotations

import logging
import os
import traceback
from types import TracebackType

import structlog
from rasa.utils.log_utils import configure_structlog

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_QUIET = ("rasa", "sanic.root", "sanic.error", "sanic.access", "matplotlib", "sqlalchemy")


class NoWordsOfErrors(logging.Filter):
    """Leaves of an error its kind and its place: its own words, and those of a traceback, may quote what was sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the words away; every record passes."""
        if isinstance(record.exc_info, tuple) and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            record.msg, record.args = f"{record.getMessage()} ({kind.__name__}{_place(trace)})", ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace, limit=-1)
    return f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def quiet_logs() -> None:
    """Keep message texts out of the logs: Rasa writes them below WARNING, and so nothing below passes.

    ``LOG_FORMAT=json`` writes each entry as an object with ``timestamp``, ``level``, ``logger`` and ``event``.
    """
    logging.basicConfig(level=logging.WARNING, format=_LINE)
    configure_structlog(logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.addFilter(NoWordsOfErrors())
        if os.environ.get("LOG_FORMAT", "").strip().lower() == "json":
            handler.setFormatter(_json_lines())
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _json_lines() -> logging.Formatter:
    known = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter: logging.Formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=known,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    return formatter
