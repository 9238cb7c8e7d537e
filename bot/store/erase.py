"""Forgetting someone, wherever they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import column, delete, inspect, table, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.models import Feedback, TelegramMark, TelegramPayload, TelegramUpdate, UnclearMessage

# Rasa's table by its name alone: this room works, and is tested, without Rasa.
_EVENTS = table("events", column("sender_id"))


@dataclass(frozen=True)
class Erased:
    """How many rows of each kind were deleted."""

    feedback: int
    unclear: int
    events: int


def erase_sender(session: Session, sender_id: str) -> Erased:
    """Delete everything stored about a conversation; other conversations are untouched.

    Args:
        session: an open session; nothing is gone before the caller commits.
        sender_id: the conversation.

    Returns:
        What was deleted. Conversations count 0 when Rasa has not made its table yet.
    """

    def rows(of: Any) -> int:
        statement = delete(of).where(of.c.sender_id == sender_id)
        return int(session.execute(statement, execution_options={"synchronize_session": False}).rowcount)

    rows(TelegramMark.__table__)
    rows(TelegramPayload.__table__)
    # Their numbers stay: without them a repeat would be answered, and stored, once more.
    updates = TelegramUpdate.__table__
    session.execute(update(updates).where(updates.c.sender_id == sender_id).values(sender_id=None, body=None))
    has_events = inspect(session.connection()).has_table(_EVENTS.name)
    return Erased(
        feedback=rows(Feedback.__table__),
        unclear=rows(UnclearMessage.__table__),
        events=rows(_EVENTS) if has_events else 0,
    )


def scrub(engine: Engine) -> None:
    """Overwrite what was deleted where SQLite still holds it: its log of writes. Call after the commit.

    While another process reads, SQLite lets the log be and overwrites it later; PostgreSQL has a vacuum
    of its own.

    Args:
        engine: the database.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
